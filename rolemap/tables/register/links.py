"""All dependencies of a register, between the units that are kept: what a task waits for, its project waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rolemap.tables.cells import read_distinct
from rolemap.tables.register.dependencies import Link, read_links
from rolemap.tables.register.index import WorkIndex
from rolemap.tables.register.parents import Lost


@dataclass(slots=True)
class Links:
    """``of`` gives the links of each position; ``lost`` the references that mean no row or several."""

    of: list[list[Link]]
    lost: list[Lost] = field(default_factory=list)


def read_all_links(cells: Mapping[str, Sequence[str]], index: WorkIndex, lifted: Sequence[int]) -> Links:
    """Links of every row. ``cells`` gives the columns ``depends_on`` (whom a row waits for) and ``blocks`` (who waits
    for it); ``lifted`` the unit that stands for each row: itself, or the nearest kept one above.
    """
    links = Links([[] for _ in lifted])
    for column, of_column in cells.items():
        for position, (found, lost) in enumerate(read_distinct(of_column, lambda cell: read_links(cell, index))):
            for row, kind in found:
                waiting, awaited = (position, row) if column == "depends_on" else (row, position)
                _link(links, waiting, awaited, kind, lifted)
            if lost and lifted[position] >= 0:
                links.lost += [Lost(lifted[position], column, reference, rows) for reference, rows in lost]
    return links


def _link(links: Links, waiting: int, awaited: int, kind: str, lifted: Sequence[int]) -> None:
    here, target = lifted[waiting], lifted[awaited]
    is_inside = here == target and waiting != awaited  # a task that waits for another of the same project
    if here < 0 or target < 0 or is_inside or any(target == known for known, _ in links.of[here]):
        return
    links.of[here].append((target, kind))
