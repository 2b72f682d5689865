"""A what-if as a page: the same tables, styles and policy as ``report.html``."""

from rolemap.gaps import WhatIf
from rolemap.model import Finding
from rolemap.report.html.page import sealed_page
from rolemap.report.html.table import Cell, Column, PageTable
from rolemap.report.html.tables import subject_label, suggestion_cell
from rolemap.report.summary import package_version
from rolemap.report.whatif.words import broken_words, candidates_words, files_words, gaps_words, lost_words
from rolemap.report.wording import number


def whatif_html(answer: WhatIf) -> str:
    """One self-contained HTML page: the changes, what is lost and who could take over, chains, gaps."""
    return sealed_page(
        "whatif.html.j2",
        version=package_version(),
        files=files_words(answer),
        changes=answer.changes,
        lost_words=lost_words(answer),
        broken_words=broken_words(answer),
        gaps_words=gaps_words(answer),
        lost=_lost_table(answer),
        chains=_chains_table(answer),
        gaps=_gaps_table(answer),
    )


def _lost_table(answer: WhatIf) -> PageTable:
    return PageTable(
        id="lost",
        columns=(
            Column("Kind"),
            Column("Work"),
            Column("Led by"),
            Column("Items below", "number"),
            Column("Who could take over"),
        ),
        rows=[
            [
                (str(one.item.kind), ""),
                (one.item.name or one.item.id, one.item.id),
                (", ".join(one.was), ""),
                (number(one.below) if one.below else "", ""),
                (candidates_words(answer, one), ""),
            ]
            for one in answer.lost
        ],
        filters=(0,),
        rest="the workbook",
    )


def _chains_table(answer: WhatIf) -> PageTable:
    return PageTable(
        id="chains",
        columns=(Column("About"), Column("What breaks"), Column("What to do")),
        rows=[
            [
                (gap.subject.name, subject_label(gap.subject)),
                (gap.message, "; ".join(gap.evidence)),
                (gap.suggestion, ""),
            ]
            for gap in answer.broken
        ],
        rest="the workbook",
    )


def _gaps_table(answer: WhatIf) -> PageTable:
    states = (("opened", answer.opened), ("closed", answer.closed))
    return PageTable(
        id="gaps",
        columns=(
            Column("State"),
            Column("Severity", "severity"),
            Column("Rule"),
            Column("About"),
            Column("What is wrong"),
            Column("What to do"),
        ),
        rows=[_gap_row(state, finding) for state, findings in states for finding in findings],
        filters=(0, 1, 2),
        rest="the workbook",
    )


def _gap_row(state: str, finding: Finding) -> list[Cell]:
    return [
        (state, ""),
        (str(finding.severity), ""),
        (finding.code, finding.name.replace("-", " ")),
        (finding.subject.name or finding.subject.id, subject_label(finding.subject)),
        (finding.message, "; ".join(finding.evidence)),
        suggestion_cell(finding),
    ]
