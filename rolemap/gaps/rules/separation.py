"""SEP01-SEP06: two roles that one person should not hold on the same work."""

from collections.abc import Iterator

from rolemap.gaps.duties import has_duty
from rolemap.gaps.held import active, descendants, expected_role, present_leads
from rolemap.gaps.needs import LEADS, PEOPLE, PRODUCTS, REGISTER, SPONSORS, assigned_duty
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about, count, named, names, place
from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, Gap, Kind, Severity, WorkItem

_BOTH = (REGISTER, PEOPLE, LEADS)


@rule("SEP01", "sponsor-is-manager", severity=Severity.ERROR, needs=(*_BOTH, SPONSORS), sources=("prince2-traps",))
def sponsor_is_manager(org: Org) -> Iterator[Gap]:
    """The same person sponsors and leads a project or a program.

    ## Why it matters
    Whoever answers for the investment checks their own work. PRINCE2 forbids exactly this combination.

    ## Example
        work_id,name,kind,lead,sponsor
        P1,Apollo,project,e1,e1

    ## How to fix
    Name another sponsor.
    """
    for item in active(org, Kind.PROGRAM, Kind.PROJECT):
        sponsors = {sponsor.person for sponsor in item.sponsors if not sponsor.vacant}
        for code in present_leads(org, item):
            if code in sponsors:
                yield Gap(
                    about(item),
                    f"{org.people[code].label} is its sponsor and its manager",
                    (f"both cells name them{place(org, item)}",),
                    "name another sponsor",
                    affected=org.below_count[item.id],
                )


@rule(
    "SEP02",
    "assurance-by-manager",
    severity=Severity.ERROR,
    needs=(*_BOTH, assigned_duty("assurance", "no assurance in the assignments")),
    sources=("prince2-traps", "prince2-workflows"),
)
def assurance_by_manager(org: Org) -> Iterator[Gap]:
    """Whoever leads an item is assigned to its assurance as well.

    ## Why it matters
    Assurance looks at the work of the project manager for the sponsor. PRINCE2 never combines the two.

    ## Example
        work.csv         work_id,name,kind,lead
                         P1,Apollo,project,e1
        assignments.csv  person,work,role
                         e1,P1,Project Assurance

    ## How to fix
    Give the assurance to somebody outside the project.
    """
    for row in org.assignments:
        item = org.work.get(row.work_id)
        if (
            item
            and item.is_active
            and row.person in present_leads(org, item)
            and has_duty("assurance", row.role_written)
        ):
            yield Gap(
                about(item),
                f"{org.people[row.person].label} leads it and assures it",
                (f"lead{place(org, item)} and assigned as “{row.role_written}”",),
                "give the assurance to somebody outside it",
                affected=org.below_count[item.id],
            )


@rule("SEP03", "program-manager-runs-own-project", severity=Severity.WARNING, needs=_BOTH, sources=("msp-roles",))
def program_manager_runs_own_project(org: Org, *, small_program: int = 3) -> Iterator[Gap]:
    """Whoever leads a program leads projects inside it as well.

    ## Why it matters
    The manager reviews their own project, and its problems reach nobody else. In a program of up to
    ``small_program`` projects that is common, and only a note. The grading is a convention of rolemap.

    ## Example
        work_id,name,kind,parent,lead
        G1,Lunar landing,program,,e1
        P1,Apollo,project,G1,e1

    ## How to fix
    Give the projects a project manager.
    """
    for program in active(org, Kind.PROGRAM):
        if not _leads_more(org, program):
            continue
        projects = [item for item in descendants(org, program.id) if item.kind is Kind.PROJECT and item.is_active]
        yield from _both(org, program, projects, Severity.NOTE if len(projects) <= small_program else None)


@rule(
    "SEP04",
    "portfolio-manager-runs-own-work",
    severity=Severity.WARNING,
    needs=_BOTH,
    sources=("not-managed-directly",),
)
def portfolio_manager_runs_own_work(org: Org) -> Iterator[Gap]:
    """Whoever leads a portfolio leads programs or projects inside it as well.

    ## Why it matters
    They choose among pieces of work, and one of them is their own.

    ## Example
        work_id,name,kind,parent,lead
        F1,Space,portfolio,,e1
        G1,Lunar landing,program,F1,e1

    ## How to fix
    Give that work a manager of its own.
    """
    for portfolio in active(org, Kind.PORTFOLIO):
        if _leads_more(org, portfolio):
            below = [i for i in descendants(org, portfolio.id) if i.kind in (Kind.PROGRAM, Kind.PROJECT)]
            yield from _both(org, portfolio, [item for item in below if item.is_active])


def _leads_more(org: Org, unit: WorkItem) -> bool:
    """True if a lead of the unit leads something else as well."""
    return any(len(org.leading.get(lead.person, ())) > 1 for lead in unit.leads)


def _both(org: Org, unit: WorkItem, below: list[WorkItem], severity: Severity | None = None) -> Iterator[Gap]:
    own_role = [lead.person for lead in unit.leads if expected_role(unit, lead) is LEAD_ROLE[unit.kind]]
    for code in present_leads(org, unit):
        if code not in own_role:
            continue  # a product manager of a unit is in another value chain
        own = [item for item in below if code in present_leads(org, item)]
        if own:
            what = named(own[0]) if len(own) == 1 else f"{len(own)} items of work in it"
            yield Gap(
                about(unit),
                f"its lead {org.people[code].label} runs {what} as well",
                (f"of {count(len(below), 'item')} below it: {names(own)}{place(org, unit)}",),
                "give that work a manager of its own",
                affected=len(own),
                severity=severity,
            )


@rule(
    "SEP05",
    "product-manager-runs-its-project",
    severity=Severity.NOTE,
    needs=(*_BOTH, PRODUCTS),
    sources=("safe-product-manager",),
)
def product_manager_runs_its_project(org: Org) -> Iterator[Gap]:
    """Whoever leads a product leads a project that changes it as well.

    ## Why it matters
    The owner of the value and the owner of the delivery are one person, so that nobody weighs the one against the
    other. Some product managers in fact do a project manager's work.

    ## Example
        work_id,name,kind,lead,product
        D1,Booking,product,e1,
        P1,Faster booking,project,e1,D1

    ## How to fix
    Give the project a project manager.
    """
    for project in active(org, Kind.PROJECT):
        for product_id in project.product_ids:
            product = org.work.get(product_id)
            for code in present_leads(org, project):
                if product and code in present_leads(org, product):
                    yield Gap(
                        about(project),
                        f"its lead {org.people[code].label} is the product manager of {named(product)} too",
                        (f"the project changes that product{place(org, project)}",),
                        "give the project a project manager",
                        affected=1,
                    )


@rule(
    "SEP06",
    "change-manager-is-sponsor",
    severity=Severity.NOTE,
    needs=(*_BOTH, SPONSORS, assigned_duty("change", "no business change manager in the assignments")),
    sources=("msp-roles",),
)
def change_manager_is_sponsor(org: Org) -> Iterator[Gap]:
    """Every business change manager of a program is its sponsor.

    ## Why it matters
    The business side has no voice of its own beside the sponsor.

    ## Example
        work.csv         work_id,name,kind,sponsor
                         G1,Lunar landing,program,e1
        assignments.csv  person,work,role
                         e1,G1,Business Change Manager

    ## How to fix
    Assign somebody of the business side.
    """
    change: dict[str, set[int]] = {}
    for row in org.assignments:
        if has_duty("change", row.role_written):
            change.setdefault(row.work_id, set()).add(row.person)
    for program in active(org, Kind.PROGRAM):
        managers = change.get(program.id, set())
        if managers and managers <= {sponsor.person for sponsor in program.sponsors if sponsor.person >= 0}:
            yield Gap(
                about(program),
                "its sponsor is its only business change manager",
                (f"{org.people[min(managers)].label} is both{place(org, program)}",),
                "assign somebody of the business side",
                affected=org.below_count[program.id],
            )
