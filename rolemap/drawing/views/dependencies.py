"""Dependencies: which projects wait for which, and which of these waits nobody has the standing to settle."""

from collections.abc import Iterable, Iterator
from functools import partial

from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.item_box import work_node
from rolemap.drawing.views.labels import Label
from rolemap.drawing.views.select import with_all_above
from rolemap.drawing.views.tree import work_tree
from rolemap.drawing.views.work_diagram import MAX_BOXES, work_diagram
from rolemap.gaps.held import is_led
from rolemap.gaps.needs import DEPENDENCY_OWNERS
from rolemap.graph import Org
from rolemap.model import Dependency, Diagram, Finding, Line, LineKind, WorkItem


def dependencies(
    org: Org,
    findings: Iterable[Finding] = (),
    *,
    max_boxes: int = MAX_BOXES,
    depth: int | None = None,
    label: Label = (),
) -> Diagram:
    """Items with a dependency under their programs and portfolios, and a line to each item that they wait for.

    Where the register has a column of owners, a line of active work is in the color of gaps if it names none (as DEP01
    says); where it has no such column, if no unit above both items has a lead. No boxes where the register names no
    dependency. ``label`` names the fields on a box. Raises ``ConfigError`` for an unknown one.
    """
    tree = work_tree(org.work)
    ends = [end for item, wait in _all(org) for end in (item.id, wait.target)]
    tree = tree.only(with_all_above(ends, tree.parent_of))
    names_owners = DEPENDENCY_OWNERS.holds(org)
    is_gap = partial(_has_no_owner if names_owners else _has_no_common_manager, org)
    waits = [(item, wait) for item, wait in _all(org) if item.is_active]
    gaps = sum(is_gap(item, wait) for item, wait in waits)

    def lines(shown: set[str]) -> Iterator[Line]:
        for item, wait in _all(org):
            if item.id in shown and wait.target in shown:
                yield Line(
                    work_node(item.id),
                    work_node(wait.target),
                    LineKind.DEPENDENCY,
                    is_gap=item.is_active and is_gap(item, wait),
                )

    return work_diagram(
        org,
        tree,
        badges(org, findings),
        title=_title(gaps, len(waits), names_owners=names_owners, are_all=2 * len(waits) == len(ends)),
        max_boxes=max_boxes,
        depth=depth,
        label=label,
        more_lines=lines,
    )


def _title(gaps: int, total: int, *, names_owners: bool, are_all: bool) -> str:
    which = f"{total:,}" if are_all else f"{total:,} of active work"
    if not total:
        return "Dependencies: none of active work"
    if gaps:
        lack = "no owner" if names_owners else "no common manager"
        return f"Dependencies: {gaps:,} of {which} {'has' if gaps == 1 else 'have'} {lack}"
    if names_owners:
        return f"Dependencies: an owner is named for {'all ' if total > 1 else 'the '}{which}"
    said = f"all {which} stand" if total > 1 else f"the {which} stands"
    return f"Dependencies: {said} under a common manager"


def _all(org: Org) -> Iterator[tuple[WorkItem, Dependency]]:
    for item in org.work.values():
        for wait in item.depends_on:
            if wait.target in org.work and wait.target != item.id:
                yield item, wait


def _has_no_owner(_: Org, __: WorkItem, wait: Dependency) -> bool:
    return not wait.owner


def _has_no_common_manager(org: Org, item: WorkItem, wait: Dependency) -> bool:
    """True unless somebody leads a unit above both ends, or one end that is above the other."""
    one = (item.id, *org.ancestors(item.id), *item.other_parent_ids)
    other = {wait.target, *org.ancestors(wait.target), *org.work[wait.target].other_parent_ids}
    return not any(unit in other and unit in org.work and is_led(org, org.work[unit]) for unit in one)
