"""What findings are about → the people and work items that are marked: the same on every picture and every page."""

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa

from rolemap.gaps.needs import PARENT_COLUMNS
from rolemap.graph import Org
from rolemap.model import Dangling, Finding, Kind
from rolemap.tables.schema import LEAD_COLUMNS

Key = tuple[str, str]
"""Kind ("person", "project", …) and id."""

MOST_MARKED = 200
"""A finding about a text that more people or items share marks the first of them, and no more."""
_BOXED = ("person", *Kind)
_COLUMNS = {
    "REF01": tuple(LEAD_COLUMNS),
    "REF02": PARENT_COLUMNS,
    "REF03": tuple(LEAD_COLUMNS),
    "REF06": ("product",),
    "LOAD03": ("sponsor",),
}
"""Code → columns of the register whose references the rule is about; those of other rules are people's managers."""


def subjects_of(org: Org, findings: Sequence[Finding], *, codes: np.ndarray | None = None) -> list[tuple[Key, ...]]:
    """For each finding the people and work items that it marks; none where it is about a whole file.

    A finding about one of them marks that one. One about a name or a title marks those who share it: everybody of that
    title, and the items (or people) whose cell the name stands in. Work that is closed has no lead to be named any
    more, and no mark; its parent matters as ever. ``codes`` are the people that may be marked, by default all.
    """
    naming = _naming(org, findings)
    titled = _titled(org, {one.subject.id for one in findings if one.subject.kind == "title"}, codes)
    found: list[tuple[Key, ...]] = []
    for finding in findings:
        kind, name = str(finding.subject.kind), finding.subject.id
        if kind == "reference":
            asked = (lost for lost in naming.get(name, ()) if _is_about(finding, lost))
            found.append(tuple(islice(dict.fromkeys((lost.kind, lost.subject) for lost in asked), MOST_MARKED)))
        elif kind == "title":
            found.append(tuple(titled.get(name, ())))
        else:
            found.append(((kind, name),) if kind in _BOXED else ())
    return found


def _naming(org: Org, findings: Iterable[Finding]) -> dict[str, list[Dangling]]:
    """Reference → the cells that hold it, of the references that findings are about."""
    naming: dict[str, list[Dangling]] = {one.subject.id: [] for one in findings if one.subject.kind == "reference"}
    for lost in org.dangling if naming else ():
        item = org.work.get(lost.subject) if lost.kind != "person" else None
        if lost.reference in naming and (item is None or item.is_active or lost.column in PARENT_COLUMNS):
            naming[lost.reference].append(lost)
    return naming


def _is_about(finding: Finding, lost: Dangling) -> bool:
    columns = _COLUMNS.get(finding.code)
    return lost.kind == "person" if columns is None else lost.kind != "person" and lost.column in columns


def _titled(org: Org, titles: set[str], codes: np.ndarray | None) -> dict[str, list[Key]]:
    """Title → the first people who hold it."""
    held: dict[str, list[Key]] = {title: [] for title in titles}
    if not titles or not org.people.has("title"):
        return held
    mask = pa.compute.is_in(org.people.columns["title"], value_set=pa.array(sorted(titles), pa.string()))
    holds = np.asarray(mask.to_numpy(zero_copy_only=False), dtype=np.bool_)
    holders = np.flatnonzero(holds) if codes is None else codes[holds[codes]]
    for title, person in zip(org.people.texts("title", holders), org.people.texts("person_id", holders), strict=True):
        if len(held[title]) < MOST_MARKED:
            held[title].append(("person", person))
    return held
