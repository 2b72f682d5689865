"""Which rows are empty seats, which are posts without names, and which are people whose name is not told."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rolemap.model import NoteLevel, Presence
from rolemap.tables.arrow_text import BoolArray, cleaned, column, is_blank
from rolemap.tables.names.columns import Names
from rolemap.tables.names.vacancies import Says
from rolemap.tables.notebook import Notebook
from rolemap.tables.persons.status import (
    Statuses,
    fte_unit,
    is_word_not_in_post,
    read_numbers,
    read_statuses,
    seat_says,
)
from rolemap.tables.table import Table


@dataclass(frozen=True, slots=True, eq=False)
class Seats:
    """What each of n rows is; arrays as in ``People``."""

    vacant: BoolArray
    presence: npt.NDArray[np.int8]
    fte: npt.NDArray[np.float32]
    posts: BoolArray
    unnamed: BoolArray


@dataclass(frozen=True, slots=True)
class FileSays:
    """What the rows of a file decide together. ``blank_names`` of so many ``people`` (rows that are no posts), and
    whether any row ``has_status``. What two pieces of one file say adds up.
    """

    blank_names: int = 0
    people: int = 0
    has_status: bool = False

    def __add__(self, other: "FileSays") -> "FileSays":
        return FileSays(
            self.blank_names + other.blank_names, self.people + other.people, self.has_status or other.has_status
        )

    @property
    def withholds_names(self) -> bool:
        """True if more than half of the rows have no name: a file does not have more empty seats than people."""
        return 2 * self.blank_names > self.people


def read_seats(
    table: Table, names: Names, title: pa.StringArray, notes: Notebook, *, says: FileSays | None = None
) -> Seats:
    """Tell seats, posts and people apart, from names, status, FTE and seat columns; what is odd goes into ``notes``.

    - a vacancy word for a name, or a seat column or status that says so, is an empty seat;
    - so is a blank name beside a title, unless most names of the file are blank, for then the file withholds them;
    - ``Eliminated`` is an empty seat that is gone (inactive), ``N/D`` a person whose name is withheld;
    - a name equal to its own title is a person whose name is not told;
    - a number of posts without a name is a row of posts, its number the FTE.

    ``says`` is what the whole file decides, where the table is a piece of it.
    """
    status, worker_type, end = (cleaned(table, name) for name in ("status", "worker_type", "end"))
    statuses = read_statuses(status, worker_type, end, has_status=None if says is None else says.has_status)
    seat_vacant, seat_filled = seat_says(column(table, "seat"))
    fte, headcount = _fte(table, notes)
    named = names.where(Says.NAME) & ~names.is_title
    gone = names.where(Says.GONE)
    blank = names.where(Says.BLANK)
    posts = (headcount > 0) & ~named & ~names.where(Says.VACANT) & ~gone
    own = FileSays(int((blank & ~posts).sum()), int((~posts).sum()))
    empty = blank & ~posts & ~seat_filled & ~_has_address(table) & ~is_blank(title)
    by_status = statuses.vacant & (~named | (fte == 0))
    vacant = names.where(Says.VACANT) | gone | seat_vacant | by_status
    if not (says or own).withholds_names:
        vacant |= empty
    presence = statuses.presence.copy()
    presence[is_word_not_in_post(title) & (presence <= Presence.ACTIVE) & ~vacant] = Presence.LEAVE
    presence[gone] = Presence.INACTIVE
    seats = Seats(vacant, presence, np.where(posts, headcount, fte).astype(np.float32), posts, ~named & ~posts)
    _note_names(names, seats, blank & ~vacant & ~posts, notes)
    _note_seats(table, names, seats, statuses, notes)
    return seats


def _fte(table: Table, notes: Notebook) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    fte = read_numbers(column(table, "fte"))
    headcount = read_numbers(column(table, "headcount"))
    full_time, unit = fte_unit(fte.value)
    if unit:
        notes.say(
            NoteLevel.DECIDED,
            "fte-unit",
            f"column fte holds {unit}; {full_time:g} is one full-time equivalent",
            column="fte",
        )
    for name, numbers in (("fte", fte), ("headcount", headcount)):
        cells = column(table, name)
        notes.say_by_value(
            NoteLevel.FAULT,
            "number-unreadable",
            "'{value}' is not a number and was left blank",
            ((row, str(cells[row].as_py())) for row in np.flatnonzero(numbers.fault).tolist()),
            column=name,
        )
    return (fte.value / np.float32(full_time)).astype(np.float32), headcount.value


def _has_address(table: Table) -> BoolArray:
    return ~(is_blank(column(table, "email")) & is_blank(column(table, "login")))


def _note_names(names: Names, seats: Seats, nameless: BoolArray, notes: Notebook) -> None:
    notes.say_at(
        NoteLevel.DECIDED,
        "name-turned",
        "names were turned: 'Last, First' became 'First Last'",
        np.flatnonzero(names.turned).tolist(),
        column="name",
    )
    notes.say_at(
        NoteLevel.DECIDED,
        "name-joined",
        "names were put together from their parts",
        np.flatnonzero(names.joined).tolist(),
        column="name",
    )
    notes.say_at(
        NoteLevel.DECIDED,
        "name-is-title",
        "the name is the row's own title: kept as a person whose name is not told, not as a vacancy",
        np.flatnonzero(names.is_title & ~seats.vacant).tolist(),
        column="name",
        next_step="fill in the names, or say in a column which rows are vacancies",
    )
    notes.say_at(
        NoteLevel.DECIDED,
        "name-withheld",
        "the name is not told: kept as a person, not as a vacancy",
        np.flatnonzero((names.where(Says.WITHHELD) | names.where(Says.UNKNOWN)) & ~seats.vacant).tolist(),
        column="name",
    )
    notes.say_at(
        NoteLevel.DECIDED,
        "name-blank",
        "the name is blank: kept as a person whose name is not told, not as a vacancy",
        np.flatnonzero(nameless).tolist() if not names.where(Says.BLANK).all() else [],
        column="name",
        next_step="write Vacant into the name cells of empty seats",
    )


def _note_seats(table: Table, names: Names, seats: Seats, statuses: Statuses, notes: Notebook) -> None:
    notes.say_by_value(
        NoteLevel.DECIDED,
        "vacancy",
        "read as a seat without a person",
        ((row, str(names.name[row].as_py())) for row in np.flatnonzero(seats.vacant).tolist()),
        column="name",
    )
    notes.say_at(
        NoteLevel.DECIDED,
        "posts",
        f"rows of unnamed posts, counted in full-time equivalents ({np.nansum(seats.fte[seats.posts]):,.2f} in all)",
        np.flatnonzero(seats.posts).tolist(),
        column="headcount",
    )
    notes.say_at(
        NoteLevel.DECIDED,
        "status-ended",
        "no status but an end date, in a file where others have a status: read as inactive",
        np.flatnonzero(statuses.ended).tolist(),
        column="status",
    )
    cells = column(table, "status")
    notes.say_by_value(
        NoteLevel.FAULT,
        "status-unknown",
        "status '{value}' is not known; read as no status",
        ((row, str(cells[row].as_py())) for row in np.flatnonzero(statuses.unknown).tolist()),
        column="status",
        next_step="write Active, On leave or Inactive",
    )
