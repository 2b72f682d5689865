"""Two runs held against each other: who and what came, went and changed, and which gaps opened and closed."""

from collections.abc import Mapping

from rolemap.report.diff.compare import Change, Difference, Run, compare
from rolemap.report.diff.folder import read_folder
from rolemap.report.diff.side import Side, Unit, side_of
from rolemap.report.reporter import Reporter

DIFF_REPORTERS: Mapping[str, Reporter] = {
    "text": Reporter("diff.text", "diff_text"),
    "md": Reporter("diff.markdown", "diff_markdown"),
    "json": Reporter("diff.as_json", "diff_json"),
    "xlsx": Reporter("diff.workbook", "diff_xlsx"),
    "html": Reporter("diff.page", "diff_html"),
}
"""Format of a difference → the function ``Difference`` → content that writes it."""

__all__ = [
    "DIFF_REPORTERS",
    "Change",
    "Difference",
    "Run",
    "Side",
    "Unit",
    "compare",
    "read_folder",
    "side_of",
]
