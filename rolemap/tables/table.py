"""What a reader delivers: one canonical table, with where each row came from."""

from dataclasses import dataclass

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
