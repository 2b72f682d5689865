"""All dependencies of a register, between the units that are kept: what a task waits for, its project waits for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rolemap.tables.cells import read_distinct
from rolemap.tables.dependencies import Link, read_links
from rolemap.tables.work_parents import Lost
from rolemap.tables.workindex import WorkIndex


@dataclass(slots=True)
class Links:
    """``of`` gives the links of each position; ``lost`` the references that mean no row or several."""

    of: list[list[Link]]
    lost: list[Lost] = field(default_factory=list)


def read_all_links(cells: Sequence[str], index: WorkIndex, lifted: Sequence[int]) -> Links:
    """Links of every row. ``lifted`` gives the unit that stands for each row: itself, or the nearest kept one above."""
    links = Links([[] for _ in cells])
    for position, (found, lost) in enumerate(read_distinct(cells, lambda cell: read_links(cell, index))):
        here = lifted[position]
        if here < 0:
            continue
        taken = {target for target, _ in links.of[here]}
        for row, kind in found:
            target = lifted[row]
            inside = target == here and here != row  # a task that waits for another of the same project
            if target >= 0 and not inside and target not in taken and (position == here or target != here):
                taken.add(target)
                links.of[here].append((target, kind))
        links.lost += [Lost(here, "depends_on", reference, rows) for reference, rows in lost]
    return links
