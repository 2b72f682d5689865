"""Rows under a header that are no rows of the table: blank, repeated headers, sums, comments, footers; each counted."""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import ImportNote, NoteLevel
from rolemap.read.layout import is_example, is_footer, is_subitem_header, is_total, total_words

_TAIL = 40  # rows at the end of a file among which a footer may stand
_NAMED = 10  # rows that a note names; the others are counted
_FOOTNOTE_WORDS = 4  # a lone text of so many words, below a blank row at the end, is a footnote

_REASONS = {
    "row-blank": ("blank row", "blank rows"),
    "row-header": ("row that repeats the header", "rows that repeat the header"),
    "row-group": ("title of a group of rows", "titles of groups of rows"),
    "row-subitem": ("subitem (a step of the item above it)", "subitems (steps of the item above them)"),
    "row-total": ("row of sums", "rows of sums"),
    "row-comment": ("comment", "comments"),
    "row-example": ("example row of a template", "example rows of a template"),
    "row-footer": ("line of text below the table", "lines of text below the table"),
}


def surplus_rows(table: pa.Table, header: Sequence[str]) -> dict[int, str]:
    """Positions of the rows that are left out, each with the code of its reason, ascending."""
    found: dict[int, str] = {}
    finders = (
        _blank(table),
        _footers(table),
        _repeated(table, header),
        _group_titles(table, header),
        _subitems(table, header),
        _totals(table),
        _comments(table),
        _examples(table),
    )
    for position, code in chain.from_iterable(finders):
        found.setdefault(position, code)
    return dict(sorted(found.items()))


def notes_of(file: str, found: dict[int, str], row: npt.NDArray[np.int64]) -> Iterator[ImportNote]:
    """One note for each reason, with the rows it is about."""
    for code, (one, many) in _REASONS.items():
        rows = [int(row[position]) for position, why in found.items() if why == code]
        if rows:
            more = ", …" if len(rows) > _NAMED else ""
            listed = ", ".join(str(number) for number in rows[:_NAMED]) + more
            text = (
                f"1 {one} left out (row {listed})" if len(rows) == 1 else f"{len(rows)} {many} left out (rows {listed})"
            )
            yield ImportNote(NoteLevel.LEFT_OUT, code, file, text, row=rows[0], count=len(rows))


def _cells(table: pa.Table, position: int) -> list[str]:
    return [str(column[position].as_py()).strip() for column in table.columns]


def _blank(table: pa.Table) -> Iterator[tuple[int, str]]:
    candidates = np.arange(len(table))
    for column in table.columns:
        if not len(candidates):
            return
        cells = column if len(candidates) == len(table) else column.take(pa.array(candidates))
        candidates = candidates[_is_blank(cells)]
    yield from ((int(position), "row-blank") for position in candidates)


def _repeated(table: pa.Table, header: Sequence[str]) -> Iterator[tuple[int, str]]:
    named = [index for index, name in enumerate(header) if name and index < table.num_columns]
    if not named:
        return
    for position in _where(pc.equal(table.column(named[0]), header[named[0]])):
        cells = _cells(table, position)
        if all(cells[index] == header[index].strip() for index in named):
            yield position, "row-header"


def _group_titles(table: pa.Table, header: Sequence[str]) -> Iterator[tuple[int, str]]:
    """A lone text right above a header that is there again: the title of the rows below (monday.com, many reports)."""
    for position, _ in _repeated(table, header):
        above = position - 1
        while above >= 0 and not any(cells := _cells(table, above)):
            above -= 1
        if above >= 0 and cells[0] and not any(cells[1:]) and table.num_columns > 1:
            yield above, "row-group"


def _subitems(table: pa.Table, header: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Rows under a header of subitems, as long as their first cell is blank."""
    if not any(is_subitem_header([name, name]) for name in header):
        return
    first = table.column(0).to_pylist()
    for position, text in enumerate(first):
        if text and is_subitem_header(_cells(table, position)):
            yield position, "row-subitem"
            below = position + 1
            while below < len(first) and not first[below].strip():
                yield below, "row-subitem"
                below += 1


def _totals(table: pa.Table) -> Iterator[tuple[int, str]]:
    if table.num_columns < 2:
        return
    words = {form for word in total_words() for form in (word, word.capitalize(), word.title(), word.upper())}
    spelled = pa.array(sorted(words | {f"{word}:" for word in words}), pa.string())
    candidates = _where(pc.is_in(table.column(0), value_set=spelled))
    blank = _is_blank(table.column(0))  # "Total" may stand in the second column
    if blank.any():
        second = pc.is_in(table.column(1), value_set=spelled).to_numpy(zero_copy_only=False)
        candidates += [int(position) for position in np.flatnonzero(blank & second.astype(np.bool_))]
    yield from ((position, "row-total") for position in candidates if is_total(_cells(table, position)))


def _comments(table: pa.Table) -> Iterator[tuple[int, str]]:
    if table.num_columns < 2:
        return
    for position in _where(pc.starts_with(table.column(0), "#")):
        cells = _cells(table, position)
        if len(cells[0]) > 1 and not any(cells[1:]):
            yield position, "row-comment"


def _examples(table: pa.Table) -> Iterator[tuple[int, str]]:
    if len(table) and is_example(_cells(table, 0)):
        yield 0, "row-example"


def _footers(table: pa.Table) -> Iterator[tuple[int, str]]:
    """From the end upwards, as long as the rows are blank, sums or text."""
    if table.num_columns < 2:
        return
    below_blank: list[int] = []
    for position in range(len(table) - 1, max(-1, len(table) - 1 - _TAIL), -1):
        cells = _cells(table, position)
        if not any(cells):
            yield from ((below, "row-footer") for below in below_blank)
            below_blank.clear()
        elif is_total(cells):
            yield position, "row-total"
        elif is_footer(cells):
            yield position, "row-footer"
        elif _is_footnote(cells):
            below_blank.append(position)
        else:
            return


def _is_footnote(cells: Sequence[str]) -> bool:
    return bool(cells[0]) and not any(cells[1:]) and len(cells) > 3 and len(cells[0].split()) >= _FOOTNOTE_WORDS


def _is_blank(cells: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    empty = pc.or_(pc.equal(pc.binary_length(cells), 0), pc.utf8_is_space(cells))
    return np.asarray(empty.to_numpy(zero_copy_only=False), dtype=np.bool_)


def _where(condition: pa.ChunkedArray) -> list[int]:
    return [int(position) for position in np.flatnonzero(condition.to_numpy(zero_copy_only=False))]
