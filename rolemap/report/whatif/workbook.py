"""A what-if as a workbook."""

from io import BytesIO

from xlsxwriter import Workbook

from rolemap.gaps import WhatIf
from rolemap.report.sheet import CREATED, OPTIONS, Column, Sheet, Value
from rolemap.report.state_sheet import write_states
from rolemap.report.whatif.words import broken_words, candidates_words, files_words, gaps_words, lost_words


def whatif_xlsx(answer: WhatIf) -> bytes:
    """The bytes of an ``.xlsx`` file with the sheets summary, lost leads, chains, gaps."""
    buffer = BytesIO()
    with Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": "What if", "created": CREATED})
        summary, lost, chains, gaps = (Sheet(book, name) for name in ("summary", "lost leads", "chains", "gaps"))
        summary.widths(12, 110)
        summary.heading("What if")
        summary.line("from", files_words(answer))
        for change in answer.changes:
            summary.line("change", change)
        summary.line("lost", lost_words(answer))
        summary.line("chains", broken_words(answer))
        summary.line("gaps", gaps_words(answer))
        _lost(lost, answer)
        _chains(chains, answer)
        write_states(gaps, (("opened", answer.opened), ("closed", answer.closed)))
    return buffer.getvalue()


def _lost(sheet: Sheet, answer: WhatIf) -> None:
    columns = (
        Column("kind", 11),
        Column("id", 14),
        Column("work that loses its lead", 40),
        Column("led by", 28),
        Column("items below", 12),
        Column("who could take over", 90),
    )
    rows: list[list[Value]] = [
        [
            str(one.item.kind),
            one.item.id,
            one.item.name,
            ", ".join(one.was),
            one.below,
            candidates_words(answer, one),
        ]
        for one in answer.lost
    ]
    sheet.table(columns, rows)


def _chains(sheet: Sheet, answer: WhatIf) -> None:
    columns = (Column("about", 34), Column("what breaks", 60), Column("evidence", 80), Column("affects", 9))
    sheet.table(
        columns,
        [[gap.subject.name, gap.message, "; ".join(gap.evidence), gap.affected] for gap in answer.broken],
    )
