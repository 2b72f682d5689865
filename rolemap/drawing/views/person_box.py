"""A person, or a vacant seat → its box."""

from collections.abc import Callable
from dataclasses import replace

from rolemap.drawing.views.badges import NONE, Badges
from rolemap.drawing.views.labels import PERSON_LABEL, line_of, lines_of
from rolemap.drawing.views.staff import is_staff
from rolemap.drawing.views.words import count_of
from rolemap.graph import Org
from rolemap.model import ROLE_NAMES, Box, BoxState, ManagerState, Person, Presence, Role, Seat

_COLUMN = {"id": "person_id"}
_MOST_LINES = 3


def person_node(code: int) -> str:
    """Id of the box of the person of a code."""
    return f"person:{code}"


def person_box(org: Org, person: Person, marked: Badges, *, is_pm: bool, label: tuple[str, ...] = PERSON_LABEL) -> Box:
    """The box of a person or a vacant seat: the first field of ``label`` as heading, the second beside the role.

    ``is_pm`` gives the box the color of its role. Staff positions ask for a place beside the box above. What the
    heading says already is not said again.
    """
    role = person.verdict.role
    badge = marked.get(("person", person.id), NONE)
    heading = _value(org, person, label[0]) or person.label
    is_aside = not is_pm and is_staff(person.title)
    box = Box(
        id=person_node(person.code),
        heading=heading,
        seats=_seats(org, person, heading, label[1] if len(label) > 1 else ""),
        lines=lines_of((field, _value(org, person, field)) for field in label[2:]),
        tag="assistant" if is_aside else "",
        kind="person",
        role=role if is_pm else None,
        state=BoxState.VACANT if person.vacant else BoxState.PLAIN,
        badge=badge.count,
        worst=badge.worst,
        tooltip=_tooltip(org, person, badge.messages),
        is_aside=is_aside,
    )
    lost = lost_manager(org, person.code)
    return replace(box, lines=(*box.lines, lost)) if lost and len(box.lines) < _MOST_LINES else box


def post_look(org: Org, marked: Badges) -> Callable[[int], tuple[str, int] | None]:
    """What the boxes of unnamed posts show, by code: title and role; None for people, and for posts with findings."""
    people = org.people

    def look(code: int) -> tuple[str, int] | None:
        if not people.posts[code] or ("person", people.text("person_id", code)) in marked:
            return None
        return people.text("title", code), int(people.role[code])

    return look


def lost_manager(org: Org, code: int) -> str:
    """Why a person has no manager although a manager is named; empty for everybody else."""
    match ManagerState(int(org.people.manager_state[code])):
        case ManagerState.MISSING:
            return "manager not in the file"
        case ManagerState.AMBIGUOUS:
            return "manager: the file has several of that name"
        case _:
            return ""


def _seats(org: Org, person: Person, heading: str, field: str) -> tuple[Seat, ...]:
    """The line with the chip; a role of none of the four has no chip."""
    state = BoxState.VACANT if person.vacant else BoxState.FILLED
    role = None if person.verdict.role is Role.OTHER else person.verdict.role
    text = line_of(field, _value(org, person, field)) if field else ""
    if field == "title" and not text:
        text = "no title"
    if text and text != heading:
        return (Seat(text, role, state),)
    return (Seat(ROLE_NAMES[role], role, state),) if role is not None else ()


def _value(org: Org, person: Person, field: str) -> str:
    match field:
        case "name":
            closed = person.vacant and person.presence is Presence.INACTIVE
            return "Closed post" if closed else "Vacant" if person.vacant else person.label
        case "role":
            return ROLE_NAMES[person.verdict.role]
        case _:
            return org.people.text(_COLUMN.get(field, field), person.code)


def _tooltip(org: Org, person: Person, messages: tuple[str, ...]) -> str:
    verdict = person.verdict
    parts = [f"{person.label}, {person.title}" if person.title not in ("", person.label) else person.label]
    parts.append(f"id {person.id}")
    if person.department:
        parts.append(person.department)
    parts.append(f"role {verdict.role} ({verdict.confidence:.0%}): {verdict.evidence}".rstrip(": "))
    led = org.led_by.get(person.code, ())
    if led:
        more = f" and {count_of(len(led) - 10, 'more', 'more')}" if len(led) > 10 else ""
        parts.append("leads " + ", ".join(org.work[item_id].name for item_id in led[:10]) + more)
    return " | ".join([*parts, *messages])
