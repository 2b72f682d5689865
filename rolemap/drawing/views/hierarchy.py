"""The hierarchy of work: portfolio > program > project, and the products, each with who leads it."""

from collections.abc import Iterable

from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.fold import everything_below
from rolemap.drawing.views.holding import says_who_leads
from rolemap.drawing.views.labels import Label
from rolemap.drawing.views.select import around, find, with_all_above
from rolemap.drawing.views.tree import WorkTree, work_tree
from rolemap.drawing.views.work_diagram import MAX_BOXES, subject, work_diagram
from rolemap.graph import Org
from rolemap.model import Diagram, Finding, Kind


def hierarchy(
    org: Org,
    findings: Iterable[Finding] = (),
    *,
    max_boxes: int = MAX_BOXES,
    depth: int | None = None,
    focus: str = "",
    only_gaps: bool = False,
    label: Label = (),
) -> Diagram:
    """Work items as a tree, with the lead and their role on each box, and a dashed box where the role is missing.

    Badges count the ``findings`` on an item. Further parents are dashed lines. Where there are more than ``max_boxes``
    items, or more than ``depth`` levels, the rest is folded into notes ("+37 projects"); the subtitle says so.

    ``focus`` (id or name of an item) leaves that item with its chain up and its tree down; ``only_gaps`` leaves items
    with findings and what is above them; ``label`` names the fields on a box (``name,lead,department``). Raises
    ``ConfigError`` for an unknown ``focus`` or field, with the near spelling.
    """
    marked = badges(org, findings)
    tree = work_tree(org.work)
    if focus:
        tree = tree.only(_around(org, tree, focus))
    if only_gaps:
        tree = tree.only(with_all_above((node for node in org.work if subject(org, node) in marked), tree.parent_of))
    return work_diagram(
        org,
        tree,
        marked,
        title=_title(org, tree),
        max_boxes=max_boxes,
        depth=depth,
        label=label,
    )


def _title(org: Org, tree: WorkTree) -> str:
    nodes = everything_below(tree.roots, tree.children)
    found = {org.work[node].kind for node in nodes if node in org.work}
    *names, last = [f"{kind}s" for kind in Kind if kind in found] or ["work"]
    words = f"{', '.join(names)} and {last}" if names else last
    said = "who leads them" if says_who_leads(org) else "the register does not say who leads them"
    return f"{words[0].upper()}{words[1:]}: {said}"


def _around(org: Org, tree: WorkTree, focus: str) -> set[str]:
    names = [(item.id, item.id, item.name) for item in org.work.values()]
    return around(find(names, focus, "work item"), tree.children, tree.parent_of)
