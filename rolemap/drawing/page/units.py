"""Portfolios, programs, projects and products with their leads: the view of work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rolemap.drawing.page.page_view import PageView, view_of_diagram
from rolemap.drawing.page.part import part_of
from rolemap.drawing.page.subjects import Marks
from rolemap.drawing.views.badges import Badge
from rolemap.drawing.views.item_box import item_state, work_node
from rolemap.drawing.views.tree import WorkTree
from rolemap.drawing.views.words import kinds_in_words
from rolemap.drawing.views.work_diagram import work_diagram
from rolemap.graph import Org, build_reporting
from rolemap.model import BoxState, Finding

TITLE = "Portfolios, programs, projects and products: who leads them"
_STATES = {
    BoxState.MISSING: "without anybody named for the role",
    BoxState.VACANT: "with a vacant seat",
    BoxState.UNKNOWN: "led by somebody who is not identified in the people file",
}


@dataclass(frozen=True, slots=True)
class UnitsPart:
    """The units of the page: ``tree`` of what is on it, their ``ids`` in file order, and how many below a node of the
    tree are ``left_out`` (nodes without any are absent). ``asked``: how many units were asked for."""

    tree: WorkTree
    ids: tuple[str, ...]
    left_out: Mapping[str, int]
    asked: int


def units_part(
    org: Org, tree: WorkTree, most: int, *, findings: Iterable[Finding] = (), within: set[str] | None = None
) -> UnitsPart:
    """At most ``most`` units of ``tree`` (``part_of``): the top levels, then what has gaps, then what nobody leads.

    ``within`` are the nodes that are asked for, each with all above it; by default all are.
    """
    nodes = [*tree.groups, *org.work]
    if within is not None:
        nodes = [node for node in nodes if node in within]
        tree = tree.only(within)
    if len(nodes) <= most:
        ids = tuple(node for node in nodes if node in org.work)
        return UnitsPart(tree, ids, {}, len(ids))
    at = {node: number for number, node in enumerate(nodes)}
    parent = np.full(len(nodes), -1, dtype=np.int32)
    for above, below in tree.children.items():
        parent[[at[child] for child in below]] = at[above]
    lines = build_reporting(parent)
    kept = part_of(lines, most, _wanted(org, at, findings))
    # sizes of what is kept: those left out have no place among their own
    shown = build_reporting(np.where(kept, parent, -1).astype(np.int32))
    missing = np.where(kept, lines.size - shown.size, 0)
    names = {nodes[number] for number in np.flatnonzero(kept).tolist()}
    return UnitsPart(
        tree=tree.only(names),
        ids=tuple(item_id for item_id in org.work if item_id in names),
        left_out={nodes[number]: int(missing[number]) for number in np.flatnonzero(missing).tolist()},
        asked=sum(node in org.work for node in nodes),
    )


def _wanted(org: Org, at: Mapping[str, int], findings: Iterable[Finding]) -> Sequence[np.ndarray]:
    named = dict.fromkeys(finding.subject.id for finding in findings if finding.subject.kind != "person")
    named |= dict.fromkeys(dangling.subject for dangling in org.dangling if dangling.kind != "person")
    bare = [at[item.id] for item in org.work.values() if not item.is_led and item.is_active and item.id in at]
    with_gaps = [at[item_id] for item_id in named if item_id in at]
    return [np.array(with_gaps, dtype=np.intp), np.array(bare, dtype=np.intp)]


def units_view(org: Org, part: UnitsPart, marks: Marks, first: int) -> PageView:
    """The units of ``part``; ``first`` is the place of the first of them."""
    places = {item_id: first + number for number, item_id in enumerate(part.ids)}
    badges = {
        (str(org.work[item_id].kind), item_id): Badge(marks.count[place], marks.worst[place])
        for item_id, place in places.items()
        if place in marks.count
    }
    size = len(part.ids) + len(part.tree.groups) + 1  # nothing is folded
    view = view_of_diagram(
        work_diagram(org, part.tree, badges, title=TITLE, max_boxes=size, depth=None),
        key="units",
        label="Portfolios and projects",
        nouns=("unit", "units"),
        subjects={work_node(item_id): place for item_id, place in places.items()},
        left_out={node if node in part.tree.groups else work_node(node): n for node, n in part.left_out.items()},
    )
    left_out = part.asked - len(part.ids)
    return replace(view, subtitle=_subtitle(org, len(part.ids)), left_out=left_out) if left_out else view


def _subtitle(org: Org, shown: int) -> str:
    """What there is in all, on the page or not."""
    states = [item_state(item) for item in org.work.values()]
    parts = [f"{shown:,} on this page", kinds_in_words(item.kind for item in org.work.values())]
    parts += [f"{states.count(state):,} {words}" for state, words in _STATES.items() if state in states]
    return "  ·  ".join(parts)
