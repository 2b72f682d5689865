"""What the readers decided, left out or could not resolve: the rows of import.csv."""

from dataclasses import dataclass
from enum import StrEnum


class NoteLevel(StrEnum):
    """``decided``: a choice among several readings. ``dropped``: a column not kept. ``left-out``: a row not used.
    ``changed``: a value read as another. ``unresolved``: a reference that leads nowhere. ``fault``: a value that
    could not be understood and was left blank.
    """

    DECIDED = "decided"
    DROPPED = "dropped"
    LEFT_OUT = "left-out"
    CHANGED = "changed"
    UNRESOLVED = "unresolved"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class ImportNote:
    """One thing a reader has to say. ``row`` is the row in the file (1-based, header included), 0 for the whole file.

    ``code`` is a short name that never changes its meaning (``encoding``, ``row-blank``, ``manager-unknown``);
    ``count`` says how many rows the note stands for where many were grouped.
    """

    level: NoteLevel
    code: str
    file: str
    message: str
    row: int = 0
    column: str = ""
    value: str = ""
    next_step: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """One input file: what it is called, what it is for, and how its rows add up.

    ``rows_read`` = ``rows_used`` + ``rows_left_out``, always. ``modified`` is the file's own time (ISO 8601, UTC, to
    the second). ``columns`` pairs each canonical column with the header it was read from, in file order.
    """

    file: str
    table: str
    rows_read: int
    rows_used: int
    rows_left_out: int
    modified: str = ""
    format: str = "csv"
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 1
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportLog:
    """Everything the readers have to say about one run's files."""

    sources: tuple[Source, ...] = ()
    notes: tuple[ImportNote, ...] = ()

    def __add__(self, other: "ImportLog") -> "ImportLog":
        return ImportLog(self.sources + other.sources, self.notes + other.notes)
