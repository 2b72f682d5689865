"""Findings → the badges of boxes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolemap.drawing.views.subjects import Key, subjects_of
from rolemap.graph import Org
from rolemap.model import SEVERITY_ORDER, Finding, Severity


@dataclass(frozen=True, slots=True)
class Badge:
    """Number of findings on one subject, the worst severity among them, and what they say."""

    count: int = 0
    worst: Severity | None = None
    messages: tuple[str, ...] = ()


NONE = Badge()
Badges = Mapping[Key, Badge]


def badges(org: Org, findings: Iterable[Finding]) -> dict[Key, Badge]:
    """(kind of subject, id) → badge; whoever and whatever no finding marks (``subjects_of``) is absent."""
    all_findings = tuple(findings)
    found: dict[Key, list[Finding]] = {}
    for finding, subjects in zip(all_findings, subjects_of(org, all_findings), strict=True):
        for subject in subjects:
            found.setdefault(subject, []).append(finding)
    return {
        subject: Badge(
            count=len(those),
            worst=min((finding.severity for finding in those), key=SEVERITY_ORDER.__getitem__),
            messages=tuple(f"{finding.code} {finding.name}: {finding.message}" for finding in those),
        )
        for subject, those in found.items()
    }
