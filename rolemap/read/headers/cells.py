"""The columns of a file, as those who decide what they are need to see them."""

from collections.abc import Sequence
from typing import Protocol


class Cells(Protocol):
    """The columns of a file, as the matcher needs to see them."""

    @property
    def headers(self) -> Sequence[str]:
        """Headers as written, one a column."""

    def sample(self, column: int) -> Sequence[str]:
        """Some filled cells of a column, stripped."""

    def overlap(self, column: int, other: int) -> float:
        """Share (0-1) of the filled cells of ``column`` (a sample) that are cells of ``other``."""

    def holds(self, column: int, other: int) -> float:
        """Share (0-1) of rows (a sample) whose cell in ``column`` contains the cell in ``other``."""

    def filled(self, column: int) -> float:
        """Share (0-1) of rows (a sample) that fill ``column``."""
