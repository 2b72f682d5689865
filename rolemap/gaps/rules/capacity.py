"""LOAD06, LOAD10: managers without work, and work without managers enough."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from rolemap.gaps.duties import has_duty
from rolemap.gaps.held import active, possible_leads, present_leads, verdict
from rolemap.gaps.needs import LEADS, PEOPLE, PEOPLE_DEPARTMENTS, REGISTER, WORK_DEPARTMENTS
from rolemap.gaps.rule import rule
from rolemap.gaps.words import LISTED, about_people, count, namely, names, row_label
from rolemap.graph import Org
from rolemap.model import ROLE_NAMES, Gap, Kind, Presence, Role, Severity, Subject, WorkItem


@rule(
    "LOAD06",
    "managers-without-work",
    severity=Severity.NOTE,
    needs=(REGISTER, PEOPLE, LEADS),
    sources=("pmsolutions-load",),
)
def managers_without_work(org: Org) -> Iterator[Gap]:
    """People with the title of a PM lead nothing in the register, and are assigned to nothing.

    ## Why it matters
    They may be free, have another title than job, or lead work that the register does not know. One finding for each
    of the four roles, and only if the register knows at least half of its leads. Who is on leave, or has not started
    yet, need not lead anything; nor need a deputy, a head of the function with people below them ("Head of Projects"),
    or one of several people of the name that the register gives (REF03).

    ## Example
        people.csv   person_id,name,title
                     e1,Ana Ruiz,Project Manager
                     e2,Ben Okafor,Project Manager
        work.csv     work_id,name,kind,lead
                     P1,Apollo,project,e1

    ## How to fix
    Ask what they lead, and add it to the register.
    """
    for role, idle, total in idle_managers(org):
        yield _idle(org, role, idle, total)


def idle_managers(org: Org) -> Iterator[tuple[Role, list[int], int]]:
    """For each role: codes of the people at work who hold it and lead nothing, and how many hold it.

    Nothing where the register knows less than half of its leads, or asks for nobody of the role.
    """
    people = org.people
    leads = [lead for item in org.work.values() for lead in item.leads if not item.inferred and not lead.vacant]
    if sum(lead.person >= 0 for lead in leads) * 2 < len(leads):
        return
    busy = np.zeros(len(people), dtype=np.bool_)
    busy[[*org.led_by, *(row.person for row in org.assignments if row.person >= 0)]] = True
    busy[[code for item in org.work.values() for code in possible_leads(item)]] = True
    for role, kind in (
        (Role.PFM, Kind.PORTFOLIO),
        (Role.PGM, Kind.PROGRAM),
        (Role.PJM, Kind.PROJECT),
        (Role.PRM, Kind.PRODUCT),
    ):
        holders = people.with_role(role)
        at_work = np.isin(people.presence[holders], (Presence.UNKNOWN, Presence.ACTIVE))
        here = holders[~people.vacant[holders] & ~people.posts[holders] & at_work]
        free = here[~busy[here]].tolist()
        idle = [code for code in free if _should_lead(org, code)]
        if idle and any(org.lead_roles[kind] is role for item in active(org, kind) if item.leads):
            yield role, idle, len(here) - len(free) + len(idle)


def _should_lead(org: Org, code: int) -> bool:
    """False for deputies, and for whoever heads others of the function."""
    title = org.people.text("title", code)
    return not (has_duty("deputy", title) or (org.reporting.span[code] and has_duty("head", title)))


def _idle(org: Org, role: Role, idle: list[int], total: int) -> Gap:
    listed = [row_label(org, org.people[code]) for code in idle[:LISTED]]
    return Gap(
        about_people(org),
        f"{_share(len(idle), total, ROLE_NAMES[role])} nothing in the register",
        (namely(listed, len(idle)),),
        "ask what they lead, and add it to the register",
        confidence=min(verdict(org, code).confidence for code in idle),
        affected=len(idle),
    )


def _share(idle: int, total: int, role: str) -> str:
    if total == 1:
        return f"the only {role} leads"
    return f"{idle:,} of {total:,} {role}s {'leads' if idle == 1 else 'lead'}"


@rule(
    "LOAD10",
    "department-short-of-project-managers",
    severity=Severity.NOTE,
    needs=(REGISTER, PEOPLE, WORK_DEPARTMENTS, PEOPLE_DEPARTMENTS),
    sources=("pmsolutions-load",),
)
def department_short_of_project_managers(org: Org, *, max_projects: int = 5) -> Iterator[Gap]:
    """A department runs more than ``max_projects`` active projects for each of its project managers.

    ## Why it matters
    The unit has more work than people to lead it, however the projects are divided among them. Projects that somebody
    of another department leads are not counted. The number is a convention of rolemap. A department without any
    project manager of its own is COV01.

    ## Example
        people.csv   person_id,name,title,department
                     e1,Ana Ruiz,Project Manager,Space
        work.csv     work_id,name,kind,department
                     P1,Apollo,project,Space
                     ... and five more of Space

    ## How to fix
    Move project managers to where the projects are.
    """
    people = org.people
    leads = list(org.leading)
    home = dict(zip(leads, people.texts("department", leads), strict=True))
    projects: dict[str, list[WorkItem]] = defaultdict(list)
    for item in active(org, Kind.PROJECT):
        departments = {home[code] for code in present_leads(org, item)} - {""}
        if item.department and (not departments or item.department in departments):
            projects[item.department].append(item)
    of_role = people.with_role(Role.PJM)
    here = of_role[~people.vacant[of_role] & (people.presence[of_role] != Presence.INACTIVE)]
    managers = Counter(people.texts("department", here))
    for department, items in projects.items():
        have = managers[department]
        if have and len(items) > max_projects * have:
            yield Gap(
                Subject("department", department, department),
                f"{len(items)} projects for {count(have, 'project manager')} of its own (max {max_projects} each)",
                (f"the projects are {names(items)}",),
                "move project managers to where the projects are",
                affected=len(items),
            )
