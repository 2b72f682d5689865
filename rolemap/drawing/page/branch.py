"""One branch of the map for a page of its own: a unit with those who lead it, or a person with what they lead."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rolemap.drawing.views.fold import everything_below
from rolemap.drawing.views.select import around, find, with_all_above
from rolemap.drawing.views.tree import WorkTree
from rolemap.graph import Org, Reporting, nearest_above
from rolemap.model import WorkItem


class Branch(NamedTuple):
    """What the page is asked for: people (a mask), nodes of the tree of work, and the name of the branch."""

    people: npt.NDArray[np.bool_]
    units: set[str]
    name: str


def branch_of(org: Org, focus: str, lines: Reporting, tree: WorkTree) -> Branch:
    """The branch of a unit or person (id or name): its chain up and its tree down, and its people or its units.

    ``lines`` are reporting lines without circles. Raises ``ConfigError`` for an unknown ``focus``, with the near
    spelling.
    """
    ids = org.people.columns["person_id"].to_pylist()
    names = org.people.columns["name"].to_pylist()
    known = [(f"person:{code}", ids[code], names[code]) for code in range(len(ids))]
    known += [(f"work:{item.id}", item.id, item.name) for item in org.work.values()]
    kind, _, key = find(known, focus, "unit or person").partition(":")
    if kind == "work":
        units = around(key, tree.children, tree.parent_of)
        people = _with_chains(lines, [code for node in units if node in org.work for code in _holders(org.work[node])])
        return Branch(people, units, org.work[key].name or key)
    code = int(key)
    top = np.zeros(len(ids), dtype=np.bool_)
    top[code] = True
    below = (nearest_above(lines.parent, top) == code) | top
    led = [item_id for person in np.flatnonzero(below).tolist() for item_id in org.led_by.get(person, ())]
    units = with_all_above(led, tree.parent_of) | set(everything_below(led, tree.children))
    return Branch(below | _with_chains(lines, [code]), units, org.people[code].label)


def _holders(item: WorkItem) -> list[int]:
    return [one.person for one in (*item.leads, *item.sponsors) if one.person >= 0]


def _with_chains(lines: Reporting, codes: list[int]) -> npt.NDArray[np.bool_]:
    """A mask of ``codes`` and everybody above them."""
    found = np.zeros(len(lines.parent), dtype=np.bool_)
    level: npt.NDArray[np.integer] = np.unique(np.array(codes, dtype=np.intp))
    while len(level):
        found[level] = True
        above = np.unique(lines.parent[level])
        above = above[above >= 0]
        level = above[~found[above]]
    return found
