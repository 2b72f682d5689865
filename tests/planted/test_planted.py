"""Precision and recall: in random organizations every planted gap is found, and nothing else.

Four seeds here, which plant every way of every planter; ``scripts/planted`` runs 200.
"""

from collections import Counter
from pathlib import Path

import pytest

from rolemap.gaps import ALL_RULES
from tests.planted.edges import clean_draft
from tests.planted.measure import CODES, PLANTERS, Trial, found, trial, trials
from tests.planted.planters.ownership import without_portfolios

SEEDS = range(4)
PAGE = Path(__file__).parents[2] / "docs" / "planted.md"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_planted_is_found_and_nothing_else(seed: int) -> None:
    wrong = {(t.seed, t.codes): (t.missed, t.false) for t in trials(seed) if t.missed or t.false}
    assert wrong == {}


def test_a_clean_organization_has_no_gap() -> None:
    wrong = {seed: seen for seed in range(100, 120) if (seen := trial(seed, ()).found)}
    assert wrong == {}


def test_a_few_projects_need_no_portfolio() -> None:
    for seed in SEEDS:
        draft = clean_draft(seed)
        without_portfolios(draft, (4, 5))
        assert found(draft, shuffle=True) == {}


def test_every_rule_has_a_planter_and_four_seeds_use_every_way() -> None:
    assert set(PLANTERS) == set(CODES)
    assert max(map(len, PLANTERS.values())) <= len(SEEDS)


def test_every_planter_expects_its_own_rule() -> None:
    silent = {
        planter.plant.__name__
        for ways in PLANTERS.values()
        for planter in ways
        if planter.code not in {code for code, _ in planter.plant(clean_draft(1))}
    }
    assert silent == set()


def test_a_finding_too_few_and_one_too_many_are_seen() -> None:
    outcome = Trial(0, ("A",), frozenset({("A", "1"), ("B", "2")}), Counter({("A", "1"): 2, ("C", "3"): 1}))
    assert outcome.missed == [("B", "2")]
    assert outcome.false == [("A", "1"), ("C", "3")]


def test_the_page_names_every_rule() -> None:
    rows = [line.split("|")[1].strip() for line in PAGE.read_text(encoding="utf-8").splitlines() if " | " in line]
    assert rows[2:-1] == [rule.code for rule in ALL_RULES]
