"""VAC01: seats that a file shows and nobody fills."""

import re
from collections.abc import Iterator

import numpy as np

from rolemap.gaps.held import active
from rolemap.gaps.needs import ANYBODY
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about, about_person, count, place, place_of, quoted
from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, PM_ROLES, ROLE_NAMES, ROLE_ORDER, Gap, Presence, Severity, WorkItem


@rule("VAC01", "vacant-role", severity=Severity.ERROR, needs=(ANYBODY,), sources=("vacant-seats",))
def vacant_role(org: Org) -> Iterator[Gap]:
    """The only lead of an active work item, or a seat with the title of a PM, is vacant.

    ## Why it matters
    A box that nobody fills hides a gap: the chart looks complete while nobody does the work. A vacancy says so in a
    word (Vacant, TBD, TBH, Open) or has a title and no name.

    ## Example
        work_id,name,kind,lead
        G1,Lunar landing,program,TBD

    ## How to fix
    Fill the seat, name somebody acting until then, or remove the seat if it is no longer wanted.
    """
    vacant = [i for i in active(org) if i.leads and not i.is_led]
    yield from (_vacant_lead(org, item) for item in vacant)
    seats = _vacant_seats(org)
    reported = {lead.person for item in vacant for lead in item.leads} | _seats_of(org, seats, vacant)
    yield from (_vacant_seat(org, code) for code in seats if code not in reported)


def _vacant_lead(org: Org, item: WorkItem) -> Gap:
    role = ROLE_NAMES[item.leads[0].role or LEAD_ROLE[item.kind]]
    written = sorted({lead.written or lead.name for lead in item.leads})
    below = org.below_count[item.id]
    return Gap(
        about(item),
        f"the {role} is vacant",
        (f"its lead is written as {', '.join(map(quoted, written))}{place(org, item)}",)
        + ((f"{count(below, 'item')} of work below it",) if below else ()),
        f"fill the seat of the {role}, or name somebody acting until then",
        affected=below,
    )


def _vacant_seats(org: Org) -> list[int]:
    """Vacant seats of the people file whose title is one of the four roles; other vacancies are no business of ours."""
    people = org.people
    pm_codes = [ROLE_ORDER.index(role) for role in PM_ROLES]
    vacant = people.vacant & (people.presence != Presence.INACTIVE) & np.isin(people.role, pm_codes)
    return [int(code) for code in np.flatnonzero(vacant)]


def _seats_of(org: Org, seats: list[int], items: list[WorkItem]) -> set[int]:
    """Seats whose title names a vacant item, as “Team Lead (vitrage)” does: the same vacancy in another file."""
    names = {words for item in items if (words := _words(item.name))}
    longest = max(map(len, names), default=0)
    return {code for code in seats if _names_one(_words(org.people.text("title", code)), names, longest)}


def _names_one(title: tuple[str, ...], names: set[tuple[str, ...]], longest: int) -> bool:
    """True if some of the words of a title, side by side, are one of the names."""
    lengths = range(1, min(longest, len(title)) + 1)
    return any(title[at : at + length] in names for length in lengths for at in range(len(title)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _vacant_seat(org: Org, code: int) -> Gap:
    person = org.people[code]
    below = int(org.reporting.size[code])
    name = f", name {quoted(person.name)}" if person.name else ""
    return Gap(
        about_person(person),
        f"a seat of a {ROLE_NAMES[person.verdict.role]} is vacant",
        (f"title {quoted(person.title)}{name}{place_of(org, person)}",)
        + ((f"{count(below, 'person', 'people')} below it",) if below else ()),
        "fill the seat, or remove it from the file if it is no longer wanted",
        confidence=person.verdict.confidence,
        affected=below,
    )
