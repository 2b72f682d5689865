"""The register: a canonical table → work items with every reference resolved, and what leads nowhere as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rolemap.errors import InputError
from rolemap.model import Dangling, ImportLog, Kind, NoteLevel, Subject, WorkItem
from rolemap.tables.cells import shown, texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import People
from rolemap.tables.references.index import PersonIndex
from rolemap.tables.register.dependencies import Link, with_owners
from rolemap.tables.register.holders import HolderReader, Holders
from rolemap.tables.register.ids import work_ids
from rolemap.tables.register.index import WorkIndex
from rolemap.tables.register.kind_column import KindColumn, kinds_of_rows, read_kind_column
from rolemap.tables.register.kinds import CHOICES, ask_for_kinds, is_kind_like, quoted
from rolemap.tables.register.leads import Named, leads_of_units, read_leads
from rolemap.tables.register.links import read_all_links
from rolemap.tables.register.nesting import depths, lift
from rolemap.tables.register.parents import Lost, Parents, read_parents
from rolemap.tables.register.shape import work_rows
from rolemap.tables.register.unit_columns import attach_to_columns, products_of
from rolemap.tables.register.units import Units
from rolemap.tables.register.unknown_holders import UnknownHolders
from rolemap.tables.register.values import read_values
from rolemap.tables.schema import LEAD_COLUMNS
from rolemap.tables.table import Table

_ABOVE = (Kind.PROGRAM, Kind.PORTFOLIO)
_REFERENCES = {
    "parent": ("parent", "parent"),
    "other_parents": ("parent", "parent"),
    "depends_on": ("dependency", "dependency"),
    "blocks": ("dependency", "blocked item"),
}


@dataclass(frozen=True, slots=True)
class WorkTable:
    """``items`` by id in file order, units made from columns behind them; ``dangling`` what leads nowhere.

    ``log`` is the whole log of the file: its source, with the rows as they were used here, and all notes.
    """

    items: Mapping[str, WorkItem]
    dangling: tuple[Dangling, ...]
    log: ImportLog


def to_work(
    table: Table,
    people: People,
    kinds: Mapping[str, Kind] | None = None,
    index: PersonIndex | None = None,
) -> WorkTable:
    """Work items of a register.

    ``table`` has columns of ``schema.WORK_READ``, all text; ``kinds`` says what the register's words for kinds mean.
    Dates become ``date``, budgets numbers in the file's own currency, people codes of ``people``. What a cell cannot
    say is blank, with a note. An unknown parent, lead, sponsor or dependency is in ``dangling``.

    Raises ``InputError`` where words for kinds are not understood: it names all of them and the options to add.
    """
    reader = HolderReader(people, index or PersonIndex(people))
    notebook = Notebook(table.places)
    rows, not_used = work_rows(table, kinds, notebook)
    register = _nest(rows, kinds, notebook)
    products = products_of(register.units, texts(register.table, "product"), notebook)
    reader.learn(cell for column in (*LEAD_COLUMNS, "sponsor") for cell in texts(register.table, column))
    named = read_leads(register.table, reader)
    leads = leads_of_units(register.units, named, products)
    sponsors = [reader.read(cell) for cell in texts(register.table, "sponsor")]
    unknown = _unknown_holders(register, named, sponsors, people)
    unknown.say(notebook)
    _say_near(reader, notebook)
    items = _items(register, leads, sponsors, products, notebook)
    lost = _dangling(register, notebook)
    left_out = not_used + register.left_out
    return WorkTable(items, (*lost, *unknown.dangling), notebook.log(rows.log, left_out))


@dataclass(frozen=True, slots=True)
class _Register:
    """The rows that are kept, the units of the register, and their links by position.

    ``lost`` are references that lead nowhere, with positions of kept rows; ``ids`` those of all rows, kept or not.
    """

    table: Table
    units: Units
    links: Sequence[Sequence[Link]]
    lost: Sequence[Lost]
    ids: Sequence[str]
    left_out: int


def _nest(table: Table, kinds: Mapping[str, Kind] | None, notebook: Notebook) -> _Register:
    """Which rows are units, of which kind, and which stands under which."""
    column = read_kind_column(table, kinds, notebook)
    names = [name or own_id for name, own_id in zip(texts(table, "name"), texts(table, "work_id"), strict=True)]
    ids = work_ids(texts(table, "work_id"), names, notebook)
    index = WorkIndex(ids, names, numbered=not any(texts(table, "work_id")))
    parents = read_parents(table, index, [column.kind(position) for position in range(len(table))])
    column = _settled_kinds(table, column, parents, notebook)
    kinds_found = kinds_of_rows(table, column, ids, parents.primary, notebook)
    kept = [position for position in range(len(table)) if not column.is_below(position)]
    _say_below(table, column, kept, notebook)
    place = {old: new for new, old in enumerate(kept)}
    lifted = [place.get(unit, -1) for unit in lift(parents.primary, [row in place for row in range(len(table))])]
    links = read_all_links(
        {column: texts(table, column) for column in ("depends_on", "blocks") if table.has(column)}, index, lifted
    )
    units = Units(
        ids=[ids[old] for old in kept],
        names=[names[old] for old in kept],
        kinds=[kinds_found[old] for old in kept],
        parent=[_lifted(parents.primary[old], lifted) for old in kept],
        others=[[unit for row in parents.others[old] if (unit := lifted[row]) >= 0] for old in kept],
        rows=len(kept),
    )
    kept_table = table.take(kept)
    notebook.places = kept_table.places
    columns = {kind: texts(kept_table, kind) for kind in _ABOVE if table.has(kind)}
    attach_to_columns(units, columns, notebook)
    lost = [replace(one, position=place[one.position]) for one in parents.lost if one.position in place]
    return _Register(kept_table, units, links.of, (*lost, *links.lost), ids, len(table) - len(kept))


def _lifted(parent: int, lifted: Sequence[int]) -> int:
    return lifted[parent] if parent >= 0 else -1


def _settled_kinds(table: Table, column: KindColumn, parents: Parents, notebook: Notebook) -> KindColumn:
    """The kind column if all of its words are understood, a blank one if it is about something else, else an error."""
    header, depth = table.header("kind"), depths(parents.primary)
    if not is_kind_like(header, column.reading, column.words, depth):
        notebook.say(
            NoteLevel.DECIDED,
            "kind-column-refused",
            f"'{header}' names no kinds of work: {shown(column.reading.asked)}",
            column="kind",
            value=header,
            next_step=f"add --kind {quoted(column.reading.asked[0])}={CHOICES} for each word, if it does",
        )
        return column.blank()
    if column.reading.asked:
        found = [name for name in LEAD_COLUMNS if table.has(name)]
        lowest = Kind.PRODUCT if found == ["product_manager"] else Kind.PROJECT
        raise ask_for_kinds(
            column.reading.asked, file=table.file, column=header, rows=column.words, depths=depth, lowest=lowest
        )
    if len(table) and all(column.is_below(position) for position in range(len(table))):
        words = sorted(column.reading.below)
        options = " ".join(f"--kind {quoted(word)}=project" for word in words)
        raise InputError(
            f"{table.file}: every row of column '{header}' is work below a project ({shown(words)}), so there is no "
            f"unit of work to map. If these rows are your projects, say so: {options}"
        )
    return column


def _say_below(table: Table, column: KindColumn, kept: Sequence[int], notebook: Notebook) -> None:
    if len(kept) < len(table):
        keep = set(kept)
        below = [(position, column.words[position]) for position in range(len(table)) if position not in keep]
        notebook.say_by_value(
            NoteLevel.LEFT_OUT,
            "work-below-projects",
            "'{value}' is work below a project: not on the map; its dependencies count for the unit above it",
            below,
            column="kind",
            next_step="to keep such rows: --kind WORD=project, with this word for WORD",
        )


def _items(
    register: _Register,
    leads: Sequence[Holders],
    sponsors: Sequence[Holders],
    products: Sequence[Sequence[int]],
    notebook: Notebook,
) -> dict[str, WorkItem]:
    table, units = register.table, register.units
    values = read_values(table, notebook)
    kinds, sizes, departments, owners = (
        texts(table, name) for name in ("kind", "size", "department", "dependency_owner")
    )
    ids = units.ids
    items = {}
    for i, (row, stated, links, owner) in enumerate(
        zip(table.row.tolist(), values.status, register.links[: units.rows], owners, strict=True)
    ):
        others, changed = units.others[i], products[i]
        items[ids[i]] = WorkItem(
            id=ids[i],
            name=units.names[i],
            kind=units.kinds[i],
            parent_id=_id_of(units, units.parent[i]),
            other_parent_ids=tuple([ids[unit] for unit in others]) if others else (),
            leads=leads[i],
            sponsors=sponsors[i],
            start=values.start[i],
            finish=values.finish[i],
            status=stated.status,
            status_written=stated.written,
            budget=values.budget[i],
            size=sizes[i],
            depends_on=with_owners([(ids[unit], kind) for unit, kind in links], owner) if links else (),
            product_ids=tuple([ids[unit] for unit in changed]) if changed else (),
            department=departments[i],
            kind_written=kinds[i],
            row=row,
        )
    for i in range(units.rows, len(units)):
        made = WorkItem(ids[i], units.names[i], units.kinds[i], _id_of(units, units.parent[i]), leads=leads[i])
        items[made.id] = made
    return items


def _id_of(units: Units, position: int) -> str | None:
    return units.ids[position] if position >= 0 else None


def _unknown_holders(
    register: _Register, named: Sequence[Sequence[Named]], sponsors: Sequence[Holders], people: People
) -> UnknownHolders:
    units, unknown = register.units, UnknownHolders(people)
    for i, row in enumerate(register.table.row.tolist()):
        cells = [(cell.column, cell.holders) for cell in named[i]]
        for column, holders in (*cells, ("sponsor", sponsors[i])):
            if any(holder.person < 0 and not holder.vacant for holder in holders):
                subject = Subject(str(units.kinds[i]), units.ids[i], units.names[i])
                unknown.look_at(holders, column, subject, i, row)
    return unknown


def _dangling(register: _Register, notebook: Notebook) -> list[Dangling]:
    """References to work that lead nowhere, as data and as notes."""
    units = register.units
    for column, (code, noun) in _REFERENCES.items():
        for reason in ("unknown", "ambiguous"):
            found = [
                lost for lost in register.lost if lost.column == column and bool(lost.rows) == (reason == "ambiguous")
            ]
            notebook.say_by_value(
                NoteLevel.UNRESOLVED,
                f"{code}-{reason}",
                f"the {noun} '{{value}}' "
                + ("is not in the register" if reason == "unknown" else "could be several rows of the register"),
                ((lost.position, lost.reference) for lost in found),
                column=column,
                next_step="add it to the register, or correct it" if reason == "unknown" else "refer to it by its id",
            )
    return [
        Dangling(
            str(units.kinds[lost.position]),
            units.ids[lost.position],
            lost.column,
            lost.reference,
            "ambiguous" if lost.rows else "unknown",
            tuple(register.ids[row] for row in lost.rows),
            int(register.table.row[lost.position]),
        )
        for lost in register.lost
    ]


def _say_near(reader: HolderReader, notebook: Notebook) -> None:
    for written, (name, score) in reader.near.items():
        notebook.say(
            NoteLevel.CHANGED,
            "near-name",
            f"'{written}' is taken for {name} (likeness {score:.2f}): nobody else of the people file fits",
            value=written,
            next_step="correct the name if this is somebody else",
        )
