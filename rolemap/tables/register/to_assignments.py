"""Assignments: who works on what, in which role, with which share of their time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from rolemap.model import (
    LEAD_ROLE,
    Assignment,
    Dangling,
    Holder,
    ImportLog,
    NoteLevel,
    Role,
    Subject,
    WorkItem,
)
from rolemap.tables.cells import fold, read_distinct, split_list, texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import People
from rolemap.tables.references.index import PersonIndex
from rolemap.tables.register.holders import HolderReader, merged
from rolemap.tables.register.index import WorkIndex
from rolemap.tables.register.unknown_holders import UnknownHolders
from rolemap.tables.register.values import read_date_columns
from rolemap.tables.table import Table
from rolemap.tables.values.money import read_amounts
from rolemap.tables.words import knowledge

_HIGHEST_SHARE = 2.0  # a column with a plain number above it holds percent: nobody works twice their time


@dataclass(frozen=True, slots=True)
class AssignmentTable:
    """``rows`` in file order; ``items`` the work items with the leads and sponsors that assignments add;
    ``dangling`` what leads nowhere; ``log`` the whole log of the file, its rows as they were used here.
    """

    rows: tuple[Assignment, ...]
    items: Mapping[str, WorkItem]
    dangling: tuple[Dangling, ...]
    log: ImportLog


@dataclass(frozen=True, slots=True)
class RoleOnWork:
    """What the role of an assignment means: ``leads`` or ``sponsors`` the item, and the ``role`` that it names."""

    role: Role | None = None
    leads: bool = False
    sponsors: bool = False


def to_assignments(
    table: Table, people: People, items: Mapping[str, WorkItem], index: PersonIndex | None = None
) -> AssignmentTable:
    """Assignments of people to work items.

    ``table`` has columns of ``schema.ASSIGNMENTS_READ``, all text. ``share`` becomes a share of a person's time (0-1);
    whether the column holds percent is decided for the column. An assignment whose role says lead or sponsor adds the
    person to the item, unless the register names them already. A row without a person or with work that is not in
    ``items`` is left out, with a note.
    """
    notebook = Notebook(table.places)
    unknown = UnknownHolders(people)
    gathered = _read_rows(table, items, HolderReader(people, index or PersonIndex(people)), unknown, notebook)
    unknown.say(notebook)
    notebook.say_at(NoteLevel.LEFT_OUT, "row-nameless", "the row names nobody", gathered.nobody, column="person")
    notebook.say_by_value(
        NoteLevel.LEFT_OUT,
        "work-unknown",
        "'{value}' is not one work item of the register; the assignment is left out",
        gathered.lost,
        column="work",
        next_step="add the work item to the register, or refer to it by its id",
    )
    used = {assignment.row for assignment in gathered.rows} | {terms.row for _, _, terms in gathered.added}
    left_out = sum(1 for row in table.row.tolist() if row not in used)
    return AssignmentTable(
        tuple(gathered.rows),
        _with_holders(items, gathered.added),
        (*gathered.dangling, *unknown.dangling),
        notebook.log(table.log, left_out),
    )


def role_on_work(written: str) -> RoleOnWork:
    """What the text of a role means for the work item.

    >>> role_on_work("PTL").leads, role_on_work("liaison:release").leads, role_on_work("Project Manager").role
    (True, False, <Role.PJM: 'PjM'>)
    """
    for text in (written, *split_list(written), written.split(":", maxsplit=1)[0].split("(", maxsplit=1)[0]):
        if meaning := _meanings().get(fold(text)):
            return meaning
    return RoleOnWork()


def read_shares(cells: Sequence[str]) -> tuple[list[float | None], tuple[int, ...]]:
    """Shares of time (0-1) of one column, and the positions of cells that are none.

    >>> read_shares(["50%", "100 %"])[0], read_shares(["50", "100"])[0], read_shares(["0,5", "1"])[0]
    ([0.5, 1.0], [0.5, 1.0], [0.5, 1.0])
    """
    amounts = read_amounts([cell.replace("%", "").strip() for cell in cells])
    plain = [value for cell, value in zip(cells, amounts.values, strict=True) if value is not None and "%" not in cell]
    divisor = 100.0 if any(value > _HIGHEST_SHARE for value in plain) else 1.0
    shares = [
        None if value is None else value / (100.0 if "%" in cell else divisor)
        for cell, value in zip(cells, amounts.values, strict=True)
    ]
    return shares, amounts.faults


@dataclass(frozen=True, slots=True)
class _Terms:
    """What one row says beside the person and the work."""

    written: str
    meaning: RoleOnWork
    share: float | None
    start: date | None
    end: date | None
    row: int


@dataclass(slots=True)
class _Gathered:
    """``added`` are holders for items: id, holder, and what its row says. ``nobody`` and ``lost`` are positions."""

    rows: list[Assignment] = field(default_factory=list)
    added: list[tuple[str, Holder, _Terms]] = field(default_factory=list)
    dangling: list[Dangling] = field(default_factory=list)
    nobody: list[int] = field(default_factory=list)
    lost: list[tuple[int, str]] = field(default_factory=list)

    def place(self, item: WorkItem, holder: Holder, terms: _Terms) -> None:
        """One person (or vacancy) on one item."""
        meaning = terms.meaning
        if meaning.leads or meaning.sponsors:
            placed = replace(holder, role=meaning.role, share=terms.share, start=terms.start, end=terms.end)
            self.added.append((item.id, placed, terms))
        if not holder.vacant:
            assignment = Assignment(
                name=holder.name,
                person=holder.person,
                work_id=item.id,
                role=meaning.role or (LEAD_ROLE[item.kind] if meaning.leads else None),
                role_written=terms.written,
                share=terms.share,
                start=terms.start,
                end=terms.end,
                row=terms.row,
            )
            self.rows.append(assignment)


def _read_rows(
    table: Table, items: Mapping[str, WorkItem], reader: HolderReader, unknown: UnknownHolders, notebook: Notebook
) -> _Gathered:
    gathered = _Gathered()
    work = list(items.values())
    index = WorkIndex([item.id for item in work], [item.name for item in work])
    cells = zip(texts(table, "person"), texts(table, "work"), _terms(table, notebook), strict=True)
    for i, (person, reference, terms) in enumerate(cells):
        holders = reader.read(person)
        if not holders:
            gathered.nobody.append(i)
            continue
        for name, found in index.find_all(reference) or [("", ())]:
            if len(found) == 1:
                item = work[found[0]]
                for holder in holders:
                    gathered.place(item, holder, terms)
                unknown.look_at(holders, "person", Subject("assignment", item.id, item.name), i, terms.row)
            else:
                gathered.lost.append((i, name))
                ids = tuple(work[position].id for position in found)
                reason = "ambiguous" if ids else "unknown"
                gathered.dangling.append(Dangling("assignment", person, "work", name, reason, ids, terms.row))
    return gathered


def _terms(table: Table, notebook: Notebook) -> Iterator[_Terms]:
    cells = texts(table, "share")
    shares, faults = read_shares(cells)
    notebook.say_by_value(
        NoteLevel.FAULT,
        "share-unknown",
        "'{value}' is no share of time; left blank",
        ((position, cells[position]) for position in faults),
        column="share",
    )
    starts, ends = read_date_columns(table, ("start", "end"), notebook, last_day=("end",))
    roles = texts(table, "role")
    meanings = read_distinct(roles, role_on_work)
    for i, row in enumerate(table.row.tolist()):
        yield _Terms(roles[i], meanings[i], shares[i], starts[i], ends[i], row)


def _with_holders(items: Mapping[str, WorkItem], added: Sequence[tuple[str, Holder, _Terms]]) -> Mapping[str, WorkItem]:
    """The items with those leads and sponsors that the register does not name; a vacancy only where nobody is named."""
    leads: dict[str, list[Holder]] = {}
    sponsors: dict[str, list[Holder]] = {}
    for work_id, holder, terms in added:
        (sponsors if terms.meaning.sponsors else leads).setdefault(work_id, []).append(holder)
    changed = {
        work_id: replace(
            items[work_id],
            leads=_joined(items[work_id].leads, leads.get(work_id, [])),
            sponsors=_joined(items[work_id].sponsors, sponsors.get(work_id, [])),
        )
        for work_id in {**leads, **sponsors}
    }
    return {work_id: changed.get(work_id, item) for work_id, item in items.items()}


def _joined(named: Sequence[Holder], added: Sequence[Holder]) -> tuple[Holder, ...]:
    people = [holder for holder in added if not holder.vacant]
    return merged((*named, *(people if people or named else added)))


@cache
def _meanings() -> Mapping[str, RoleOnWork]:
    lists = knowledge("assignment_roles")
    found = {fold(word): RoleOnWork(sponsors=True) for word in lists["sponsor"]["words"]}
    for role in LEAD_ROLE.values():
        found |= {fold(word): RoleOnWork(role, leads=True) for word in lists[role]["words"]}
    return found | {fold(word): RoleOnWork(leads=True) for word in lists["lead"]["words"]}
