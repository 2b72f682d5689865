"""A what-if as a workbook."""

from io import BytesIO

from xlsxwriter import Workbook

from rolemap.gaps import WhatIf
from rolemap.model import Severity
from rolemap.report.sheet import CREATED, OPTIONS, Column, Sheet, Value
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
        _gaps(gaps, answer)
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


def _gaps(sheet: Sheet, answer: WhatIf) -> None:
    columns = (
        Column("severity", 10),
        Column("state", 11),
        Column("code", 9),
        Column("rule", 26),
        Column("kind", 11),
        Column("id", 14),
        Column("about", 30),
        Column("what is wrong", 60),
        Column("what to do", 60),
    )
    rows: list[list[Value]] = [
        [
            str(finding.severity),
            state,
            finding.code,
            finding.name,
            finding.subject.kind,
            finding.subject.id,
            finding.subject.name,
            finding.message,
            finding.suggestion,
        ]
        for state, findings in (("opened", answer.opened), ("closed", answer.closed))
        for finding in findings
    ]
    sheet.table(columns, rows)
    sheet.color_words(0, [str(severity) for severity in Severity])
