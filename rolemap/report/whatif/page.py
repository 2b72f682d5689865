"""A what-if as a page: the same tables, styles and policy as ``report.html``."""

from rolemap.gaps import WhatIf
from rolemap.model import Finding
from rolemap.report.html.page import sealed_page
from rolemap.report.html.table import Column, PageTable
from rolemap.report.html.tables import states_table, subject_label
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
        gaps=states_table((("opened", answer.opened), ("closed", answer.closed)), _evidence),
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


def _evidence(finding: Finding) -> str:
    return "; ".join(finding.evidence)
