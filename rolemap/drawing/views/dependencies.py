"""Dependencies: which projects wait for which, and which of these waits nobody has the standing to settle."""

from collections.abc import Iterable, Iterator

from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.item_box import work_node
from rolemap.drawing.views.labels import Label
from rolemap.drawing.views.select import with_all_above
from rolemap.drawing.views.tree import work_tree
from rolemap.drawing.views.work_diagram import MAX_BOXES, work_diagram
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

    A line is in the color of gaps where nobody answers for the dependency: it names no owner, and no unit above both
    items has a lead. No boxes where the register names no dependency. ``label``
    names the fields on a box. Raises ``ConfigError`` for an unknown one.
    """
    tree = work_tree(org.work)
    ends = [end for item, wait in _all(org) for end in (item.id, wait.target)]
    tree = tree.only(with_all_above(ends, tree.parent_of))
    unowned = sum(not _is_owned(org, item, wait) for item, wait in _all(org))

    def lines(shown: set[str]) -> Iterator[Line]:
        for item, wait in _all(org):
            if item.id in shown and wait.target in shown:
                yield Line(
                    work_node(item.id),
                    work_node(wait.target),
                    LineKind.DEPENDENCY,
                    is_gap=not _is_owned(org, item, wait),
                )

    return work_diagram(
        org,
        tree,
        badges(findings),
        title=_title(unowned, len(ends) // 2),
        max_boxes=max_boxes,
        depth=depth,
        label=label,
        more_lines=lines,
    )


def _title(unowned: int, total: int) -> str:
    if not unowned:
        return (
            f"Dependencies: somebody answers for all {total:,}"
            if total > 1
            else "Dependencies: somebody answers for the one"
        )
    return f"Dependencies: nobody answers for {unowned:,} of {total:,}"


def _all(org: Org) -> Iterator[tuple[WorkItem, Dependency]]:
    for item in org.work.values():
        for wait in item.depends_on:
            if wait.target in org.work and wait.target != item.id:
                yield item, wait


def _is_owned(org: Org, item: WorkItem, wait: Dependency) -> bool:
    """True if the dependency names an owner, or a unit above both ends (or one end itself) is led."""
    if wait.owner:
        return True
    one = (item.id, *org.ancestors(item.id))
    other = {wait.target, *org.ancestors(wait.target)}
    return any(unit in other and org.work[unit].is_led for unit in one)
