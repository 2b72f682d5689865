"""What planned changes would do, as reports: the answer first, then the findings that open and close."""

from collections.abc import Mapping

from rolemap.report.reporter import Reporter

WHATIF_REPORTERS: Mapping[str, Reporter] = {
    "text": Reporter("whatif.text", "whatif_text"),
    "md": Reporter("whatif.markdown", "whatif_markdown"),
    "csv": Reporter("whatif.as_csv", "whatif_csv"),
    "json": Reporter("whatif.as_json", "whatif_json"),
    "xlsx": Reporter("whatif.workbook", "whatif_xlsx"),
    "html": Reporter("whatif.page", "whatif_html"),
}
"""Format → the function ``WhatIf`` → content that writes what planned changes would do."""

__all__ = ["WHATIF_REPORTERS"]
