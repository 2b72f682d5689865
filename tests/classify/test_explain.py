"""Explanations name the segments, the head, the words that decided and what would settle an open title."""

import pytest

from rolemap.classify import UserWords, explain_title
from rolemap.model import Role


def test_an_ambiguous_title() -> None:
    explanation = explain_title("Sr. PM, Payments")
    assert explanation.segments == ("sr pm", "payments")
    assert explanation.head == "pm"
    assert explanation.words == ("pm",)
    assert explanation.verdict.role is Role.AMBIGUOUS
    assert explanation.candidates[0][0] is Role.PJM
    assert any("register" in text for text in explanation.settles)


@pytest.mark.parametrize(
    ("title", "head", "words"),
    [
        ("Head of Finance Projects", "head", ("head", "projects")),
        ("Umweltprojektleiterin", "leiterin", ("leiterin", "projekt")),
        ("Chef(fe) de projet (H/F)", "chef", ("chef", "projet")),
        ("高级项目经理", "经理", ("经理", "项目")),
    ],
)
def test_the_words_that_decided(title: str, head: str, words: tuple[str, ...]) -> None:
    explanation = explain_title(title)
    assert (explanation.head, explanation.words) == (head, words)
    assert explanation.settles == ()


def test_a_title_without_any_telling_word() -> None:
    explanation = explain_title("Registered Nurse")
    assert (explanation.verdict.role, explanation.words, explanation.rule) == (Role.OTHER, (), "nothing")


def test_the_users_own_words_are_said_to_have_decided() -> None:
    explanation = explain_title("PM", UserWords(titles={"PM": Role.PRM}))
    assert (explanation.verdict.role, explanation.rule) == (Role.PRM, "own-words")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Geschäftsführer Projekte", ("geschäftsführer", "projekte")),
        ("GESCHAFTSFUHRER PROJEKTE", ("geschaftsfuhrer", "projekte")),
        ("Geschaeftsfuehrer Projekte", ("geschaeftsfuehrer", "projekte")),
        ("Leiter Qualitaetsprojekte", ("leiter", "projekte")),
        ("Proje Müdürü", ("müdürü", "proje")),
        ("Kierownik działu projektów", ("kierownik działu", "projektów")),
        ("Project Manger", ("manger", "project")),
        ("プロジェクトマネージャー", ("マネージャー", "プロジェクト")),
        ("Responsable (H/F), équipements et projets", ("responsable", "projets")),
    ],
)
def test_the_words_that_decided_are_shown_as_they_stand_in_the_title(title: str, words: tuple[str, ...]) -> None:
    explanation = explain_title(title)
    assert explanation.words == words
    assert all(f"'{word}'" in explanation.verdict.evidence for word in words)


def test_the_head_of_an_office_that_governs_is_told_why() -> None:
    assert "selects and tracks projects" in explain_title("Head of PMO").verdict.evidence
