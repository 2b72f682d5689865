"""What a reader delivers: one canonical table, with where each row came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from rolemap.model import ImportLog
from rolemap.tables.places import Places


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of one file under canonical column names.

    ``frame`` holds text only (Arrow strings, no missing values; ``""`` is blank), stripped of outer white space, its
    index 0..n-1. ``row`` gives the row of each in the file (1-based, header included). ``log`` holds the file's
    ``Source`` (its only one) and all notes. ``lent`` gives the places of the cells of a column that another file lent.
    """

    frame: pd.DataFrame
    row: npt.NDArray[np.int64]
    log: ImportLog
    lent: Mapping[str, Places] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def file(self) -> str:
        """Name of the file, without its folder."""
        return self.log.sources[0].file

    @property
    def places(self) -> Places:
        """Where each row stands."""
        return Places(self.row, (self.file,))

    def has(self, column: str) -> bool:
        """True if the file has this canonical column."""
        return column in self.frame.columns

    def header(self, column: str) -> str:
        """The file's own header of a canonical column, the canonical name where the log does not say."""
        pairs = self.log.sources[0].columns if self.log.sources else ()
        return next((header for canonical, header in pairs if canonical == column), column)

    def take(self, positions: Sequence[int]) -> "Table":
        """The rows at ``positions``, in that order."""
        frame = self.frame.iloc[list(positions)].reset_index(drop=True)
        at = np.asarray(positions, dtype=np.intp)
        return Table(frame, self.row[at], self.log, {name: places.take(at) for name, places in self.lent.items()})

    def renamed(self, names: Mapping[str, str]) -> "Table":
        """Some columns under other canonical names, in the log's source too."""
        frame = self.frame.rename(columns=dict(names))
        return Table(frame, self.row, self._log_of(frame, names))

    def with_cells(self, cells: Mapping[str, Sequence[str]], row: npt.NDArray[np.int64] | None = None) -> "Table":
        """Other ``cells`` (canonical column → texts) of the same rows of the file, or of those of ``row``."""
        frame = pd.DataFrame(cells, dtype=pd.ArrowDtype(pa.string()))
        return Table(frame, self.row if row is None else row, self._log_of(frame, {}))

    def _log_of(self, frame: pd.DataFrame, names: Mapping[str, str]) -> ImportLog:
        """The log with those columns in its source that are left, some under new ``names``."""
        sources = []
        for source in self.log.sources:
            columns = ((names.get(column, column), header) for column, header in source.columns)
            sources.append(replace(source, columns=tuple(pair for pair in columns if pair[0] in frame.columns)))
        return ImportLog(tuple(sources), self.log.notes)
