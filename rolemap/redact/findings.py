"""Findings without names: which there are is decided on the real map, how they are put on the redacted one."""

from collections import defaultdict
from dataclasses import replace

from rolemap.gaps import explain_rule
from rolemap.graph import Org
from rolemap.model import Finding, GapReport, NotChecked, Subject
from rolemap.redact.people import WITHHELD


def redacted_report(real: GapReport, words: GapReport, org: Org) -> GapReport:
    """The findings of the real map, under the pseudonyms of the redacted one (``org``).

    ``words`` are the findings of the redacted map: they say the same of the same subjects without a name. Where it
    has none, because a rule looks at a word that is hidden, the rule's own summary stands for it.
    """
    assert org.redaction is not None
    subject = org.redaction.subject
    said: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in reversed(words.findings):
        said[finding.code, finding.subject.kind, finding.subject.id].append(finding)

    def hidden(finding: Finding) -> Finding:
        return _hidden(finding, subject(finding.subject), said)

    reasons = {rule.code: rule.reason for rule in words.not_checked}
    return replace(
        real,
        findings=tuple(map(hidden, real.findings)),
        waived=tuple(replace(waived, finding=hidden(waived.finding), reason=WITHHELD) for waived in real.waived),
        not_checked=tuple(
            NotChecked(rule.code, rule.name, reasons.get(rule.code, WITHHELD)) for rule in real.not_checked
        ),
    )


def _hidden(finding: Finding, subject: Subject, said: dict[tuple[str, str, str], list[Finding]]) -> Finding:
    same = said[finding.code, subject.kind, subject.id]
    if same:
        put = same.pop()
        return replace(
            finding, subject=subject, message=put.message, evidence=put.evidence, suggestion=put.suggestion, because=()
        )
    return replace(finding, subject=subject, message=_summary(finding), evidence=(), suggestion="", because=())


def _summary(finding: Finding) -> str:
    """What the rule of a finding looks for, in one sentence."""
    if finding.code.startswith("WVR"):
        return finding.name.replace("-", " ")
    return explain_rule(finding.code).page.summary.replace("`", "")
