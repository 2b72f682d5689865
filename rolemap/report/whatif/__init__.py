"""What planned changes would do, as reports: the answer first, then the findings that open and close."""

from collections.abc import Callable, Mapping

from rolemap.gaps import WhatIf
from rolemap.report.gaps_csv import gaps_csv
from rolemap.report.whatif.as_json import whatif_json
from rolemap.report.whatif.markdown import whatif_markdown
from rolemap.report.whatif.page import whatif_html
from rolemap.report.whatif.text import whatif_text
from rolemap.report.whatif.workbook import whatif_xlsx


def whatif_csv(answer: WhatIf) -> str:
    """CSV of the findings that open, as ``gaps.csv``."""
    return gaps_csv(answer.after, answer.opened)


WHATIF_REPORTERS: Mapping[str, Callable[[WhatIf], str | bytes]] = {
    "text": whatif_text,
    "md": whatif_markdown,
    "csv": whatif_csv,
    "json": whatif_json,
    "xlsx": whatif_xlsx,
    "html": whatif_html,
}
"""Format → the function that writes what planned changes would do."""

__all__ = [
    "WHATIF_REPORTERS",
    "whatif_csv",
    "whatif_html",
    "whatif_json",
    "whatif_markdown",
    "whatif_text",
    "whatif_xlsx",
]
