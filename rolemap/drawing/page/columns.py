"""Columns as the page reads them: few large texts in place of many small values, for a browser parses those fastest."""

from collections.abc import Iterable, Sequence

import numpy as np

_FIRST = ord("b")  # so that -1 is "a": no sign among the letters has a meaning in JSON or HTML


def joined(texts: Iterable[str]) -> str:
    r"""Texts of one line each (``plain``) as one text; nothing of one line holds the ``\n`` between them.

    >>> joined(["Ana", "", "Bo"])
    'Ana\n\nBo'
    """
    return "\n".join(texts)


def letters(codes: Sequence[int] | np.ndarray) -> str:
    """Small numbers from -1 on as a letter each.

    >>> letters([-1, 0, 2])
    'abd'
    """
    return (np.asarray(codes, dtype=np.int16) + _FIRST).astype(np.uint8).tobytes().decode("ascii")


def numbers(values: Sequence[int]) -> list[int] | int:
    """Numbers, or the one number that all of them are.

    >>> numbers([0, 0]), numbers([1, 0]), numbers([])
    (0, [1, 0], 0)
    """
    first = values[0] if len(values) else 0
    return first if values.count(first) == len(values) else list(values)


def runs(values: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers that count up, or stay -1, as (first number, length).

    >>> runs([4, 5, 6, -1, -1, 0])
    [(4, 3), (-1, 2), (0, 1)]
    """
    array = np.asarray(values, dtype=np.int64)
    if not len(array):
        return []
    goes_on = np.where(array[:-1] < 0, array[1:] == array[:-1], array[1:] == array[:-1] + 1)
    starts = np.flatnonzero(np.concatenate(([True], ~goes_on)))
    lengths = np.diff(np.append(starts, len(array)))
    return list(zip(array[starts].tolist(), lengths.tolist(), strict=True))
