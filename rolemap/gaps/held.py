"""Who holds what, as rules ask for it: active items, leads who are there, and the work above and below."""

from collections.abc import Iterator, Mapping

import numpy as np

from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, Holder, Kind, ManagerState, Presence, Role, Verdict, WorkItem


def active(org: Org, *kinds: Kind) -> list[WorkItem]:
    """Active items of the register, of these kinds (all kinds if none is given), in file order."""
    return [item for item in org.active if item.kind in kinds] if kinds else list(org.active)


_GONE = int(Presence.INACTIVE)  # members of an enumeration are slow to look up, and this is asked a million times


def is_there(org: Org, holder: Holder) -> bool:
    """True if the holder is a person, known or not, who has not left."""
    if holder.vacant:
        return False
    return holder.person < 0 or bool(org.people.presence[holder.person] != _GONE)


def is_led(org: Org, item: WorkItem) -> bool:
    """True if at least one lead of the item is there."""
    presence = org.people.presence
    for lead in item.leads:  # noqa: SIM110  # any() takes twice as long, and every item of a register is asked often
        if not lead.vacant and (lead.person < 0 or presence[lead.person] != _GONE):
            return True
    return False


def known_leads(item: WorkItem) -> list[int]:
    """Codes of the leads whom the people file knows, each once, vacant seats left out."""
    leads = item.leads
    if len(leads) == 1:  # nearly all items; a set would cost more than all the rest of a rule
        return [leads[0].person] if leads[0].person >= 0 and not leads[0].vacant else []
    return list(dict.fromkeys(lead.person for lead in leads if lead.person >= 0 and not lead.vacant))


def possible_leads(item: WorkItem) -> list[int]:
    """Codes of those of whom one leads the item and nobody can tell which: a name that several people have."""
    leads = item.leads
    if len(leads) == 1 and leads[0].person >= 0:  # nearly all items
        return []
    return list(dict.fromkeys(code for lead in leads if lead.person < 0 for code in lead.candidates))


def present_leads(org: Org, item: WorkItem) -> list[int]:
    """Codes of the known leads who have not left, each once."""
    return [code for code in known_leads(item) if org.people.presence[code] != _GONE]


def verdict(org: Org, code: int) -> Verdict:
    """What is concluded about the role of a person."""
    return org.people[code].verdict


def expected_role(item: WorkItem, lead: Holder) -> Role:
    """The role that the column says the lead is there in, else the one that leads such an item."""
    return lead.role or LEAD_ROLE[item.kind]


def descendants(org: Org, item_id: str) -> Iterator[WorkItem]:
    """Items below an item at any depth, each once; a cycle of units ends where it began."""
    seen = {item_id}
    waiting = list(org.children[item_id])
    while waiting:
        current = waiting.pop(0)
        if current not in seen:
            seen.add(current)
            yield org.work[current]
            waiting += org.children[current]


def led_by_person(org: Org, *kinds: Kind) -> Mapping[int, tuple[WorkItem, ...]]:
    """Person code → the active items of these kinds that they lead, in file order; who has left leads nothing."""
    if len(kinds) < 2:
        return org.leading_kind[kinds[0]] if kinds else org.leading
    led = ((code, tuple([item for item in items if item.kind in kinds])) for code, items in org.leading.items())
    return {code: items for code, items in led if items}


def lead_nodes(org: Org, item: WorkItem) -> tuple[str, ...]:
    """The nodes whose gaps would explain that nobody leads the item: its own, and those of its known leads."""
    return (f"work:{item.id}", *(f"person:{org.people.text('person_id', code)}" for code in known_leads(item)))


def head_by_own_report(org: Org) -> int:
    """Code of the head of the largest tree if they report to themselves, as some exports mark the top; else -1."""
    top = int(np.argmax(org.reporting.size)) if len(org.people) else -1
    return top if top >= 0 and org.people.manager_state[top] == ManagerState.SELF else -1
