"""What a reader delivers: one canonical table, with where each row came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from rolemap.model import ImportLog


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of one file under canonical column names.

    ``frame`` holds text only (Arrow strings, no missing values; ``""`` is blank), stripped of outer white space, its
    index 0..n-1. ``row`` gives the row of each in the file (1-based, header included). ``log`` holds the file's
    ``Source`` (its only one) and all notes.
    """

    frame: pd.DataFrame
    row: npt.NDArray[np.int64]
    log: ImportLog

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def file(self) -> str:
        """Name of the file, without its folder."""
        return self.log.sources[0].file

    def has(self, column: str) -> bool:
        """True if the file has this canonical column."""
        return column in self.frame.columns

    def take(self, positions: Sequence[int]) -> "Table":
        """The rows at ``positions``, in that order."""
        frame = self.frame.iloc[list(positions)].reset_index(drop=True)
        return Table(frame, self.row[list(positions)], self.log)

    def renamed(self, names: Mapping[str, str]) -> "Table":
        """Some columns under other canonical names, in the log's source too."""
        return self.with_frame(self.frame.rename(columns=dict(names)), names)

    def with_frame(self, frame: pd.DataFrame, names: Mapping[str, str] | None = None) -> "Table":
        """Other cells for the same rows; the log's source names the columns that are left, some under new ``names``."""
        new = names or {}
        sources = tuple(
            replace(
                source,
                columns=tuple(
                    (new.get(c, c), header) for c, header in source.columns if new.get(c, c) in frame.columns
                ),
            )
            for source in self.log.sources
        )
        return Table(frame, self.row, ImportLog(sources, self.log.notes))
