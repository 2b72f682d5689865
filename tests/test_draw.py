"""``rolemap draw`` and ``rolemap.draw``: views, their options, and what each says where it cannot draw."""

import json
from datetime import date
from pathlib import Path

import pytest

import rolemap
from rolemap.cli import run

PEOPLE = """id,name,title,manager id,department
1,Ana Ruiz,Portfolio Manager,,Change
2,Ken Ito,Program Manager,1,Change
3,Zoë Król,Project Manager,2,Change
4,Mia Wolf,Product Manager,1,Sales
5,Eve Sand,Executive Assistant,1,Change
"""
WORK = """id,name,kind,parent,lead,start,finish,product,department
F1,Change,portfolio,,Ana Ruiz,2024-01-01,2025-12-31,,Change
P1,Renewal,program,F1,Ken Ito,2024-01-01,2025-06-30,,Change
J1,New depot,project,P1,Zoë Król,2024-03-01,2025-03-31,D1,Change
J2,Old depot,project,P1,,2024-03-01,,,Sales
D1,Portal,product,,Mia Wolf,,,,Sales
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "work.csv").write_text(WORK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draw(*arguments: str) -> int:
    return run(["draw", "people.csv", "--work", "work.csv", *arguments])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--view", "coverage"], ["DEPARTMENT", "1 missing"]),
        (["--view", "coverage", "--by", "level"], ["LEVEL", "program"]),
        (["--view", "load", "--max-rows", "2"], ["Load: nobody", "Not drawn: 2 within the limits"]),
        (["--view", "timeline", "--as-of", "2024-06-01"], ["2024-06-01", "no dates", "nobody"]),
        (["--view", "value-chains"], ["changes Portal", "changed by 1 project"]),
        (["--view", "org", "--everyone", "--label", "name,title,department"], ["ASSISTANT", "Sales"]),
        (["--label", "name,lead,start"], ["start: 2024-03-01"]),
    ],
)
def test_views_and_their_options(folder: Path, arguments: list[str], words: list[str]) -> None:
    assert draw(*arguments, "--out", "x.svg") == 0
    text = (folder / "x.svg").read_text(encoding="utf-8")
    for word in words:
        assert word in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--view", "load", "--out", "x.dot"], ["is a chart", ".svg, .png, .pdf, .drawio, .pptx, .json, .csv"]),
        (["--view", "coverage", "--by", "team", "--out", "x.svg"], ["team", "department, level, portfolio"]),
        (["--view", "org", "--label", "name,titel", "--out", "x.svg"], ["'titel'", "did you mean 'title'"]),
        (["--view", "org", "--max-rows", "9", "--out", "x.svg"], ["takes no --max-rows", "--only gaps"]),
        (["--view", "timeline", "--direction", "right", "--out", "x.svg"], ["takes no --direction"]),
        (["--view", "coverage", "--label", "name", "--out", "x.svg"], ["takes no --label"]),
    ],
)
def test_what_cannot_be_drawn_says_why_and_what_next(
    folder: Path, capsys, arguments: list[str], words: list[str]
) -> None:
    assert draw(*arguments) == 2
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1
    for word in words:
        assert word in said
    assert not list(folder.glob("x.*"))


def test_limits_of_the_settings_reach_the_picture(folder: Path) -> None:
    (folder / "rolemap.toml").write_text("[rules.LOAD01]\nmax_projects = 0\n[gaps]\nas-of = 2024-06-01\n", "utf-8")
    assert draw("--view", "load", "--out", "x.csv") == 0
    assert '"1, max 0"' in (folder / "x.csv").read_text(encoding="utf-8-sig")
    assert draw("--view", "timeline", "--out", "x.json") == 0
    chart = json.loads((folder / "x.json").read_text(encoding="utf-8"))["chart"]
    assert chart["panels"][0]["guides"] == [{"at": "2024-06-01", "label": "2024-06-01"}]


def test_the_python_twin_takes_the_same_options(folder: Path) -> None:
    org = rolemap.read_org("people.csv", "work.csv")
    rolemap.draw(org, "x.svg", "org", label=["department", "name"])
    assert "Sales" in (folder / "x.svg").read_text(encoding="utf-8")
    rolemap.draw(org, "y.csv", "timeline", as_of=date(2024, 6, 1), max_rows=2)
    assert "+1 program" in (folder / "y.csv").read_text(encoding="utf-8-sig")
    with pytest.raises(rolemap.ConfigError, match="no field 'salary'"):
        rolemap.draw(org, "z.svg", "hierarchy", label="salary")


def test_a_chart_of_many_rows_takes_several_pages(folder: Path) -> None:
    rows = "".join(f"X{i},Job {i},project,P1,,2024-01-01,2024-12-31,,D{i}\n" for i in range(70))
    (folder / "work.csv").write_text(WORK + rows, encoding="utf-8")
    assert draw("--view", "coverage", "--max-rows", "99", "--paper", "a3", "--page-boxes", "40", "--out", "x.png") == 0
    assert sorted(path.name for path in folder.glob("x*.png")) == ["x-2.png", "x-3.png", "x.png"]


def test_a_character_that_no_font_draws_is_said_beside_the_picture(folder: Path, capsys) -> None:
    (folder / "people.csv").write_text(PEOPLE.replace("Ana Ruiz", "Ana \ue123"), encoding="utf-8")
    assert draw("--view", "roles", "--out", "x.png") == 0
    assert "warning: Not drawn here" in capsys.readouterr().err
    assert draw("--view", "roles", "--out", "x.svg") == 0
    assert "warning" not in capsys.readouterr().err
