"""A grid becomes a canonical table: columns matched, cells cleaned, everything that was decided said in the log."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import process

from rolemap.errors import InputError
from rolemap.model import ImportLog, ImportNote, NoteLevel
from rolemap.read.cells import PLACEHOLDERS, GridCells, clean_text
from rolemap.read.fitting import REQUIRED, misplaced
from rolemap.read.grid import Grid, to_frame
from rolemap.read.headers import LISTS, TABLES, Match, header_keys, match_columns, sensitive, spellings_of, title_share
from rolemap.read.merged import fill_down
from rolemap.read.options import ReadOptions
from rolemap.tables.table import Table

_JOINED_BY = (("title", "person_id", "email", "login"),)
"""What a further file of people needs, which may say more of those whose titles another file has."""

_NOT_CLEANED = frozenset({"name", "first_name", "last_name", "middle_name", "preferred_name"})
"""Null is a family name, and N/A in a name is for the reader of names to judge."""

_TITLES = 0.4  # a column with so large a share of job titles is the one to suggest
_SHOWN_HEADERS = 12
_EXAMPLES = {"people": "Job title", "work": "Name", "assignments": "Project"}


@dataclass(frozen=True, slots=True, eq=False)
class Understood:
    """Which columns of a file are which of ``table``, and the ``blanked`` ones: in these, words that only say that
    there is nothing ("NULL") stand for a blank cell. Decided once, it holds for every piece of the file.
    """

    table: str
    match: Match
    blanked: frozenset[int]


def understand(grid: Grid, table: str, options: ReadOptions, *, is_further: bool = False) -> Understood:
    """How the columns of a grid are to be read. Raises ``InputError`` as ``conform`` does."""
    understood, why = _understood(grid, table, options, _JOINED_BY if is_further else REQUIRED[table])
    if why:
        raise InputError(f"{grid.source.file}: {why}")
    return understood


def log_of(grid: Grid, table: str, options: ReadOptions) -> ImportLog:
    """What ``conform`` would say of a grid; what it would refuse is a fault in the log (code ``column-missing``)."""
    understood, why = _understood(grid, table, options, REQUIRED[table])
    log = _conformed(grid, understood).log
    if not why:
        return log
    return log + ImportLog((), (ImportNote(NoteLevel.FAULT, "column-missing", grid.source.file, why),))


def _understood(
    grid: Grid, table: str, options: ReadOptions, required: Sequence[Sequence[str]]
) -> tuple[Understood, str]:
    """How the columns are to be read, and why they cannot be; ``""`` if they can."""
    cells = GridCells(grid.header, grid.arrow)
    asked, faults = _asked(grid, table, options)
    match = match_columns(cells, table, asked)
    if not asked and not faults and (why := misplaced(grid.source.file, cells, match, table)):
        faults.append(why)
    else:
        faults += _missing(grid, match, table, asked, required)
    used = {index for column, taken in match.columns.items() if column not in _NOT_CLEANED for index in taken}
    blanked = frozenset(index for index in used if cells.has_placeholder(index))
    return Understood(table, match, blanked), "; ".join(faults)


def conform(grid: Grid, table: str, options: ReadOptions, *, is_further: bool = False) -> Table:
    """The canonical table of a grid. Raises ``InputError`` naming all columns that are missing or wrongly asked for.

    ``is_further``: people whose titles another file may have.
    """
    return _conformed(grid, understand(grid, table, options, is_further=is_further))


def _conformed(grid: Grid, understood: Understood) -> Table:
    table, match = understood.table, understood.match
    columns, blanked = columns_of(grid.arrow, understood)
    columns, continued = fill_down(columns, match.columns, table, grid.source.file)
    named = tuple(
        (column, " + ".join(grid.header[i] or f"column {i + 1}" for i in match.columns[column]))
        for column in columns
        if column in match.columns
    )
    source = replace(grid.source, table=table, columns=tuple(sorted(named, key=lambda pair: match.columns[pair[0]])))
    notes = (*grid.notes, *_column_notes(grid, match, table), *_blanked_notes(grid, blanked), *continued)
    frame = to_frame(pa.table(columns))
    return Table(frame, grid.row, ImportLog((source,), notes))


def _asked(grid: Grid, table: str, options: ReadOptions) -> tuple[dict[str, int], list[str]]:
    asked: dict[str, int] = {}
    faults: list[str] = []
    for column, header in options.columns.items():
        if column not in TABLES[table]:
            if not any(column in columns for columns in TABLES.values()):
                near = process.extractOne(column, TABLES[table], score_cutoff=60)
                hint = f"did you mean '{near[0]}'?" if near else f"one of {', '.join(TABLES[table])}"
                faults.append(f"--column {column}=\"{header}\": there is no column '{column}'; {hint}")
            continue  # said of another of the run's files
        found = _find(grid.header, header)
        if found is None:
            near = process.extractOne(header, [name for name in grid.header if name], score_cutoff=50)
            hint = f'did you mean "{near[0]}"?' if near else _found(grid)
            faults.append(f'--column {column}="{header}": the file has no such header; {hint}')
        else:
            asked[column] = found
    return asked, faults


def has_header(grid: Grid, header: str) -> bool:
    """True if the grid has a column of this header, in any spelling."""
    return _find(grid.header, header) is not None


def _find(headers: Sequence[str], wanted: str) -> int | None:
    if wanted in headers:
        return list(headers).index(wanted)
    keys = set(header_keys(wanted))
    alike = [index for index, header in enumerate(headers) if keys and not keys.isdisjoint(header_keys(header))]
    return alike[0] if alike else None


def _missing(
    grid: Grid, match: Match, table: str, asked: Mapping[str, int], required: Sequence[Sequence[str]]
) -> list[str]:
    faults = []
    for group in required:
        if any(column in match.columns for column in group):
            continue
        column, meant = group[0], {asked[one] for one in group if one in asked}
        near = (_by_content(grid, match) if group[0] == "title" else "") or _nearest(grid, match, table, group)
        refused = [f"'{header}' {why}" for header, why in match.doubts if any(f"'{one}'" in why for one in group)]
        refused += [
            f"'{grid.header[i]}' is never read ({kind})"
            for i, kind in match.sensitive
            if i in meant or _means(grid.header[i], table, group)
        ]
        said = f"; {'; '.join(refused)}" if refused else ""
        hint = (
            f'did you mean --column {column}="{near}"?'
            if near
            else f'say which one it is: --column {column}="{_EXAMPLES[table]}"'
        )
        faults.append(f"no column '{' or '.join(group)}' ({_found(grid)}{said}; {hint})")
    return faults


def _by_content(grid: Grid, match: Match) -> str:
    """The unused header over cells that read like job titles."""
    cells = GridCells(grid.header, grid.arrow)
    scored = [(title_share(cells.sample(i)), -i) for i in match.unknown if cells.headers[i]]
    best = max(scored, default=(0.0, 0))
    return cells.headers[-best[1]] if best[0] >= _TITLES else ""


def _means(header: str, table: str, group: Sequence[str]) -> bool:
    known = spellings_of(table).exact
    return any(reading.column in group for key in header_keys(header) for reading in known.get(key, ()))


def _nearest(grid: Grid, match: Match, table: str, group: Sequence[str]) -> str:
    """The unused header that is most like a spelling of one of the columns."""
    spelled = [spelling for column in group for spelling in spellings_of(table).by_column.get(column, ())]
    scored = [
        (found[1], -index)
        for index in match.unknown
        if len(grid.header[index]) > 2
        and (found := process.extractOne(grid.header[index].casefold(), spelled, score_cutoff=70)) is not None
        and not sensitive(grid.header[index], table)
    ]
    return grid.header[-max(scored)[1]] if scored else ""


def _found(grid: Grid) -> str:
    named = [header for header in grid.header if header]
    more = ", …" if len(named) > _SHOWN_HEADERS else ""
    return (
        f"found: {', '.join(_short(name) for name in named[:_SHOWN_HEADERS])}{more}"
        if named
        else "it has no named columns"
    )


def _short(header: str) -> str:
    text = " ".join(header.split())
    return text if len(text) <= 40 else text[:39] + "…"


def columns_of(arrow: pa.Table, understood: Understood) -> tuple[dict[str, pa.ChunkedArray], dict[str, int]]:
    """Canonical columns, and how many placeholders were blanked in each. Columns are cleaned side by side."""
    match, table = understood.match, understood.table
    wanted = [name for name in (*TABLES[table], "manager_first_name", "manager_last_name") if name in match.columns]

    def make(column: str) -> tuple[pa.ChunkedArray, int]:
        listed, parts, blanked = column in LISTS[table], [], 0
        for index in match.columns[column]:
            part = clean_text(arrow.column(index), line_break="; " if listed else " ")
            if column not in _NOT_CLEANED and index in understood.blanked:
                hit = pc.is_in(part, value_set=pa.array(PLACEHOLDERS))
                blanked += int(pc.sum(hit).as_py() or 0)
                part = pc.if_else(hit, "", part)
            parts.append(part)
        whole = parts[0] if len(parts) == 1 else _several(parts, listed=listed)
        return pa.chunked_array([whole.combine_chunks()]), blanked  # what reads it next needs it in one piece

    with ThreadPoolExecutor() as pool:  # Arrow works outside the interpreter's lock
        made = dict(zip(wanted, pool.map(make, wanted), strict=True))
    columns = {column: values for column, (values, _) in made.items()}
    return _with_manager_name(columns), {column: blanked for column, (_, blanked) in made.items()}


def _several(parts: Sequence[pa.ChunkedArray], *, listed: bool) -> pa.ChunkedArray:
    """Several columns of a file as one: joined by ``;`` where it may name several, else the first filled."""
    joined = parts[0]
    for part in parts[1:]:  # pairwise: binary_join_element_wise(null_handling="skip") loses rows that are all null
        both = pc.binary_join_element_wise(joined, part, "; ") if listed else joined
        joined = pc.if_else(pc.equal(joined, ""), part, pc.if_else(pc.equal(part, ""), joined, both))
    return joined


def _with_manager_name(columns: dict[str, pa.ChunkedArray]) -> dict[str, pa.ChunkedArray]:
    first, last = columns.pop("manager_first_name", None), columns.pop("manager_last_name", None)
    parts = [part for part in (first, last) if part is not None]
    if parts and "manager_name" not in columns:
        columns["manager_name"] = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))
    return columns


def _column_notes(grid: Grid, match: Match, table: str) -> Iterator[ImportNote]:
    file = grid.source.file
    for column, taken in sorted(match.columns.items(), key=lambda pair: pair[1]):
        header = " + ".join(f"'{grid.header[index] or f'column {index + 1}'}'" for index in taken)
        text = f"{header} read as '{column}' ({match.how[column]})"
        step = f'to read another: --column {column}="HEADER"'
        yield ImportNote(
            NoteLevel.DECIDED, "column", file, text, column=grid.header[taken[0]], value=column, next_step=step
        )
    for header, text in match.doubts:
        yield ImportNote(NoteLevel.DECIDED, "column-doubt", file, f"'{header}' {text}", column=header)
    for index, kind in match.sensitive:
        text = f"'{grid.header[index]}' is never read: {kind}"
        yield ImportNote(NoteLevel.DROPPED, "column-sensitive", file, text, column=grid.header[index], value=kind)
    unknown = [grid.header[index] for index in match.unknown if grid.header[index]]
    if unknown:
        text = (
            f"{len(unknown)} columns not needed: {', '.join(unknown)}"
            if len(unknown) > 1
            else f"1 column not needed: {unknown[0]}"
        )
        step = f'to use one of them: --column {REQUIRED[table][0][0]}="HEADER"'
        yield ImportNote(NoteLevel.DROPPED, "column-unknown", file, text, count=len(unknown), next_step=step)


def _blanked_notes(grid: Grid, blanked: Mapping[str, int]) -> Iterator[ImportNote]:
    """One note for each column in which placeholders ("NULL") were read as blank."""
    for column, count in blanked.items():
        if count:
            cells = "1 cell" if count == 1 else f"{count:,} cells"
            text = f"'{column}': {cells} with a word for nothing (such as NULL) read as blank"
            yield ImportNote(NoteLevel.CHANGED, "cell-placeholder", grid.source.file, text, column=column, count=count)
