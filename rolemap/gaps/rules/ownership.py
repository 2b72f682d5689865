"""OWN01-OWN04: work of the register that nobody is named to lead."""

from collections.abc import Iterator

from rolemap.gaps.held import active
from rolemap.gaps.needs import LEADS, REGISTER
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import each_or_once
from rolemap.gaps.words import about, about_register, count, names, place, plural_of, quoted, some
from rolemap.graph import Org, has_lead_column
from rolemap.model import ROLE_NAMES, Gap, Kind, Severity, WorkItem


@rule("OWN01", "project-without-manager", severity=Severity.ERROR, needs=(REGISTER, LEADS), sources=("govs-002",))
def project_without_manager(org: Org) -> Iterator[Gap]:
    """An active project of the register names no lead.

    ## Why it matters
    Nobody starts the work, delivers it and closes it. GovS 002 makes a project manager mandatory. A lead cell that
    says that the seat is vacant is VAC01, a lead whom the people file does not know is REF01.

    ## Example
        work_id,name,kind,lead
        P1,Apollo,project,

    ## How to fix
    Name the project manager in the register, or give the project the status that it has (closed, not approved).
    """
    return _without_lead(org, Kind.PROJECT)


@rule(
    "OWN02",
    "program-without-manager",
    severity=Severity.ERROR,
    needs=(REGISTER, LEADS),
    sources=("govs-002", "msp-roles"),
)
def program_without_manager(org: Org) -> Iterator[Gap]:
    """An active program of the register names no lead.

    ## Why it matters
    Nobody plans its projects as one and resolves the dependencies among them. GovS 002 and MSP both ask for a
    program manager.

    ## Example
        work_id,name,kind,lead
        G1,Lunar landing,program,

    ## How to fix
    Name the program manager. Where nobody leads on purpose, waive the finding with the reason.
    """
    return _without_lead(org, Kind.PROGRAM)


@rule(
    "OWN03",
    "portfolio-without-manager",
    severity=Severity.ERROR,
    needs=(REGISTER, LEADS),
    sources=("govs-002", "mop-roles"),
)
def portfolio_without_manager(org: Org) -> Iterator[Gap]:
    """An active portfolio of the register names no lead.

    ## Why it matters
    Nobody decides which work is taken on, settles conflicts over people and money, or stops what no longer pays.
    GovS 002 and MoP ask for a portfolio manager or director.

    ## Example
        work_id,name,kind,lead
        F1,Space,portfolio,

    ## How to fix
    Name the portfolio manager.
    """
    return _without_lead(org, Kind.PORTFOLIO)


@rule(
    "OWN04",
    "product-without-manager",
    severity=Severity.ERROR,
    needs=(REGISTER, LEADS),
    sources=("safe-product-manager",),
)
def product_without_manager(org: Org) -> Iterator[Gap]:
    """An active product of the register names no lead.

    ## Why it matters
    A product lives on for years: without a product manager nobody owns its vision, its backlog and its value.

    ## Example
        work_id,name,kind,product_manager
        D1,Booking,product,

    ## How to fix
    Name the product manager, or close the product in the register.
    """
    return _without_lead(org, Kind.PRODUCT)


def _without_lead(org: Org, kind: Kind) -> Iterator[Gap]:
    """Active items of ``kind`` whose lead cells are blank, all of them."""
    known = active(org, kind)
    made = [item for item in known if not item.row]
    has_place = has_lead_column(org, kind) or any(item.leads for item in made)
    items = known if has_place else [item for item in known if item.row]
    role = ROLE_NAMES[org.lead_roles[kind]]

    def gap_of(item: WorkItem) -> Gap:
        below = org.below_count[item.id]
        return Gap(
            about(item),
            f"no {role} is named",
            (_blank(org, item), *_weight(item, below)),
            f"name the {role}, or correct the status of the {kind}",
            affected=below,
        )

    def habit() -> tuple[str, str]:
        return (
            f"none of {count(len(items), str(kind))} names a {role}",
            f"if this register keeps no leads of {plural_of(kind)} on purpose, ignore this rule; "
            f"else add the {role} of each",
        )

    yield from each_or_once(org, [item for item in items if not item.leads], items, gap_of, habit)
    if not has_place:
        yield from _without_a_row(org, made, role)


def _without_a_row(org: Org, made: list[WorkItem], role: str) -> Iterator[Gap]:
    """Units that only a column of other rows names, in a register without a column for their leads."""
    if made:
        kind = made[0].kind
        yield Gap(
            about_register(org),
            f"{count(len(made), str(kind))} known only from a column of other rows: no place for a {role}",
            (f"for example {some([quoted(item.name) for item in made])}",),
            f"add a row for each {kind}, or a column “{role}”",
            affected=len(made),
            severity=Severity.NOTE,
        )


def _blank(org: Org, item: WorkItem) -> str:
    """Where nobody is named: the item's own row, or the rows below it, which alone know it."""
    if item.row:
        return f"every lead cell is blank{place(org, item)}"
    rows = [org.work[item_id] for item_id in org.children[item.id]]
    rows += [other for other in org.work.values() if item.id in other.product_ids] if item.kind is Kind.PRODUCT else []
    return f"no row that names it says who manages it: {names(rows)}"


def _weight(item: WorkItem, below: int) -> Iterator[str]:
    """What hangs on an item, as evidence."""
    if item.status_written:
        yield f"its status is “{item.status_written}”"
    if item.budget:
        yield f"its budget is {item.budget:,.0f}"
    if below:
        yield f"{count(below, 'item')} of work below it"
