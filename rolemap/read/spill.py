"""A row that is longer than the header: the cell that spilled over its delimiter, put together again."""

import re
from collections import Counter
from collections.abc import Sequence

Profile = tuple[str, ...]
"""What each column holds in the rows that fit: ``number``, ``date``, ``email``, ``code``, ``text``, or ``""``."""

_KINDS = (
    ("blank", re.compile(r"\s*")),
    ("number", re.compile(r"\s*[-+]?[£$€]?\d+(?:[.,]\d+)*\s*%?\s*")),
    ("date", re.compile(r"\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*")),
    ("email", re.compile(r"\s*[^@\s]+@[^@\s]+\.\w+\s*")),
    ("code", re.compile(r"\s*(?=\S*\d)[\w\-./#]+\s*")),
)
_MOST_CELLS = 6  # a row with more cells too many is broken, not spilled


def kind_of(cell: str) -> str:
    """What a cell looks like.

    >>> kind_of("12.5"), kind_of("E-104"), kind_of("Ana Ruiz"), kind_of("")
    ('number', 'code', 'text', 'blank')
    """
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(cell)), "text")


def profile_of(rows: Sequence[Sequence[str]], width: int) -> Profile:
    """The kind of each column in the rows that fit (the first thousand), ``""`` where they do not agree."""
    kinds = []
    for column in range(width):
        counts = Counter(kind_of(row[column]) for row in rows[:1000])
        filled = {kind: count for kind, count in counts.items() if kind != "blank"}
        total = sum(filled.values())
        best = max(sorted(filled), key=lambda kind: filled[kind], default="")
        kinds.append(best if total and filled[best] >= 0.9 * total else "")
    return tuple(kinds)


def rejoin(cells: Sequence[str], profile: Profile, delimiter: str) -> list[str] | None:
    """The row with one spilled cell joined again, None where it is not plain which cell that is.

    Plain means: only the pieces of one cell begin with a space ("Engineer, Software"), or only one place makes every
    other cell of the kind that its column holds in the rows that fit.

    >>> rejoin(["7", "Engineer", " Software", "E9"], ("number", "text", "code"), ",")
    ['7', 'Engineer, Software', 'E9']
    >>> rejoin(["a", "b", "c", "d"], ("text", "text", "text"), ",") is None
    True
    """
    spare = len(cells) - len(profile)
    if not 0 < spare <= _MOST_CELLS or len(profile) < 2:
        return None
    spaced = [index for index, cell in enumerate(cells) if index and cell.startswith(" ") and cell.strip()]
    if len(spaced) == spare and spaced == list(range(spaced[0], spaced[0] + spare)):
        joined = _joined(cells, spaced[0] - 1, spare, delimiter)
        if _misfits(joined, profile, spaced[0] - 1) == 0:
            return joined
    fits = [at for at in range(len(profile)) if _misfits(_joined(cells, at, spare, delimiter), profile, at) == 0]
    telling = sum(1 for kind in profile if kind and kind != "text")
    return _joined(cells, fits[0], spare, delimiter) if len(fits) == 1 and telling else None


def _joined(cells: Sequence[str], at: int, spare: int, delimiter: str) -> list[str]:
    return [*cells[:at], delimiter.join(cells[at : at + spare + 1]), *cells[at + spare + 1 :]]


def _misfits(row: Sequence[str], profile: Profile, at: int) -> int:
    """How many cells, the joined one included, are not of their column's kind; blank fits anywhere."""
    return sum(
        1
        for index, (cell, kind) in enumerate(zip(row, profile, strict=True))
        if kind and kind != (found := kind_of(cell)) and not (found == "blank" and index != at)
    )
