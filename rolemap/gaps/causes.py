"""A cause is reported once, with its consequences under it: a missing manager is not twelve orphaned dependencies."""

from collections.abc import Sequence
from dataclasses import replace

from rolemap.model import Finding, Kind

_CAUSES = ("OWN01", "OWN02", "OWN03", "OWN04", "VAC01", "VAC02")
_KINDS = {str(kind) for kind in Kind}


def fold(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that another one explains, which are evidence of it instead.

    A finding is explained if one of the nodes in its ``because`` is the subject of a finding that nobody leads it
    (or that its lead has left). The worst such cause keeps it; a cause is never folded into another one.
    """
    cause_of: dict[str, int] = {}
    for at in sorted(range(len(findings)), key=lambda at: findings[at].sort_key):
        if findings[at].code in _CAUSES:
            cause_of.setdefault(_node(findings[at]), at)
    folded: dict[int, list[Finding]] = {}
    kept: list[int] = []
    for at, finding in enumerate(findings):
        causes = [cause_of[node] for node in finding.because if node in cause_of]
        if causes and finding.code not in _CAUSES:
            folded.setdefault(min(causes, key=lambda cause: findings[cause].sort_key), []).append(finding)
        else:
            kept.append(at)
    return [_with(findings[at], sorted(folded.get(at, ()), key=lambda finding: finding.sort_key)) for at in kept]


def _node(finding: Finding) -> str:
    """Node of the finding's subject in the graph."""
    return f"{'work' if finding.subject.kind in _KINDS else finding.subject.kind}:{finding.subject.id}"


def _with(cause: Finding, consequences: Sequence[Finding]) -> Finding:
    return replace(cause, evidence=(*cause.evidence, *(_spoken(cause, finding) for finding in consequences)))


def _spoken(cause: Finding, finding: Finding) -> str:
    subject = "" if finding.subject == cause.subject else f"{finding.subject.kind} “{finding.subject.name}”: "
    return f"therefore {subject}{finding.message} ({finding.code} {finding.name})"
