"""Why a rule matters and what to do, from the rule's own page, for reports that show it beside its findings."""

from collections.abc import Mapping
from dataclasses import dataclass

from rolemap.gaps import ALL_RULES, WAIVER_RULES
from rolemap.report.summary import Summary


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a reader asks next about a finding."""

    summary: str
    why: str
    fix: str


def rule_notes(summary: Summary) -> Mapping[str, RuleNote]:
    """Code → note, for the rules that found something."""
    found = {group.code for group in summary.rules}
    return {
        rule.code: RuleNote(rule.page.summary, _one_line(rule.page.why), _one_line(rule.page.fix))
        for rule in (*ALL_RULES, *WAIVER_RULES)
        if rule.code in found
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
