"""Who could fill which gap: all openings staffed together, as one assignment problem. It proposes, never decides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from rolemap.gaps.bench import Bench
from rolemap.gaps.matching import cheapest_matching
from rolemap.gaps.openings import CAPACITY, Candidate, Opening, openings
from rolemap.graph import Org
from rolemap.model import GapReport, Kind

CANDIDATES = 3
"""Most candidates named for one opening."""

_STEPS = 10_000
"""Steps of a score (0-1, of four digits), so that plans are compared in whole numbers."""

_UNLED = ("OWN01", "OWN02", "OWN03", "OWN04", "VAC01")


@dataclass(frozen=True, slots=True)
class Staffing:
    """One opening, up to three ``candidates`` (best first), and the ``proposal`` of the plan for all openings.

    ``proposal`` is None where nobody fits, or where everybody who fits is proposed for something else.
    """

    opening: Opening
    candidates: tuple[Candidate, ...] = ()
    proposal: Candidate | None = None


MOST_OPENINGS = 500
"""Openings that are staffed together; beyond them the work that has most below it counts. Nobody reads more, and each
costs some milliseconds."""


def staff(
    org: Org, *, capacity: Mapping[Kind, int] = CAPACITY, most: int = MOST_OPENINGS, today: date | None = None
) -> tuple[Staffing, ...]:
    """Candidates for the active items of the register that nobody leads, in file order.

    At most ``most`` openings are looked at: those with the most work below them.

    Nobody is proposed beyond ``capacity``, with what they already lead in the dates counted, from ``today`` on; nobody
    who has left, is away, or whose title is another role. The plan has the highest sum of scores that fills most
    openings.
    """
    return staff_openings(org, openings(org), capacity=capacity, most=most, today=today)


def staff_openings(
    org: Org,
    open_work: Sequence[Opening],
    *,
    capacity: Mapping[Kind, int] = CAPACITY,
    most: int = MOST_OPENINGS,
    today: date | None = None,
) -> tuple[Staffing, ...]:
    """The same for openings of the caller's choice; beyond ``most``, those with little below them stay unstaffed."""
    bench = Bench(org, capacity, today)
    open_work = _largest(org, open_work, most)
    shortlists = [bench.shortlist(opening) for opening in open_work]
    plan = _plan(shortlists)
    staffed = []
    for at, (opening, shortlist) in enumerate(zip(open_work, shortlists, strict=True)):
        proposal = plan.get(at)
        named = tuple(bench.told(opening, candidate) for candidate in shortlist[:CANDIDATES])
        staffed.append(Staffing(opening, named, bench.told(opening, proposal) if proposal else None))
    return tuple(staffed)


def suggest(report: GapReport, org: Org, *, capacity: Mapping[Kind, int] = CAPACITY) -> GapReport:
    """The report with candidates in the suggestions of every finding about work that nobody leads."""
    return suggest_from(report, org, staff(org, capacity=capacity, today=report.as_of))


def suggest_from(report: GapReport, org: Org, staffed: Iterable[Staffing]) -> GapReport:
    """The same from openings that are staffed already; candidates that a suggestion named before are replaced."""
    said = {staffing.opening.item.id: could_be(org, staffing) for staffing in staffed}
    findings = tuple(
        replace(finding, suggestion=f"{finding.suggestion.partition('. ')[0]}. {said[finding.subject.id]}")
        if finding.code in _UNLED and finding.subject.id in said and finding.subject.kind != "person"
        else finding
        for finding in report.findings
    )
    return replace(report, findings=findings)


def _largest(org: Org, open_work: Sequence[Opening], most: int) -> Sequence[Opening]:
    if len(open_work) <= most:
        return open_work
    worth = sorted(range(len(open_work)), key=lambda at: (-org.below_count[open_work[at].item.id], at))
    return [open_work[at] for at in sorted(worth[:most])]


def could_be(org: Org, staffing: Staffing) -> str:
    """Who could take an opening, in a sentence; whole reasons stand in the workbook."""
    if not staffing.candidates:
        return "No candidate in the people file: recruit"
    names = "; ".join(f"{org.people[c.person].label} ({', '.join(c.brief)})" for c in staffing.candidates)
    if staffing.proposal is None:
        return f"Could be: {names}; all of them are proposed for other gaps: recruit"
    if staffing.proposal.person == staffing.candidates[0].person:
        return f"Could be: {names}"
    return f"Could be: {names}; the plan for all gaps takes {org.people[staffing.proposal.person].label}"


def _plan(shortlists: Sequence[list[Candidate]]) -> dict[int, Candidate]:
    """Opening → the candidate proposed: as many openings as can be filled, with the highest sum of scores.

    Each person has as much room as in the most crowded of their openings, whatever its kind, so that no choice of them
    goes beyond the capacity.
    """
    room: dict[int, int] = {}
    for candidate in chain.from_iterable(shortlists):
        room[candidate.person] = min(room.get(candidate.person, candidate.room), candidate.room)
    costs = [{c.person: round((1.0 - c.score) * _STEPS) for c in shortlist} for shortlist in shortlists]
    proposed = cheapest_matching(costs, room)
    return {at: next(c for c in shortlists[at] if c.person == person) for at, person in proposed.items()}
