"""``rolemap review`` and ``rolemap explain`` at the terminal."""

import pytest
import typer

from rolemap.api.reviewing import Question
from rolemap.classify import classify_title
from rolemap.cli import explain, review
from rolemap.errors import ConfigError
from rolemap.model import Role


def questions(*titles: str) -> tuple[Question, ...]:
    return tuple(Question(title, 1, classify_title(title)) for title in titles)


def test_an_answer_is_not_asked_again_for_another_level(monkeypatch, capsys) -> None:
    answers = iter(["PrM", "PfM"])
    monkeypatch.setattr("builtins.input", lambda _prompt: next(answers))
    given = review._ask(questions("PM", "PM (contractor)", "Portfolio Manager"))
    assert given == {"PM": Role.PRM, "Portfolio Manager": Role.PFM}
    shown = capsys.readouterr().err
    assert "PM (contractor): PrM, as answered" in shown
    assert "(may be PjM 45%, PrM 30%, PgM 20%, PfM 5%)" in shown


def test_titles_of_an_unknown_language_are_asked_about(tmp_path) -> None:
    from rolemap.api.reviewing import doubtful_titles

    path = tmp_path / "people.csv"
    path.write_text("title\nProjektmenedzser\nBaker\nPM\n", encoding="utf-8")
    assert [question.title for question in doubtful_titles(path)] == ["PM", "Projektmenedzser"]


@pytest.mark.parametrize("what", [None, [], ["  "]])
def test_explain_without_anything_says_what_can_be_explained(what) -> None:
    with pytest.raises(ConfigError, match="explain what"):
        explain.command(what)


def test_explain_takes_a_title_without_quotes(monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    shown: list[str] = []
    monkeypatch.setattr(typer, "echo", shown.append)
    assert explain.command(["Sr.", "PM,", "Payments"]) == 0
    assert shown[0].startswith("Sr. PM, Payments\n")
