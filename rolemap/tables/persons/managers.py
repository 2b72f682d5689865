"""Who reports to whom: manager cells, in several columns and any form, resolved to people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import Dangling, ManagerState, NoteLevel
from rolemap.tables.arrow_text import BoolArray, is_blank, mask, with_values
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import IntArray, People
from rolemap.tables.persons.job_shares import NOBODY, settle_shared
from rolemap.tables.persons.manager_notes import (
    ManagerColumn,
    note_columns,
    note_dangling,
    note_disagreement,
    note_matches,
    note_selves,
)
from rolemap.tables.places import Places
from rolemap.tables.references.index import HOW, Found, How, PersonIndex
from rolemap.tables.words import plain, words

MANAGER_COLUMNS = ("manager_id", "manager_email", "manager", "manager_name")
"""Columns that name the manager, the most certain first."""

_ROOT_WORDS = words("managers", "root")
_REASONS = {ManagerState.MISSING: "unknown", ManagerState.AMBIGUOUS: "ambiguous"}


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A column of references as the files have it: its cells, and where each of them stands."""

    cells: pa.StringArray
    places: Places


@dataclass(frozen=True, slots=True, eq=False)
class Managers:
    """``manager`` and ``state`` of n rows as in ``People``, and the references that lead nowhere, one entry a row.

    ``shared`` are (row, further manager) pairs of rows whose manager's post is held jointly, int32 of shape (k, 2).
    """

    manager: IntArray
    state: npt.NDArray[np.int8]
    dangling: tuple[Dangling, ...] = ()
    shared: IntArray = field(default_factory=lambda: NOBODY)


def resolve_managers(written: Mapping[str, Written], people: People, index: PersonIndex, notes: Notebook) -> Managers:
    """The manager of each row, from all manager columns that are ``written``; what is odd goes into ``notes``.

    The first column that leads to somebody decides. A reference that fits several people means the one of the row's
    own file, if one alone is of it: two countries may number their people alike. A row whose manager is itself is
    the top if its tree is the largest (OrgChart's convention), else a fault.
    """
    columns = [_read(name, written[name], people, index) for name in MANAGER_COLUMNS if name in written]
    settled = [settle_shared(read, index, people, notes) for read in columns]
    columns = [one.read for one in settled]
    n = len(people)
    manager = np.full(n, -1, dtype=np.int32)
    named = np.zeros(n, dtype=np.bool_)
    ambiguous = np.zeros(n, dtype=np.bool_)
    for read in columns:
        known = read.found.person >= 0
        note_disagreement(read, manager, people, notes)
        manager = np.where((manager < 0) & known, read.found.person, manager)
        named |= read.names_somebody
        ambiguous |= read.has(How.AMBIGUOUS)
    state = np.full(n, ManagerState.ROOT, dtype=np.int8)
    state[named] = ManagerState.MISSING
    state[ambiguous] = ManagerState.AMBIGUOUS
    state[manager >= 0] = ManagerState.KNOWN
    _settle_selves(manager, state, people)
    note_columns(columns, named, notes)
    for read in columns:
        note_matches(read, people, notes)
    lost = np.flatnonzero(np.isin(state, [*_REASONS])).tolist()
    dangling = tuple(_dangling(row, columns, _REASONS[ManagerState(int(state[row]))], people) for row in lost)
    note_dangling(columns, list(zip(lost, dangling, strict=True)), people, notes)
    note_selves(state, people, notes)
    others = np.concatenate([NOBODY, *(one.others for one in settled)])
    return Managers(manager, state, dangling, np.unique(others, axis=0))


def _read(name: str, written: Written, people: People, index: PersonIndex) -> ManagerColumn:
    found = index.find_all(written.cells)
    odd = [text for text, match in found.matches.items() if match.how is How.NOBODY and plain(text) in _ROOT_WORDS]
    marker = mask(pc.is_in(written.cells, value_set=pa.array(odd, pa.string())))
    cells = with_values(written.cells, np.flatnonzero(marker), "")
    found, settled = _of_own_file(cells, found, people.places)
    return ManagerColumn(name, cells, written.places, found, settled, ~is_blank(cells), marker)


def _of_own_file(cells: pa.StringArray, found: Found, places: Places) -> tuple[Found, BoolArray]:
    """What was found, with those of several people taken who alone are of the row's own file; and these rows."""
    settled = np.zeros(len(cells), dtype=np.bool_)
    rows = np.flatnonzero(found.how == HOW.index(How.AMBIGUOUS)) if len(places.files) > 1 else settled.nonzero()[0]
    if not len(rows):
        return found, settled
    person, how, of_file = found.person.copy(), found.how.copy(), places.file_index
    for row, text in zip(rows.tolist(), cells.take(pa.array(rows)).to_pylist(), strict=True):
        own = [code for code in found.matches[text].candidates if of_file[code] == of_file[row]]
        if len(own) == 1:
            person[row], how[row], settled[row] = own[0], HOW.index(How.EXACT), True
    return replace(found, person=person, how=how), settled


def resolve_matrix(written: Written, index: PersonIndex, notes: Notebook) -> IntArray:
    """(person, dotted-line manager) of every row that names one or several; int32 of shape (k, 2)."""
    cells = written.cells
    encoded = cells.dictionary_encode()
    read = [_dotted(text, index) for text in encoded.dictionary.to_pylist()]
    code = encoded.indices.to_numpy(zero_copy_only=False)
    is_lost = np.array([bool(lost) for _, lost in read], dtype=np.bool_)
    counts = np.array([len(found) for found, _ in read], dtype=np.int64)[code]
    person = np.repeat(np.arange(len(cells)), counts)
    manager = np.array([manager for i in code[counts > 0].tolist() for manager in read[i][0]], dtype=np.int64)
    notes.at(written.places).say_by_value(
        NoteLevel.UNRESOLVED,
        "matrix-manager-unknown",
        "dotted-line manager '{value}' is not one person of the file; the line is left out",
        ((row, text) for row in np.flatnonzero(is_lost[code]).tolist() for text in read[code[row]][1]),
        column="matrix_manager",
    )
    pairs = np.column_stack([person, manager]).astype(np.int32)
    return np.asarray(pairs[pairs[:, 0] != pairs[:, 1]])


def _dotted(text: str, index: PersonIndex) -> tuple[list[int], list[str]]:
    """The people whom a dotted-line cell names, and the references in it that lead nowhere."""
    references = [part for part in _several(text, index) if part and plain(part) not in _ROOT_WORDS]
    found = [(part, index.find(part).person) for part in references]
    return [person for _, person in found if person >= 0], [part for part, person in found if person < 0]


def _several(text: str, index: PersonIndex) -> list[str]:
    """The references of a dotted-line cell, which Organimi joins with colons, others with semicolons or commas."""
    if index.find(text) or not any(mark in text for mark in ";|:,\n"):
        return [text]
    for marks in ("\n", ";", "|", ":", ","):
        parts = [part.strip() for part in text.split(marks) if part.strip()]
        if len(parts) > 1:
            return parts
    return [text]


def _settle_selves(manager: IntArray, state: npt.NDArray[np.int8], people: People) -> None:
    """Take self-references out of the lines: the head of the largest tree is a root, others are faults."""
    rows = np.flatnonzero(manager >= 0)
    ids = people.columns["person_id"]
    own = pc.equal(ids.take(pa.array(rows)), ids.take(pa.array(manager[rows])))
    selves = rows[np.asarray(own.to_numpy(zero_copy_only=False), dtype=np.bool_)]
    if not len(selves):
        return
    manager[selves] = -1
    top = np.where(manager >= 0, manager, np.arange(len(manager)))
    for _ in range(len(top).bit_length() + 1):
        top = top[top]
    size = np.bincount(top, minlength=len(top))
    state[selves] = np.where(size[selves] == size.max(), ManagerState.ROOT, ManagerState.SELF)


def _dangling(row: int, columns: Sequence[ManagerColumn], reason: str, people: People) -> Dangling:
    """The reference of a row that leads nowhere: of the first column that names somebody, or several people."""
    read = next(c for c in columns if c.names_somebody[row] and (reason == "unknown" or c.has(How.AMBIGUOUS)[row]))
    text = str(read.cells[row].as_py())
    candidates = tuple(people.text("person_id", code) for code in read.found.matches[text].candidates)
    subject = people.text("person_id", row)
    places = read.places
    return Dangling(
        "person", subject, read.name, text, reason, candidates, int(places.row[row]), file=places.file_of(row)
    )
