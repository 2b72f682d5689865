"""The figures that every report begins with."""

from dataclasses import replace

import numpy as np
import pytest

from rolemap.model import GapReport, Kind, Role, Severity
from rolemap.report.summary import count_roles, rule_groups, summarize
from rolemap.report.wording import counted, number, percent, time_words
from tests.unit.report.small_org import FINDINGS, PJM, make_org, make_people, make_report


def test_counts():
    summary = summarize(make_org(), make_report())
    assert {count.role: count.people for count in summary.roles} == {
        Role.PFM: 1,
        Role.PGM: 1,
        Role.PJM: 3,
        Role.PRM: 1,
        Role.AMBIGUOUS: 1,
        Role.OTHER: 3,
    }
    assert sum(count.people for count in summary.roles) == summary.people == 10
    assert summary.vacant == 1
    assert [(figure.kind, figure.total, figure.matched) for figure in summary.coverage] == [
        (Kind.PORTFOLIO, 1, 1),
        (Kind.PROGRAM, 2, 1),
        (Kind.PROJECT, 4, 2),
        (Kind.PRODUCT, 1, 1),
    ]
    assert summary.severities == ((Severity.ERROR, 4), (Severity.WARNING, 2), (Severity.NOTE, 1))
    assert [(run.words, run.codes) for run in summary.not_run] == [
        ("no dependency owner column: 1 rule not run", ("DEP01",)),
        ("no sponsor column: 2 rules not run", ("OWN05", "OWN06")),
    ]


def test_support_is_counted_beside_the_role():
    support = {count.role: count.support for count in summarize(make_org(), make_report()).roles}
    assert support[Role.PJM] == 1
    assert sum(support.values()) == 1


def test_unnamed_posts_count_by_their_fte():
    people = make_people([(str(i), f"N{i}", "PjM", "", "X", PJM) for i in range(3)])
    people = replace(people, posts=np.array([False, True, True]), fte=np.array([1, 12.5, np.nan], dtype=np.float32))
    count = {one.role: one for one in count_roles(people)}[Role.PJM]
    assert (count.people, count.posts_fte) == (1, 13.5)


def findings(*codes: str) -> GapReport:
    return GapReport(tuple(replace(FINDINGS[0], code=code, affected=100 - i) for i, code in enumerate(codes)))


@pytest.mark.parametrize(
    ("codes", "top"),
    [
        ([], []),
        (["A1"] * 3, [("A1", 0), ("A1", 0), ("A1", 0)]),
        (["A1"] * 8, [("A1", 0), ("A1", 0), ("A1", 0), ("A1", 0), ("A1", 3)]),
        (["A1"] * 4 + ["B1", "C1"], [("A1", 0), ("A1", 0), ("A1", 1), ("B1", 0), ("C1", 0)]),
        (["A1", "A1", "B1", "C1", "D1", "E1", "F1"], [("A1", 1), ("B1", 0), ("C1", 0), ("D1", 0), ("E1", 0)]),
    ],
)
def test_top_gaps_show_each_rule_before_a_second_of_any(codes, top):
    summary = summarize(make_org(), findings(*codes))
    assert [(gap.finding.code, gap.more) for gap in summary.top] == top


def test_order_of_findings_does_not_matter():
    report = make_report()
    turned = GapReport(report.findings[::-1], report.not_checked[::-1])
    assert summarize(make_org(), turned) == summarize(make_org(), report)
    assert sum(len(group.findings) for group in rule_groups(report)) == len(report.findings)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (number(0), "0"),
        (number(1234567), "1,234,567"),
        (number(10.0), "10"),
        (number(100), "100"),
        (counted(0, "error"), "0 errors"),
        (percent(0.9999), "99%"),
        (percent(0.0), "0%"),
        (time_words("2024-05-06T07:08:09+00:00"), "2024-05-06 07:08 UTC"),
    ],
)
def test_wording(words, expected):
    assert words == expected
