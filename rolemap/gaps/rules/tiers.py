"""OWN10-OWN13: a whole level of the chain that is not there, or does not decide."""

from collections import defaultdict
from collections.abc import Iterator

import pyarrow.compute as pc

from rolemap.gaps.duties import has_duty
from rolemap.gaps.held import active, is_led, lead_nodes
from rolemap.gaps.needs import DEPENDENCIES, KINDS_OR_PARENTS, PARENTS, PEOPLE, REGISTER, STATUSES
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about, about_people, about_register, count, names
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem, WorkStatus


@rule("OWN10", "no-portfolio", severity=Severity.WARNING, needs=(REGISTER, KINDS_OR_PARENTS), sources=("mop-roles",))
def no_portfolio(org: Org, *, min_projects: int = 10, min_programs: int = 3) -> Iterator[Gap]:
    """There is no portfolio above ``min_projects`` active projects or ``min_programs`` active programs.

    ## Why it matters
    Many ideas compete for limited resources, and no level decides among them and settles conflicts. A portfolio
    manager matters the more, the larger the organization is. The two numbers are a convention of rolemap.

    ## Example
        work_id,name,kind
        G1,Lunar landing,program
        G2,Earth observation,program
        G3,Ground stations,program

    ## How to fix
    Add the portfolios to the register, or the kind column that tells them apart.
    """
    if org.of_kind(Kind.PORTFOLIO):
        return
    projects, programs = active(org, Kind.PROJECT), active(org, Kind.PROGRAM)
    if len(projects) >= min_projects or len(programs) >= min_programs:
        yield Gap(
            about_register(org),
            f"no portfolio above {count(len(programs), 'program')} and {count(len(projects), 'project')}",
            (
                f"no item of the register is a portfolio; one is expected from {min_projects} projects "
                f"or {min_programs} programs on",
            ),
            "name who decides among them, and record the portfolio",
            affected=len(projects) + len(programs),
        )


@rule(
    "OWN11",
    "related-projects-without-program",
    severity=Severity.NOTE,
    needs=(REGISTER, PARENTS, DEPENDENCIES),
    sources=("pmi-lexicon",),
)
def related_projects_without_program(org: Org, *, min_projects: int = 5, min_links: int = 3) -> Iterator[Gap]:
    """At least ``min_projects`` projects stand side by side in a portfolio, with ``min_links`` dependencies among them.

    ## Why it matters
    Related projects that are managed one by one lose what a program would give them: a common plan, and somebody who
    resolves the dependencies. The two numbers are a convention of rolemap.

    ## Example
        work_id,name,kind,parent,depends_on
        F1,Space,portfolio,,
        P1,Rocket,project,F1,
        P2,Capsule,project,F1,P1

    ## How to fix
    Put them into a program, or note why they are better alone.
    """
    siblings: dict[str, list[WorkItem]] = defaultdict(list)
    for item in active(org, Kind.PROJECT):
        if item.parent_id and org.work[item.parent_id].kind is Kind.PORTFOLIO:
            siblings[item.parent_id].append(item)
    for portfolio_id, projects in siblings.items():
        ids = {project.id for project in projects}
        linked = [project for project in projects if any(link.target in ids for link in project.depends_on)]
        links = sum(link.target in ids for project in linked for link in project.depends_on)
        if len(projects) >= min_projects and links >= min_links:
            related = count(links, "dependency", "dependencies")
            yield Gap(
                about(org.work[portfolio_id]),
                f"{len(projects)} projects with {related} among them are in no program",
                (f"these depend on others of them: {names(linked)}",),
                "consider a program for them, with one manager for the dependencies",
                affected=len(projects),
            )


@rule("OWN12", "no-project-office", severity=Severity.NOTE, needs=(PEOPLE,), sources=("mop-roles",), preview=True)
def no_project_office(org: Org) -> Iterator[Gap]:
    """No title and no department of the people file names a project, program or portfolio office.

    ## Why it matters
    MoP has three bodies: one that decides, one that follows progress, and an office that serves both. The office is
    found by words alone, so this rule runs only where you select it.

    ## Example
        person_id,name,title,department
        e1,Ana Ruiz,Portfolio Manager,Strategy

    ## How to fix
    Say who does the work of the office.
    """
    for column in ("title", "department", "division"):
        if org.people.has(column):
            texts = pc.unique(org.people.columns[column]).to_pylist()
            if any(has_duty("office", text) for text in texts):
                return
    yield Gap(
        about_people(org),
        "no project, program or portfolio office",
        ("no title, department or division of the file has one of the usual words",),
        "say who does the work of the office",
        affected=len(org.people),
    )


@rule(
    "OWN13", "candidates-without-decider", severity=Severity.WARNING, needs=(REGISTER, STATUSES), sources=("mop-roles",)
)
def candidates_without_decider(org: Org) -> Iterator[Gap]:
    """Work waits for a decision, and no portfolio with a manager stands above it.

    ## Why it matters
    A portfolio manager decides which work an organization takes on. Candidates without one wait for nobody, or are
    taken on without being weighed against the others.

    ## Example
        work_id,name,kind,parent,lead,status
        F1,Space,portfolio,,,
        P1,Apollo,project,F1,e1,proposed

    ## How to fix
    Name the manager of the portfolio, or put the candidates under a portfolio that has one.
    """
    waiting: dict[str | None, list[WorkItem]] = defaultdict(list)
    for item in org.work.values():
        if item.status is WorkStatus.CANDIDATE and not item.inferred and item.kind is not Kind.PORTFOLIO:
            portfolios = [i for i in (*org.ancestors(item.id), *item.other_parent_ids) if _is_portfolio(org, i)]
            if not any(is_led(org, org.work[i]) for i in portfolios):
                waiting[portfolios[0] if portfolios else None].append(item)
    if not org.of_kind(Kind.PORTFOLIO):
        return  # that is OWN10
    for portfolio_id, items in waiting.items():
        portfolio = org.work[portfolio_id] if portfolio_id else None
        where = "a portfolio that nobody manages" if portfolio else "no portfolio"
        yield Gap(
            about(portfolio) if portfolio else about_register(org),
            f"{count(len(items), 'candidate')} under {where}",
            (f"not yet approved: {names(items)}",),
            "name who decides on them",
            affected=len(items),
            severity=None if portfolio else Severity.NOTE,
            because=lead_nodes(org, portfolio) if portfolio else (),
        )


def _is_portfolio(org: Org, item_id: str) -> bool:
    return org.work[item_id].kind is Kind.PORTFOLIO
