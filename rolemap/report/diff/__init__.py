"""Two runs held against each other: who and what came, went and changed, and which gaps opened and closed."""

from collections.abc import Callable, Mapping

from rolemap.report.diff.as_json import diff_json
from rolemap.report.diff.compare import Change, Difference, Run, compare
from rolemap.report.diff.folder import read_folder
from rolemap.report.diff.markdown import diff_markdown
from rolemap.report.diff.page import diff_html
from rolemap.report.diff.side import Side, Unit, side_of
from rolemap.report.diff.text import diff_text
from rolemap.report.diff.workbook import diff_xlsx

DIFF_REPORTERS: Mapping[str, Callable[[Difference], str | bytes]] = {
    "text": diff_text,
    "md": diff_markdown,
    "json": diff_json,
    "xlsx": diff_xlsx,
    "html": diff_html,
}
"""Format of a difference → the function that writes it."""

__all__ = [
    "DIFF_REPORTERS",
    "Change",
    "Difference",
    "Run",
    "Side",
    "Unit",
    "compare",
    "diff_html",
    "diff_json",
    "diff_markdown",
    "diff_text",
    "diff_xlsx",
    "read_folder",
    "side_of",
]
