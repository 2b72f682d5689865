"""Words for kinds of work."""

import pytest

from rolemap.model import Kind
from rolemap.tables.register.kinds import ask_for_kinds, kind_of_id_prefix, read_kinds

PORTFOLIO, PROGRAM, PROJECT, PRODUCT = Kind.PORTFOLIO, Kind.PROGRAM, Kind.PROJECT, Kind.PRODUCT


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Programme", "Projects", "PORTFOLIO", "product"], [PROGRAM, PROJECT, PORTFOLIO, PRODUCT]),
        (["Vorhaben", "Teilprojekt", "IT-Projekt", "Großprojekt"], [PROJECT] * 4),
        (["projet informatique", "proyecto", "progetto", "projecten", "projeto", "delprojekt"], [PROJECT] * 6),
        (["プロジェクト", "项目集", "项目组合", "製品"], [PROJECT, PROGRAM, PORTFOLIO, PRODUCT]),
        (["Change Programme", "Capital project", "Sub-project"], [PROGRAM, PROJECT, PROJECT]),
        (["Epic"], [PROJECT]),
        (["Epic", "Feature"], [PROGRAM, PROJECT]),
        (["Initiative", "Epic"], [PROGRAM, PROJECT]),
        (["Initiative", "Epic", "Feature"], [PORTFOLIO, PROGRAM, PROJECT]),
        (["Initiative"], [PROJECT]),
        (["Initiative", "Project"], [PROGRAM, PROJECT]),
        (["Value stream", "Program", "Project"], [PORTFOLIO, PROGRAM, PROJECT]),
        (["Epic", "Project"], [PROJECT, PROJECT]),
    ],
)
def test_words_are_understood(words: list[str], expected: list[Kind]) -> None:
    reading = read_kinds(words)
    assert [reading.kinds.get(word) for word in words] == expected
    assert reading.asked == ()


@pytest.mark.parametrize("word", ["section", "stage", "group", "SIG", "Non-project work", "workstream", "IT", "?", ""])
def test_words_that_mean_something_else_elsewhere_are_asked_for(word: str) -> None:
    assert read_kinds([word]).asked == (word,)


def test_tasks_are_below_any_unit_unless_the_user_says_otherwise() -> None:
    assert read_kinds(["Task", "User Story", "Bug"]).below == {"Task", "User Story", "Bug"}
    assert dict(read_kinds(["Task"], {"task": PROJECT}).kinds) == {"Task": PROJECT}


def test_the_user_wins_over_the_list() -> None:
    assert read_kinds(["Program"], {"program": PORTFOLIO}).kinds["Program"] is PORTFOLIO


def test_the_error_names_every_word_its_rows_and_the_options() -> None:
    rows = ["section", "stage", "group", "group"]
    text = str(
        ask_for_kinds(["section", "stage", "group"], file="w.csv", column="level", rows=rows, depths=[0, 1, 2, 2])
    )
    assert "'section' (1 row), 'stage' (1 row), 'group' (2 rows)" in text
    for word in ("section", "stage", "group"):
        assert f"--kind {word}=<portfolio|program|project|product>" in text
    assert "--kind section=portfolio --kind stage=program --kind group=project" in text


def test_no_suggestion_without_nesting() -> None:
    text = str(ask_for_kinds(["a b"], file="w.csv", column="level", rows=["a b"], depths=[0]))
    assert '--kind "a b"=<' in text
    assert "may be meant" not in text


def test_id_prefixes_need_all_ids_and_two_kinds() -> None:
    assert kind_of_id_prefix(["PRJ0010", "PGM-2", "PF3"]) == [PROJECT, PROGRAM, PORTFOLIO]
    assert kind_of_id_prefix(["PRJ1", "PRJ2"]) is None
    assert kind_of_id_prefix(["PRJ1", "X2"]) is None
