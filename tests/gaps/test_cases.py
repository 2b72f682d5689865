"""Every case of ``cases/<CODE>.yml``: a small organisation, and exactly what its rule finds there.

A case says what it ``finds``: subject → message, or a list of messages where a subject has several; nothing means that
the rule passes. ``not_checked`` holds the reason where the rule does not run, ``severity``, ``evidence`` and
``confidence`` by subject what the finding must say beside its message.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from rolemap.gaps import ALL_RULES, explain_rule, find_gaps
from rolemap.model import Finding
from tests.strategies.orgs import make_org

CASES = Path(__file__).parent / "cases"
_KEYS = {
    "people",
    "work",
    "assignments",
    "options",
    "today",
    "finds",
    "not_checked",
    "severity",
    "evidence",
    "confidence",
    "suggestion",
}


def _cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.yml")):
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        code = cases.pop("rule")
        for name, case in cases.items():
            yield pytest.param(code, case, id=f"{code}: {name}")


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_case(code: str, case: dict[str, object]) -> None:
    assert set(case) <= _KEYS
    org = make_org(case.get("people"), case.get("work"), case.get("assignments") or ())
    today = date.fromisoformat(str(case["today"])) if "today" in case else None
    report = find_gaps(org, select=[code], options={code: case.get("options") or {}}, today=today)
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.subject.id].append(finding)
    expected = {key: [text] if isinstance(text, str) else text for key, text in (case.get("finds") or {}).items()}
    assert {key: sorted(f.message for f in findings) for key, findings in found.items()} == expected
    assert [n.reason for n in report.not_checked] == ([case["not_checked"]] if "not_checked" in case else [])
    for key, severity in (case.get("severity") or {}).items():
        assert {str(finding.severity) for finding in found[key]} == {severity}
    for key, confidence in (case.get("confidence") or {}).items():
        assert {finding.confidence for finding in found[key]} == {confidence}
    for key, evidence in (case.get("evidence") or {}).items():
        assert [line for finding in found[key] for line in finding.evidence] == evidence
    for key, suggestion in (case.get("suggestion") or {}).items():
        assert {finding.suggestion for finding in found[key]} == {suggestion}


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_has_two_cases_that_pass_and_two_that_fail(rule) -> None:
    cases = yaml.safe_load((CASES / f"{rule.code}.yml").read_text(encoding="utf-8"))
    assert explain_rule(cases.pop("rule")) is rule
    fails = [case for case in cases.values() if case.get("finds")]
    passes = [case for case in cases.values() if not case.get("finds") and "not_checked" not in case]
    assert len(fails) >= 2
    assert len(passes) >= 2
