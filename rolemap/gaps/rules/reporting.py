"""ORG04, ORG06-ORG08: reporting lines that lead nowhere, in a circle, to somebody who left, or to one of several."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.gaps.held import head_by_own_report
from rolemap.gaps.needs import MANAGERS, PEOPLE, PRESENCE
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import NEVER_RECORDED
from rolemap.gaps.words import LISTED, about_people, about_person, count, namely, place_of, quoted, some
from rolemap.graph import Org
from rolemap.model import Dangling, Gap, ManagerState, Presence, Severity, Subject

_EXAMPLES = 3


@rule(
    "ORG04",
    "manager-not-in-people",
    severity=Severity.ERROR,
    needs=(PEOPLE, MANAGERS),
    sources=("missing-manager",),
)
def manager_not_in_people(org: Org) -> Iterator[Gap]:
    """People name a manager who is not in the file.

    ## Why it matters
    Their lines end in the air: everybody below them falls off the chart, and nobody can tell to whom they escalate.
    All of them are one finding, because they have one cause: the file is not complete.

    ## Example
        person_id,name,title,manager_id
        e2,Ana Ruiz,Project Manager,e1

    ## How to fix
    Export the file again with everybody who manages somebody, or correct the references.
    """
    missing = np.flatnonzero(org.people.manager_state == ManagerState.MISSING)
    if not len(missing):
        return
    lost = [d for d in org.dangling if d.kind == "person" and d.column.startswith("manager") and d.reason == "unknown"]
    people_of: dict[str, list[Dangling]] = defaultdict(list)
    for dangling in lost:
        people_of[dangling.reference].append(dangling)
    references = sorted(people_of, key=lambda reference: (-len(people_of[reference]), reference))
    distinct = f" ({count(len(references), 'distinct reference')})" if references else ""
    who = count(len(missing), "row names", "rows name")
    if not org.people.posts[missing].any():
        who = count(len(missing), "person names", "people name")
    elsewhere = not (org.people.manager_state == ManagerState.KNOWN).any() and len(missing) >= NEVER_RECORDED
    yield Gap(
        about_people(org),
        f"{who} a manager who is not in the file{distinct}" + ("; not a single manager is in it" if elsewhere else ""),
        tuple(_named_by(org, reference, people_of[reference]) for reference in references[:LISTED])
        + ((f"and {len(references) - LISTED:,} more references",) if len(references) > LISTED else ()),
        "the managers seem to be in another file: give both (--also FILE)"
        if elsewhere
        else "export the file again with every manager in it, or correct the references",
        affected=int((org.reporting.size[missing] + 1).sum()),
        severity=Severity.WARNING if elsewhere else None,
    )


def _named_by(org: Org, reference: str, lost: list[Dangling]) -> str:
    labels = [org.people[code].label for code in _codes([dangling.subject for dangling in lost[:_EXAMPLES]], org)]
    more = f" and {len(lost) - _EXAMPLES} more" if len(lost) > _EXAMPLES else ""
    return f"{quoted(reference)} is named by {count(len(lost), 'person', 'people')}: {', '.join(labels)}{more}"


def _codes(ids: list[str], org: Org) -> list[int]:
    """Codes of the people with these few ids, the first row of each."""
    return [pc.index(org.people.columns["person_id"], person_id).as_py() for person_id in ids]


@rule(
    "ORG06",
    "reporting-cycle",
    severity=Severity.ERROR,
    needs=(PEOPLE, MANAGERS),
    sources=("cycle-overnight", "orgchart-import"),
)
def reporting_cycle(org: Org) -> Iterator[Gap]:
    """Reporting lines run in a circle, or somebody reports to themselves below the top.

    ## Why it matters
    Nobody of the circle has a manager who is not below them, and most charts drop everybody on it without a word.
    It happens when a supervisor falls out of the file and the next person becomes their own. The head of the largest
    tree may report to themselves: that is how some exports mark the top.

    ## Example
        person_id,name,title,manager_id
        e1,Ana Ruiz,Program Manager,e2
        e2,Ben Okafor,Project Manager,e1

    ## How to fix
    Correct the manager of one person on the path.
    """
    people, size = org.people, org.reporting.size
    for cycle in org.reporting.cycles:
        on_it = [people[code] for code in cycle]
        path = " > ".join(person.label for person in (*on_it, on_it[0]))
        yield Gap(
            about_person(on_it[0]),
            f"reporting lines of {len(cycle)} people run in a circle",
            (f"each reports to the next: {path}", *(f"{p.label}{place_of(org, p)}" for p in on_it[:LISTED])),
            "correct the manager of one of them",
            affected=len(cycle),
        )
    for code in _selves(org):
        person = people[code]
        yield Gap(
            about_person(person),
            "reports to themselves",
            (f"the manager is the person's own reference{place_of(org, person)}",),
            "name the manager, or leave the cell blank at the top",
            affected=int(size[code]),
        )


def _selves(org: Org) -> list[int]:
    """Codes of those who report to themselves, without the head of the largest tree of the file."""
    head = head_by_own_report(org)
    return [code for code in np.flatnonzero(org.people.manager_state == ManagerState.SELF).tolist() if code != head]


@rule(
    "ORG07",
    "reports-to-somebody-who-left",
    severity=Severity.WARNING,
    needs=(PEOPLE, MANAGERS, PRESENCE),
    sources=("departed-owners",),
)
def reports_to_somebody_who_left(org: Org) -> Iterator[Gap]:
    """People report to somebody who has left.

    ## Why it matters
    Nobody decides for them, and every chart still shows a manager. One finding for each manager who has left.

    ## Example
        person_id,name,title,manager_id,status
        e1,Ana Ruiz,Program Manager,,Terminated
        e2,Ben Okafor,Project Manager,e1,Active

    ## How to fix
    Enter the new manager of each.
    """
    people = org.people
    gone = people.presence == Presence.INACTIVE
    stranded = np.flatnonzero((people.manager >= 0) & ~gone & gone[people.manager])
    reports: dict[int, list[int]] = defaultdict(list)
    for code in stranded.tolist():
        reports[int(people.manager[code])].append(code)
    again = _active_again(org, list(reports))
    for manager, codes in reports.items():
        person = people[manager]
        who = count(len(codes), "person still reports", "people still report")
        other = f"; {people.places.words(again[manager])} of the same name is active" if manager in again else ""
        yield Gap(
            about_person(person),
            f"{who} to an old row of somebody who is there" if other else f"has left, and {who} to them",
            (
                namely([people[code].label for code in codes]),
                f"{person.label}{place_of(org, person)}{other}",
            ),
            "enter the new row of the same person" if other else "enter the new manager of each",
            affected=len(codes),
            severity=Severity.NOTE if other else None,
        )


def _active_again(org: Org, gone: list[int]) -> dict[int, int]:
    """Rows of people who are gone and have another row of the same name that is active: moved or hired again."""
    names = org.people.columns["name"]
    wanted = names.take(pa.array(gone, pa.int64()))
    there = np.flatnonzero((org.people.presence == Presence.ACTIVE) & ~org.people.vacant)
    found = pc.index_in(wanted, value_set=names.take(pa.array(there))).to_pylist()
    pairs = zip(gone, wanted.to_pylist(), found, strict=True)
    return {code: int(there[at]) for code, name, at in pairs if name and at is not None}


@rule(
    "ORG08",
    "manager-ambiguous",
    severity=Severity.ERROR,
    needs=(PEOPLE, MANAGERS),
)
def manager_ambiguous(org: Org) -> Iterator[Gap]:
    """People name a manager whose name or id several people of the file have.

    ## Why it matters
    Whoever draws the chart picks one of them, and often the wrong one. rolemap picks none. One finding for each
    reference.

    ## Example
        person_id,name,title,manager
        e1,Maria Garcia,Program Manager,
        e2,Maria Garcia,Portfolio Manager,
        e3,Ben Okafor,Project Manager,Maria Garcia

    ## How to fix
    Refer to managers by id or e-mail.
    """
    named_by: dict[str, list[Dangling]] = defaultdict(list)
    for dangling in org.dangling:
        if dangling.kind == "person" and dangling.column.startswith("manager") and dangling.reason == "ambiguous":
            named_by[dangling.reference].append(dangling)
    for reference, lost in named_by.items():
        candidates = lost[0].candidates
        who = count(len(lost), "person names", "people name")
        yield Gap(
            Subject("reference", reference, reference),
            f"{who} this manager, and {len(candidates)} people could be meant",
            (f"it could be {some(candidates)}", _named_by(org, reference, lost)),
            "refer to managers by id or e-mail",
            affected=len(lost),
        )
