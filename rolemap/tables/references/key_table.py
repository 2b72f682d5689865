"""Key → rows, for a million keys: built by Arrow, asked one by one or all at once."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import is_blank

NONE = -1
SEVERAL = -2

_SCANS = 50
"""Questions that are answered by looking through all keys (some milliseconds for a million) before it pays to make a
dictionary of them (a second, and 100 MB)."""


class KeyTable:
    """Which rows have which key; blank keys belong to nobody.

    >>> table = KeyTable(pa.array(["a", "b", "", "a"]))
    >>> table.get("a"), table.get("x"), table.rows_of(pa.array(["b", "a", "x"])).tolist()
    ((0, 3), (), [1, -2, -1])
    """

    def __init__(self, keys: pa.StringArray, rows: npt.NDArray[np.int32] | None = None) -> None:
        if rows is None:
            rows = np.arange(len(keys), dtype=np.int32)
        given = ~is_blank(keys)
        if not given.all():
            keys, rows = keys.filter(pa.array(given)), rows[given]
        self._scans_left = _SCANS
        encoded = keys.dictionary_encode()
        self._keys: pa.StringArray = encoded.dictionary
        if len(self._keys) == len(keys):
            self._rows, self._start = rows, np.arange(len(keys) + 1)
            return
        code = encoded.indices.to_numpy(zero_copy_only=False)
        order = np.lexsort((rows, code))
        code, rows = code[order], rows[order]
        is_new = np.ones(len(rows), dtype=np.bool_)
        is_new[1:] = (code[1:] != code[:-1]) | (rows[1:] != rows[:-1])
        self._rows = rows[is_new]
        self._start = np.searchsorted(code[is_new], np.arange(len(self._keys) + 1))

    def get(self, key: str) -> tuple[int, ...]:
        """Rows of a key, ascending; ``()`` if there is none."""
        code = self._code(key)
        return () if code < 0 else tuple(self._rows[self._start[code] : self._start[code + 1]].tolist())

    def rows_of(self, keys: pa.StringArray) -> npt.NDArray[np.int32]:
        """The row of each key: -1 where no row has it, -2 where several have."""
        found = pc.index_in(keys, value_set=self._keys)
        place = np.asarray(found.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)
        if not len(self._keys):
            return np.full(len(place), NONE, dtype=np.int32)
        only = np.where(np.diff(self._start) == 1, self._rows[self._start[:-1]], SEVERAL)
        return np.where(place < 0, NONE, only[place]).astype(np.int32)

    def _code(self, key: str) -> int:
        if self._scans_left and len(self._keys) > _SCANS:
            self._scans_left -= 1
            return int(pc.index(self._keys, key).as_py())
        return self._codes.get(key, -1)

    @cached_property
    def _codes(self) -> Mapping[str, int]:
        return dict(zip(self._keys.to_numpy(zero_copy_only=False).tolist(), range(len(self._keys)), strict=True))
