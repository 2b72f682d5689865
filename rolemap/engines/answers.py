"""What was decided about all rows, small enough to go everywhere, and joined back to a block of rows."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import Verdict
from rolemap.tables.arrow_text import is_blank, mask, strings, where, with_values
from rolemap.tables.people import IntArray

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """``verdicts``, and which of them each title has (``of_title``) and each of the ``settled`` positions, whose
    context says more (``of_settled``). ``apart`` are positions that bear another id than the file's, ``apart_ids``.
    ``references`` that are no id as they are written mean ``meant``, blank where nobody. ``columns`` are those of
    people in ``roles.csv``, ``reference_columns`` those of managers, the most certain first.
    """

    verdicts: tuple[Verdict, ...]
    of_title: IntArray
    apart: Positions
    apart_ids: pa.StringArray
    references: pa.StringArray
    meant: pa.StringArray
    columns: tuple[str, ...]
    reference_columns: tuple[str, ...]
    settled: Positions
    of_settled: IntArray

    def verdict_of(self, block: pa.Table) -> IntArray:
        """The place in ``verdicts`` of each row of a block."""
        place: IntArray = self.of_title[np.asarray(block.column("title_code"))]
        rows, found = _in_block(self.settled, block)
        place[rows] = self.of_settled[found]
        return place

    def ids(self, block: pa.Table) -> pa.StringArray:
        """The id of each row, its own alone or that of one person with several rows."""
        ids = one(block.column("id"))
        rows, found = _in_block(self.apart, block)
        return with_values(ids, rows, self.apart_ids.take(pa.array(found)).to_pylist()) if len(rows) else ids

    def managers(self, block: pa.Table, ids: pa.StringArray) -> pa.StringArray:
        """The id of each row's manager, blank where there is none; nobody is their own."""
        manager = strings([""] * len(block))
        for name in self.reference_columns:
            manager = where(is_blank(manager), self._meant(one(block.column(name))), manager)
        return where(mask(pc.equal(manager, ids)), strings([""] * len(block)), manager)

    def people(self, block: pa.Table) -> dict[str, pa.StringArray]:
        """The columns of people of ``roles.csv``."""
        ids = self.ids(block)
        made = {"person_id": ids, "manager_id": self.managers(block, ids)}
        return {name: made[name] if name in made else one(block.column(name)) for name in self.columns}

    def _meant(self, written: pa.StringArray) -> pa.StringArray:
        if not len(self.references):
            return written
        found = pc.index_in(written, value_set=self.references)
        return pc.coalesce(self.meant.take(found), written)


def no_positions() -> Positions:
    """Of no row."""
    return np.zeros(0, dtype=np.int64)


def one(cells: pa.ChunkedArray | pa.Array) -> pa.StringArray:
    """A column of a block as one array of text."""
    whole = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    return strings(whole.cast(pa.string()))


def _in_block(positions: Positions, block: pa.Table) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Of ``positions`` those of a block (both ascending): their rows in it, and their places among the positions."""
    own = np.asarray(block.column("position"))
    if not len(own) or not len(positions):
        none = np.zeros(0, dtype=np.intp)
        return none, none
    found = np.arange(*np.searchsorted(positions, [own[0], own[-1] + 1]))
    rows = np.searchsorted(own, positions[found])
    here = own[rows] == positions[found]
    return rows[here], found[here]
