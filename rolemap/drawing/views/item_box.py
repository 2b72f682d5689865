"""A work item → its box: who leads it, or what is missing."""

from rolemap.drawing.views.badges import NONE, Badges
from rolemap.drawing.views.labels import WORK_LABEL, lines_of
from rolemap.graph import Org, lead_role
from rolemap.model import LEAD_ROLE, ROLE_NAMES, Box, BoxState, Holder, Seat, WorkItem, WorkStatus


def item_box(
    org: Org, item: WorkItem, badges: Badges, label: tuple[str, ...] = WORK_LABEL, *, has_leads: bool = True
) -> Box:
    """The box of ``item``; its id is ``work:<id>``. The first field of ``label`` is its heading.

    ``has_leads`` is false where the register does not say who leads: then a missing lead is none.
    """
    badge = badges.get((str(item.kind), item.id), NONE)
    state = item_state(item) if has_leads else BoxState.PLAIN
    seats = _seats(org, item, state)
    return Box(
        id=work_node(item.id),
        heading=_value(item, label[0]) or item.name or item.id,
        seats=seats if "lead" in label else (),
        lines=()
        if label == WORK_LABEL
        else lines_of((name, _value(item, name)) for name in label[1:] if name != "lead"),
        tag=_tag(item),
        kind=str(item.kind),
        role=LEAD_ROLE[item.kind],
        state=state,
        badge=badge.count,
        worst=badge.worst,
        tooltip=_tooltip(seats, item, badge.messages),
        inferred=bool(item.inferred),
    )


def item_state(item: WorkItem) -> BoxState:
    """Whether an item has a lead: as ``BoxState`` says; ``PLAIN`` where it needs none (closed, not yet approved)."""
    if not item.leads:
        return BoxState.MISSING if item.is_active else BoxState.PLAIN
    filled = [lead for lead in item.leads if not lead.vacant]
    if not filled:
        return BoxState.VACANT
    return BoxState.FILLED if any(lead.person >= 0 for lead in filled) else BoxState.UNKNOWN


def work_node(item_id: str) -> str:
    """Id of the box, and of the node in the graph, of a work item."""
    return f"work:{item_id}"


def _tag(item: WorkItem) -> str:
    words = [str(item.kind)]
    if item.kind_written and item.kind_written.casefold() not in (item.kind, f"{item.kind}s", "programme"):
        words.append(item.kind_written)
    if item.status in (WorkStatus.CLOSED, WorkStatus.CANDIDATE):
        words.append(str(item.status))
    return "  ·  ".join(words)


def _seats(org: Org, item: WorkItem, state: BoxState) -> tuple[Seat, ...]:
    wanted = org.lead_roles[item.kind]
    if state is BoxState.MISSING:
        return (Seat(f"no {ROLE_NAMES[wanted]}", wanted, state),)
    return tuple(_seat(org, item, lead) for lead in item.leads)


def _seat(org: Org, item: WorkItem, lead: Holder) -> Seat:
    claimed = lead.role or org.lead_roles[item.kind]
    if lead.vacant:
        return Seat("vacant", claimed, BoxState.VACANT)
    remarks = [lead.acting.lower()] if lead.acting else []
    if lead.person < 0:
        remarks.append(f"{len(lead.candidates)} people of that name" if lead.candidates else "not in the people file")
        return Seat(lead.name, claimed, BoxState.UNKNOWN, ", ".join(remarks))
    return Seat(lead.name, lead_role(org, lead.person), BoxState.FILLED, ", ".join(remarks))


def _value(item: WorkItem, field: str) -> str:
    match field:
        case "name":
            return item.name or item.id
        case "lead" | "sponsor":
            return ", ".join(one.name or one.written for one in (item.leads if field == "lead" else item.sponsors))
        case "status":
            return item.status_written or str(item.status)
        case "budget":
            return "" if item.budget is None else f"{item.budget:,.0f}"
        case _:
            value = getattr(item, field)
            return "" if value is None else str(value)


def _tooltip(seats: tuple[Seat, ...], item: WorkItem, messages: tuple[str, ...]) -> str:
    parts = [f"{item.kind} {item.id}: {item.name}"]
    for seat in seats:
        role = f"{seat.role}: " if seat.role is not None else ""
        parts.append(f"{role}{seat.text}" + (f" ({seat.detail})" if seat.detail else ""))
    if item.inferred:
        parts.append(f"inferred {item.inferred}")
    return " | ".join([*parts, *messages])
