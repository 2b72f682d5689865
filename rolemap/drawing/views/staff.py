"""Which titles are staff positions, from ``staff.toml``."""

import re
from functools import cache

from rolemap.knowledge import knowledge


@cache
def is_staff(title: str) -> bool:
    """True if whoever has this title works for one manager: an assistant, a secretary, a chief of staff.

    >>> is_staff("Executive Assistant to the CEO"), is_staff("Permanent Secretary"), is_staff("Assistant Manager")
    (True, False, False)
    """
    staff, others = _patterns()
    text = title.casefold()
    return bool(staff.search(text)) and not others.search(text)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = knowledge("drawing/views/staff.toml")
    return _pattern("staff", "staff_in_other_languages", lists=lists), _pattern("not_staff", lists=lists)


def _pattern(*names: str, lists: dict[str, dict[str, list[str]]]) -> re.Pattern[str]:
    words = sorted({word for name in names for word in lists[name]["words"]}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
