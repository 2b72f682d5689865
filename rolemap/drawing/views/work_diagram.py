"""A tree of work items → ``Diagram``: what the views of work have in common."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rolemap.drawing.views.alike import counted, gather
from rolemap.drawing.views.badges import NONE, Badges
from rolemap.drawing.views.fold import everything_below, fold
from rolemap.drawing.views.holding import says_who_leads
from rolemap.drawing.views.item_box import item_box, item_state, work_node
from rolemap.drawing.views.labels import WORK_FIELDS, WORK_LABEL, Label, fields_of
from rolemap.drawing.views.tree import WorkTree
from rolemap.drawing.views.words import count_of, kinds_in_words
from rolemap.graph import Org
from rolemap.model import Box, BoxState, Diagram, Line, LineKind

MAX_BOXES = 150


def work_diagram(
    org: Org,
    tree: WorkTree,
    marked: Badges,
    *,
    title: str,
    max_boxes: int,
    depth: int | None,
    label: Label = (),
    more_lines: Callable[[set[str]], Iterable[Line]] | None = None,
) -> Diagram:
    """The items of ``tree`` with their leads, badges and further parents, folded as ``hierarchy`` says.

    ``label`` names the fields on a box. ``more_lines`` gives other lines among the items that are drawn (work ids) in
    place of those to further parents. Raises ``ConfigError`` for an unknown field.
    """
    fields, has_leads = fields_of(label, WORK_FIELDS, WORK_LABEL), says_who_leads(org)

    def weight(node: str) -> float:
        return marked.get(subject(org, node), NONE).count

    forest = gather(tree.roots, tree.children, _look(org, marked))
    folded = fold(forest.roots, forest.children, max_boxes=max_boxes, depth=depth, weight=weight)
    shown = set(folded.shown)
    boxes: list[Box] = []
    lines: list[Line] = []
    rest: list[Box] = []  # "+37 projects" stands behind the children that are drawn
    for node in _in_tree_order(tree, shown):
        below = [child for child in tree.children.get(node, ()) if child in shown]
        if node in tree.groups:
            box = Box(node, tree.groups[node], kind="group")
        else:
            box = item_box(org, org.work[node], marked, fields, has_leads=has_leads)
            box = counted(box, len(forest.others.get(node, ())))
        folded_here = () if below else forest.whole(folded.hidden.get(node, ()))
        note = "+" + _hidden_in_words(org, tree, folded_here, marked) if folded_here else ""
        boxes.append(replace(box, note=note))
        lines.extend(Line(boxes[-1].id, _box_id(child, tree)) for child in below)
        if below and node in folded.hidden:
            rest.append(_more(org, tree, f"more:{node}", forest.whole(folded.hidden[node]), marked))
            lines.append(Line(boxes[-1].id, rest[-1].id))
    if folded.hidden_roots:
        rest.append(_more(org, tree, "more:", forest.whole(folded.hidden_roots), marked))
    boxes.extend(rest)
    lines.extend(_other_lines(org, tree, shown) if more_lines is None else more_lines(shown))
    return Diagram(
        title=title,
        subtitle=_subtitle(org, tree, forest.whole(shown)),
        boxes=tuple(boxes),
        lines=tuple(lines),
        notes=_notes(org),
    )


def _look(org: Org, marked: Badges) -> Callable[[str], tuple[object, ...] | None]:
    """What a box of work that is inferred from an unnamed post shows; None for all other work."""

    def look(node: str) -> tuple[object, ...] | None:
        item = org.work.get(node)
        if item is None or not item.inferred or not item.leads or subject(org, node) in marked:
            return None
        if any(lead.person < 0 or not org.people.posts[lead.person] for lead in item.leads):
            return None
        return item.kind, item.name, tuple(lead.name for lead in item.leads)

    return look


def _in_tree_order(tree: WorkTree, shown: set[str]) -> Iterable[str]:
    stack = [root for root in reversed(tree.roots) if root in shown]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(child for child in reversed(tree.children.get(node, ())) if child in shown)


def _box_id(node: str, tree: WorkTree) -> str:
    return node if node in tree.groups else work_node(node)


def subject(org: Org, node: str) -> tuple[str, str]:
    """What findings about a node of the tree are about: (kind, id)."""
    return (str(org.work[node].kind), node) if node in org.work else ("", node)


def _more(org: Org, tree: WorkTree, box_id: str, hidden: Sequence[str], marked: Badges) -> Box:
    words, _, gaps = _hidden_in_words(org, tree, hidden, marked).partition(" · ")
    return Box(box_id, f"+{words}", lines=(f"{gaps} · not drawn here" if gaps else "not drawn here",), kind="group")


def _hidden_in_words(org: Org, tree: WorkTree, hidden: Sequence[str], marked: Badges) -> str:
    nodes = [node for node in everything_below(hidden, tree.children) if node in org.work]
    gaps = sum(marked.get(subject(org, node), NONE).count for node in nodes)
    words = kinds_in_words(org.work[node].kind for node in nodes)
    return f"{words} · {count_of(gaps, 'gap')}" if gaps else words


def _other_lines(org: Org, tree: WorkTree, shown: set[str]) -> Iterable[Line]:
    for item in org.work.values():
        if item.id not in shown:
            continue
        for parent_id in item.other_parent_ids:
            if parent_id in shown and parent_id != item.id:
                yield Line(work_node(parent_id), work_node(item.id), LineKind.SECONDARY)
        if item.id in tree.broken and item.parent_id in shown:
            yield Line(work_node(str(item.parent_id)), work_node(item.id), LineKind.CYCLE, is_gap=True)


def _subtitle(org: Org, tree: WorkTree, shown: Iterable[str]) -> str:
    items = [org.work[node] for node in everything_below(tree.roots, tree.children) if node in org.work]
    parts = [kinds_in_words(item.kind for item in items)]
    drawn = sum(node in org.work for node in shown)
    states: Mapping[BoxState, str] = {
        BoxState.MISSING: "without anybody named for the role",
        BoxState.VACANT: "with a vacant seat",
        BoxState.UNKNOWN: "led by somebody who is not identified in the people file",
    }
    counts = Counter(map(item_state, items)) if says_who_leads(org) else Counter()
    parts.extend(f"{counts[state]:,} {words}" for state, words in states.items() if counts[state])
    if drawn < len(items):
        parts.append(f"{drawn:,} of {len(items):,} drawn, the rest folded" if drawn else "all folded")
    if len(items) < len(org.work):
        parts.append(f"a selection of {len(org.work):,} items")
    return "  ·  ".join(parts)


def _notes(org: Org) -> tuple[str, ...]:
    if not says_who_leads(org):
        return ("The register has no column of leads, so this picture cannot say where one is missing.",)
    inferred = sum(bool(item.inferred) for item in org.work.values())
    if not inferred:
        return ()
    if inferred == len(org.work):
        return ("No register was given: all units are inferred from titles and reporting lines, or from columns.",)
    return (f"{count_of(inferred, 'unit')} inferred; each says so.",)
