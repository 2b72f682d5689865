"""What a word of a file says that somebody does, or that something is, from ``duties.toml``."""

import re
from functools import cache

from rolemap.knowledge import knowledge


@cache
def has_duty(duty: str, text: str) -> bool:
    """True if ``text`` holds one of the words of ``duty``, as whole words.

    >>> has_duty("assurance", "Project Assurance (PMO)"), has_duty("assurance", "Reassurance")
    (True, False)
    """
    return bool(_pattern(duty).search(text.casefold()))


@cache
def is_duty(duty: str, text: str) -> bool:
    """True if ``text`` is one of the words of ``duty`` and nothing else.

    >>> is_duty("large", "XL"), is_duty("large", "not large")
    (True, False)
    """
    return bool(_pattern(duty).fullmatch(text.casefold().strip()))


@cache
def _pattern(duty: str) -> re.Pattern[str]:
    words = sorted(knowledge("gaps/duties.toml")[duty]["words"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
