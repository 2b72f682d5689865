"""Findings → the badges of boxes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolemap.model import SEVERITY_ORDER, Finding, Severity


@dataclass(frozen=True, slots=True)
class Badge:
    """Number of findings on one subject, the worst severity among them, and what they say."""

    count: int = 0
    worst: Severity | None = None
    messages: tuple[str, ...] = ()


NONE = Badge()
Badges = Mapping[tuple[str, str], Badge]


def badges(findings: Iterable[Finding]) -> dict[tuple[str, str], Badge]:
    """(kind of subject, id) → badge; subjects without findings are absent."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((str(finding.subject.kind), finding.subject.id), []).append(finding)
    return {
        subject: Badge(
            count=len(those),
            worst=min((finding.severity for finding in those), key=SEVERITY_ORDER.__getitem__),
            messages=tuple(f"{finding.code} {finding.name}: {finding.message}" for finding in those),
        )
        for subject, those in found.items()
    }
