"""Waivers hide what is meant to be, and speak up when they are stale; a baseline leaves what is new."""

import json
from datetime import date

import pytest

from rolemap.errors import ConfigError
from rolemap.gaps import find_gaps
from rolemap.gaps.waivers import apply_waivers, only_new, parse_waivers, read_baseline
from tests.strategies.orgs import make_org

ORG = make_org(
    {"a": "PgM"},
    {
        "G": {"kind": "program", "name": "Oslo", "lead": None},
        "H": {"kind": "program", "lead": None},
        "I": {"kind": "program", "lead": "a"},
    },
)
REPORT = find_gaps(ORG, select=["OWN02"])
DESIGN = {"code": "OWN02", "subject": "oslo", "reason": "a distributed team, by design"}


def ids(report) -> list[str]:
    return [finding.subject.id for finding in report.findings]


def test_a_waiver_covers_by_id_or_name_and_returns_what_it_hid() -> None:
    report = apply_waivers(REPORT, parse_waivers([DESIGN]), date(2024, 1, 1))
    assert ids(report) == ["H"]
    assert [one.finding.subject.name for one in report.waived] == ["Oslo"]


def test_a_star_covers_all_subjects_of_the_rule_by_its_name() -> None:
    waivers = parse_waivers([{**DESIGN, "code": "program-without-manager", "subject": "*"}])
    report = apply_waivers(REPORT, waivers, None)
    assert (ids(report), len(report.waived)) == ([], 2)


def test_an_expired_waiver_covers_nothing_and_says_so() -> None:
    waivers = parse_waivers([{**DESIGN, "until": date(2023, 12, 31)}])
    report = apply_waivers(REPORT, waivers, date(2024, 1, 1))
    assert report.waived == ()
    assert [f.message for f in report.findings if f.code == "WVR01"] == [
        "the waiver held until 2023-12-31 and covers nothing now"
    ]
    assert ids(apply_waivers(REPORT, waivers, date(2023, 12, 31))) == ["H"]


def test_a_waiver_without_a_finding_says_so() -> None:
    report = apply_waivers(REPORT, parse_waivers([{**DESIGN, "subject": "I"}]), None)
    assert [f.message for f in report.findings if f.code == "WVR02"] == ["the waiver covers no finding any more"]


def test_a_waiver_of_a_rule_that_did_not_run_is_left_alone() -> None:
    others = parse_waivers(
        [{**DESIGN, "code": "OWN01"}, {**DESIGN, "code": "span-too-wide", "until": date(2020, 1, 1)}]
    )
    report = apply_waivers(REPORT, others, date(2024, 1, 1), ran={"OWN02"})
    assert report.findings == REPORT.findings
    unchecked = find_gaps(ORG, select=["OWN05"])
    assert [rule.code for rule in unchecked.not_checked] == ["OWN05"]
    assert apply_waivers(unchecked, parse_waivers([{**DESIGN, "code": "OWN05"}]), None).findings == ()


def test_every_fault_of_the_waivers_is_named_at_once() -> None:
    with pytest.raises(ConfigError) as error:
        parse_waivers([{"code": "OWN2", "subject": "x", "because": "no", "until": "soon"}])
    assert str(error.value) == (
        "waive 1: no key 'because'; waive 1: no reason; waive 1: no rule 'OWN2' (did you mean 'OWN02'?); "
        "waive 1: until = 'soon' is no date (write it as 2025-12-31, without quotation marks)"
    )


def baseline(report) -> str:
    gaps = [{"code": f.code, "subject": {"kind": f.subject.kind, "id": f.subject.id}} for f in report.findings]
    return json.dumps({"version": 1, "gaps": gaps})


def test_only_new_findings_are_left() -> None:
    known = read_baseline(baseline(apply_waivers(REPORT, parse_waivers([DESIGN]), None)))
    assert ids(only_new(REPORT, known)) == ["G"]
    assert only_new(REPORT, known).known == 1
    assert ids(only_new(REPORT, read_baseline(baseline(REPORT)))) == []


@pytest.mark.parametrize("text", ["", "[]", '{"gaps": [1]}', '{"gaps": [{"code": "OWN01"}]}'])
def test_a_file_that_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match=r"old\.json: not a report of rolemap"):
        read_baseline(text, "old.json")
