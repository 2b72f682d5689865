"""Findings → exit code."""

from rolemap.cli.options import FailOnLevel
from rolemap.model import SEVERITY_ORDER, GapReport, Severity


def exit_code(report: GapReport, fail_on: FailOnLevel) -> int:
    """1 if a finding is at or above ``fail_on``, else 0."""
    if fail_on is FailOnLevel.NEVER:
        return 0
    limit = SEVERITY_ORDER[Severity(fail_on.value)]
    return int(any(SEVERITY_ORDER[finding.severity] <= limit for finding in report))
