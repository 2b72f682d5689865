"""``compare``: what changed between two runs, as plain values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from rolemap.model import PM_ROLES, Finding
from rolemap.report.diff.match import match_people
from rolemap.report.diff.match_findings import match_findings
from rolemap.report.diff.side import Side, Unit


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One thing that is not as it was. ``what`` says which: ``joined``, ``left``, ``title``, ``manager``,
    ``department``, ``role``, ``name`` of a person; ``new``, ``gone``, ``name``, ``kind``, ``parent``, ``lead``,
    ``status`` of a unit. ``before`` or ``after`` is empty where there was, or is, nothing. ``role`` is the role of a
    person, as it is now if they are still there."""

    what: str
    kind: str
    id: str
    name: str
    before: str = ""
    after: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What one side was made from, and how large it was."""

    files: tuple[tuple[str, str], ...]
    version: str
    people: int
    units: int
    findings: int
    modified: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed. ``people`` and ``units`` are sorted; findings keep their order, worst first.

    ``was`` is the message that each finding of ``still_open`` had before: often the same, or with another count.

    ``days`` is the time between the newest files of both runs, None where a time is unknown: a finding that is still
    open has been so for at least as long.
    """

    before: Run
    after: Run
    people: tuple[Change, ...]
    units: tuple[Change, ...]
    opened: tuple[Finding, ...]
    closed: tuple[Finding, ...]
    still_open: tuple[Finding, ...]
    was: tuple[str, ...]
    days: int | None

    @property
    def turned(self) -> tuple[tuple[Finding, str], ...]:
        """Findings that are still open and say something else than before, each with what it said."""
        return tuple((one, was) for one, was in zip(self.still_open, self.was, strict=True) if one.message != was)

    @property
    def is_empty(self) -> bool:
        """True if nothing changed."""
        return not (self.people or self.units or self.opened or self.closed or self.turned)


def compare(before: Side, after: Side) -> Difference:
    """What changed from one run to the next; rows may stand in any order."""
    same = match_people(before, after)
    renamed = {before.ids[old]: after.ids[new] for old, new in same.items()}
    pairs = match_findings(before.findings, after.findings, renamed)
    stayed = {new: before.findings[old].message for old, new in pairs.items()}
    return Difference(
        before=_run(before),
        after=_run(after),
        people=tuple(sorted(_people(before, after, same), key=_sort_key)),
        units=tuple(sorted(_units(before, after, same), key=_sort_key)),
        opened=tuple(one for at, one in enumerate(after.findings) if at not in stayed),
        closed=tuple(one for at, one in enumerate(before.findings) if at not in pairs),
        still_open=tuple(one for at, one in enumerate(after.findings) if at in stayed),
        was=tuple(message for _, message in sorted(stayed.items())),
        days=_days(before.modified, after.modified),
    )


_ORDER = (
    "joined",
    "left",
    "new",
    "gone",
    "lead",
    "role",
    "title",
    "manager",
    "department",
    "parent",
    "kind",
    "status",
    "name",
)


def _sort_key(change: Change) -> tuple[int, bool, Change]:
    """What happened, then those with a PM role before all others."""
    return _ORDER.index(change.what), change.role not in PM_ROLES, change


def _run(side: Side) -> Run:
    return Run(side.files, side.version, len(side.ids), len(side.units), len(side.findings), side.modified)


def _people(before: Side, after: Side, same: Mapping[int, int]) -> Iterator[Change]:
    for code in range(len(before.ids)):
        if code not in same:
            yield _person(before, code, "left", before.titles[code], "")
    known = set(same.values())
    for code in range(len(after.ids)):
        if code not in known:
            yield _person(after, code, "joined", "", after.titles[code])
    columns = (
        ("name", before.names, after.names),
        ("title", before.titles, after.titles),
        ("department", before.departments, after.departments),
        ("role", before.roles, after.roles),
    )
    for what, old_column, new_column in columns:
        for old, new in same.items():
            if old_column[old] != new_column[new]:
                yield _person(after, new, what, old_column[old], new_column[new])
    for old, new in same.items():
        was, now = before.manager[old], after.manager[new]
        if (same.get(was, -2) if was >= 0 else -1) != now:
            yield _person(after, new, "manager", before.label(was), after.label(now))


def _person(side: Side, code: int, what: str, was: str, now: str) -> Change:
    return Change(what, "person", side.ids[code], side.label(code), was, now, side.roles[code])


def _units(before: Side, after: Side, same: Mapping[int, int]) -> Iterator[Change]:
    old_units = {unit.id: unit for unit in before.units}
    new_units = {unit.id: unit for unit in after.units}
    for unit_id, unit in old_units.items():
        if unit_id not in new_units:
            yield Change("gone", unit.kind, unit_id, unit.name, before=_leads(before, unit))
    for unit_id, unit in new_units.items():
        old = old_units.get(unit_id)
        if old is None:
            yield Change("new", unit.kind, unit_id, unit.name, after=_leads(after, unit))
            continue
        facts = (
            ("name", old.name, unit.name),
            ("kind", old.kind, unit.kind),
            ("status", old.status, unit.status),
        )
        for what, was, now in facts:
            if was != now:
                yield Change(what, unit.kind, unit_id, unit.name, was, now)
        if old.parent_id != unit.parent_id:
            parents = _name(old_units, old.parent_id), _name(new_units, unit.parent_id)
            yield Change("parent", unit.kind, unit_id, unit.name, *parents)
        both_tell = old.unknown is not None and unit.unknown is not None
        if {same.get(lead, -2) for lead in old.leads} != set(unit.leads) or (both_tell and old.unknown != unit.unknown):
            was, now = _leads(before, old) or _nobody(old), _leads(after, unit) or _nobody(unit)
            yield Change("lead", unit.kind, unit_id, unit.name, was, now)


def _leads(side: Side, unit: Unit) -> str:
    return ", ".join((*sorted(side.label(lead) for lead in unit.leads), *(unit.unknown or ())))


def _nobody(unit: Unit) -> str:
    """What can be said of a unit without known leads: nothing of others, where the run does not tell of them."""
    return "nobody in the people file" if unit.unknown is None else ""


def _name(units: Mapping[str, Unit], unit_id: str) -> str:
    return units[unit_id].name if unit_id in units else unit_id


def _days(before: str, after: str) -> int | None:
    if not (before and after):
        return None
    return (datetime.fromisoformat(after) - datetime.fromisoformat(before)).days
