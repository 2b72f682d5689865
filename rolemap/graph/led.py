"""How each active item is led: the one decision that coverage, in all its groups, counts."""

from collections.abc import Mapping
from enum import StrEnum

from rolemap.model import ROLE_ORDER, Kind, Role, WorkItem
from rolemap.tables.people import People


class LeadState(StrEnum):
    """How an item is led: nobody is named, its seat is vacant, somebody leads it, somebody of the role asked for."""

    NOBODY = "nobody"
    VACANT = "vacant"
    LED = "led"
    MATCHED = "matched"


def lead_states(
    people: People, work: Mapping[str, WorkItem], lead_roles: Mapping[Kind, Role]
) -> Mapping[str, LeadState]:
    """Id → state of every active item, in file order.

    A lead matches if their role is the one asked for. A lead whom the people file does not know counts as led, never
    as matched: nothing is known of their role.
    """
    role_of = people.role
    wanted = {kind: ROLE_ORDER.index(role) for kind, role in lead_roles.items()}
    states: dict[str, LeadState] = {}
    for item in work.values():
        if item.is_active:
            there = [lead.person for lead in item.leads if not lead.vacant]
            if not there:
                states[item.id] = LeadState.VACANT if item.leads else LeadState.NOBODY
            elif any(person >= 0 and role_of[person] == wanted[item.kind] for person in there):
                states[item.id] = LeadState.MATCHED
            else:
                states[item.id] = LeadState.LED
    return states
