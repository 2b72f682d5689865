"""How many people hold which role, and how much of the work is led by the role that should: counts, not people."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from rolemap.classify.context import with_context
from rolemap.engines.around import columns_for, gather_people, to_gathered
from rolemap.engines.engine import Engine
from rolemap.engines.named import positions_named
from rolemap.engines.rows import Tally
from rolemap.engines.run import MOST_GATHERED, Settled, told
from rolemap.engines.source import Opened
from rolemap.graph import Coverage, Org, build_org, coverage
from rolemap.graph.infer import UNIT_COLUMNS
from rolemap.model import LEAD_ROLE, Kind, Presence, Role, Verdict
from rolemap.report.summary import SHOWN_ROLES, RoleCount
from rolemap.tables.people import People
from rolemap.tables.references.index import PersonIndex
from rolemap.tables.register.to_work import to_work
from rolemap.tables.table import Table


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Rows that are counted together: unnamed posts or one person or seat each, vacant or not, inactive or not."""

    verdict: int
    posts: bool
    vacant: bool
    gone: bool


Groups = Mapping[Group, tuple[int, float]]
"""Group → its rows, and the headcount of its posts."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of ``report.Summary`` that an engine counts: ``people``, ``vacant``, ``roles``, ``coverage``,
    ``work`` and ``inferred`` are as there. ``files`` counts the files of people, ``tally`` their rows; ``remarks``
    says in words what was not answered.
    """

    files: int
    tally: Tally
    people: int
    vacant: int
    roles: tuple[RoleCount, ...]
    coverage: tuple[Coverage, ...]
    work: int
    inferred: int
    remarks: tuple[str, ...]


def count(
    engine: Engine,
    opened: Opened,
    settled: Settled,
    register: Table | None = None,
    kinds: Mapping[str, Kind] | None = None,
) -> Counts:
    """Count a table that was settled, titles alone, with the work of a ``register`` or what the table itself tells of.

    Raises ``InputError`` where words of the register for kinds are not understood.
    """
    groups = _groups(engine.counts(), settled)
    units = [kind for kind in UNIT_COLUMNS if opened.layout.has(kind)]
    remarks = list(settled.remarks)
    org: Org | None = None
    needs_people = bool(settled.unclear or units) or register is not None
    if settled.may_gather and needs_people:
        positions = positions_named(engine, register) if register is not None else set()
        positions |= set(engine.units(units).to_pylist()) if units and register is None else set()
        columns = columns_for(opened.layout, named=register is not None)
        rows = gather_people(engine, settled.titles, settled.answers, columns, positions)
        people = to_gathered(rows, settled.answers)
        items = None if register is None else to_work(register, people, kinds, PersonIndex(people)).items
        people = with_context(people, items or {}, ())
        org = build_org(people, items) if units or items is not None else None
        answers = told(settled.answers, people, np.asarray(rows.column("position")))
        groups = _regrouped(groups, people)
        settled = replace(settled, answers=answers)
    elif needs_people:
        remarks.append(_too_many(settled, has_work=register is not None or bool(units)))
    verdicts = settled.answers.verdicts
    if org is not None:
        figures = tuple(figure for figure in (coverage(org, kind) for kind in Kind) if figure.total)
        work, inferred = len(org.work), sum(bool(item.inferred) for item in org.work.values())
    elif register is None and not units:
        figures = _ladder(groups, verdicts)
        work = inferred = sum(figure.total for figure in figures)
    else:
        figures, work, inferred = (), 0, 0
    return Counts(
        files=len(opened.paths),
        tally=settled.tally,
        people=sum(rows for group, (rows, _) in groups.items() if not group.posts),
        vacant=sum(rows for group, (rows, _) in groups.items() if group.vacant and not group.posts),
        roles=_roles(groups, verdicts),
        coverage=figures,
        work=work,
        inferred=inferred,
        remarks=tuple(remarks),
    )


def _groups(counts: pa.Table, settled: Settled) -> dict[Group, tuple[int, float]]:
    groups: dict[Group, tuple[int, float]] = {}
    of_title = settled.answers.of_title.tolist()
    for row in counts.to_pylist():
        group = Group(of_title[row["title"]], row["posts"], row["vacant"], row["gone"])
        rows, headcount = groups.get(group, (0, 0.0))
        groups[group] = rows + row["rows"], headcount + row["headcount"]
    return groups


def _regrouped(groups: Groups, people: People) -> dict[Group, tuple[int, float]]:
    """The groups with the people in their new ones whose context says more than their title."""
    moved = dict(groups)
    for code in np.flatnonzero(people.verdict != people.title_verdict).tolist():
        posts, headcount = bool(people.posts[code]), float(np.nan_to_num(people.fte[code]))
        rest = posts, bool(people.vacant[code]), bool(people.presence[code] == Presence.INACTIVE)
        for verdict, sign in ((people.title_verdict[code], -1), (people.verdict[code], 1)):
            group = Group(int(verdict), *rest)
            rows, total = moved.get(group, (0, 0.0))
            moved[group] = rows + sign, total + sign * headcount * posts
    return moved


def _roles(groups: Groups, verdicts: tuple[Verdict, ...]) -> tuple[RoleCount, ...]:
    people: Counter[Role] = Counter()
    vacant: Counter[Role] = Counter()
    closed: Counter[Role] = Counter()
    support: Counter[Role | None] = Counter()
    posts: dict[Role, float] = dict.fromkeys(Role, 0.0)
    for group, (rows, headcount) in sorted(groups.items()):
        verdict = verdicts[group.verdict]
        if group.posts:
            posts[verdict.role] += headcount
            continue
        people[verdict.role] += rows
        vacant[verdict.role] += rows * group.vacant
        closed[verdict.role] += rows * (group.vacant and group.gone)
        support[verdict.also] += rows * verdict.support
    return tuple(
        RoleCount(role, people[role], vacant[role], support[role], round(posts[role], 1), closed[role])
        for role in SHOWN_ROLES
    )


def _ladder(groups: Groups, verdicts: tuple[Verdict, ...]) -> tuple[Coverage, ...]:
    """Coverage of the work that is inferred without a register: one unit a PM who is not inactive, whom they lead."""
    figures = []
    for kind, role in LEAD_ROLE.items():
        holders = [group for group in groups if verdicts[group.verdict].role is role and not group.gone]
        total = sum(groups[group][0] for group in holders)
        led = sum(groups[group][0] for group in holders if not group.vacant)
        figures.append(Coverage(kind, total=total, led=led, vacant=total - led, matched=led))
    return tuple(figure for figure in figures if figure.total)


def _too_many(settled: Settled, *, has_work: bool) -> str:
    said = f"{settled.gathered:,} people have one of the four roles or an ambiguous title"
    result = "coverage is not counted" if has_work else "ambiguous titles stay ambiguous"
    return f"{said}, too many to be looked at together ({MOST_GATHERED:,} at most); {result}"
