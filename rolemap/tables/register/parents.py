"""Which row of a register stands under which: parent cells, outline levels, WBS numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rolemap.model import Kind
from rolemap.tables.cells import texts
from rolemap.tables.names.vacancies import Says, cell_says
from rolemap.tables.register.index import WorkIndex
from rolemap.tables.register.kinds import HEIGHT
from rolemap.tables.register.nesting import outline_parents, read_level, wbs_parents
from rolemap.tables.table import Table


@dataclass(frozen=True, slots=True)
class Lost:
    """A reference of the row at ``position`` that means no row, or several (``rows``)."""

    position: int
    column: str
    reference: str
    rows: tuple[int, ...] = ()


@dataclass(slots=True)
class Parents:
    """For each row its primary parent (-1 without one) and the further ones; and what leads nowhere."""

    primary: list[int]
    others: list[list[int]]
    lost: list[Lost] = field(default_factory=list)


def read_parents(table: Table, index: WorkIndex, kinds: Sequence[Kind | None]) -> Parents:
    """Parents of all rows. A parent cell wins over the outline, the outline over WBS numbers.

    Several references in a parent cell are a primary parent and further ones, in the order written; words that say
    that there is none ("none", "TBC") are no references.
    """
    parents = Parents(_nested(table), [[] for _ in range(len(table))])
    for column in ("parent", "other_parents"):
        for position, cell in enumerate(texts(table, column)):
            if not cell:
                continue
            found: list[int] = []
            for reference, rows in index.find_all(cell):
                if len(rows) == 1 and rows[0] != position:  # nearly all
                    found.append(rows[0])
                    continue
                fitting = _fitting(position, rows, kinds)
                if len(fitting) == 1:
                    found.append(fitting[0])
                elif rows != (position,) and (
                    rows or cell_says(reference) is Says.NAME
                ):  # oneself: a top, in some tools
                    parents.lost.append(Lost(position, column, reference, fitting))
            _add(parents, position, found, is_primary=column == "parent")
    return parents


def _nested(table: Table) -> list[int]:
    if table.has("outline_level"):
        return outline_parents([read_level(cell) for cell in texts(table, "outline_level")])
    if table.has("wbs"):
        return wbs_parents(texts(table, "wbs"))
    return [-1] * len(table)


def _add(parents: Parents, position: int, found: list[int], *, is_primary: bool) -> None:
    if found and (is_primary or parents.primary[position] < 0):
        parents.primary[position] = found.pop(0)
    parents.others[position] += [row for row in found if row != parents.primary[position]]


def _fitting(position: int, rows: tuple[int, ...], kinds: Sequence[Kind | None]) -> tuple[int, ...]:
    """Of several rows of one name, those that can stand above the row by their kinds."""
    others = tuple(row for row in rows if row != position)
    if len(others) < 2:
        return others
    own = kinds[position]
    above = tuple(row for row in others if own and (kind := kinds[row]) and HEIGHT[kind] > HEIGHT[own])
    return above or others
