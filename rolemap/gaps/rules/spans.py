"""ORG01-ORG03, ORG05: the shape of the reporting lines."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from rolemap.gaps.held import head_by_own_report
from rolemap.gaps.needs import MANAGERS, PEOPLE
from rolemap.gaps.rule import rule
from rolemap.gaps.words import LISTED, about_people, about_person, count, namely, place_of
from rolemap.graph import Org
from rolemap.model import PM_ROLES, ROLE_NAMES, ROLE_ORDER, Gap, ManagerState, Presence, Severity

_NEED = (PEOPLE, MANAGERS)


@rule("ORG01", "span-too-wide", severity=Severity.WARNING, needs=_NEED, sources=("spans-mckinsey",))
def span_too_wide(org: Org, *, max_reports: int = 10, everybody: bool = False) -> Iterator[Gap]:
    """A project, program, portfolio or product manager has more than ``max_reports`` direct reports.

    ## Why it matters
    Managers who also do the work themselves follow three to seven people well, those who supervise routine work eight
    to ten. Other managers are looked at only with ``everybody``: a call center needs no finding. Vacant seats count,
    people who have left do not.

    ## Example
        person_id,name,title,manager_id
        e1,Ana Ruiz,Program Manager,
        ... and eleven more who report to e1

    ## How to fix
    Add a level, or raise ``max_reports`` if the work is routine.
    """
    span = _span(org)
    wide = (span > max_reports) & (_is_pm(org) | everybody)
    for code in np.flatnonzero(wide).tolist():
        person = org.people[code]
        yield Gap(
            about_person(person),
            f"{span[code]} direct reports (max {max_reports})",
            (f"title “{person.title}”{place_of(org, person)}",),
            "add a level, or hand some reports over",
            confidence=1.0 if everybody else person.verdict.confidence,
            affected=int(span[code]),
        )


@rule("ORG02", "span-of-one", severity=Severity.NOTE, needs=_NEED, sources=("span-of-one",))
def span_of_one(org: Org, *, min_reports: int = 2) -> Iterator[Gap]:
    """Project, program, portfolio or product managers have fewer than ``min_reports`` direct reports, but not none.

    ## Why it matters
    Where one person manages one person, one of the two levels is as a rule not needed. All of them are one finding.

    ## Example
        person_id,name,title,manager_id
        e1,Ana Ruiz,Program Manager,
        e2,Ben Okafor,Project Manager,e1

    ## How to fix
    Ask whether the line could go one level higher.
    """
    span = _span(org)
    narrow = np.flatnonzero((span > 0) & (span < min_reports) & _is_pm(org))
    if len(narrow):
        people, places = [org.people[code] for code in narrow.tolist()], org.people.places
        reports = "one direct report" if min_reports == 2 else f"fewer than {min_reports} direct reports"
        yield Gap(
            about_people(org),
            f"{count(len(people), 'manager')} of the four roles with {reports}",
            (
                namely(
                    [f"{p.label} ({ROLE_NAMES[p.verdict.role]}, {places.words(p.code)})" for p in people[:LISTED]],
                    len(people),
                ),
            ),
            "ask whether the line could go one level higher",
            confidence=min(person.verdict.confidence for person in people),
            affected=len(people),
        )


@rule("ORG03", "too-many-layers", severity=Severity.NOTE, needs=_NEED, sources=("layers-bain",))
def too_many_layers(org: Org, *, max_layers: int = 8, warn_above: int = 10) -> Iterator[Gap]:
    """The reporting lines have more than ``max_layers`` layers from the top to the bottom.

    ## Why it matters
    Each layer delays a decision and what is told upwards. Companies that took layers out went from eleven to eight or
    seven. Rows in a circle have no layer.

    ## Example
        person_id,name,title,manager_id
        e1,Ana Ruiz,Director,
        ... and eight more, each under the last

    ## How to fix
    Look at the longest line for a level that decides nothing.
    """
    depth = np.where(org.people.posts | ~_is_here(org), 0, org.reporting.depth)
    layers = int(depth.max(initial=0))
    if layers > max_layers:
        deepest = int(np.argmax(depth))
        line = [org.people[code] for code in (deepest, *org.reporting.chain(deepest))]
        yield Gap(
            about_people(org),
            f"{layers} layers from the top to the bottom (max {max_layers})",
            (
                f"the longest line: {' > '.join(person.label for person in line[:LISTED])}"
                + (f" > … {len(line) - LISTED} more" if len(line) > LISTED else ""),
                f"{count(int((depth > max_layers).sum()), 'person', 'people')} below layer {max_layers}",
            ),
            "look at the longest line for a level that decides nothing",
            affected=int((depth > max_layers).sum()),
            severity=Severity.WARNING if layers > warn_above else None,
        )


@rule("ORG05", "several-tops", severity=Severity.NOTE, needs=_NEED, sources=("several-roots",))
def several_tops(org: Org) -> Iterator[Gap]:
    """Several people with reports have no manager: the file has several tops.

    ## Why it matters
    It may be right (several companies, partners), or the lines above them are missing. People with neither manager
    nor reports stand beside the chart and are counted, not listed. The head of the largest tree may report to
    themselves, as some exports mark the top.

    ## Example
        person_id,name,title,manager_id
        e1,Ana Ruiz,Director,
        e2,Ben Okafor,Project Manager,e1
        e3,Chi Lee,Director,
        e4,Dora Maar,Project Manager,e3

    ## How to fix
    Fill the manager of those who have one.
    """
    people, reporting = org.people, org.reporting
    marked = np.arange(len(people)) == head_by_own_report(org)
    blank = ((people.manager_state == ManagerState.ROOT) | marked) & _is_here(org) & ~people.posts
    tops = np.flatnonzero(blank & (reporting.span > 0))
    alone = int((blank & (reporting.span == 0)).sum())
    if len(tops) < 2:
        return
    order = sorted(tops.tolist(), key=lambda code: (-int(reporting.size[code]), code))
    listed = [f"{people[code].label} ({int(reporting.size[code]):,} below)" for code in order[:LISTED]]
    yield Gap(
        about_people(org),
        f"{len(tops)} people with reports have no manager",
        (namely(listed, len(tops)),)
        + ((f"{count(alone, 'person', 'people')} more with neither manager nor reports",) if alone else ()),
        "fill the manager of those who have one",
        affected=len(tops),
    )


def _is_pm(org: Org) -> npt.NDArray[np.bool_]:
    """Rows that hold one of the four roles, without vacant seats and people who have left."""
    roles = [ROLE_ORDER.index(role) for role in PM_ROLES]
    return np.isin(org.people.role, roles) & ~org.people.vacant & _is_here(org)


def _is_here(org: Org) -> npt.NDArray[np.bool_]:
    return np.asarray(org.people.presence != Presence.INACTIVE)


def _span(org: Org) -> npt.NDArray[np.int64]:
    """Direct reports of each row, without those who have left and without rows of unnamed headcount."""
    counted = (org.reporting.parent >= 0) & _is_here(org) & ~org.people.posts
    return np.bincount(org.reporting.parent[counted], minlength=len(org.people))
