"""ORG09, ORG10: reporting lines against the chain of project, program and portfolio."""

from collections.abc import Iterator

import numpy as np

from rolemap.gaps.duties import has_duty
from rolemap.gaps.held import active, expected_role, is_there, present_leads
from rolemap.gaps.needs import LEADS, MANAGERS, MATRIX, PEOPLE, REGISTER
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about, about_person, count, namely, place_of, row_label
from rolemap.graph import Org
from rolemap.model import ROLE_NAMES, ROLE_ORDER, Gap, Kind, Presence, Role, Severity, WorkItem


@rule(
    "ORG09",
    "no-line-to-program-manager",
    severity=Severity.NOTE,
    needs=(REGISTER, PEOPLE, LEADS, MATRIX),
    sources=("dotted-lines",),
)
def no_line_to_program_manager(org: Org) -> Iterator[Gap]:
    """Project managers of a program report to its manager by neither a solid nor a dotted line.

    ## Why it matters
    In a matrix the solid line may run elsewhere; then the dotted line says who decides about the work. Without either,
    the program manager has no authority over the project. Only files that record dotted lines are checked, and only
    projects directly below the program. Who has left, and who leads a project in another role (its product manager),
    needs no line.

    ## Example
        people.csv   person_id,name,title,manager_id,matrix_manager
                     e1,Ana Ruiz,Program Manager,,
                     e2,Ben Okafor,Project Manager,e9,
        work.csv     work_id,name,kind,parent,lead
                     G1,Rockets,program,,e1
                     P1,Engine,project,G1,e2

    ## How to fix
    Add the dotted line.
    """
    dotted = {(int(person), int(manager)) for person, manager in org.people.matrix}
    for program in active(org, Kind.PROGRAM):
        managers = set(present_leads(org, program))
        children = [org.work[item_id] for item_id in org.children[program.id]]
        projects = [item for item in children if item.kind is Kind.PROJECT and item.is_active]
        leads = dict.fromkeys(
            code for item in projects for code in _project_managers(org, item) if code not in managers
        )
        apart = [
            org.people[code]
            for code in leads
            if not managers.intersection(org.reporting.chain(code)) and not any((code, m) in dotted for m in managers)
        ]
        if managers and apart:
            who = count(len(apart), "project lead has", "project leads have")
            yield Gap(
                about(program),
                f"{who} no line to its manager (of {len(leads)})",
                (namely([row_label(org, person) for person in apart]),),
                "add the dotted lines",
                affected=len(apart),
            )


def _project_managers(org: Org, project: WorkItem) -> list[int]:
    """Codes of those who are there and lead a project as its project manager."""
    leads = [lead for lead in project.leads if lead.person >= 0 and is_there(org, lead)]
    return [lead.person for lead in leads if expected_role(project, lead) is Role.PJM]


@rule(
    "ORG10",
    "inverted-line",
    severity=Severity.WARNING,
    needs=(PEOPLE, MANAGERS),
    sources=("reports-to-program-manager",),
)
def inverted_line(org: Org) -> Iterator[Gap]:
    """A program manager reports to a project manager, or a portfolio manager to a program or project manager.

    ## Why it matters
    The chain of responsibility runs the other way: a title or a line is wrong. Whoever heads the function ("Director of
    Program Management", "Leiterin Projektmanagement") has people of every level below them, and is left alone.

    ## Example
        person_id,name,title,manager_id
        e1,Ana Ruiz,Project Manager,
        e2,Ben Okafor,Program Manager,e1

    ## How to fix
    Correct the title or the manager.
    """
    people = org.people
    pjm, pgm, pfm = (ROLE_ORDER.index(role) for role in (Role.PJM, Role.PGM, Role.PFM))
    there = (people.manager >= 0) & (people.presence != Presence.INACTIVE)
    above = people.role[people.manager]
    below = people.role
    inverted = there & (((below == pgm) & (above == pjm)) | ((below == pfm) & np.isin(above, (pjm, pgm))))
    for code in np.flatnonzero(inverted).tolist():
        person, manager = people[code], people[people.manager[code]]
        if has_duty("head", manager.title):
            continue
        yield Gap(
            about_person(person),
            f"a {ROLE_NAMES[person.verdict.role]} who reports to a {ROLE_NAMES[manager.verdict.role]}, {manager.label}",
            tuple(f"{one.label}: “{one.title}”{place_of(org, one)}" for one in (person, manager)),
            "correct the title or the manager",
            confidence=min(person.verdict.confidence, manager.verdict.confidence),
            affected=int(org.reporting.size[code]),
        )
