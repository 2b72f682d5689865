"""What if: which units lose their lead, which chains break, who could take over; and on whom most rests."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from rolemap.gaps.changed import Changed
from rolemap.gaps.held import active, is_led, is_there, known_leads
from rolemap.gaps.openings import Opening, role_asked
from rolemap.gaps.staffing import Staffing, staff_openings
from rolemap.gaps.words import LISTED, about, about_person, count, namely, namely_items
from rolemap.graph import Org
from rolemap.model import Finding, Gap, GapReport, Kind, Presence, WorkItem


@dataclass(frozen=True, slots=True)
class LostLead:
    """An active item that was led and is led by nobody after the changes. ``was`` names who led it, ``below`` counts
    the items below it, ``staffing`` says who could take over."""

    item: WorkItem
    was: tuple[str, ...]
    below: int
    staffing: Staffing


@dataclass(frozen=True, eq=False)
class WhatIf:
    """What planned changes would do.

    ``before``, ``after``  the organization without and with them; ``changes`` says each as it was understood
    ``lost``               items that lose their lead, those with most below them first
    ``broken``             chains that break: people who report to nobody any more, projects with nobody to escalate to
    ``opened``, ``closed`` findings that are there only after, or only before; worst first
    """

    before: Org
    after: Org
    changes: tuple[str, ...]
    lost: tuple[LostLead, ...]
    broken: tuple[Gap, ...]
    opened: GapReport
    closed: tuple[Finding, ...]

    @property
    def below(self) -> int:
        """Number of items below those that lose their lead, each once, without these themselves."""
        lost = {one.item.id for one in self.lost}
        return len(_with_below(self.before, lost) - lost)


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """Somebody whose loss leaves work without a lead: ``person`` a code in ``People``, ``item_ids`` what they alone
    lead, in file order; ``affected`` counts these items and everything below them, each once."""

    person: int
    item_ids: tuple[str, ...]
    affected: int


def lost_leads(before: Org, changed: Changed, today: date | None = None) -> tuple[LostLead, ...]:
    """Items that lose their lead, and who could take each of them over, all of them together.

    Without a register these are the units that were inferred from who leaves.
    """
    after = _held(before, changed)
    items = active(before) if before.has_register else [item for item in before.work.values() if item.is_active]
    lost = [item for item in items if is_led(before, item) and not is_led(after, after.work[item.id])]
    roles = {kind: role_asked(before, kind) for kind in {item.kind for item in lost}}
    open_work = [Opening(item, roles[item.kind], tuple(known_leads(item))) for item in lost]
    staffed = staff_openings(after, open_work, today=today)
    leads = [
        LostLead(item, tuple(x.name for x in item.leads if is_there(before, x)), before.below_count[item.id], staffing)
        for item, staffing in zip(lost, staffed, strict=True)
    ]
    return tuple(sorted(leads, key=lambda one: -one.below))


def _held(before: Org, changed: Changed) -> Org:
    """The people after the changes on the work as it was before: what was inferred from somebody stays to be led."""
    after = changed.org
    if before.has_register:
        return after
    return Org(after.people, after.reporting, before.work, after.assignments, after.dangling, after.log)


def broken_chains(before: Org, changed: Changed) -> tuple[Gap, ...]:
    """Reporting lines that end at somebody who left, and projects that have nobody to escalate to any more."""
    gaps = [*_reporting(changed), *_escalation(before, _held(before, changed))]
    return tuple(sorted(gaps, key=lambda gap: (-gap.affected, gap.subject)))


def _reporting(changed: Changed) -> Iterable[Gap]:
    people, reporting = changed.org.people, changed.org.reporting
    here = people.presence != Presence.INACTIVE
    for code in dict.fromkeys(changed.left):
        reports = np.flatnonzero((reporting.parent == code) & here)
        if len(reports):
            labels = [person.label for person in people.some(reports[:LISTED].tolist())]
            yield Gap(
                about_person(people[code]),
                f"{count(len(reports), 'person reports', 'people report')} to somebody who leaves"
                f" ({int(reporting.size[code]):,} below in all)",
                (namely(labels, len(reports)),),
                "say to whom they report from then on",
                affected=int(reporting.size[code]),
            )


def _escalation(before: Org, after: Org) -> Iterable[Gap]:
    stranded: dict[str, list[WorkItem]] = defaultdict(list)
    for project in after.work.values():
        if project.kind is not Kind.PROJECT or not project.is_active or not is_led(after, project):
            continue
        above = (*after.ancestors(project.id), *project.other_parent_ids)
        if _any_led(before, above) and not _any_led(after, above):
            stranded[above[-1]].append(project)
    for unit_id, projects in stranded.items():
        yield Gap(
            about(after.work[unit_id]),
            f"managers of {count(len(projects), 'project')} have nobody above them to escalate to any more",
            (namely_items(projects),),
            "name who decides above them",
            affected=len(projects),
        )


def _any_led(org: Org, ids: Sequence[str]) -> bool:
    return any(is_led(org, org.work[item_id]) for item_id in ids)


_IN_BRACKETS = re.compile(r" \([^)]*\)")
"""What a message compares with: "(of 4)", "(max 5)"."""
_NUMBER = re.compile(r"[\d,]+")


def opened(before: GapReport, after: GapReport) -> tuple[Finding, ...]:
    """Findings of ``after`` that ``before`` does not have, worst first.

    A finding is the same one if rule and subject are, whatever its words, as for a baseline. Where a rule says more
    about a subject than before, those are new whose words, numbers aside, ``before`` does not have.
    """
    known = Counter(map(_worded, before.findings))
    more = Counter(map(_identity, after.findings)) - Counter(map(_identity, before.findings))
    new: set[int] = set()
    other: list[tuple[int, Finding]] = []
    for at, finding in enumerate(after.findings):
        if known[_worded(finding)] > 0:
            known[_worded(finding)] -= 1
        else:
            other.append((at, finding))
    for at, finding in reversed(other):
        if more[_identity(finding)] > 0:
            more[_identity(finding)] -= 1
            new.add(at)
    return tuple(finding for at, finding in enumerate(after.findings) if at in new)


def _identity(finding: Finding) -> tuple[str, str, str]:
    """What makes two findings the same; of one about a file as a whole the file's name does not count."""
    subject = finding.subject
    return finding.code, subject.kind, "" if subject.is_file else subject.id


def _worded(finding: Finding) -> tuple[tuple[str, str, str], str]:
    return _identity(finding), _NUMBER.sub("", _IN_BRACKETS.sub("", finding.message))


def single_points(org: Org) -> tuple[SinglePoint, ...]:
    """Everybody who is the only lead of active work of the register, those first on whom most rests."""
    points = []
    for code, items in org.leading.items():
        ids = tuple(item.id for item in items if len(item.leads) == 1 or _is_alone(org, item))
        if ids:
            points.append(SinglePoint(code, ids, _affected(org, ids)))
    return tuple(sorted(points, key=lambda point: (-point.affected, point.person)))


def _is_alone(org: Org, item: WorkItem) -> bool:
    """True if all of several leads who are there are one person."""
    return len({lead.person if lead.person >= 0 else lead.name for lead in item.leads if is_there(org, lead)}) == 1


def _affected(org: Org, ids: Sequence[str]) -> int:
    """Number of these items and all below them, each once."""
    return org.below_count[ids[0]] + 1 if len(ids) == 1 else len(_with_below(org, ids))


def _with_below(org: Org, ids: Iterable[str]) -> set[str]:
    """These items and all items below them."""
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += org.children[current]
    return found
