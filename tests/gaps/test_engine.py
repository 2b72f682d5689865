"""Which rules run and with what: selection, severities, options, and the faults in them."""

from datetime import date

import pytest

from rolemap.errors import ConfigError
from rolemap.gaps import ALL_RULES, explain_rule, find_gaps, newest_day, rule_page
from rolemap.model import Severity
from tests.strategies.orgs import make_org

ORG = make_org(
    {"a": "PgM", "b": "PjM > x9", "c": "ambiguous > a"},
    {"G": {"kind": "program", "parent": None, "lead": None}, "P": {"parent": "G", "lead": "b"}},
)


def codes(**settings) -> list[str]:
    return [finding.code for finding in find_gaps(ORG, **settings).findings]


def test_select_and_ignore_take_codes_names_and_topics() -> None:
    assert codes(select=["OWN"]) == ["OWN02"]
    assert codes(select=["own02", "manager-not-in-people"]) == ["ORG04", "OWN02"]
    assert codes(select=["OWN"], ignore=["OWN02"]) == []


def test_severity_by_code_or_name_wins_over_the_rule() -> None:
    report = find_gaps(ORG, select=["OWN02"], severity={"program-without-manager": Severity.NOTE})
    assert [finding.severity for finding in report.findings] == [Severity.NOTE]


def test_rules_without_their_input_say_so_once() -> None:
    report = find_gaps(make_org({"a": "PgM"}), select=["OWN", "ORG04"])
    reasons = {(note.code, note.reason) for note in report.not_checked}
    owned = [rule for rule in ALL_RULES if rule.topic == "OWN" and not rule.preview]
    assert {(rule.code, "no register") for rule in owned} < reasons
    assert ("ORG04", "no manager column") in reasons
    assert report.findings == ()


def test_every_unknown_word_is_named_at_once_with_its_near_spelling() -> None:
    with pytest.raises(ConfigError) as error:
        find_gaps(
            ORG,
            select=["OWN-01", "project-without-manger"],
            ignore=["zebra"],
            severity={"OWM02": Severity.NOTE},
            options={"OWN01": {"limit": 3}},
        )
    assert str(error.value) == (
        "select: no rule 'OWN-01' (did you mean 'OWN01'?); "
        "select: no rule 'project-without-manger' (did you mean 'project-without-manager'?); "
        "ignore: no rule 'zebra' (`rolemap rules` lists them); "
        "severity: no rule 'OWM02' (did you mean 'OWN02'?); "
        "OWN01 project-without-manager: no option 'limit' (it has none)"
    )


def test_explain_finds_a_rule_by_code_or_name() -> None:
    assert explain_rule("org04") is explain_rule("Manager-Not-In-People")
    with pytest.raises(ConfigError, match=r"no rule 'OWN1' \(did you mean 'OWN\d\d'\?\)"):
        explain_rule("OWN1")


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_page_says_where_the_rule_comes_from(rule) -> None:
    page = rule_page(rule)
    assert page.startswith(rule.page.summary)
    assert "**Source" in page


def test_the_day_is_the_newest_time_of_the_input() -> None:
    assert newest_day(make_org({"a": "PgM"}, modified="2023-05-01T08:00:00Z")) == date(2023, 5, 1)
    assert newest_day(make_org({"a": "PgM"}, modified="")) is None


def test_the_order_is_total_and_worst_first() -> None:
    keys = [finding.sort_key for finding in find_gaps(ORG).findings]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
