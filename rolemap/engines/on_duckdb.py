"""One machine, more rows than memory: DuckDB keeps the rows on the disk and answers within its limit of memory."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.engines.answers import Answers, one
from rolemap.engines.engine import Fill, Finish, Pick
from rolemap.engines.layout import Layout
from rolemap.engines.pieces import Piece
from rolemap.engines.reading import read_piece
from rolemap.engines.rows import Decided, Tally, people_rows, references
from rolemap.errors import ConfigError, OutputError
from rolemap.tables.arrow_text import strings
from rolemap.tables.names.bulk import name_keys
from rolemap.tables.names.bulk_keys import id_keys
from rolemap.tables.references.forms import INVENTED_ID

BLOCK_ROWS = 100_000
_SOURCES = {"mail": "own_mail", "login": "own_login"}
_REPEATED = "position, row, id, name, named, presence"


class OnDuckdb:
    """An ``Engine`` (see there). Rows are kept in a database in ``folder``, by default where the system keeps temporary
    files; ``memory_limit`` is that of DuckDB, such as ``500MB``. To be used in ``with``, which removes the database.
    """

    def __init__(self, *, memory_limit: str | None = None, folder: Path | None = None) -> None:
        self._folder = TemporaryDirectory(prefix="rolemap-", dir=folder)
        self._db = duckdb.connect(f"{self._folder.name}/rows.duckdb")
        try:
            self._db.sql(f"SET temp_directory = '{_quoted(self._folder.name)}'")
            if memory_limit is not None:
                self._db.sql(f"SET memory_limit = '{_quoted(memory_limit)}'")
        except duckdb.Error as error:
            self.__exit__(None, None, None)
            raise ConfigError(f"--memory {memory_limit}: must be a size, such as 500MB or 4GB") from error
        self._references: list[str] = []
        self._rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._db.close()
        self._folder.cleanup()
        if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException):
            first = str(error).splitlines()[0]
            raise OutputError(
                f"DuckDB could not go on ({first}); give it more room with --memory or on the disk of TMPDIR"
            ) from error

    @property
    def blocks(self) -> int:
        return max(1, -(-self._rows // BLOCK_ROWS))

    def scan(self, pieces: Sequence[Piece], layout: Layout, decided: Decided) -> Tally:
        """Read the pieces one after the other into the database."""
        self._db.sql("DROP TABLE IF EXISTS people")
        self._references = references(layout)
        tally = Tally()
        for number, piece in enumerate(pieces):
            rows, own = people_rows(read_piece(piece, layout), layout, decided)
            before, above = tally.rows, layout.above + 1 + tally.rows_read
            numbered = rows.drop_columns("at").append_column(
                "row", pc.add(rows.column("at"), pa.scalar(above, pa.int64()))
            )
            position = pa.array(range(before, before + len(rows)), pa.int64())
            with self._registered("piece", numbered.append_column("position", position)):
                self._db.sql("CREATE TABLE people AS FROM piece" if not number else "INSERT INTO people FROM piece")
            tally += own
        self._rows = tally.rows
        return tally

    def titles(self) -> pa.StringArray:
        self._db.sql("CREATE OR REPLACE TABLE titles AS SELECT DISTINCT title FROM people ORDER BY title")
        self._db.sql("""
            CREATE OR REPLACE TABLE titles AS
            SELECT title, row_number() OVER (ORDER BY title) - 1 AS title_code FROM titles""")
        return self._texts("SELECT title FROM titles ORDER BY title_code")

    def blank_ids(self) -> Fill:
        found = self._db.sql("""
            SELECT count(*), count(*) FILTER (own_mail <> ''), count(DISTINCT own_mail) FILTER (own_mail <> ''),
                count(*) FILTER (own_login <> ''), count(DISTINCT own_login) FILTER (own_login <> '')
            FROM people WHERE own_id = ''""").fetchall()
        return Fill(*found[0])

    def fill(self, source: str) -> None:
        numbered = f"'{INVENTED_ID}' || row"
        own = _SOURCES.get(source)
        filled = f"CASE WHEN {own} <> '' THEN {own} ELSE {numbered} END" if own else numbered
        self._db.sql(f"""
            CREATE OR REPLACE VIEW rows AS
            SELECT *, CASE WHEN own_id <> '' THEN own_id ELSE {filled} END AS id FROM people""")

    def repeated(self) -> pa.Table:
        self._db.sql("CREATE OR REPLACE TABLE twice AS SELECT id FROM rows GROUP BY id HAVING count(*) > 1")
        return self._table(f"SELECT {_REPEATED} FROM rows SEMI JOIN twice USING (id) ORDER BY position")

    def lost(self) -> pa.StringArray:
        if not self._references:
            return strings([])
        written = " UNION ".join(f"SELECT {name} AS id FROM people WHERE {name} <> ''" for name in self._references)
        return self._texts(f"SELECT id FROM ({written}) ANTI JOIN rows USING (id) ORDER BY id")

    def ids_like(self, keys: pa.StringArray) -> pa.Table:
        found = []
        for block in self._narrow("id"):
            found.append(_matching(block.append_column("key", id_keys(one(block.column("id")))), keys))
        return pa.concat_tables(found)

    def ids_of_mails(self, keys: pa.StringArray) -> pa.Table:
        found = []
        for block in self._narrow("id, email"):
            mails = pc.utf8_lower(one(block.column("email")))
            found.append(_matching(block.drop_columns("email").append_column("key", mails), keys))
        return pa.concat_tables(found)

    def named(self, keys: pa.StringArray) -> pa.Int64Array:
        found = []
        for block in self._narrow("name"):
            found.append(_matching(block.append_column("key", name_keys(one(block.column("name")))), keys))
        return _array(pa.concat_tables(found).column("position"))

    def units(self, columns: Sequence[str]) -> pa.Int64Array:
        kinds = ", ".join(columns)
        return _array(self._table(f"SELECT min(position) AS p FROM people GROUP BY {kinds} ORDER BY p").column("p"))

    def gather(self, pick: Pick) -> pa.Table:
        wanted = {
            "wanted_titles": pa.table({"wanted": pick.titles}),
            "wanted_ids": pa.table({"wanted": pick.ids}),
            "wanted_positions": pa.table({"wanted": pick.positions}),
        }
        with contextlib.ExitStack() as stack:
            for name, table in wanted.items():
                stack.enter_context(self._registered(name, table))
            return self._table(f"""
                SELECT {", ".join(pick.columns)} FROM rows WHERE title IN (SELECT wanted FROM wanted_titles)
                OR id IN (SELECT wanted FROM wanted_ids) OR position IN (SELECT wanted FROM wanted_positions)
                ORDER BY position""")

    def counts(self) -> pa.Table:
        return self._table("""
            SELECT title_code AS title, posts, vacant, presence = 3 AS gone, count(*) AS rows,
                sum(headcount) AS headcount
            FROM people JOIN titles USING (title) GROUP BY ALL ORDER BY ALL""")

    def finished(self, answers: Answers, finish: Finish) -> Iterator[bytes]:
        for start in range(0, self.blocks * BLOCK_ROWS, BLOCK_ROWS):
            yield finish(
                self._table(f"""
                    SELECT rows.*, title_code FROM rows JOIN titles USING (title)
                    WHERE position >= {start} AND position < {start + BLOCK_ROWS} ORDER BY position"""),
                answers,
            )

    def _narrow(self, columns: str) -> Iterator[pa.Table]:
        for start in range(0, max(1, self._rows), 10 * BLOCK_ROWS):
            yield self._table(f"""
                SELECT position, {columns} FROM rows
                WHERE position >= {start} AND position < {start + 10 * BLOCK_ROWS} ORDER BY position""")

    def _table(self, query: str) -> pa.Table:
        return self._db.sql(query).to_arrow_table()

    def _texts(self, query: str) -> pa.StringArray:
        return one(self._table(query).column(0))

    @contextlib.contextmanager
    def _registered(self, name: str, table: pa.Table) -> Iterator[None]:
        self._db.register(name, table)
        try:
            yield
        finally:
            self._db.unregister(name)


def _matching(block: pa.Table, keys: pa.StringArray) -> pa.Table:
    return block.filter(pc.is_in(one(block.column("key")), value_set=keys))


def _array(column: pa.ChunkedArray) -> pa.Int64Array:
    whole = column.combine_chunks()
    return whole if isinstance(whole, pa.Array) else pa.concat_arrays(whole.chunks)


def _quoted(text: str) -> str:
    return text.replace("'", "''")
