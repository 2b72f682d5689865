"""Findings that opened, closed or stayed, as a sheet: what a plan would do, and what changed between two runs."""

from collections.abc import Iterable, Mapping

from rolemap.model import Finding, Severity
from rolemap.report.sheet import Column, Sheet, Value


def write_states(
    sheet: Sheet, states: Iterable[tuple[str, Iterable[Finding]]], was: Mapping[int, str] | None = None
) -> None:
    """Fill a sheet with the findings of each state, one row each.

    ``was``, where it is given, makes a column of what a finding said before, by ``id()`` of the finding.
    """
    before = (Column("what was wrong before", 40),) if was is not None else ()
    columns = (
        Column("severity", 10),
        Column("state", 11),
        Column("code", 9),
        Column("rule", 26),
        Column("kind", 11),
        Column("id", 14),
        Column("about", 30),
        Column("what is wrong", 60),
        *before,
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
            *([was.get(id(finding), "")] if was is not None else []),
            finding.suggestion,
        ]
        for state, findings in states
        for finding in findings
    ]
    sheet.table(columns, rows)
    sheet.color_words(0, [str(severity) for severity in Severity])
