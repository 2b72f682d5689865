"""What the processes of a cluster do with the rows of one piece. All of it runs where the rows are."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.engines.answers import Answers, one
from rolemap.engines.engine import Finish, Pick
from rolemap.engines.layout import Layout
from rolemap.engines.pieces import Piece
from rolemap.engines.reading import read_piece
from rolemap.engines.rows import Decided, Tally, people_rows
from rolemap.model import Presence
from rolemap.tables.arrow_text import is_blank, strings, where
from rolemap.tables.hashes import text_hashes
from rolemap.tables.names.bulk import name_keys
from rolemap.tables.names.bulk_keys import id_keys
from rolemap.tables.references.forms import INVENTED_ID

Hashes = npt.NDArray[np.uint64]

KEYS: dict[str, tuple[str, Callable[[pa.StringArray], pa.StringArray]]] = {
    "id": ("id", id_keys),
    "mail": ("email", pc.utf8_lower),
    "name": ("name", name_keys),
}
"""What rows are looked up by → their column, and the form in which it is compared."""

SOURCES = {"mail": "own_mail", "login": "own_login"}
"""Where an id comes from in rows that have none → the column; else it is the row's number."""

REPEATED = ("position", "row", "id", "name", "named", "presence")
COUNTED = ("title", "posts", "vacant", "gone")


def read(piece: Piece, layout: Layout, decided: Decided) -> tuple[pa.Table, Tally]:
    """The rows of a piece, and what they add to the decisions."""
    return people_rows(read_piece(piece, layout), layout, decided)


def tally_of(read_: tuple[pa.Table, Tally]) -> Tally:
    """The counts alone."""
    return read_[1]


def numbered(read_: tuple[pa.Table, Tally], position: int, above: int) -> pa.Table:
    """The rows with their place among all (``position``, from the first on) and their number (``row``)."""
    rows = read_[0]
    places = pa.array(np.arange(position, position + len(rows), dtype=np.int64))
    number = pc.add(rows.column("at"), pa.scalar(above, pa.int64()))
    return rows.drop_columns("at").append_column("row", number).append_column("position", places)


def titles(rows: pa.Table) -> pa.StringArray:
    """The distinct titles, in the order in which they come."""
    return pc.unique(one(rows.column("title")))


def coded(rows: pa.Table, codes: npt.NDArray[np.int64]) -> pa.Table:
    """The rows with the code of each title; ``codes`` are those of ``titles(rows)``."""
    place = pc.index_in(one(rows.column("title")), value_set=titles(rows))
    return rows.append_column("title_code", pa.array(codes).take(place))


def blank_ids(rows: pa.Table) -> tuple[int, Hashes, Hashes]:
    """How many rows have no id, and hashes of the e-mails and of the logins that stand in these."""
    without = pa.array(is_blank(one(rows.column("own_id"))))
    own = (one(rows.column(name)).filter(without) for name in SOURCES.values())
    mails, logins = (text_hashes(cells.filter(pa.array(~is_blank(cells)))) for cells in own)
    return int(pc.sum(without).as_py() or 0), mails, logins


def filled(rows: pa.Table, source: str) -> pa.Table:
    """The rows with an id each."""
    own = one(rows.column("own_id"))
    blank = is_blank(own)
    if blank.any():
        numbers = pc.binary_join_element_wise(INVENTED_ID, rows.column("row").cast(pa.string()), "")
        made = one(numbers)
        if source in SOURCES:
            given = one(rows.column(SOURCES[source]))
            made = where(is_blank(given), made, given)
        own = where(blank, made, own)
    return rows.append_column("id", own)


def id_hashes(rows: pa.Table) -> Hashes:
    """A hash of each row's id."""
    return text_hashes(one(rows.column("id")))


def with_hashes(rows: pa.Table, hashes: Hashes) -> pa.Table:
    """The columns ``REPEATED`` of rows whose id has one of these hashes."""
    return rows.select(REPEATED).filter(pa.array(np.isin(id_hashes(rows), hashes)))


def references(rows: pa.Table, columns: Sequence[str]) -> pa.StringArray:
    """The distinct references to managers, in the order in which they come."""
    if not columns:
        return strings([])
    return pc.unique(pa.concat_arrays([one(rows.column(name)) for name in columns]))


def reference_hashes(rows: pa.Table, columns: Sequence[str]) -> Hashes:
    """A hash of each of ``references``."""
    return text_hashes(references(rows, columns))


def references_at(rows: pa.Table, columns: Sequence[str], chosen: npt.NDArray[np.bool_]) -> pa.StringArray:
    """Some of ``references``, blank ones left out."""
    cells = references(rows, columns).filter(pa.array(chosen))
    return cells.filter(pa.array(~is_blank(cells)))


def matching(rows: pa.Table, by: str, keys: pa.StringArray) -> pa.Table:
    """``position``, ``id`` and ``key`` of the rows that have one of the keys."""
    column, form = KEYS[by]
    keyed = rows.select(["position", "id"]).append_column("key", form(one(rows.column(column))))
    return keyed.filter(pc.is_in(one(keyed.column("key")), value_set=keys))


def units(rows: pa.Table, columns: Sequence[str]) -> pa.Table:
    """The first position of each combination of texts in these columns."""
    first = rows.group_by(list(columns), use_threads=False).aggregate([("position", "min")])
    return first.rename_columns([*columns, "position"])


def picked(rows: pa.Table, pick: Pick) -> pa.Table:
    """The rows that are wanted."""
    wanted = pc.is_in(one(rows.column("title")), value_set=pick.titles)
    wanted = pc.or_(wanted, pc.is_in(one(rows.column("id")), value_set=pick.ids))
    wanted = pc.or_(wanted, pc.is_in(rows.column("position"), value_set=pick.positions))
    return rows.select(pick.columns).filter(wanted)


def counts(rows: pa.Table) -> pa.Table:
    """Rows and headcount of each combination of title, posts, vacant and gone."""
    gone = pc.equal(rows.column("presence"), int(Presence.INACTIVE))
    cells = [rows.column("title_code"), rows.column("posts"), rows.column("vacant"), gone]
    keyed = pa.table([*cells, rows.column("headcount")], names=[*COUNTED, "headcount"])
    return keyed.group_by(COUNTED, use_threads=False).aggregate([([], "count_all"), ("headcount", "sum")])


def finish(rows: pa.Table, answers: Answers, work: Finish) -> bytes:
    """The rows with what was decided, as they are written."""
    return work(rows, answers)
