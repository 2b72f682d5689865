"""Where rows stand: in which of the files, and in which of its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

FileIndex = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The places of n rows: ``row`` int64, the row in its file (1-based, header included); ``files`` the names of the
    files; ``index`` int16, the position in ``files`` of the file of each row, None where all are of the first.

    >>> both = Places.joined([Places(np.array([2, 3]), ("a.csv",)), Places(np.array([2]), ("b.csv",))])
    >>> [(both.file_of(i), both.words(i), both.tag(i)) for i in range(3)]
    [('a.csv', 'row 2 of a.csv', '2'), ('a.csv', 'row 3 of a.csv', '3'), ('b.csv', 'row 2 of b.csv', '2-2')]
    """

    row: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    files: tuple[str, ...] = ("",)
    index: FileIndex | None = None

    def __len__(self) -> int:
        return len(self.row)

    @classmethod
    def joined(cls, parts: "Sequence[Places]") -> "Places":
        """The places of the rows of one part after the other; each part has its own files."""
        if len(parts) == 1:
            return parts[0]
        files: tuple[str, ...] = ()
        indices = []
        for part in parts:
            own = part.index if part.index is not None else np.zeros(len(part), dtype=np.int16)
            known = [*files, *(name for name in part.files if name not in files)]
            indices.append(np.array([known.index(name) for name in part.files], dtype=np.int16)[own])
            files = tuple(known)
        return cls(np.concatenate([part.row for part in parts]), files, np.concatenate(indices).astype(np.int16))

    @property
    def file(self) -> str:
        """The name of the file, or of all of them: ``a.csv and b.csv``."""
        return " and ".join(filter(None, (", ".join(self.files[:-1]), self.files[-1])))

    @property
    def file_index(self) -> FileIndex:
        """The position in ``files`` of the file of each row."""
        return np.zeros(len(self), dtype=np.int16) if self.index is None else self.index

    def file_of(self, position: int) -> str:
        """The name of the file of one row."""
        return self.files[0 if self.index is None else int(self.index[position])]

    def words(self, position: int) -> str:
        """The place of one row for a sentence: ``row 5``, with its file where there are several."""
        row = f"row {self.row[position]}"
        return row if len(self.files) == 1 else f"{row} of {self.file_of(position)}"

    def tag(self, position: int) -> str:
        """The place of one row for an id: ``5``, or ``2-5`` for row 5 of the second file."""
        number = 0 if self.index is None else int(self.index[position])
        return f"{number + 1}-{self.row[position]}" if number else f"{self.row[position]}"

    def by_file(self, positions: Sequence[int]) -> Iterator[tuple[str, int, int]]:
        """Of some rows, for each file that has any: its name, the first of these rows in it, and how many they are."""
        if self.index is None:
            if len(positions):
                first = positions[0]
                yield self.files[0], int(self.row[first]) if first < len(self) else 0, len(positions)
            return
        at = np.asarray(positions, dtype=np.intp)
        of_file = self.index[at]
        for number in np.unique(of_file).tolist():
            own = at[of_file == number]
            yield self.files[number], int(self.row[own[0]]), len(own)

    def take(self, positions: npt.NDArray[np.intp]) -> "Places":
        """The places of the rows at ``positions``, in that order."""
        return Places(self.row[positions], self.files, None if self.index is None else self.index[positions])
