"""What stands in a name cell: a name, a vacancy, a name that is withheld, or nothing."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from rolemap.tables.words import plain, words

_REMARK = re.compile(
    r"\s*(?:$|[-–—:(\[/,#\d]|(?:for|since|from|until|as of|due|by|req|id|ab|seit|für|pour|para|per)\b)"
)


class Says(StrEnum):
    """What a name cell says: a ``NAME``, nothing (``BLANK``), a seat without a person (``VACANT``), a post that no
    longer exists (``GONE``), somebody whose name is not told (``WITHHELD``) or not known (``UNKNOWN``).
    """

    NAME = "name"
    BLANK = "blank"
    VACANT = "vacant"
    GONE = "gone"
    WITHHELD = "withheld"
    UNKNOWN = "unknown"


def cell_says(text: str) -> Says:
    """What stands in a name cell; a number or remark behind the words changes nothing.

    >>> [str(cell_says(cell)) for cell in ("New Vacancy 2", "Vacant - Project Manager", "TBD", "N/D", "Kai Open")]
    ['vacant', 'vacant', 'vacant', 'withheld', 'name']
    """
    key = plain(text)
    says = _whole_cells().get(key)
    if says is not None:
        return says
    begins = _vacancy_beginnings().match(key)
    return Says.VACANT if begins and _REMARK.match(key, begins.end()) else Says.NAME


_WHOLE_CELL = (
    ("blank", Says.BLANK),
    ("vacant", Says.VACANT),
    ("vacant_alone", Says.VACANT),
    ("gone", Says.GONE),
    ("withheld", Says.WITHHELD),
    ("unknown", Says.UNKNOWN),
)


@cache
def _whole_cells() -> Mapping[str, Says]:
    """What each listed cell says; a word of several groups says what the first of them does."""
    listed = ((word, says) for group, says in reversed(_WHOLE_CELL) for word in words("vacancies", group))
    return {**dict(listed), "": Says.BLANK}


@cache
def _vacancy_beginnings() -> re.Pattern[str]:
    longest_first = sorted(words("vacancies", "vacant"), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))
