"""DAT01-DAT07: what dates say of work. A project is discrete, with a start and an end; a product lives on."""

from collections.abc import Iterator
from datetime import date

from rolemap.gaps.duties import has_duty
from rolemap.gaps.held import active
from rolemap.gaps.needs import FINISHES, PARENTS, REGISTER, STARTS, STATUSES
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import each_or_once
from rolemap.gaps.words import about, count, named, place, quoted
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem, WorkStatus
from rolemap.tables.register.statuses import says_health

_YEAR = 365.25


@rule("DAT01", "project-without-finish", severity=Severity.WARNING, needs=(REGISTER, FINISHES))
def project_without_finish(org: Org) -> Iterator[Gap]:
    """An active project has no finish date.

    ## Why it matters
    A project is discrete work with a start and an end. Without an end nobody can say that it is late, and it may be
    operations or a product under another name.

    ## Example
        work_id,name,kind,start,finish
        P1,Apollo,project,2024-01-01,

    ## How to fix
    Enter the planned finish, or record it as what it is.
    """
    projects = active(org, Kind.PROJECT)
    has_start = org.has_column("work", "start")

    def gap_of(item: WorkItem) -> Gap:
        return Gap(
            about(item),
            "no start and no finish date" if has_start and not item.start else "no finish date",
            (f"the cell is blank or no date{place(org, item)}",),
            "enter the planned finish, or record it as the product or operation that it is",
            affected=org.below_count[item.id],
        )

    yield from each_or_once(
        org,
        [project for project in projects if project.finish is None],
        projects,
        gap_of,
        lambda: (
            f"none of {count(len(projects), 'project')} has a finish date",
            "enter the planned finish of each, or ignore this rule if another file keeps the dates",
        ),
    )


@rule("DAT02", "project-past-its-finish", severity=Severity.WARNING, needs=(REGISTER, FINISHES, STATUSES))
def project_past_its_finish(org: Org, *, today: date) -> Iterator[Gap]:
    """A project is open after its finish date.

    ## Why it matters
    It is late and nobody has planned again, or it is over and nobody has closed it. Only a status that says open
    counts; with none, nothing is known. A project that finishes before it starts is DAT03.

    ## Example
        work_id,name,kind,finish,status
        P1,Apollo,project,2019-12-31,in progress

    ## How to fix
    Enter the new finish, or close the project.
    """
    for project in active(org, Kind.PROJECT):
        finish = project.finish
        if project.status is not WorkStatus.OPEN or finish is None or finish >= today or _is_turned(project):
            continue
        status = project.status_written
        rated = says_health(status)  # "Green" says how it goes: nobody would call it open, or closed, by that word
        state = "open" if rated or not status else quoted(status)
        yield Gap(
            about(project),
            f"{state} {count((today - finish).days, 'day')} after its finish date",
            (
                f"it was to finish on {finish}; compared with {today}{place(org, project)}",
                *((f"its status says only how it goes, “{status}”, and not that it is over",) if rated else ()),
            ),
            "enter the new finish, or close it",
            affected=org.below_count[project.id],
        )


@rule("DAT03", "finish-before-start", severity=Severity.ERROR, needs=(REGISTER, STARTS, FINISHES))
def finish_before_start(org: Org) -> Iterator[Gap]:
    """An active item finishes before it starts.

    ## Why it matters
    One of the two dates is wrong, and every check of dates with it.

    ## Example
        work_id,name,kind,start,finish
        P1,Apollo,project,2024-06-01,2024-01-31

    ## How to fix
    Correct the date that is wrong.
    """
    for item in active(org):
        if _is_turned(item):
            yield Gap(
                about(item),
                f"finishes on {item.finish}, before it starts on {item.start}",
                (f"{named(item)}{place(org, item)}",),
                "correct the date that is wrong",
            )


def _is_turned(item: WorkItem) -> bool:
    """True if it finishes before it starts."""
    return item.start is not None and item.finish is not None and item.finish < item.start


@rule("DAT04", "product-with-finish", severity=Severity.NOTE, needs=(REGISTER, FINISHES))
def product_with_finish(org: Org, *, max_years: float = 2.0) -> Iterator[Gap]:
    """An active product has a finish date within ``max_years`` of its start.

    ## Why it matters
    Products live on for years. One that is planned to end like a project may be run as one, and its manager may be a
    project manager in practice. The number is a convention of rolemap.

    ## Example
        work_id,name,kind,start,finish
        D1,Booking,product,2024-01-01,2024-12-31

    ## How to fix
    Remove the date, or record it as a project.
    """
    for item in active(org, Kind.PRODUCT):
        if item.start and item.finish and 0 <= (item.finish - item.start).days < max_years * _YEAR:
            yield Gap(
                about(item),
                f"a product that starts on {item.start} and ends on {item.finish}",
                (f"{named(item)}{place(org, item)}",),
                "remove the date, or record it as a project",
            )


@rule("DAT05", "project-for-years", severity=Severity.NOTE, needs=(REGISTER, STARTS))
def project_for_years(org: Org, *, today: date, max_years: float = 7.0) -> Iterator[Gap]:
    """An active project without a finish date has been running for more than ``max_years``.

    ## Why it matters
    Work that goes on for years without an end is often a product or an operation. The number is a convention of
    rolemap; long projects with a finish date are left alone.

    ## Example
        work_id,name,kind,start,finish
        P1,Apollo,project,2009-01-01,

    ## How to fix
    Record it as the product that it is, or plan its end.
    """
    for item in active(org, Kind.PROJECT):
        if item.start and item.finish is None and (today - item.start).days > max_years * _YEAR:
            yield Gap(
                about(item),
                f"has been running since {item.start} and has no finish date",
                (f"compared with {today}{place(org, item)}",),
                "record it as the product that it is, or plan its end",
            )


@rule("DAT06", "finish-after-parent", severity=Severity.NOTE, needs=(REGISTER, FINISHES, PARENTS))
def finish_after_parent(org: Org) -> Iterator[Gap]:
    """An active item finishes after the program that it belongs to.

    ## Why it matters
    The program's plan does not hold all of its work: one of the two dates is out of date.

    ## Example
        work_id,name,kind,parent,finish
        G1,Lunar landing,program,,2024-12-31
        P1,Apollo,project,G1,2025-06-30

    ## How to fix
    Agree on one plan.
    """
    for item in active(org):
        parent = org.work[item.parent_id] if item.parent_id else None
        if parent and parent.kind is Kind.PROGRAM and parent.finish and item.finish and item.finish > parent.finish:
            yield Gap(
                about(item),
                f"finishes on {item.finish}, after {named(parent)} on {parent.finish}",
                (f"{named(item)}{place(org, item)}", f"{named(parent)}{place(org, parent)}"),
                "agree on one plan",
            )


@rule("DAT07", "operation-as-project", severity=Severity.NOTE, needs=(REGISTER, FINISHES), preview=True)
def operation_as_project(org: Org) -> Iterator[Gap]:
    """A project without a finish date is named after operations.

    ## Why it matters
    A program manager may carry operations beside the projects of a program. Recorded as a project they never end, and
    count as work that is late. The words that decide are few, so this rule runs only where you select it.

    ## Example
        work_id,name,kind,start,finish
        P1,Network operations,project,2020-01-01,

    ## How to fix
    Keep operations out of the register, or record them as a product.
    """
    for item in active(org, Kind.PROJECT):
        if item.finish is None and (has_duty("operations", item.name) or has_duty("operations", item.kind_written)):
            yield Gap(
                about(item),
                "is named after operations and has no finish date",
                (f"{named(item)}{place(org, item)}",),
                "keep operations out of the register, or record them as a product",
            )
