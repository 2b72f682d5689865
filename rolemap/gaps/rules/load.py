"""LOAD01, LOAD02, LOAD08, LOAD09: too much for one person."""

from collections.abc import Iterator, Sequence
from statistics import mean, median

from rolemap.gaps.duties import is_duty
from rolemap.gaps.held import led_by_person
from rolemap.gaps.needs import LEADS, PEOPLE, REGISTER, SIZES
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about_person, about_register, count, namely_items, place_of
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem


@rule(
    "LOAD01",
    "lead-of-too-many-projects",
    severity=Severity.WARNING,
    needs=(REGISTER, PEOPLE, LEADS),
    sources=("projects-per-manager", "pmsolutions-load"),
)
def lead_of_too_many_projects(org: Org, *, max_projects: int = 5, error_above: int = 8) -> Iterator[Gap]:
    """Somebody leads more than ``max_projects`` active projects.

    ## Why it matters
    Control is lost project by project. No authority publishes one number (two, two to five, five, four to eight are
    all to be read): the default is a convention, and above ``error_above`` nobody will defend it.

    ## Example
        work_id,name,kind,lead
        P1,Apollo,project,e1
        ... and five more of e1

    ## How to fix
    Hand some over, or raise ``max_projects`` if they are small.
    """
    for code, projects in led_by_person(org, Kind.PROJECT).items():
        if len(projects) > max_projects:
            yield _overload(
                org,
                code,
                projects,
                f"leads {len(projects)} projects at once (max {max_projects})",
                Severity.ERROR if len(projects) > error_above else None,
            )


@rule(
    "LOAD02",
    "lead-of-several-large-projects",
    severity=Severity.WARNING,
    needs=(REGISTER, PEOPLE, LEADS, SIZES),
    sources=("large-projects",),
)
def lead_of_several_large_projects(org: Org, *, max_large: int = 2) -> Iterator[Gap]:
    """Somebody leads more than ``max_large`` active projects of a large size.

    ## Why it matters
    One or two complex projects fill a project manager, or three to four that are less so: load is counted by size,
    not only by number.

    ## Example
        work_id,name,kind,lead,size
        P1,Apollo,project,e1,large
        P2,Gemini,project,e1,XL
        P3,Skylab,project,e1,large

    ## How to fix
    Hand a large project over.
    """
    for code, projects in led_by_person(org, Kind.PROJECT).items():
        large = [project for project in projects if is_duty("large", project.size)]
        if len(large) > max_large:
            yield _overload(org, code, large, f"leads {len(large)} large projects at once (max {max_large})")


def _overload(org: Org, code: int, items: Sequence[WorkItem], message: str, severity: Severity | None = None) -> Gap:
    person = org.people[code]
    return Gap(
        about_person(person),
        message,
        (namely_items(items), f"title “{person.title}”{place_of(org, person)}"),
        "hand some over to somebody with room",
        affected=len(items),
        severity=severity,
    )


@rule(
    "LOAD08",
    "manager-of-too-many-products",
    severity=Severity.WARNING,
    needs=(REGISTER, PEOPLE, LEADS),
    sources=("products-per-manager",),
)
def manager_of_too_many_products(org: Org, *, max_products: int = 2) -> Iterator[Gap]:
    """Somebody leads more than ``max_products`` active products.

    ## Why it matters
    One product manager for each major product line is the usual ratio; attention to customers and backlog does not
    divide well.

    ## Example
        work_id,name,kind,product_manager
        D1,Booking,product,e1
        D2,Billing,product,e1
        D3,Search,product,e1

    ## How to fix
    Hand a product over, or record parts of one product as one.
    """
    for code, products in led_by_person(org, Kind.PRODUCT).items():
        if len(products) > max_products:
            yield _overload(org, code, products, f"leads {len(products)} products at once (max {max_products})")


@rule(
    "LOAD09",
    "many-projects-per-manager",
    severity=Severity.NOTE,
    needs=(REGISTER, PEOPLE, LEADS),
    sources=("pmsolutions-load", "projects-per-manager"),
)
def many_projects_per_manager(org: Org, *, max_mean: float = 5.0) -> Iterator[Gap]:
    """The leads of projects lead more than ``max_mean`` active projects each, on average.

    ## Why it matters
    Then it is no matter of one person: the organization has taken on more than its project managers can lead.

    ## Example
        work_id,name,kind,lead
        P1,Apollo,project,e1
        ... and eleven more, of two people in all

    ## How to fix
    Stop or postpone projects, or appoint more project managers.
    """
    loads = [len(projects) for projects in led_by_person(org, Kind.PROJECT).values()]
    if loads and mean(loads) > max_mean:
        who = count(len(loads), "person leads", "people lead")
        yield Gap(
            about_register(org),
            f"{mean(loads):.1f} projects for each lead on average (max {max_mean:g})",
            (f"{who} {sum(loads)} projects: median {median(loads):g}, most {max(loads)}",),
            "stop or postpone projects, or appoint more project managers",
            affected=sum(loads),
        )
