"""Who holds what, as rules ask for it: active items, leads who are there, and the work above and below."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, Holder, Kind, Presence, Role, Verdict, WorkItem


def active(org: Org, *kinds: Kind) -> list[WorkItem]:
    """Active items of the register, of these kinds (all kinds if none is given), in file order."""
    return [
        item for item in org.work.values() if item.is_active and not item.inferred and (not kinds or item.kind in kinds)
    ]


def is_there(org: Org, holder: Holder) -> bool:
    """True if the holder is a person, known or not, who has not left."""
    if holder.vacant:
        return False
    return holder.person < 0 or org.people.presence[holder.person] != Presence.INACTIVE


def is_led(org: Org, item: WorkItem) -> bool:
    """True if at least one lead of the item is there."""
    return any(is_there(org, lead) for lead in item.leads)


def known_leads(item: WorkItem) -> list[int]:
    """Codes of the leads whom the people file knows, each once, vacant seats left out."""
    return list(dict.fromkeys(lead.person for lead in item.leads if lead.person >= 0 and not lead.vacant))


def verdict(org: Org, code: int) -> Verdict:
    """What is concluded about the role of a person."""
    return org.people[code].verdict


def expected_role(item: WorkItem, lead: Holder) -> Role:
    """The role that the column says the lead is there in, else the one that leads such an item."""
    return lead.role or LEAD_ROLE[item.kind]


def role_wanted(org: Org, kind: Kind) -> Role:
    """The role that a lead of ``kind`` is asked for: the one that this register's own columns name, where they do.

    A register with a single column ``product_manager`` asks for product managers, whatever its items are mapped to.
    """
    named = {lead.role for item in org.work.values() if item.kind is kind and not item.inferred for lead in item.leads}
    return named.pop() or LEAD_ROLE[kind] if len(named) == 1 else LEAD_ROLE[kind]


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


def led_by_person(org: Org, *kinds: Kind) -> Mapping[int, list[WorkItem]]:
    """Person code → the active items of these kinds that they lead, in file order."""
    led: dict[int, list[WorkItem]] = defaultdict(list)
    for item in active(org, *kinds):
        for code in known_leads(item):
            led[code].append(item)
    return led


def lead_nodes(org: Org, item: WorkItem) -> tuple[str, ...]:
    """The nodes whose gaps would explain that nobody leads the item: its own, and those of its known leads."""
    return (f"work:{item.id}", *(f"person:{org.people.text('person_id', code)}" for code in known_leads(item)))
