"""Key → rows, for a million keys: asked one by one or all at once, and put in order only if asked often."""

from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import is_blank, mask

NONE = -1
SEVERAL = -2

_SCANS = 30
"""Questions that are answered by looking at all keys (some milliseconds for a million) before it pays to make a
dictionary of them (a second, and 100 MB)."""


class KeyTable:
    """Which rows have which key; blank keys belong to nobody.

    >>> table = KeyTable(pa.array(["a", "b", "", "a"]))
    >>> table.get("a"), table.get("x"), table.rows_of(pa.array(["b", "a", "x"])).tolist()
    ((0, 3), (), [1, -2, -1])
    """

    def __init__(self, keys: pa.StringArray, rows: npt.NDArray[np.int32] | None = None) -> None:
        self._keys = keys
        self._rows = np.arange(len(keys), dtype=np.int32) if rows is None else rows
        self._scans_left = _SCANS

    def get(self, key: str) -> tuple[int, ...]:
        """Rows of a key, ascending; ``()`` if there is none."""
        if not key:
            return ()
        if self._scans_left:
            self._scans_left -= 1
            return tuple(sorted(set(self._rows[mask(pc.equal(self._keys, key))].tolist())))
        codes, rows, start = self._by_key
        code = codes.get(key, NONE)
        return () if code == NONE else tuple(sorted(set(rows[start[code] : start[code + 1]].tolist())))

    def rows_of(self, keys: pa.StringArray) -> npt.NDArray[np.int32]:
        """The row of each key: -1 where no row has it, -2 where several have."""
        asked = keys.dictionary_encode()
        found = pc.index_in(self._keys, value_set=asked.dictionary)  # the smaller side is the one to hash
        hits = np.flatnonzero(mask(found.is_valid()))
        code = found.take(pa.array(hits)).to_numpy(zero_copy_only=False)
        row = np.full(len(asked.dictionary), NONE, dtype=np.int32)
        row[code] = self._rows[hits]
        row[code[row[code] != self._rows[hits]]] = SEVERAL
        row[is_blank(asked.dictionary)] = NONE
        return row[asked.indices.to_numpy(zero_copy_only=False)] if len(row) else np.zeros(0, dtype=np.int32)

    @cached_property
    def _by_key(self) -> tuple[dict[str, int], npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        """Key → its code; the rows in the order of their codes; where those of each code start."""
        encoded = self._keys.dictionary_encode()
        code = encoded.indices.to_numpy(zero_copy_only=False)
        distinct = encoded.dictionary.to_numpy(zero_copy_only=False).tolist()
        order = np.argsort(code, kind="stable")
        start = np.concatenate([[0], np.cumsum(np.bincount(code, minlength=len(distinct)))])
        return dict(zip(distinct, range(len(distinct)), strict=True)), self._rows[order], start
