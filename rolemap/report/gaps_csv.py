"""``gaps.csv``: one finding a row, for filters and for forwarding."""

from collections.abc import Callable

from rolemap.graph import Org
from rolemap.model import Finding, GapReport
from rolemap.report.cells import csv_text
from rolemap.report.summary import package_version

_OF_FINDING: dict[str, Callable[[Finding], str]] = {
    "severity": lambda finding: str(finding.severity),
    "code": lambda finding: finding.code,
    "rule": lambda finding: finding.name,
    "subject_kind": lambda finding: finding.subject.kind,
    "subject_id": lambda finding: finding.subject.id,
    "subject": lambda finding: finding.subject.name,
    "message": lambda finding: finding.message,
    "evidence": lambda finding: "; ".join(finding.evidence),
    "suggestion": lambda finding: finding.suggestion,
    "confidence": lambda finding: f"{finding.confidence:.2f}",
    "affected": lambda finding: str(finding.affected),
}
GAPS_COLUMNS = (*_OF_FINDING, "input_files", "rolemap_version")


def gaps_csv(org: Org, report: GapReport) -> str:
    """CSV of all findings, worst first, under ``GAPS_COLUMNS``.

    The last two columns say in every row which files of which time, and which rolemap, the finding comes from: rows
    are copied out of such a file and sent on without the rest.
    """
    columns = {name: [text_of(finding) for finding in report.findings] for name, text_of in _OF_FINDING.items()}
    files = "; ".join(f"{source.file} {source.modified}".strip() for source in org.log.sources)
    n = len(report.findings)
    return csv_text({**columns, "input_files": [files] * n, "rolemap_version": [package_version()] * n})
