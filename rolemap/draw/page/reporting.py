"""The reporting lines of everybody: what the folded organization chart leaves out, the page unfolds."""

from collections.abc import Sequence

from rolemap.draw.page.boxes import Boxes
from rolemap.draw.page.forest import preorder, steps_up
from rolemap.draw.page.page_view import PageView
from rolemap.draw.views.badges import NONE, Badges
from rolemap.draw.views.words import count_of
from rolemap.graph import Org
from rolemap.model import PM_ROLES, BoxState, LineKind, ManagerState, Role, Seat

_LOST = (ManagerState.MISSING, ManagerState.AMBIGUOUS)
SeatKey = tuple[str, int, bool]


def people_order(org: Org) -> list[int]:
    """Codes of all people in preorder of their reporting lines; circles are cut at their first person."""
    return preorder(_cut_parents(org))


def reporting_view(org: Org, order: Sequence[int], badges: Badges) -> PageView:
    """Everybody along their reporting lines, in ``order`` (from ``people_order``)."""
    people = org.people
    boxes = Boxes()
    ids, departments = _column(org, "person_id"), _column(org, "department")
    for code, up in zip(order, steps_up(_cut_parents(org), order), strict=True):
        person = people[code]
        role = person.verdict.role
        badge = badges.get(("person", ids[code]), NONE)
        state = BoxState.VACANT if person.vacant else BoxState.PLAIN
        is_lost = people.manager_state[code] in _LOST
        boxes.add(
            "Vacant" if person.vacant else person.label,
            up=up,
            seats=(Seat(person.title or "no title", role, BoxState.VACANT if person.vacant else BoxState.FILLED),),
            line="manager not in the file" if is_lost else departments[code],
            role=role if role in PM_ROLES else None,
            state=state,
            gaps=badge.count,
            worst=badge.worst,
        )
    position = {code: at for at, code in enumerate(order)}
    for code, manager in people.matrix.tolist():
        if code != manager:
            boxes.connect(position[manager], position[code], LineKind.MATRIX)
    for cycle in org.reporting.cycles:
        if len(cycle) > 1:
            boxes.connect(position[int(people.manager[cycle[0]])], position[cycle[0]], LineKind.CYCLE)
    return PageView(
        "people", "Reporting lines", "Reporting lines of everybody", ("person", "people"), boxes, _subtitle(org)
    )


def _cut_parents(org: Org) -> list[int]:
    parent: list[int] = org.people.manager.tolist()
    for cycle in org.reporting.cycles:
        parent[cycle[0]] = -1
    return parent


def _column(org: Org, name: str) -> list[str]:
    values = org.people.columns.get(name)
    return [""] * len(org.people) if values is None else [str(text) for text in values.to_pylist()]


def _subtitle(org: Org) -> str:
    counts = [(role, len(org.people.with_role(role))) for role in (*PM_ROLES, Role.AMBIGUOUS)]
    words = {Role.AMBIGUOUS: "with an ambiguous title"}
    roles = ", ".join(f"{count:,} {words.get(role, role)}" for role, count in counts if count)
    return "  ·  ".join(part for part in (count_of(len(org.people), "person", "people"), roles) if part)
