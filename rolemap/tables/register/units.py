"""All units of one register while it is read: its rows, and those that only its columns name."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rolemap.model import Kind
from rolemap.tables.cells import fold


@dataclass(slots=True)
class Units:
    """Units by position: the rows of the register first, then the units made from its columns.

    ``parent`` is the primary parent (-1 without one), ``others`` the further ones in the order found. ``made_from``
    gives the column of each made unit, ``rows`` the number of rows.
    """

    ids: list[str]
    names: list[str]
    kinds: list[Kind]
    parent: list[int]
    others: list[list[int]]
    rows: int
    made_from: dict[int, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._taken.update(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def make(self, kind: Kind, name: str, column: str) -> int:
        """Add a unit that has no row of its own; its id is made of its kind and the words of its name."""
        wanted = f"{kind}:{fold(name).replace(' ', '-') or 'unnamed'}"
        unique, again = wanted, 1
        while unique in self._taken:
            again += 1
            unique = f"{wanted}#{again}"
        self._taken.add(unique)
        self.ids.append(unique)
        self.names.append(name)
        self.kinds.append(kind)
        self.parent.append(-1)
        self.others.append([])
        self.made_from[len(self.ids) - 1] = column
        return len(self.ids) - 1

    def above(self, position: int) -> Iterator[int]:
        """The parent of a unit, its parent's, and so on to the top; a cycle ends before it would repeat itself."""
        seen = {position}
        current = self.parent[position]
        while current >= 0 and current not in seen:
            yield current
            seen.add(current)
            current = self.parent[current]

    def nearest(self, kind: Kind, position: int) -> int:
        """The nearest unit of ``kind`` above a position, -1 if there is none."""
        return next((unit for unit in self.above(position) if self.kinds[unit] is kind), -1)

    def add_parent(self, position: int, unit: int) -> None:
        """One more parent: the primary one if there is none yet, else a further one. What is above stays as it is."""
        if self.parent[position] < 0:
            self.parent[position] = unit
        elif unit != position and unit not in self.others[position] and unit not in self.above(position):
            self.others[position].append(unit)
