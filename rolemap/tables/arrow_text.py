"""Text columns as Arrow arrays: how the people side reads, compares and changes a million cells without a loop."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.table import Table
from rolemap.tables.words import plain, words

_BLANK_WORDS = pa.array(sorted(words("vacancies", "blank")), pa.string())
_LONGEST_BLANK = max(len(word.as_py().encode()) for word in _BLANK_WORDS)

BoolArray = npt.NDArray[np.bool_]


def column(table: Table, name: str) -> pa.Array:
    """One column of a table as ``string``, ``""`` where blank; blank throughout if the table has no such column."""
    if not table.has(name):
        return pa.repeat(pa.scalar("", pa.string()), len(table))
    return strings(table.frame[name].array)


def strings(values: object) -> pa.Array:
    """Any sequence of texts as one array of type ``string`` without nulls."""
    array = pa.array(values)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if not pa.types.is_string(array.type):
        array = array.cast(pa.string())
    return array.fill_null("") if array.null_count else array


def mask(array: pa.Array) -> BoolArray:
    """A boolean Arrow array as numpy, null as False."""
    return np.asarray(array.fill_null(fill_value=False).to_numpy(zero_copy_only=False), dtype=np.bool_)


def matches(array: pa.Array, pattern: str) -> BoolArray:
    """Rows in which a regular expression is found."""
    return mask(pc.match_substring_regex(array, pattern))


def is_blank(array: pa.Array) -> BoolArray:
    """Rows without any text."""
    return np.asarray(pc.binary_length(array).to_numpy(zero_copy_only=False) == 0)


def offsets(array: pa.LargeStringArray) -> npt.NDArray[np.int64]:
    """Where each text begins in the bytes of its column, and where the last one ends."""
    return np.frombuffer(array.buffers()[1], np.int64)[array.offset : array.offset + len(array) + 1]


def text_bytes(array: pa.LargeStringArray) -> memoryview:
    """All texts of a column one behind the other as UTF-8, as Arrow keeps them: no copy."""
    text = array.buffers()[2]
    if text is None or not len(array):
        return memoryview(b"")
    ends = offsets(array)
    return memoryview(text)[ends[0] : ends[-1]]


def where(condition: BoolArray, yes: pa.Array, no: pa.Array) -> pa.Array:
    """Row by row one of two columns."""
    return pc.if_else(pa.array(condition), yes, no)


def with_values(array: pa.Array, rows: npt.NDArray[np.intp], values: Sequence[str]) -> pa.Array:
    """A copy with new texts in some rows (ascending), one each, or the same in all."""
    if not len(rows):
        return array
    chosen = np.zeros(len(array), dtype=np.bool_)
    chosen[rows] = True
    new = pa.scalar(values, pa.string()) if isinstance(values, str) else pa.array(values, pa.string())
    return pc.replace_with_mask(array, pa.array(chosen), new)


def over_distinct(array: pa.Array, change: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """``change`` of a column, done once for each distinct text."""
    encoded = array.dictionary_encode()
    return change(encoded.dictionary).take(encoded.indices)


def by_distinct(array: pa.Array, read: Callable[[str], int]) -> npt.NDArray[np.int64]:
    """A number for each cell, ``read`` called once for each distinct text."""
    encoded = array.dictionary_encode()
    values = np.array([read(text) for text in encoded.dictionary.to_pylist()], dtype=np.int64)
    indices = encoded.indices.to_numpy(zero_copy_only=False)
    return values[indices] if len(values) else np.zeros(len(array), dtype=np.int64)


def cleaned(table: Table, name: str) -> pa.Array:
    """A column with cells that only say that they are blank (``NULL``, ``n/a``, ``-``) made blank."""
    array = column(table, name)
    if not table.has(name):
        return array
    short = np.flatnonzero(np.asarray(pc.binary_length(array)) <= _LONGEST_BLANK)  # most cells are longer than that
    blank = pc.is_in(pc.utf8_lower(array.take(pa.array(short))), value_set=_BLANK_WORDS)
    return with_values(array, short[mask(blank)], "")


def looked_up(array: pa.Array, values: Mapping[str, int], otherwise: int) -> npt.NDArray[np.int64]:
    """The value of each cell's plain text, ``otherwise`` where it is not among the keys."""
    return by_distinct(array, lambda text: values.get(plain(text), otherwise))
