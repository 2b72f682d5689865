"""What the import log says about manager cells: which lead nowhere, to several people, or where nobody expected."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import Dangling, ManagerState, NoteLevel
from rolemap.tables.arrow_text import BoolArray, mask
from rolemap.tables.names.vacancies import Says, cell_says
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import IntArray, People
from rolemap.tables.places import Places
from rolemap.tables.references.index import HOW, Found, How, Match

_ADD_MANAGERS = (
    "give a second file with --also FILE: id, e-mail or login of each person and of the manager "
    "(Entra's download never has managers; Graph and PowerShell export them)"
)


@dataclass(frozen=True, slots=True, eq=False)
class ManagerColumn:
    """One manager column: its texts (blank where a marker stands for nobody), where they stand, and whom they mean.

    ``settled`` rows name several people, of whom one is of the row's own file.
    """

    name: str
    cells: pa.StringArray
    places: Places
    found: Found
    settled: BoolArray
    names_somebody: BoolArray
    marker: BoolArray

    def has(self, how: How) -> BoolArray:
        return np.asarray(self.found.how == HOW.index(how))


def note_dangling(
    columns: Sequence[ManagerColumn], dangling: Sequence[tuple[int, Dangling]], people: People, notes: Notebook
) -> None:
    """Managers who are not in the file, or are several people of it: one note for each distinct reference.

    ``dangling`` are pairs of a position in ``people`` and what is wrong there.
    """
    of_name = {read.name: read for read in columns}
    rows: dict[tuple[str, str], list[int]] = {}
    for position, lost in dangling:
        rows.setdefault((lost.column, lost.reference), []).append(position)
    for (name, text), where_ in rows.items():
        match, lost_in = of_name[name].found.matches[text], notes.at(of_name[name].places)
        if match.candidates:
            lost_in.say_at(
                NoteLevel.UNRESOLVED,
                "manager-ambiguous",
                f"manager '{text}' can be {len(match.candidates)} people: {_shown(match.candidates, people)}",
                where_,
                column=name,
                value=text,
                next_step="refer to the manager by id or e-mail",
            )
        else:
            lost_in.say_at(
                NoteLevel.UNRESOLVED,
                "manager-unknown",
                _why_unknown(text, match, "files" if len(of_name[name].places.files) > 1 else "file"),
                where_,
                column=name,
                value=text,
                next_step="export the file again with this manager in it, or correct the reference",
            )


def _why_unknown(text: str, match: Match, where_: str) -> str:
    if cell_says(text) is Says.VACANT:
        return f"the manager's seat is empty ('{text}'), and the file does not say which seat it is"
    if match.remark:
        return f"manager '{text}' is not in the {where_}: {match.remark}"
    return f"manager '{text}' is not in the {where_}"


def note_no_column(file: Places, notes: Notebook) -> None:
    """A file of people that has no manager column."""
    notes.at(file).say(
        NoteLevel.DECIDED,
        "manager-no-column",
        "no manager column: the file gives people, not reporting lines",
        next_step=f"add a column with the manager's id, e-mail or name, or {_ADD_MANAGERS}",
    )


def _shown(codes: Iterable[int], people: People, limit: int = 5) -> str:
    named = [_named(code, people) for code in codes]
    return "; ".join(named[:limit]) + (f" and {len(named) - limit} more" if len(named) > limit else "")


def note_columns(columns: Sequence[ManagerColumn], named: BoolArray, notes: Notebook) -> None:
    """What the manager columns are good for, and the words in them that stand for nobody."""
    if columns and not named.any() and len(named) > 1:
        notes.say(
            NoteLevel.DECIDED,
            "manager-blank",
            f"column {columns[0].name} names nobody in any row: no reporting lines can be drawn",
            column=columns[0].name,
            next_step=f"export the managers too, or {_ADD_MANAGERS}",
        )
    for read in columns:
        notes.at(read.places).say_at(
            NoteLevel.DECIDED,
            "manager-root",
            "a word for 'no manager' was read as the top of a line",
            np.flatnonzero(read.marker).tolist(),
            column=read.name,
        )


def note_matches(read: ManagerColumn, people: People, notes: Notebook) -> None:
    """Managers who were found, but not as they are written."""
    notes = notes.at(read.places)
    notes.say_at(
        NoteLevel.DECIDED,
        "manager-own-file",
        "the manager can be several people of the files; the one of the row's own file was taken",
        np.flatnonzero(read.settled).tolist(),
        column=read.name,
        next_step="refer to managers by e-mail where files have the same ids",
    )
    told = {
        text: match for text, match in read.found.matches.items() if match and (match.how is How.FUZZY or match.remark)
    }
    for text, rows in _rows_of(told, read.cells).items():
        if told[text].how is How.FUZZY:
            notes.say_at(
                NoteLevel.CHANGED,
                "manager-fuzzy",
                f"manager '{text}' was read as {_named(told[text].person, people)}, the only one who fits "
                f"(likeness {told[text].score:.2f})",
                rows,
                column=read.name,
                value=text,
                next_step="correct the name if somebody else is meant",
            )
        if told[text].remark:
            notes.say_at(
                NoteLevel.CHANGED,
                "manager-contradiction",
                f"manager '{text}': {told[text].remark}; the id was followed",
                rows,
                column=read.name,
                value=text,
                next_step="correct the name or the id",
            )
    normalized = np.flatnonzero(read.has(How.NORMALIZED)).tolist()
    if normalized:
        example, manager = read.cells[normalized[0]].as_py(), int(read.found.person[normalized[0]])
        notes.say_at(
            NoteLevel.CHANGED,
            "manager-normalized",
            "managers were found under another spelling (case, accents, leading zeros, order of names), such as "
            f"'{example}' for {_named(manager, people)}",
            normalized,
            column=read.name,
        )


def _rows_of(texts: Collection[str], cells: pa.StringArray) -> dict[str, list[int]]:
    """The rows in which each of a few texts stands, in order of first appearance."""
    found = np.flatnonzero(mask(pc.is_in(cells, value_set=pa.array(list(texts), pa.string()))))
    rows: dict[str, list[int]] = {}
    for row, text in zip(found.tolist(), cells.take(pa.array(found)).to_pylist(), strict=True):
        rows.setdefault(text, []).append(row)
    return rows


def _named(code: int, people: People) -> str:
    return f"{people[code].label} ({people.text('person_id', code)}, {people.places.words(code)})"


def note_disagreement(read: ManagerColumn, manager: IntArray, people: People, notes: Notebook) -> None:
    """Rows whose manager by this column is another than by the columns before it."""
    other = read.found.person
    rows = np.flatnonzero((manager >= 0) & (other >= 0) & (manager != other))
    ids = people.columns["person_id"]
    differ = rows[np.asarray(pc.not_equal(ids.take(pa.array(manager[rows])), ids.take(pa.array(other[rows]))))]
    if len(differ):
        first = int(differ[0])
        notes.at(read.places).say_at(
            NoteLevel.DECIDED,
            "manager-disagreement",
            f"the manager columns name different people, such as {people[int(manager[first])].label} and "
            f"'{read.cells[first].as_py()}' ({read.name}); the first column was followed",
            differ.tolist(),
            column=read.name,
            next_step="correct one of the columns",
        )


def note_selves(state: npt.NDArray[np.int8], people: People, notes: Notebook) -> None:
    """Rows that report to themselves below the top."""
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
