"""People as columns. A million ``Person`` objects cost seconds and a gigabyte; arrays do not (TECH.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rolemap.model import ROLE_ORDER, Dangling, Person, Presence, Role, Verdict
from rolemap.tables.places import Places

IntArray = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """The people (positions) of an organization, file after file, in file order; ``n`` rows in every array.

    ``columns``       canonical name → ``pyarrow.StringArray`` of n texts, ``""`` where blank; always has
                      ``person_id``, ``name``, ``title``
    ``manager``       int32, code (position) of the manager, -1 at a root or where the reference leads nowhere
    ``manager_state`` int8, a ``ManagerState`` each
    ``vacant``        bool, a seat without a person
    ``presence``      int8, a ``Presence`` each
    ``fte``           float32, full-time equivalents, NaN where the file does not say
    ``posts``         bool, true for a row that stands for unnamed posts counted in FTE (headcount), not one person
    ``places``        the file and the row of each; ``row``, ``file`` and ``file_of`` are short for it
    ``verdicts``      the distinct verdicts, and ``verdict`` int32, an index into them for each row (with context);
    ``title_verdict`` int32, the same for the title alone
    ``matrix``        int32 of shape (k, 2): (person, dotted-line manager)
    ``dangling``      the manager cells that lead nowhere or to several people, one entry a row
    ``unnamed``       bool, the name cell does not tell who it is (blank, withheld, a job title); None if all do

    ``people[i]`` gives one frozen ``Person``.
    """

    columns: Mapping[str, pa.StringArray]
    manager: IntArray
    manager_state: npt.NDArray[np.int8]
    vacant: npt.NDArray[np.bool_]
    presence: npt.NDArray[np.int8]
    fte: npt.NDArray[np.float32]
    posts: npt.NDArray[np.bool_]
    places: Places
    verdicts: tuple[Verdict, ...]
    verdict: IntArray
    title_verdict: IntArray
    matrix: IntArray
    unnamed: npt.NDArray[np.bool_] | None = None
    dangling: tuple[Dangling, ...] = ()

    def __len__(self) -> int:
        return len(self.manager)

    def __getitem__(self, code: int) -> Person:
        code = int(code)
        return Person(
            code=code,
            id=self.text("person_id", code),
            name="" if self.unnamed is not None and self.unnamed[code] else self.text("name", code),
            title=self.text("title", code),
            verdict=self.verdicts[self.verdict[code]],
            row=int(self.row[code]),
            department=self.text("department", code),
            vacant=bool(self.vacant[code]),
            presence=Presence(int(self.presence[code])),
            manager=int(self.manager[code]),
        )

    def __iter__(self) -> Iterator[Person]:
        return self.some(range(len(self)))

    def some(self, codes: Sequence[int]) -> Iterator[Person]:
        """The people of ``codes``, in that order: as ``people[code]`` for each, in a fifth of the time."""
        at = np.asarray(codes, dtype=np.intp)
        unnamed = np.zeros(len(at), dtype=np.bool_) if self.unnamed is None else self.unnamed[at]
        columns = zip(
            at.tolist(),
            self.texts("person_id", at),
            self.texts("name", at),
            self.texts("title", at),
            self.texts("department", at),
            *(values[at].tolist() for values in (self.verdict, self.row, self.vacant, self.presence, self.manager)),
            unnamed.tolist(),
            strict=True,
        )
        for code, person_id, name, title, department, verdict, row, vacant, presence, manager, is_unnamed in columns:
            yield Person(
                code,
                person_id,
                "" if is_unnamed else name,
                title,
                self.verdicts[verdict],
                row,
                department,
                vacant,
                _PRESENCE[presence],
                manager,
            )

    def labels(self, codes: Sequence[int]) -> list[str]:
        """The label of each: as ``people[code].label``, in a tenth of the time."""
        at = np.asarray(codes, dtype=np.intp)
        labels = self.texts("name", at)
        has_no_name = np.array([not label for label in labels], dtype=np.bool_)
        odd = self.vacant[at] | has_no_name | (False if self.unnamed is None else self.unnamed[at])
        for place in np.flatnonzero(odd).tolist():
            labels[place] = self[at[place]].label
        return labels

    def texts(self, column: str, codes: Sequence[int] | npt.NDArray[np.integer]) -> list[str]:
        """The texts of some cells of one column, ``""`` where blank or there is no such column."""
        values = self.columns.get(column)
        if values is None:
            return [""] * len(codes)
        found: list[str] = values.take(pa.array(codes, pa.int64())).to_pylist()
        return found

    @property
    def row(self) -> npt.NDArray[np.int64]:
        """Row of each in its file (1-based)."""
        return self.places.row

    @property
    def file(self) -> str:
        """Name of the file, or of all files: ``senior.csv and junior.csv``."""
        return self.places.file

    def file_of(self, code: int) -> str:
        """Name of the file that a person stands in."""
        return self.places.file_of(code)

    def has(self, column: str) -> bool:
        """True if the file has this canonical column."""
        return column in self.columns

    def text(self, column: str, code: int) -> str:
        """The text of one cell, ``""`` if the cell is blank or there is no such column."""
        values = self.columns.get(column)
        return "" if values is None else str(values[code].as_py())

    @property
    def role(self) -> npt.NDArray[np.int8]:
        """Role of each row, as its position in ``ROLE_ORDER``."""
        return self._roles(self.verdict)

    @property
    def title_role(self) -> npt.NDArray[np.int8]:
        """Role that the title alone gives each row, as its position in ``ROLE_ORDER``."""
        return self._roles(self.title_verdict)

    def with_role(self, role: Role) -> npt.NDArray[np.intp]:
        """Codes of the rows that hold ``role``, in file order."""
        return np.flatnonzero(self.role == ROLE_ORDER.index(role))

    def _roles(self, verdict: IntArray) -> npt.NDArray[np.int8]:
        by_verdict = np.array([ROLE_ORDER.index(v.role) for v in self.verdicts], dtype=np.int8)
        return by_verdict[verdict] if len(by_verdict) else np.zeros(len(self), dtype=np.int8)


_PRESENCE = {int(presence): presence for presence in Presence}
