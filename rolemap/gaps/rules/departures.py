"""VAC02-VAC07: leads and sponsors who have left, are away, will leave, or only stand in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from rolemap.gaps.duties import has_duty
from rolemap.gaps.held import active, is_led, is_there, known_leads
from rolemap.gaps.needs import FINISHES, LEADS, PRESENCE, REGISTER, SPONSORS, people_column
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about, about_person, count, named, namely_items, place, place_of, quoted
from rolemap.graph import Org
from rolemap.model import Gap, Holder, Person, Presence, Severity, WorkItem
from rolemap.tables.values.dates import read_dates


@rule(
    "VAC02", "lead-has-left", severity=Severity.ERROR, needs=(REGISTER, LEADS, PRESENCE), sources=("departed-owners",)
)
def lead_has_left(org: Org) -> Iterator[Gap]:
    """The only leads of an active item are people who have left.

    ## Why it matters
    The register shows a lead and nobody leads. It is the common way for a register to go stale.

    ## Example
        people.csv   person_id,name,title,status
                     e1,Ana Ruiz,Project Manager,Terminated
        work.csv     work_id,name,kind,lead
                     P1,Apollo,project,e1

    ## How to fix
    Name the successor.
    """
    gone: dict[int, list[WorkItem]] = defaultdict(list)
    for item in _named_to(org, Presence.INACTIVE):
        if item.is_led and not is_led(org, item):
            gone[known_leads(item)[0]].append(item)
    for code, items in gone.items():
        yield _absent(org, code, items, "has left and still leads", "name the successor")


@rule(
    "VAC03",
    "lead-away-without-deputy",
    severity=Severity.WARNING,
    needs=(REGISTER, LEADS, PRESENCE),
    sources=("sro-role",),
)
def lead_away_without_deputy(org: Org) -> Iterator[Gap]:
    """Every lead of an active item is on leave, and nobody acts for them.

    ## Why it matters
    The seat is taken and the work still goes without a lead for a while. A second lead, or an assignment as deputy,
    is enough.

    ## Example
        people.csv   person_id,name,title,status
                     e1,Ana Ruiz,Project Manager,On leave
        work.csv     work_id,name,kind,lead
                     P1,Apollo,project,e1

    ## How to fix
    Name somebody acting.
    """
    deputized = {row.work_id for row in org.assignments if has_duty("deputy", row.role_written)}
    away = _led_only_by(org, Presence.LEAVE)
    for code, items in away.items():
        alone = [item for item in items if item.id not in deputized]
        if alone:
            yield _absent(org, code, alone, "is on leave, and nobody acts for them on", "name somebody acting")


@rule(
    "VAC04",
    "lead-leaves-before-finish",
    severity=Severity.WARNING,
    needs=(REGISTER, LEADS, FINISHES, people_column("end", reason="no end column in the people file")),
)
def lead_leaves_before_finish(org: Org) -> Iterator[Gap]:
    """The time of the only lead in the organization ends before the item does.

    ## Why it matters
    The loss is known in advance, so that there is time for a handover.

    ## Example
        people.csv   person_id,name,title,end
                     e1,Ana Ruiz,Project Manager,2024-06-30
        work.csv     work_id,name,kind,lead,finish
                     P1,Apollo,project,e1,2025-03-31

    ## How to fix
    Extend the contract, or name the successor and the day.
    """
    ends = last_days(org)
    for item in active(org):
        leads = [lead for lead in item.leads if is_there(org, lead)]
        known = [ends.get(lead.person) for lead in leads]
        last = max((end for end in known if end), default=None)
        if item.finish and last and all(known) and last < item.finish and _is_present(org, item):
            person = org.people[leads[0].person]
            yield Gap(
                about(item),
                f"its lead leaves on {last}, before it finishes on {item.finish}",
                (f"{person.label} ends on {last}{place_of(org, person)}", f"{named(item)}{place(org, item)}"),
                "extend the contract, or plan the handover",
                affected=org.below_count[item.id],
            )


def last_days(org: Org) -> Mapping[int, date]:
    """Last day of everybody who leads something, by code; nobody where the people file has no such column."""
    if not org.people.has("end"):
        return {}
    cells = org.people.columns["end"].to_pylist()
    values = read_dates(cells, last_day=True).values
    return {code: day for code in org.led_by if (day := values[code]) is not None}


def _is_present(org: Org, item: WorkItem) -> bool:
    return all(org.people.presence[code] != Presence.INACTIVE for code in known_leads(item))


@rule("VAC05", "only-acting-lead", severity=Severity.NOTE, needs=(REGISTER, LEADS))
def only_acting_lead(org: Org) -> Iterator[Gap]:
    """Whoever leads an active item does so for the time being: acting, interim.

    ## Why it matters
    Provisional cover is easily forgotten, and whoever gives it has work of their own.

    ## Example
        work_id,name,kind,lead
        P1,Apollo,project,Ana Ruiz (Acting)

    ## How to fix
    Fill the role, or make the acting lead its lead.
    """
    acting = _with_acting_title(org)
    for item in active(org):
        if not any(lead.acting or lead.person in acting for lead in item.leads):
            continue
        leads = [lead for lead in item.leads if is_there(org, lead)]
        provisional = [lead for lead in leads if lead.acting or lead.person in acting]
        if leads and len(provisional) == len(leads):
            yield Gap(
                about(item),
                f"led for the time being by {leads[0].name}",
                (_provisional(org, item, leads[0]),),
                "fill the role for good",
                affected=org.below_count[item.id],
            )


def _provisional(org: Org, item: WorkItem, lead: Holder) -> str:
    """What says that a lead is one for the time being: the register, else the title."""
    if lead.acting:
        return f"written as {quoted(lead.written or lead.name)}{place(org, item)}"
    person = org.people[lead.person]
    return f"title {quoted(person.title)}{place_of(org, person)}"


def _with_acting_title(org: Org) -> set[int]:
    """Codes of the leads whose title says that they hold their post for the time being."""
    codes = list(org.led_by)
    return {
        code for code, title in zip(codes, org.people.texts("title", codes), strict=True) if has_duty("acting", title)
    }


@rule("VAC06", "lead-not-yet-there", severity=Severity.WARNING, needs=(REGISTER, LEADS, PRESENCE))
def lead_not_yet_there(org: Org) -> Iterator[Gap]:
    """Every lead of an active item has not started yet.

    ## Why it matters
    Until they arrive nobody leads work that is already going on.

    ## Example
        people.csv   person_id,name,title,status
                     e1,Ana Ruiz,Project Manager,Starts in March
        work.csv     work_id,name,kind,lead,status
                     P1,Apollo,project,e1,in progress

    ## How to fix
    Name somebody acting until then.
    """
    for code, items in _led_only_by(org, Presence.FUTURE).items():
        yield _absent(org, code, items, "has not started yet and leads", "name somebody acting until then")


@rule(
    "VAC07",
    "sponsor-has-left",
    severity=Severity.ERROR,
    needs=(REGISTER, SPONSORS, PRESENCE),
    sources=("departed-owners", "nao-causes"),
)
def sponsor_has_left(org: Org) -> Iterator[Gap]:
    """Somebody who has left is the only sponsor of active work.

    ## Why it matters
    Nobody senior answers for it any more, and the register hides it.

    ## Example
        people.csv   person_id,name,title,status
                     e1,Ana Ruiz,Director,Left
        work.csv     work_id,name,kind,sponsor
                     P1,Apollo,project,e1

    ## How to fix
    Name the new sponsor.
    """
    left: dict[int, list[WorkItem]] = {}
    for item in active(org):
        if item.sponsors and not any(is_there(org, sponsor) for sponsor in item.sponsors):
            for code in {sponsor.person for sponsor in item.sponsors if sponsor.person >= 0 and not sponsor.vacant}:
                left.setdefault(code, []).append(item)
    for code, items in left.items():
        person = org.people[code]
        yield Gap(
            about_person(person),
            f"has left and still sponsors {count(len(items), 'item')} of work",
            (_status(org, person), namely_items(items)),
            "name the new sponsor",
            affected=sum(org.below_count[item.id] + 1 for item in items),
        )


def _led_only_by(org: Org, presence: Presence) -> Mapping[int, list[WorkItem]]:
    """First lead → the active items of which every lead who has not left is of this ``presence``."""
    led: dict[int, list[WorkItem]] = defaultdict(list)
    wanted = int(presence)
    for item in _named_to(org, presence):
        leads = [lead.person for lead in item.leads if is_there(org, lead)]
        if leads and all(code >= 0 and org.people.presence[code] == wanted for code in leads):
            led[leads[0]].append(item)
    return led


def _named_to(org: Org, presence: Presence) -> list[WorkItem]:
    """Active items that somebody of this ``presence`` is named to lead, in file order."""
    leads = np.fromiter(org.led_by, dtype=np.int64, count=len(org.led_by))
    codes = leads[org.people.presence[leads] == int(presence)].tolist()
    ids = {item_id for code in codes for item_id in org.led_by[code]}
    return [item for item in org.active if item.id in ids] if ids else []


def _absent(org: Org, code: int, items: list[WorkItem], does: str, suggestion: str) -> Gap:
    """One gap about somebody who is not there, and everything that they lead."""
    person = org.people[code]
    return Gap(
        about_person(person),
        f"{does} {named(items[0]) if len(items) == 1 else count(len(items), 'item') + ' of work'}",
        (_status(org, person), *(f"lead of {named(item)}{place(org, item)}" for item in items[:5]))
        + ((f"and of {len(items) - 5:,} more",) if len(items) > 5 else ()),
        suggestion,
        affected=sum(org.below_count[item.id] + 1 for item in items),
    )


def _status(org: Org, person: Person) -> str:
    status = org.people.text("status", person.code) or {Presence.INACTIVE: "not there any more"}.get(
        person.presence, ""
    )
    return (
        f"{person.label} has the status {quoted(status)}{place_of(org, person)}"
        if status
        else f"{person.label}{place_of(org, person)}"
    )
