"""A difference as a workbook."""

from io import BytesIO

from xlsxwriter import Workbook

from rolemap.report.diff.compare import Change, Difference
from rolemap.report.diff.words import PEOPLE_WORDS, UNIT_WORDS, counts_words, gaps_words, run_words
from rolemap.report.sheet import CREATED, OPTIONS, Column, Sheet
from rolemap.report.state_sheet import write_states


def diff_xlsx(difference: Difference) -> bytes:
    """The bytes of an ``.xlsx`` file with the sheets summary, gaps, units, people."""
    buffer = BytesIO()
    with Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": "What changed", "created": CREATED})
        summary, gaps, units, people = (Sheet(book, name) for name in ("summary", "gaps", "units", "people"))
        summary.widths(12, 110)
        summary.heading("What changed")
        summary.line("before", run_words(difference.before))
        summary.line("after", run_words(difference.after))
        summary.line("gaps", gaps_words(difference))
        summary.line("units", counts_words(difference.units, UNIT_WORDS))
        summary.line("people", counts_words(difference.people, PEOPLE_WORDS))
        _gaps(gaps, difference)
        _changes(units, difference.units, UNIT_WORDS)
        _changes(people, difference.people, PEOPLE_WORDS)
    return buffer.getvalue()


def _gaps(sheet: Sheet, difference: Difference) -> None:
    was = {id(one): message for one, message in difference.turned}
    states = (("opened", difference.opened), ("closed", difference.closed), ("still open", difference.still_open))
    write_states(sheet, states, was)


def _changes(sheet: Sheet, changes: tuple[Change, ...], words: dict[str, str]) -> None:
    columns = (
        Column("what", 18),
        Column("kind", 11),
        Column("id", 14),
        Column("name", 34),
        Column("before", 40),
        Column("after", 40),
        Column("role", 11),
    )
    rows = [[words[one.what], one.kind, one.id, one.name, one.before, one.after, one.role] for one in changes]
    sheet.table(columns, rows)
