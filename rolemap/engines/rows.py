"""What one row of a people file says by itself, and what a piece adds to the decisions that a whole file makes."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.engines.layout import Layout
from rolemap.engines.reading import PieceRows
from rolemap.tables.arrow_text import cleaned, column, is_blank, strings, where
from rolemap.tables.names.bulk import Commas
from rolemap.tables.names.columns import read_names
from rolemap.tables.names.vacancies import Says
from rolemap.tables.notebook import Notebook
from rolemap.tables.persons.managers import MANAGER_COLUMNS
from rolemap.tables.persons.seats import FileSays, read_seats
from rolemap.tables.schema import PEOPLE_WRITTEN

AROUND = ("job_profile", "profession", "grade", "division", "portfolio", "program", "project", "product")
"""Columns that tell what a title leaves open (``classify.context``), or name the units of an organization."""
_ADDRESSES = ("email", "login")
_MADE = ("person_id", "name", "title", "manager_id", "email")


@dataclass(frozen=True, slots=True)
class Decided:
    """What all rows of a table decide together: whether commas stand behind family names, and what blank cells mean.

    What two pieces say adds up.
    """

    commas: Commas = field(default_factory=Commas)
    says: FileSays = field(default_factory=FileSays)

    def __add__(self, other: "Decided") -> "Decided":
        return Decided(self.commas + other.commas, self.says + other.says)

    @property
    def answer(self) -> tuple[bool, bool, bool]:
        """The decisions themselves; where they are the same, rows are read the same."""
        return self.commas.are_last_first, self.says.withholds_names, self.says.has_status


@dataclass(frozen=True, slots=True)
class Tally:
    """What is known of a piece, or of all of them together: rows read and used, what they decide, and whether an
    e-mail address stood in any name cell.
    """

    rows_read: int = 0
    rows: int = 0
    decided: Decided = field(default_factory=Decided)
    has_email: bool = False

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.rows_read + other.rows_read,
            self.rows + other.rows,
            self.decided + other.decided,
            self.has_email or other.has_email,
        )


def text_columns(layout: Layout) -> list[str]:
    """Names of the text columns of ``people_rows``."""
    kept = [name for name in (*PEOPLE_WRITTEN, *AROUND) if layout.has(name) and name not in _MADE]
    return ["own_id", "own_mail", "own_login", "name", "title", "email", *kept, *references(layout)]


def references(layout: Layout) -> list[str]:
    """The columns that name managers, as ``people_rows`` calls them, the most certain first."""
    taken = layout.understood.match.columns
    parts = {"manager_name": ("manager_first_name", "manager_last_name")}
    return [f"ref_{name}" for name in MANAGER_COLUMNS if name in taken or any(p in taken for p in parts.get(name, ()))]


def people_rows(piece: PieceRows, layout: Layout, decided: Decided) -> tuple[pa.Table, Tally]:
    """The rows of a piece as columns, and what they add to the decisions.

    Text: those of ``text_columns``; ``own_id`` is blank where the row has none, ``own_mail`` and ``own_login`` (lower
    case) may stand for it then and are blank elsewhere. ``at`` int64 is the row within the piece. ``vacant``,
    ``posts`` and ``named`` bool, ``presence`` int8 and ``headcount`` float64 are as in ``People`` and ``Seats``.
    """
    table = piece.table
    title = where(is_blank(cleaned(table, "title")), cleaned(table, "job_profile"), cleaned(table, "title"))
    names = read_names(table, title, last_first=decided.commas.are_last_first)
    seats = read_seats(table, names, title, Notebook(table.places), says=decided.says)
    own_id = column(table, "person_id")
    own_id = where(is_blank(own_id), names.id, own_id)
    email, login = (cleaned(table, name) for name in _ADDRESSES)
    email = where(is_blank(email), names.email, email)
    blank = strings([""] * len(table))
    without_id = is_blank(own_id)
    text = {
        "own_id": own_id,
        "own_mail": where(without_id, pc.utf8_lower(email), blank),
        "own_login": where(without_id, pc.utf8_lower(login), blank),
        "name": where(names.where(Says.VACANT), blank, names.name),
        "title": title,
        "email": email,
    }
    for name in text_columns(layout):
        if name not in text:
            text[name] = column(table, name.removeprefix("ref_"))
    named = names.where(Says.NAME) & ~names.is_title
    numbers = {
        "at": pa.array(table.row),
        "vacant": pa.array(seats.vacant),
        "posts": pa.array(seats.posts),
        "named": pa.array(named),
        "presence": pa.array(seats.presence),
        "headcount": pa.array(np.where(seats.posts, seats.fte, 0.0).astype(np.float64)),
    }
    says = FileSays(
        int((names.where(Says.BLANK) & ~seats.posts).sum()),
        int((~seats.posts).sum()),
        not is_blank(cleaned(table, "status")).all(),
    )
    tally = Tally(piece.rows_read, len(table), Decided(names.commas, says), not is_blank(names.email).all())
    return pa.table(text | numbers), tally
