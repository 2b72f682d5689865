"""The ladder of roles: PMs alone, each under the nearest PM above them, the product chain beside the project chain."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from rolemap.drawing.views.alike import counted, gather
from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.fold import fold
from rolemap.drawing.views.labels import PERSON_FIELDS, PERSON_LABEL, Label, fields_of
from rolemap.drawing.views.org import MAX_BOXES, in_tree_order
from rolemap.drawing.views.person_box import person_box, person_node, post_look
from rolemap.graph import Org, nearest_above
from rolemap.model import PM_ROLES, ROLE_ORDER, Diagram, Finding, Line, Role

_PROJECT_CHAIN = (Role.PFM, Role.PGM, Role.PJM)
_LADDER = (*_PROJECT_CHAIN, Role.PRM)


def roles(
    org: Org,
    findings: Iterable[Finding] = (),
    *,
    max_boxes: int = MAX_BOXES,
    depth: int | None = None,
    label: Label = (),
) -> Diagram:
    """Everybody with one of the four roles, under the nearest PM of their chain above them; no box where there is none.

    People in between are left out. Product managers stand beside the project chain: theirs is another value chain.
    ``label`` names the fields on a box. Raises ``ConfigError`` for an unknown one.
    """
    marked, fields = badges(org, findings), fields_of(label, PERSON_FIELDS, PERSON_LABEL)
    people = org.people
    below: dict[int, list[int]] = {}
    roots: list[int] = []
    for chain in (_PROJECT_CHAIN, (Role.PRM,)):
        mark = np.isin(people.role, [ROLE_ORDER.index(role) for role in chain])
        above = nearest_above(org.reporting.parent, mark & (org.reporting.depth > 0))
        for code in np.flatnonzero(mark).tolist():
            if above[code] >= 0:
                below.setdefault(int(above[code]), []).append(code)
            else:
                roots.append(code)
    roots.sort(key=lambda code: _LADDER.index(ROLE_ORDER[people.role[code]]))
    forest = gather(roots, below, post_look(org, marked))
    children = forest.children
    folded = fold(
        forest.roots, children, max_boxes=max_boxes, depth=depth, weight=lambda code: len(children.get(code, ()))
    )
    shown = set(folded.shown)
    order = [code for code in in_tree_order(forest.roots, children) if code in shown]
    return Diagram(
        title="The ladder of roles: portfolio, program, project and product managers",
        subtitle=_subtitle(org, roots, len(forest.whole(order))),
        boxes=tuple(
            counted(person_box(org, people[code], marked, is_pm=True, label=fields), len(forest.others.get(code, ())))
            for code in order
        ),
        lines=tuple(
            Line(person_node(code), person_node(child))
            for code in order
            for child in children.get(code, ())
            if child in shown
        ),
    )


def _subtitle(org: Org, roots: Sequence[int], drawn: int) -> str:
    counts = [(role, len(org.people.with_role(role))) for role in PM_ROLES]
    total = sum(count for _, count in counts)
    parts = [", ".join(f"{count} {role}" for role, count in counts if count)]
    lone = Counter(ROLE_ORDER[org.people.role[code]] for code in roots)
    below = [f"{lone[role]:,} {role}" for role in (Role.PGM, Role.PJM) if lone[role]]
    if below:
        parts.append(f"{' and '.join(below)} without a PM above them")
    if drawn < total:
        parts.append(f"{drawn:,} of {total:,} drawn, the rest folded")
    return "  ·  ".join(parts)
