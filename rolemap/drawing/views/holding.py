"""Whether a role on a work item is held: one decision for every chart."""

from collections.abc import Iterable

from rolemap.gaps.duties import has_duty
from rolemap.gaps.held import is_there
from rolemap.gaps.needs import LEADS
from rolemap.graph import Org
from rolemap.model import Held, Holder, Person, WorkItem

_BEST_FIRST = (Held.FILLED, Held.ACTING, Held.UNKNOWN, Held.VACANT)


def says_who_leads(org: Org) -> bool:
    """False where a register is given that has no column of leads: then nobody can be missed."""
    return LEADS.holds(org) or not org.has_register


def item_held(org: Org, item: WorkItem) -> Held:
    """How the role of leading ``item`` is held: by the best placed of its leads.

    ``PLAIN`` where nobody is named and nobody need be: closed, or not yet approved.
    """
    if not item.leads:
        return Held.MISSING if item.is_active else Held.PLAIN
    return best(lead_held(org, lead) for lead in item.leads)


def lead_held(org: Org, lead: Holder) -> Held:
    """How one lead holds their role; somebody who has left leaves it vacant (as VAC02 says)."""
    if not is_there(org, lead):
        return Held.VACANT
    if lead.acting or (lead.person >= 0 and has_duty("acting", org.people.text("title", lead.person))):
        return Held.ACTING
    return Held.FILLED if lead.person >= 0 else Held.UNKNOWN


def person_held(person: Person) -> Held:
    """How a person with a role, or a vacant seat of one, holds it."""
    if person.vacant:
        return Held.VACANT
    return Held.ACTING if has_duty("acting", person.title) else Held.FILLED


def best(states: Iterable[Held]) -> Held:
    """The state of a role that several people hold: filled if one of them fills it.

    >>> best([Held.VACANT, Held.ACTING])
    <Held.ACTING: 'acting'>
    """
    return min(states, key=_BEST_FIRST.index)
