"""What a run found, in the few figures that every report begins with."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from rolemap.graph import Coverage, Org, coverage
from rolemap.model import (
    ROLE_ORDER,
    SEVERITY_ORDER,
    Finding,
    GapReport,
    ImportLog,
    ImportNote,
    Kind,
    NotChecked,
    NoteLevel,
    Presence,
    Role,
    Severity,
    Source,
)
from rolemap.report.figures import Figures, figures
from rolemap.report.wording import counted, number
from rolemap.tables.people import People

TOP_GAPS = 5


@dataclass(frozen=True, slots=True)
class RoleCount:
    """Rows of one role. ``people`` counts rows that stand for one person or seat, ``vacant`` those of them that are
    empty, ``closed`` those of the vacant that are posts no longer (eliminated); ``posts_fte`` is the full-time
    equivalents of unnamed posts; ``support`` counts people whose title supports the role and who hold another.
    """

    role: Role
    people: int
    vacant: int
    support: int
    posts_fte: float
    closed: int = 0

    @property
    def open_seats(self) -> int:
        """Number of seats that wait for somebody."""
        return self.vacant - self.closed


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The findings of one rule at one severity, worst first."""

    code: str
    name: str
    severity: Severity
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TopGap:
    """One of the most important gaps; ``more`` counts further findings of its rule that are not named with it."""

    finding: Finding
    more: int


@dataclass(frozen=True, slots=True)
class NotRun:
    """The rules that did not run for one ``reason``."""

    reason: str
    codes: tuple[str, ...]

    @property
    def words(self) -> str:
        """ "no sponsor column: 4 rules not run"."""
        return f"{self.reason}: {len(self.codes)} rule{'s' * (len(self.codes) != 1)} not run"


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Import notes of one kind: ``count`` rows or values in all, and the ``first`` note as the example."""

    level: NoteLevel
    code: str
    file: str
    notes: int
    count: int
    first: ImportNote


@dataclass(frozen=True, slots=True)
class Summary:
    """The first screen of every report, as plain values.

    ``sources``     the input files, people first
    ``people``      number of rows that stand for one person or seat; ``vacant``: of them, seats without a person;
                ``closed``: of the vacant, posts that are gone
    ``roles``       one count a role, in the order PfM, PgM, PjM, PrM, ambiguous, other
    ``coverage``    one figure a kind of work that the organisation has, portfolio first
    ``inferred``    number of work items that no register names
    ``severities``  number of findings a severity, worst first; all three always present
    ``waived``      number of findings that a waiver covers; ``known``: number that the baseline has already
    ``rules``       findings grouped by severity and rule, worst first
    ``top``         the five most important gaps: the worst of each rule before a second of any
    ``not_run``     rules that did not run, grouped by reason
    ``notes``       what the readers decided or left out, grouped
    ``figures``     role matrix, coverage by group, spans and layers, load, type of the organization
    ``as_of``       the day that dates of the register were compared with, None without one
    """

    version: str
    sources: tuple[Source, ...]
    people: int
    vacant: int
    roles: tuple[RoleCount, ...]
    coverage: tuple[Coverage, ...]
    work: int
    inferred: int
    severities: tuple[tuple[Severity, int], ...]
    rules: tuple[RuleGroup, ...]
    top: tuple[TopGap, ...]
    not_run: tuple[NotRun, ...]
    notes: tuple[NoteGroup, ...]
    figures: Figures
    waived: int = 0
    known: int = 0
    closed: int = 0
    as_of: date | None = None

    @property
    def all_inferred(self) -> bool:
        """True if no register names any of the work: then its coverage says nothing of what is missing."""
        return 0 < self.inferred == self.work

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity."""
        return dict(self.severities)[severity]


SHOWN_ROLES = (Role.PFM, Role.PGM, Role.PJM, Role.PRM, Role.AMBIGUOUS, Role.OTHER)


def summarize(org: Org, report: GapReport) -> Summary:
    """The figures that every report begins with. Nothing in it depends on the clock or on row order of findings.

    The last answer for a map is kept as long as the map itself: a run asks for it once a report.
    """
    kept = _kept.get(org)
    if kept is None or kept[0] is not report:
        kept = _kept[org] = (report, _summary(org, report))
    return kept[1]


_kept: WeakKeyDictionary[Org, tuple[GapReport, Summary]] = WeakKeyDictionary()


def _summary(org: Org, report: GapReport) -> Summary:
    groups = rule_groups(report)
    return Summary(
        version=package_version(),
        sources=org.log.sources,
        people=int((~org.people.posts).sum()),
        vacant=int((org.people.vacant & ~org.people.posts).sum()),
        closed=int(_closed(org.people).sum()),
        roles=count_roles(org.people),
        coverage=tuple(figure for figure in (coverage(org, kind) for kind in Kind) if figure.total),
        work=len(org.work),
        inferred=sum(bool(item.inferred) for item in org.work.values()),
        severities=tuple((severity, report.count(severity)) for severity in SEVERITY_ORDER),
        rules=groups,
        top=_top_gaps(groups),
        not_run=_not_run(report.not_checked),
        notes=group_notes(org.log),
        figures=figures(org),
        waived=len(report.waived),
        known=report.known,
        as_of=report.as_of if org.has_register else None,
    )


def package_version() -> str:
    """Version of the installed rolemap, ``"unknown"`` in a checkout that was never installed."""
    try:
        return version("rolemap")
    except PackageNotFoundError:
        return "unknown"


def count_roles(people: People) -> tuple[RoleCount, ...]:
    """Rows by role, in the order of ``SHOWN_ROLES``.

    Unnamed posts count by their FTE, one row of several posts being no person; a post without FTE counts as 1.
    """
    n = len(ROLE_ORDER)
    role = people.role
    fte = np.where(np.isnan(people.fte), 1.0, people.fte)
    rows = np.bincount(role[~people.posts], minlength=n)
    vacant = np.bincount(role[people.vacant & ~people.posts], minlength=n)
    closed = np.bincount(role[_closed(people)], minlength=n)
    posts = np.bincount(role[people.posts], weights=fte[people.posts], minlength=n)
    by_verdict = np.bincount(people.verdict[~people.posts], minlength=len(people.verdicts))
    support: Counter[Role | None] = Counter()
    for verdict, count in zip(people.verdicts, by_verdict.tolist(), strict=True):
        if verdict.support:
            support[verdict.also] += count
    return tuple(
        RoleCount(
            shown, int(rows[code]), int(vacant[code]), support[shown], round(float(posts[code]), 1), int(closed[code])
        )
        for shown, code in ((shown, ROLE_ORDER.index(shown)) for shown in SHOWN_ROLES)
    )


def people_words(people: int, roles: Iterable[RoleCount]) -> str:
    """Everybody by role, and then what some of them are besides: a sum first, then parts that are in it already."""
    roles = tuple(roles)
    support, vacant, closed = (sum(getattr(count, name) for count in roles) for name in ("support", "vacant", "closed"))
    posts = sum(count.posts_fte for count in roles)
    among = [
        f"{number(support)} in support of a PM" if support else "",
        counted(vacant - closed, "vacant seat") if vacant > closed else "",
        counted(closed, "closed post") if closed else "",
    ]
    words = f"{number(people)}: {' · '.join(f'{number(count.people)} {count.role}' for count in roles)}"
    if any(among):
        words += f"; among them {', '.join(filter(None, among))}"
    return words + (f"; besides, {number(posts)} FTE of unnamed posts" if posts else "")


def _closed(people: People) -> npt.NDArray[np.bool_]:
    """Seats without a person that are posts no longer."""
    return np.asarray(people.vacant & ~people.posts & (people.presence == Presence.INACTIVE))


def rule_groups(report: GapReport) -> tuple[RuleGroup, ...]:
    """Findings grouped by severity and rule; groups and the findings in them worst first."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in sorted(report.findings, key=lambda finding: finding.sort_key):
        groups.setdefault((finding.severity, finding.code), []).append(finding)
    return tuple(
        RuleGroup(code, findings[0].name, severity, tuple(findings)) for (severity, code), findings in groups.items()
    )


def group_notes(log: ImportLog) -> tuple[NoteGroup, ...]:
    """Import notes grouped by file, level and code: faults before choices, many before few."""
    groups: dict[tuple[NoteLevel, str, str], list[ImportNote]] = {}
    for note in log.notes:
        groups.setdefault((note.level, note.code, note.file), []).append(note)
    grouped = (
        NoteGroup(level, code, file, len(notes), sum(note.count for note in notes), notes[0])
        for (level, code, file), notes in groups.items()
    )
    return tuple(sorted(grouped, key=lambda group: (_NOTE_ORDER[group.level], -group.count, group.file, group.code)))


_NOTE_ORDER = {
    NoteLevel.UNRESOLVED: 0,
    NoteLevel.FAULT: 1,
    NoteLevel.LEFT_OUT: 2,
    NoteLevel.CHANGED: 3,
    NoteLevel.DROPPED: 4,
    NoteLevel.DECIDED: 5,
}


def _top_gaps(groups: tuple[RuleGroup, ...]) -> tuple[TopGap, ...]:
    """One finding a rule, then a second of each, until there are five; a reader learns most from different ones."""
    shown = [0] * len(groups)
    room = TOP_GAPS
    while room and any(len(group.findings) > count for group, count in zip(groups, shown, strict=True)):
        for index, group in enumerate(groups):
            if room and len(group.findings) > shown[index]:
                shown[index] += 1
                room -= 1
    return tuple(
        TopGap(finding, more=(len(group.findings) - count) * (place == count - 1))
        for group, count in zip(groups, shown, strict=True)
        for place, finding in enumerate(group.findings[:count])
    )


def _not_run(not_checked: tuple[NotChecked, ...]) -> tuple[NotRun, ...]:
    by_reason: dict[str, list[str]] = {}
    for rule in sorted(not_checked):
        by_reason.setdefault(rule.reason, []).append(rule.code)
    return tuple(NotRun(reason, tuple(codes)) for reason, codes in sorted(by_reason.items()))
