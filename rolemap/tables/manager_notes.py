"""What the import log says about manager cells: which lead nowhere, to several people, or where nobody expected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import Dangling, ManagerState, NoteLevel
from rolemap.tables.arrow_text import BoolArray
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import IntArray, People
from rolemap.tables.references import HOW, Found, How, Match
from rolemap.tables.vacancies import Says, cell_says


@dataclass(frozen=True, slots=True, eq=False)
class ManagerColumn:
    """One manager column: its texts (blank where a marker stands for nobody) and whom they mean."""

    name: str
    cells: pa.StringArray
    found: Found
    names_somebody: BoolArray
    marker: BoolArray

    def has(self, how: How) -> BoolArray:
        return np.asarray(self.found.how == HOW.index(how))


def note_dangling(
    columns: Sequence[ManagerColumn], dangling: Sequence[Dangling], people: People, notes: Notebook
) -> None:
    matches = {read.name: read.found.matches for read in columns}
    position = {int(row): i for i, row in enumerate(people.row.tolist())} if dangling else {}
    rows: dict[tuple[str, str], list[int]] = {}
    for lost in dangling:
        rows.setdefault((lost.column, lost.reference), []).append(position[lost.row])
    for (name, text), where_ in rows.items():
        match = matches[name][text]
        if match.candidates:
            notes.say_at(
                NoteLevel.UNRESOLVED,
                "manager-ambiguous",
                f"manager '{text}' can be {len(match.candidates)} people: {_shown(match.candidates, people)}",
                where_,
                column=name,
                value=text,
                next_step="refer to the manager by id or e-mail",
            )
        else:
            notes.say_at(
                NoteLevel.UNRESOLVED,
                "manager-unknown",
                _why_unknown(text, match),
                where_,
                column=name,
                value=text,
                next_step="export the file again with this manager in it, or correct the reference",
            )


def _why_unknown(text: str, match: Match) -> str:
    if cell_says(text) is Says.VACANT:
        return f"the manager's seat is empty ('{text}'), and the file does not say which seat it is"
    if match.remark:
        return f"manager '{text}' is not in the file: {match.remark}"
    return f"manager '{text}' is not in the file"


def _shown(codes: Iterable[int], people: People, limit: int = 5) -> str:
    named = [f"{people[code].label} ({people.text('person_id', code)}, row {people.row[code]})" for code in codes]
    return "; ".join(named[:limit]) + (f" and {len(named) - limit} more" if len(named) > limit else "")


def note_columns(columns: Sequence[ManagerColumn], named: BoolArray, notes: Notebook) -> None:
    if not columns:
        notes.say(
            NoteLevel.DECIDED,
            "manager-no-column",
            "no manager column: the file gives people, not reporting lines",
            next_step="add a column with the manager's id, e-mail or name, or map one with --column manager=HEADER",
        )
    elif not named.any() and len(named) > 1:
        notes.say(
            NoteLevel.DECIDED,
            "manager-blank",
            f"column {columns[0].name} names nobody in any row: no reporting lines can be drawn",
            column=columns[0].name,
            next_step="export the managers too (Entra: from Graph or PowerShell; its download has none)",
        )
    for read in columns:
        notes.say_at(
            NoteLevel.DECIDED,
            "manager-root",
            "a word for 'no manager' was read as the top of a line",
            np.flatnonzero(read.marker).tolist(),
            column=read.name,
        )


def note_matches(read: ManagerColumn, people: People, notes: Notebook) -> None:
    odd = {text: match for text, match in read.found.matches.items() if match}
    if not odd:
        return
    interesting = np.flatnonzero(read.has(How.FUZZY) | read.has(How.NORMALIZED) | read.has(How.EXACT)).tolist()
    rows: dict[str, list[int]] = {}
    wanted = {text for text, match in odd.items() if match.how is not How.EXACT or match.remark}
    if wanted:
        texts = read.cells.take(pa.array(interesting, pa.int64())).to_pylist()
        for row, text in zip(interesting, texts, strict=True):
            if text in wanted:
                rows.setdefault(text, []).append(row)
    for text, where_ in rows.items():
        match = odd[text]
        person = f"{people[match.person].label} ({people.text('person_id', match.person)})"
        if match.how is How.FUZZY:
            notes.say_at(
                NoteLevel.CHANGED,
                "manager-fuzzy",
                f"manager '{text}' was read as {person}, the only one who fits (likeness {match.score:.2f})",
                where_,
                column=read.name,
                value=text,
                next_step="correct the name if somebody else is meant",
            )
        if match.remark:
            notes.say_at(
                NoteLevel.CHANGED,
                "manager-contradiction",
                f"manager '{text}': {match.remark}; the id was followed",
                where_,
                column=read.name,
                value=text,
                next_step="correct the name or the id",
            )
    normalized = [row for text, where_ in rows.items() if odd[text].how is How.NORMALIZED for row in where_]
    if normalized:
        example = str(read.cells[min(normalized)].as_py())
        person = people.text("person_id", odd[example].person)
        notes.say_at(
            NoteLevel.CHANGED,
            "manager-normalized",
            f"managers were found under another spelling (case, accents, zeros, order): '{example}' is {person}",
            sorted(normalized),
            column=read.name,
        )


def note_disagreement(read: ManagerColumn, manager: IntArray, people: People, notes: Notebook) -> None:
    """Rows whose manager by this column is another than by the columns before it."""
    other = read.found.person
    rows = np.flatnonzero((manager >= 0) & (other >= 0) & (manager != other))
    ids = people.columns["person_id"]
    differ = rows[np.asarray(pc.not_equal(ids.take(pa.array(manager[rows])), ids.take(pa.array(other[rows]))))]
    if len(differ):
        first = int(differ[0])
        notes.say_at(
            NoteLevel.DECIDED,
            "manager-disagreement",
            f"the manager columns name different people, such as {people[int(manager[first])].label} and "
            f"'{read.cells[first].as_py()}' ({read.name}); the first column was followed",
            differ.tolist(),
            column=read.name,
            next_step="correct one of the columns",
        )


def note_selves(state: npt.NDArray[np.int8], people: People, notes: Notebook) -> None:
    rows = np.flatnonzero(state == ManagerState.SELF).tolist()
    if rows:
        notes.say_at(
            NoteLevel.UNRESOLVED,
            "manager-self",
            f"{people[rows[0]].label} and others report to themselves, below the top"
            if len(rows) > 1
            else f"{people[rows[0]].label} reports to themselves, below the top",
            rows,
            next_step="name the manager, or leave the cell blank at the top",
        )
