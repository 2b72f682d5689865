"""The reporting lines of everybody: what the folded organization chart leaves out, the page unfolds."""

from collections.abc import Sequence

import numpy as np

from rolemap.drawing.page.boxes import Boxes
from rolemap.drawing.page.codes import STATES, role_code
from rolemap.drawing.page.forest import preorder, steps_up
from rolemap.drawing.page.page_view import PageView
from rolemap.drawing.views.badges import Badges
from rolemap.drawing.views.words import count_of
from rolemap.escape import plain
from rolemap.graph import Org, Reporting, build_reporting
from rolemap.model import PM_ROLES, BoxState, LineKind, ManagerState, Role, Seat

_LOST = (ManagerState.MISSING, ManagerState.AMBIGUOUS)
_GATHER_FROM = 3  # so many people with nobody above and nobody below them get a heading of their own
_ALONE = "Nobody above, nobody below"
_VACANT = "Vacant"


def people_order(org: Org) -> list[int]:
    """Codes of all people in preorder of their reporting lines, the largest branch first; circles are cut at their
    first person, and whoever has neither a manager nor a report comes last.
    """
    lines = _cut_lines(org)
    roots = np.flatnonzero(lines.parent < 0)
    roots = roots[np.argsort(-lines.size[roots], kind="stable")]
    return preorder(lines.parent.tolist(), roots.tolist())


def reporting_view(org: Org, order: Sequence[int], badges: Badges) -> PageView:
    """Everybody along their reporting lines, in ``order`` (from ``people_order``)."""
    people, lines, boxes = org.people, _cut_lines(org), Boxes()
    ups = steps_up(lines.parent.tolist(), order)
    gathered = int(np.count_nonzero((lines.parent < 0) & (lines.span == 0)))
    heading = len(order) - gathered if _GATHER_FROM <= gathered < len(order) else len(order)
    seat_of = _seats(org, boxes)
    line_of = _bottom_lines(org, boxes)
    role_of = [role_code(verdict.role if verdict.role in PM_ROLES else None) for verdict in people.verdicts]
    ids, names, verdict = _column(org, "person_id"), _column(org, "name"), people.verdict.tolist()
    plain_state, vacant_state = STATES.index(BoxState.PLAIN), STATES.index(BoxState.VACANT)
    vacant: list[bool] = people.vacant.tolist()
    for place, (code, up) in enumerate(zip(order, ups, strict=True)):
        if place == heading:
            boxes.add(_ALONE, up=0, line=count_of(gathered, "person", "people"))
        boxes.put(
            _VACANT if vacant[code] else plain(names[code]) or people[code].label,
            up=place - heading + 1 if place >= heading else up,
            of=place,
            seats=seat_of[code],
            line=line_of[code],
            role=role_of[verdict[code]],
            state=vacant_state if vacant[code] else plain_state,
        )
        if badge := badges.get(("person", ids[code])):
            boxes.mark(badge.count, badge.worst)
    _connect(org, order, heading, boxes)
    return PageView(
        "people", "Reporting lines", "Reporting lines of everybody", ("person", "people"), boxes, _subtitle(org)
    )


def _cut_lines(org: Org) -> Reporting:
    """The reporting lines, each circle cut at its first person."""
    parent = org.people.manager.copy()
    for cycle in org.reporting.cycles:
        parent[cycle[0]] = -1
    return build_reporting(parent)


def _seats(org: Org, boxes: Boxes) -> list[int]:
    """For each person the number of the seat: their title and role."""
    people = org.people
    known: dict[tuple[str, int, bool], int] = {}
    found = []
    rows = zip(_column(org, "title"), people.verdict.tolist(), people.vacant.tolist(), strict=True)
    for key in rows:
        if key not in known:
            title, verdict, vacant = key
            state = BoxState.VACANT if vacant else BoxState.FILLED
            known[key] = boxes.seats_number([Seat(title or "no title", people.verdicts[verdict].role, state)])
        found.append(known[key])
    return found


def _bottom_lines(org: Org, boxes: Boxes) -> list[int]:
    """For each person the number of the last line: the department, or that the manager is unknown."""
    lost = boxes.texts.number("manager not in the file")
    is_lost = np.isin(org.people.manager_state, _LOST).tolist()
    numbers = {text: boxes.texts.number(plain(text)) for text in dict.fromkeys(_column(org, "department"))}
    departments = _column(org, "department")
    return [lost if is_lost[code] else numbers[text] for code, text in enumerate(departments)]


def _connect(org: Org, order: Sequence[int], heading: int, boxes: Boxes) -> None:
    """Dotted lines to further managers, and the lines that close a circle."""
    place = {code: at + (at >= heading) for at, code in enumerate(order)}
    for code, manager in org.people.matrix.tolist():
        if code != manager:
            boxes.connect(place[manager], place[code], LineKind.MATRIX)
    for cycle in org.reporting.cycles:
        if len(cycle) > 1:
            boxes.connect(place[int(org.people.manager[cycle[0]])], place[cycle[0]], LineKind.CYCLE)


def _column(org: Org, name: str) -> list[str]:
    values = org.people.columns.get(name)
    return [""] * len(org.people) if values is None else values.to_pylist()


def _subtitle(org: Org) -> str:
    counts = [(role, len(org.people.with_role(role))) for role in (*PM_ROLES, Role.AMBIGUOUS)]
    words = {Role.AMBIGUOUS: "with an ambiguous title"}
    roles = ", ".join(f"{count:,} {words.get(role, role)}" for role, count in counts if count)
    return "  ·  ".join(part for part in (count_of(len(org.people), "person", "people"), roles) if part)
