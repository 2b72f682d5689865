"""Precision and recall: in random clean organizations every planted gap is found, and nothing else."""

import random

import pytest

from rolemap.gaps import ALL_RULES, find_gaps
from tests.strategies.orgs import make_org
from tests.strategies.planted import PLANTERS, TODAY, Draft, Expected

SEEDS = range(200)
PLANTED_AT_ONCE = 6


def found(draft: Draft) -> list[tuple[str, str]]:
    org = make_org(draft.people, draft.work, draft.assignments)
    report = find_gaps(org, today=TODAY, options=draft.options)
    return sorted((finding.code, finding.subject.id) for finding in report.findings)


def planted(seed: int, codes: list[str]) -> tuple[Draft, list[tuple[str, str]]]:
    draft = Draft(random.Random(seed))
    expected: Expected = set()
    for code in codes:
        expected |= PLANTERS[code](draft)
    return draft, sorted(expected)


def test_a_clean_organization_has_no_gap() -> None:
    for seed in SEEDS:
        assert found(Draft(random.Random(seed))) == [], seed


@pytest.mark.parametrize("code", PLANTERS)
def test_one_planted_gap_is_all_that_is_found(code: str) -> None:
    draft, expected = planted(7, [code])
    assert found(draft) == expected


def test_several_planted_gaps_are_all_that_is_found() -> None:
    for seed in SEEDS:
        codes = random.Random(f"codes {seed}").sample(sorted(PLANTERS), PLANTED_AT_ONCE)
        draft, expected = planted(seed, codes)
        assert found(draft) == expected, (seed, codes)


def test_every_rule_has_a_planter() -> None:
    without = {rule.code for rule in ALL_RULES if not rule.preview} - set(PLANTERS)
    assert without == {"OWN10"}  # no portfolio at all: its cases say it
