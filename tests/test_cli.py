"""The command line as users meet it: a subprocess, its exit code, its stdout and its stderr."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rolemap.cli import run

PEOPLE = """id,name,title,manager id,department
1,Ana Ruiz,Portfolio Manager,,Change
2,Ken Ito,Program Manager,1,Change
3,Zoë Król,Project Manager,2,Change
4,Sam Lee,PM,2,Change
5,Mia Wolf,Product Manager,1,Sales
"""
WORK = """id,name,kind,parent,lead
F1,Change,portfolio,,Ana Ruiz
P1,Renewal,program,F1,Ken Ito
J1,New depot,project,P1,Zoë Król
J2,Old depot,project,P1,
"""
MAP_FILES = {
    "roles.csv",
    "work.csv",
    "import.csv",
    "gaps.xlsx",
    "gaps.md",
    "gaps.csv",
    "gaps.json",
    "hierarchy.svg",
    "hierarchy.png",
    "org.svg",
    "map.dot",
    "map.mmd",
    "map.graphml",
    "map.html",
    "report.html",
}


def shell(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """``rolemap`` as a process of its own, warnings as errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "rolemap", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUTF8": "1", **environment},
        check=False,
    )


@dataclass(frozen=True)
class Run:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def rolemap(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """``rolemap`` in this process, which spares each case the start-up."""

    def call(*arguments: object, cwd: Path) -> Run:
        monkeypatch.chdir(cwd)
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Run(code, out.decode("utf-8").replace("\r\n", "\n"), err.decode("utf-8"))

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "work.csv").write_text(WORK, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("map")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "work.csv").write_text(WORK, encoding="utf-8")
    return folder, shell("map", "people.csv", "--work", "work.csv", "--out", "out", cwd=folder)


def test_map_writes_its_files_and_says_what_it_found(mapped) -> None:
    folder, result = mapped
    assert result.returncode == 0, result.stderr
    assert {path.name for path in (folder / "out").iterdir()} >= MAP_FILES
    assert result.stderr == ""  # no progress display in a pipe
    for words in ("project", "Coverage", "OWN01", "report.html"):
        assert words in result.stdout


def test_map_twice_is_byte_identical(mapped) -> None:
    folder, _ = mapped
    assert shell("map", "people.csv", "--work", "work.csv", "--out", "again", cwd=folder).returncode == 0
    first = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (folder / "again").iterdir()}


def test_map_of_people_alone_says_what_it_left_out(rolemap, folder: Path) -> None:
    (folder / "people.csv").write_text("name,title\nAna Ruiz,Baker\n", encoding="utf-8")
    result = rolemap("map", "people.csv", "--out", "out", cwd=folder)
    assert result.returncode == 0, result.stderr
    assert not (folder / "out" / "hierarchy.svg").exists()
    assert "hierarchy.svg" in result.stdout
    assert "Left out" in result.stdout


def test_map_replaces_what_an_earlier_run_left(rolemap, folder: Path) -> None:
    assert rolemap("map", "people.csv", "--work", "work.csv", "--out", "out", cwd=folder).returncode == 0
    (folder / "out" / "notes.txt").write_text("mine")
    (folder / "people.csv").write_text("name,title\nAna Ruiz,Baker\n", encoding="utf-8")
    assert rolemap("map", "people.csv", "--out", "out", cwd=folder).returncode == 0
    assert not (folder / "out" / "hierarchy.svg").exists(), "a picture of another run beside this one's report"
    assert (folder / "out" / "notes.txt").read_text() == "mine"


def test_gaps_exit_code_follows_fail_on(rolemap, folder: Path) -> None:
    arguments = ("gaps", "people.csv", "--work", "work.csv")
    assert rolemap(*arguments, cwd=folder).returncode == 1
    assert rolemap(*arguments, "--fail-on", "never", cwd=folder).returncode == 0
    assert rolemap(*arguments, "--select", "ORG06", cwd=folder).returncode == 0


def test_gaps_json_is_what_scripts_rely_on(rolemap, folder: Path) -> None:
    result = rolemap("gaps", "people.csv", "--work", "work.csv", "--format", "json", cwd=folder)
    content = json.loads(result.stdout)
    assert content["version"] == 1
    gap = next(gap for gap in content["gaps"] if gap["code"] == "OWN01")
    assert gap["subject"] == {"kind": "project", "id": "J2", "name": "Old depot"}
    assert {"code", "name", "severity", "subject", "message", "evidence", "suggestion"} <= gap.keys()


def test_classify_gives_one_row_out_for_each_row_in(rolemap, folder: Path) -> None:
    result = rolemap("classify", "people.csv", cwd=folder)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "person_id,name,title,manager_id,department,role,confidence,also,support,evidence"
    assert [line.split(",")[5] for line in lines[1:]] == ["PfM", "PgM", "PjM", "ambiguous", "PrM"]


def test_classify_needs_only_titles(rolemap, folder: Path) -> None:
    (folder / "titles.csv").write_text("title\nProject Manager\n\nBaker\n")
    result = rolemap("classify", "titles.csv", cwd=folder)
    assert result.returncode == 0, result.stderr
    assert "PjM" in result.stdout


@pytest.mark.parametrize("suffix", ["svg", "png", "dot", "mmd", "graphml"])
def test_draw_by_suffix(rolemap, folder: Path, suffix: str) -> None:
    result = rolemap("draw", "people.csv", "--work", "work.csv", "--out", f"map.{suffix}", cwd=folder)
    assert result.returncode == 0, result.stderr
    assert (folder / f"map.{suffix}").stat().st_size > 100


def test_columns_says_how_each_was_understood(rolemap, folder: Path) -> None:
    result = rolemap("columns", "people.csv", cwd=folder)
    assert result.returncode == 0, result.stderr
    for words in ("manager id", "manager_id", "department", "UTF-8"):
        assert words.casefold() in result.stdout.casefold()


def test_columns_tells_what_it_understood_though_the_titles_are_missing(rolemap, folder: Path) -> None:
    (folder / "odd.csv").write_text("Emp no,Full name,Does\n1,Ana Ruiz,Program Manager\n", "utf-8")
    result = rolemap("columns", "people.csv", "--also", "odd.csv", cwd=folder)
    assert result.returncode == 2
    assert "person_id  ←  Emp no" in result.stdout
    assert "manager_id  ←  manager id" in result.stdout
    assert 'did you mean --column title="Does"' in result.stderr


@pytest.mark.parametrize(
    ("what", "words"),
    [("OWN01", "project"), ("PgM", "program manager"), ("Sr. PM, Payments", "ambiguous")],
)
def test_explain(rolemap, folder: Path, what: str, words: str) -> None:
    result = rolemap("explain", what, cwd=folder)
    assert result.returncode == 0, result.stderr
    assert words in result.stdout


@pytest.mark.parametrize(
    ("arguments", "content", "words"),
    [
        (["map", "absent.csv"], None, ["absent.csv", "no such file"]),
        (["map", "in.csv"], b"", ["in.csv", "empty"]),
        (["map", "in.csv"], b"id,salary\n1,2\n", ["in.csv", "title"]),
        (["map", "in.csv"], bytes(range(256)) * 40, ["in.csv"]),
        (["map", "in.csv", "--colour"], b"title\nx\n", ["--colour"]),
        (["map", "in.csv", "--kind", "section=heap"], b"title\nx\n", ["section=heap", "portfolio"]),
        (["gaps", "in.csv", "work.csv"], b"title\nx\n", ["work.csv", "--work FILE"]),
        (["explain"], None, ["explain", "OWN01"]),
        (["gaps", "in.csv", "--as-of", "1/12/2026"], b"title\nx\n", ["'1/12/2026'", "2026-12-31"]),
        (["gaps", "in.csv", "--format", "PDF"], b"title\nx\n", ["'PDF'", "xlsx"]),
        (["gaps", "in.csv", "--out", "."], b"title\nx\n", ["is a folder", "gaps.html"]),
        (["gaps", "in.csv", "--out", "gaps"], b"title\nx\n", ["no suffix", "--format"]),
        (["gaps", "in.csv", "--select", "OWN1"], b"title\nx\n", ["OWN1", "did you mean 'OWN"]),
        (["gaps", "in.csv", "--format", "docx"], b"title\nx\n", ["docx", "json"]),
        (["draw", "in.csv", "--out", "x.bmp"], b"title\nx\n", ["bmp", "svg"]),
        (["draw", "in.csv", "--view", "hierarchi", "--out", "x.svg"], b"title\nx\n", ["hierarchi", "hierarchy"]),
        (["draw", "in.csv", "--out", "in.csv"], b"title\nx\n", ["in.csv", "input"]),
        (["classify", "in.csv", "--out", "in.csv"], b"title\nx\n", ["in.csv", "input"]),
        (["classify", "in.csv", "--out", "roles.xlsx"], b"title\nx\n", ["roles.xlsx", ".csv"]),
        (["frobnicate"], None, ["frobnicate"]),
    ],
)
def test_what_cannot_run_says_so_once_and_exits_with_2(
    rolemap, tmp_path: Path, arguments: list[str], content: bytes | None, words: list[str]
) -> None:
    if content is not None:
        (tmp_path / "in.csv").write_bytes(content)
    result = rolemap(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    for word in words:
        assert word in result.stderr
    if content is not None:
        assert (tmp_path / "in.csv").read_bytes() == content


def test_a_folder_that_cannot_be_written(rolemap, folder: Path) -> None:
    (folder / "out").write_text("a file is in the way")
    result = rolemap("map", "people.csv", "--out", "out", cwd=folder)
    assert result.returncode == 2
    assert "out" in result.stderr
    assert "Traceback" not in result.stderr


def test_unknown_kinds_name_the_option_to_add(rolemap, folder: Path) -> None:
    (folder / "work.csv").write_text("id,name,kind\n1,A,frob\n2,B,wibble\n")
    result = rolemap("map", "people.csv", "--work", "work.csv", cwd=folder)
    assert result.returncode == 2
    assert "--kind frob=" in result.stderr
    assert "--kind wibble=" in result.stderr


def test_settings_are_found_beside_the_people(rolemap, folder: Path) -> None:
    (folder / "rolemap.toml").write_text('[gaps]\nignore = ["OWN01"]\n[titles]\nPM = "PjM"\n')
    result = rolemap("gaps", "people.csv", "--work", "work.csv", "--format", "json", cwd=folder)
    assert not {"OWN01", "CLS01"} & {gap["code"] for gap in json.loads(result.stdout)["gaps"]}


def test_the_settings_ask_for_the_mark_that_excel_needs(rolemap, folder: Path) -> None:
    (folder / "rolemap.toml").write_text("[output]\nbom = true\n", encoding="utf-8")
    assert rolemap("map", "people.csv", "--work", "work.csv", "--out", "out", cwd=folder).returncode == 0
    for name in ("roles.csv", "gaps.csv", "work.csv", "import.csv"):
        assert (folder / "out" / name).read_bytes().startswith(b"\xef\xbb\xbf")
    assert (folder / "out" / "gaps.json").read_bytes().startswith(b"{")
    assert rolemap("diff", "out", "out", cwd=folder).returncode == 0
    assert rolemap("classify", "out/roles.csv", "--out", "roles.csv", cwd=folder).returncode == 0
    assert (folder / "roles.csv").read_bytes().startswith(b"\xef\xbb\xbfperson_id,")
    assert rolemap("classify", "out/roles.csv", cwd=folder).stdout.startswith("person_id,")


def test_a_fault_in_the_settings_names_the_nearest_key(rolemap, folder: Path) -> None:
    (folder / "rolemap.toml").write_text('[gapz]\nignore = ["OWN01"]\n[severity]\nOWN01 = "fatal"\n')
    result = rolemap("gaps", "people.csv", cwd=folder)
    assert result.returncode == 2
    assert "did you mean 'gaps'" in result.stderr
    assert "OWN01" in result.stderr


def test_help_of_every_command_has_an_example(rolemap, folder: Path) -> None:
    listing = rolemap("--help", cwd=folder)
    assert listing.returncode == 0
    for command in ("map", "classify", "gaps", "draw", "diff", "explain", "review", "rules", "columns"):
        assert f"\n  {command} " in listing.stdout
        assert "rolemap " + command in rolemap(command, "--help", cwd=folder).stdout.split("Example")[-1]


def test_version(rolemap, folder: Path) -> None:
    import rolemap as package

    assert rolemap("--version", cwd=folder).stdout.strip() == f"rolemap {package.__version__}"


def test_a_waiver_hides_a_gap_and_is_counted(rolemap, folder: Path) -> None:
    (folder / "rolemap.toml").write_text('[[waive]]\ncode = "OWN01"\nsubject = "J2"\nreason = "winding down"\n')
    result = rolemap("gaps", "people.csv", "--work", "work.csv", cwd=folder)
    assert "1 waived" in result.stdout
    assert "OWN01 Old depot: no project manager is named (winding down)" in result.stdout
    assert "error OWN01" not in result.stdout


def test_a_baseline_leaves_what_is_new(rolemap, folder: Path) -> None:
    gaps = ("gaps", "people.csv", "--work", "work.csv")
    assert rolemap(*gaps, "--out", "gaps.json", cwd=folder).returncode == 1
    assert rolemap(*gaps, "--baseline", "gaps.json", cwd=folder).returncode == 0
    (folder / "work.csv").write_text(WORK + "J3,Third depot,project,P1,\n", encoding="utf-8")
    result = rolemap(*gaps, "--baseline", "gaps.json", "--format", "json", cwd=folder)
    assert [gap["subject"]["id"] for gap in json.loads(result.stdout)["gaps"]] == ["J3"]


def test_what_opens_if_somebody_leaves(rolemap, folder: Path) -> None:
    (folder / "leaving.txt").write_text("Ken Ito\n", encoding="utf-8")
    for option in (("--without", "2"), ("--from", "leaving.txt")):
        result = rolemap("gaps", "people.csv", "--work", "work.csv", *option, "--format", "json", cwd=folder)
        answer = json.loads(result.stdout)
        assert [lost["led_by"] for lost in answer["lost_leads"]] == [["Ken Ito"]]
        [gap] = [gap for gap in answer["gaps"]["opened"] if gap["code"] == "VAC02"]
        assert gap["subject"]["name"] == "Ken Ito"
        assert "Renewal" in gap["message"]
    assert rolemap("gaps", "people.csv", "--without", "Nobody", cwd=folder).returncode == 2


def test_planned_changes_are_read_from_a_table_and_faults_say_their_row(rolemap, folder: Path) -> None:
    (folder / "plan.csv").write_text("Name;Change;To\nKen Ito;leaves;\nOld depot;leads;Mia Wolf\n", encoding="utf-8")
    result = rolemap("gaps", "people.csv", "--work", "work.csv", "--from", "plan.csv", "--fail-on", "never", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Mia Wolf leads project “Old depot”" in result.stdout
    asked = ("gaps", "people.csv", "--work", "work.csv", "--without", "Ken Ito", "--format", "json")
    answer = json.loads(rolemap(*asked, "--select", "SPF01", cwd=folder).stdout)
    assert (len(answer["lost_leads"]), answer["gaps"]["opened"]) == (1, [])
    assert "leave it out" in rolemap(*asked, "--baseline", "gaps.json", cwd=folder).stderr
    (folder / "plan.csv").write_text("name,change\nKen Ito,fires\nKen It,leaves\n", encoding="utf-8")
    result = rolemap("gaps", "people.csv", "--work", "work.csv", "--from", "plan.csv", cwd=folder)
    assert result.returncode == 2
    assert "plan.csv, row 2: no change 'fires'" in result.stderr


def test_diff_of_unlike_sides_is_refused(rolemap, folder: Path) -> None:
    result = rolemap("diff", "people.csv", "people.csv", "--work-after", "work.csv", cwd=folder)
    assert (result.returncode, "--work-before and --work-after both" in result.stderr) == (2, True)
    assert rolemap("map", "people.csv", "--work", "work.csv", "--out", "may", cwd=folder).returncode == 0
    result = rolemap("diff", "may", "people.csv", "--work-before", "work.csv", cwd=folder)
    assert (result.returncode, "is a folder of a whole map" in result.stderr) == (2, True)


def test_diff_takes_people_in_several_files(rolemap, folder: Path) -> None:
    head, *rows = PEOPLE.splitlines(keepends=True)
    (folder / "one.csv").write_text(head + "".join(rows[:1]), encoding="utf-8")
    (folder / "two.csv").write_text(head + "".join(rows[1:]), encoding="utf-8")
    result = rolemap("diff", "one.csv", "people.csv", "--also-before", "two.csv", "--format", "json", cwd=folder)
    assert result.returncode == 0
    assert json.loads(result.stdout)["people"] == []


def test_diff_of_two_folders_and_of_two_files(rolemap, folder: Path) -> None:
    (folder / "later.csv").write_text(PEOPLE.replace("Mia Wolf,Product", "Mia Wolf,Program"), encoding="utf-8")
    for name in ("people", "later"):
        assert rolemap("map", f"{name}.csv", "--work", "work.csv", "--out", name, cwd=folder).returncode == 0
    by_folder = rolemap("diff", "people", "later", cwd=folder)
    by_file = rolemap(
        "diff", "people.csv", "later.csv", "--work-before", "work.csv", "--work-after", "work.csv", cwd=folder
    )
    for result in (by_folder, by_file):
        assert result.returncode == 0, result.stderr
        assert "Mia Wolf" in result.stdout
        assert "Program Manager" in result.stdout
    assert rolemap("diff", "people", "nowhere", cwd=folder).returncode == 2


def test_as_of_decides_what_is_late(rolemap, folder: Path) -> None:
    work = WORK.replace("lead\n", "lead,finish,status\n").replace("Król\n", "Król,2030-01-31,in progress\n")
    (folder / "work.csv").write_text(work, encoding="utf-8")
    gaps = ("gaps", "people.csv", "--work", "work.csv", "--select", "DAT02", "--fail-on", "note")
    assert rolemap(*gaps, "--as-of", "2030-01-01", cwd=folder).returncode == 0
    assert rolemap(*gaps, "--as-of", "1.1.2031", cwd=folder).returncode == 1
    assert rolemap(*gaps, "--as-of", "soon", cwd=folder).returncode == 2


def test_review_asks_each_doubtful_title_once_and_keeps_the_answers(rolemap, folder: Path, monkeypatch) -> None:
    (folder / "rolemap.toml").write_text("# ours\n[gaps]\nignore = []\n", encoding="utf-8")
    answers = iter(["nonsense", "PgM"])
    monkeypatch.setattr("builtins.input", lambda _prompt: next(answers, "q"))
    result = rolemap("review", "people.csv", cwd=folder)
    assert result.returncode == 0, result.stderr
    text = (folder / "rolemap.toml").read_text(encoding="utf-8")
    assert text.startswith("# ours")
    assert 'PM = "PgM"' in text
    assert "Sam Lee,PM,2,Change,PgM,1.00" in rolemap("classify", "people.csv", cwd=folder).stdout


def test_review_takes_a_file_of_answers_and_names_its_faults(rolemap, folder: Path) -> None:
    (folder / "answers.csv").write_text("title,role\nPM,pjm\n", encoding="utf-8")
    assert rolemap("review", "people.csv", "--answers", "answers.csv", cwd=folder).returncode == 0
    assert 'PM = "PjM"' in (folder / "rolemap.toml").read_text(encoding="utf-8")
    (folder / "answers.csv").write_text("title,role\nPM,boss\n,PjM\n", encoding="utf-8")
    result = rolemap("review", "people.csv", "--answers", "answers.csv", cwd=folder)
    assert result.returncode == 2
    assert "row 2" in result.stderr
    assert "row 3" in result.stderr


def test_a_programme_column_alone_is_no_blank_cell(rolemap, folder: Path) -> None:
    (folder / "work.csv").write_text("Project,Programme,Project manager,Sponsor\nDepot,Renewal,Zoë Król,Ana Ruiz\n")
    result = rolemap("gaps", "people.csv", "--work", "work.csv", "--select", "OWN", "--format", "json", cwd=folder)
    [gap] = json.loads(result.stdout)["gaps"]
    assert (gap["code"], gap["severity"]) == ("OWN02", "note")
    assert "column of other rows" in gap["message"]


def test_draw_writes_the_map_page_and_of_it_one_branch(rolemap, folder: Path) -> None:
    arguments = ("draw", "people.csv", "--work", "work.csv", "--out")
    assert rolemap(*arguments, "map.html", cwd=folder).returncode == 0
    assert "Sam Lee" in (folder / "map.html").read_text(encoding="utf-8")
    assert rolemap(*arguments, "branch.html", "--focus", "Renewal", cwd=folder).returncode == 0
    branch = (folder / "branch.html").read_text(encoding="utf-8")
    assert "<title>Role map: Renewal</title>" in branch
    assert "Zoë Król" in branch
    assert "Mia Wolf" not in branch
    assert rolemap(*arguments, "person.html", "--focus", "2", cwd=folder).returncode == 0
    assert "Old depot" in (folder / "person.html").read_text(encoding="utf-8")
    for wrong in (("--theme", "dark"), ("--focus", "Nobody")):
        assert rolemap(*arguments, "x.html", *wrong, cwd=folder).returncode == 2


def test_map_removes_the_parts_that_an_earlier_run_left(rolemap, folder: Path) -> None:
    (folder / "out").mkdir()
    for name in ("map-2.mmd", "map-notes.mmd"):
        (folder / "out" / name).write_text("flowchart TB")
    assert rolemap("map", "people.csv", "--work", "work.csv", "--out", "out", cwd=folder).returncode == 0
    assert not (folder / "out" / "map-2.mmd").exists()
    assert (folder / "out" / "map-notes.mmd").exists()
