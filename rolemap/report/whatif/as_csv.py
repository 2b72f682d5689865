"""What planned changes would do, as CSV."""

from rolemap.gaps import WhatIf
from rolemap.report.gaps_csv import gaps_csv


def whatif_csv(answer: WhatIf) -> str:
    """CSV of the findings that open, as ``gaps.csv``."""
    return gaps_csv(answer.after, answer.opened)
