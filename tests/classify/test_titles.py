"""Titles of tests/classify/titles.csv, written by hand from the labeling rules before the lexicons were tuned."""

import pytest

from rolemap.classify import UserWords, classify_title, classify_titles
from rolemap.model import PM_ROLES, Role
from tests.classify.cases import read_cases

CASES = read_cases()
KNOWN_MISSES = {
    "Leiter Entwicklung Produkte": "two bare nouns in a row: the first may be the field or part of the second",
    "Program Director, Physical Therapy Assistant Degree": "the course is named two parts after the program",
    "Leiter Marketing, Produktmanagement": "a list of two with a comma reads like a department behind a head",
    "Berater Projektmanagement-Software": "a hyphen is not told from a space",
    "PM Supervisor Front Desk": "who supervises in shifts may as well be a PM",
    "Portfolio Manager - Operations": "a field behind a portfolio is read as the department",
}


def test_every_title_has_the_role_that_the_rules_give_it() -> None:
    verdicts = classify_titles([case["title"] for case in CASES])
    wrong = {
        case["title"]: f"{verdict.role}, not {case['role']} ({case['why']}); {verdict.evidence}"
        for case, verdict in zip(CASES, verdicts, strict=True)
        if str(verdict.role) != case["role"]
    }
    assert wrong.keys() == KNOWN_MISSES.keys(), "\n".join(f"{title}: {text}" for title, text in wrong.items())


def test_support_is_told_with_the_role_supported() -> None:
    supporting = [case for case in CASES if case["support"] == "1"]
    verdicts = classify_titles([case["title"] for case in supporting])
    assert len(supporting) > 50
    assert [
        (case["title"], str(verdict.also or ""), verdict.support)
        for case, verdict in zip(supporting, verdicts, strict=True)
    ] == [(case["title"], case["also"], True) for case in supporting]


def test_nobody_else_is_told_to_support() -> None:
    others = [case["title"] for case in CASES if case["support"] == "0"]
    assert [title for title, verdict in zip(others, classify_titles(others), strict=True) if verdict.support] == []


@pytest.mark.parametrize(
    ("title", "also"),
    [
        ("Project / Program Manager", Role.PJM),
        ("Sales & Project Manager", Role.OTHER),
        ("Product Portfolio Manager", Role.PFM),
        ("CEO & Product Manager", Role.PRM),
        ("Program Manager, Field Enablement", None),
    ],
)
def test_a_second_role_is_named(title: str, also: Role | None) -> None:
    assert classify_title(title).also == also


def test_an_ambiguous_title_names_its_candidates_most_probable_first() -> None:
    verdict = classify_title("Sr. PM, Payments")
    assert verdict.role is Role.AMBIGUOUS
    assert {role for role, _ in verdict.candidates} == set(PM_ROLES)
    shares = [share for _, share in verdict.candidates]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1.0)


def test_confidence_is_a_probability_and_plain_titles_are_surer_than_contestable_ones() -> None:
    plain, contestable = classify_titles(["Project Manager", "Portfolio Manager"])
    assert 0.95 < plain.confidence <= 1.0
    assert contestable.confidence < plain.confidence


def test_evidence_names_the_words_that_decided() -> None:
    assert classify_title("Head of Finance Projects").evidence == "head noun 'head' of 'projects'"
    assert "finance" in classify_title("Head of Project Finance").evidence


@pytest.mark.parametrize("title", ["", " ", "-", "/", "()", "&", "of", "123", "\u0000", "🙂", "a" * 10_000])
def test_a_text_that_is_no_title_is_other(title: str) -> None:
    assert classify_title(title).role is Role.OTHER


def test_one_verdict_a_title_in_the_order_given() -> None:
    titles = ["PM", "Nurse", "PM", "Project Manager"]
    assert [str(verdict.role) for verdict in classify_titles(titles)] == ["ambiguous", "other", "ambiguous", "PjM"]
    assert classify_titles([]) == []


WORDS = UserWords(titles={"Delivery Captain": Role.PJM}, phrases={"value stream": Role.PGM, "PM": Role.PRM})


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("delivery  CAPTAIN", Role.PJM),
        ("Delivery Captain, North", Role.PJM),
        ("Delivery Captain, Parcels", Role.OTHER),
        ("Lead, Value-Stream Payments", Role.PGM),
        ("Senior PM", Role.PRM),
        ("Project Manager, Value Stream", Role.PGM),
        ("Project Manager", Role.PJM),
        ("Shipment Planner", Role.OTHER),
    ],
)
def test_the_users_own_words_win_over_all(title: str, role: Role) -> None:
    verdict = classify_titles([title], WORDS)[0]
    assert verdict.role is role
    assert ("your own words" in verdict.evidence) == (verdict.confidence == 1.0)


OWN = UserWords(titles={"PM": Role.PRM, "Senior TPM": Role.PGM, "PO": Role.PRM, "Senior PO": Role.OTHER})


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("PM", Role.PRM),
        ("P.M.", Role.PRM),
        ("PM (contractor)", Role.PRM),
        ("Sr. PM II", Role.PRM),
        ("Lead PM (m/w/d)", Role.PRM),
        ("PM (maternity cover)", Role.PRM),
        ("PM @ Acme", Role.PRM),
        ("TPM", Role.PGM),
        ("Senior PO", Role.OTHER),
        ("Junior PO", Role.PRM),
        ("PM, Payments", Role.AMBIGUOUS),
        ("PM / Scrum Master", Role.AMBIGUOUS),
    ],
)
def test_an_answer_for_a_title_holds_for_its_levels_and_marks(title: str, role: Role) -> None:
    assert classify_titles([title], OWN)[0].role is role


def test_the_evidence_says_that_the_users_title_is_written_with_another_level() -> None:
    verdict = classify_titles(["PM (contractor)"], OWN)[0]
    assert verdict.evidence == "your own words: the title 'PM', here with another level or mark"


def test_two_answers_that_differ_by_level_alone_say_nothing_of_a_third_level() -> None:
    words = UserWords(titles={"Senior PM": Role.PRM, "Junior PM": Role.PJM})
    assert classify_titles(["PM"], words)[0].role is Role.AMBIGUOUS
    assert classify_titles(["Junior PM"], words)[0].role is Role.PJM


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Chargé détudes projets", Role.OTHER),  # an apostrophe lost
        ("responsabile dellassistenza prodotti", Role.OTHER),
        ("Project ManagerEstimator", Role.PJM),  # a slash lost
        ("Kierownikkierowniczka projektu", Role.PJM),
        ("Project Program Manager", Role.PGM),
        ("Proj Prog Prod Mgr", Role.AMBIGUOUS),
        ("Project Manager | Office of the CIO", Role.PJM),
    ],
)
def test_titles_whose_punctuation_was_lost(title: str, role: Role) -> None:
    assert classify_title(title).role is role


@pytest.mark.parametrize("title", ["Projektmenedzser", "Manajer Proyek", "vodja projekta"])
def test_titles_of_an_unknown_language_are_answered_unsurely(title: str) -> None:
    assert classify_title(title).confidence < 0.75


@pytest.mark.parametrize(
    ("title", "evidence"),
    [
        ("Product Marketing Manager", "'product marketing manager' is work of its own, not the management of a unit"),
        ("プロジェクトマネージャー", "head noun 'マネージャー' of 'プロジェクト'"),
        ("Preventive Maintenance (PM) Technician", "'pm' stands for preventive maintenance"),
        ("Product", "a unit is named, but nobody who leads or supports it"),
    ],
)
def test_evidence_names_what_decided(title: str, evidence: str) -> None:
    assert classify_title(title).evidence == evidence
