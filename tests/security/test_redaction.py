"""No name in any output of a redacted map: marked cells, every command and every format."""

import base64
import gzip
import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

import rolemap
from rolemap.cli import run
from rolemap.drawing import RENDERERS, VIEWS
from rolemap.errors import ConfigError, RolemapError
from rolemap.graph import LEAST_GROUP
from rolemap.report import REPORTERS
from tests.security.leaks import leaks_in

TITLES = (
    "Portfolio Manager",
    "Program Manager",
    "Project Manager",
    "PM",
    "Product Manager",
    "Zqtitle Chief",
    "Assistant",
)
NAMES = re.compile(rb"zq(first|last|mail|login|person|other|sponsor|owner)", re.IGNORECASE)
ALL = re.compile(NAMES.pattern[:-1] + rb"|title|dept|place|work|state|nowhere)", re.IGNORECASE)


def people(number: int = 31) -> str:
    """Everybody is marked in every column that may say who they are; some are named in other columns too."""
    lines = ["Employee ID,Name,Job Title,Manager,Department,Location,Email,Username,Status,Start Date,End Date,FTE"]
    for i in range(number):
        manager = f"Zqlast{i // 3} Zqfirst{i // 3}" if i else ""
        manager = {7: "Zqother Nobody", 8: "Zqother@nowhere.test", 9: "Zqfirst9 Zqlast9"}.get(i, manager)
        title = {6: "Assistant to Zqfirst0 Zqlast0", 11: "PM of Zqlast3"}.get(i, TITLES[i % len(TITLES)])
        name = {13: "", 14: "vacant", 15: "Zqlast3, Zqfirst3"}.get(i, f"Zqfirst{i} Zqlast{i}")
        department = "Zqdept 1" if i % 2 else "Office of Zqfirst1 Zqlast1"
        status = "Terminated" if i == 17 else "Active"
        person_id = f"zqperson{chr(97 + i % 26)}{chr(97 + i // 26)}"
        start, end = f"2020-01-0{i % 9 + 1}", "2030-01-01" if i == 16 else ""
        where = f"{department},Zqplace {i % 3},zqmail{i}@acme.test,zqlogin{i}"
        lines.append(f'{person_id},"{name}",{title},"{manager}",{where},{status},{start},{end},1')
    return "\n".join(lines) + "\n"


def work(number: int = 31) -> str:
    """A register whose items are led by people in all spellings, known and unknown."""
    lines = ["ID,Name,Type,Parent,Lead,Sponsor,Start,Finish,Status,Depends On,Dependency Owner,Department,Budget"]
    for i in range(number):
        kind = "portfolio" if i < 2 else "program" if i < 8 else "project" if i % 5 else "product"
        parent = "" if i < 2 else f"Z{i % 2}" if i < 8 else f"Z{2 + i % 6}"
        lead = {10: "", 11: "Zqother Stranger", 12: "TBD", 13: "zqmail4@acme.test", 20: "Zqlast20, Zqfirst20"}.get(
            i, f"Zqfirst{i} Zqlast{i} (acting)" if i == 21 else f"Zqfirst{i % 4} Zqlast{i % 4}"
        )
        sponsor = "Zqsponsor Unknown" if i % 7 == 0 else f"Zqfirst{i % 3} Zqlast{i % 3}"
        name = "Move of Zqfirst2 Zqlast2" if i == 9 else f"Zqwork {i}"
        waits_for = f"Z{i - 1}" if i % 6 == 5 else "Zqnowhere" if i == 30 else ""
        state = "open" if i % 4 else "Zqstate"
        lines.append(
            f'Z{i},{name},{kind},{parent},"{lead}",{sponsor},2024-01-01,2024-0{i % 9 + 1}-01,{state},'
            f"{waits_for},Zqowner {i},Zqdept {i % 2},{i}000"
        )
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("redaction")
    (folder / "people.csv").write_text(people(), encoding="utf-8")
    (folder / "work.csv").write_text(work(), encoding="utf-8")
    (folder / "assignments.csv").write_text(
        "person,project,role,share\nZqfirst5 Zqlast5,Z9,Scribe of Zqlast5,150%\nZqother Guest,Z10,Lead,20%\n", "utf-8"
    )
    (folder / "rolemap.toml").write_text(
        '[[waive]]\ncode = "OWN01"\nsubject = "Zqwork 10"\nreason = "Zqfirst1 Zqlast1 wants it so"\n'
        '[[waive]]\ncode = "OWN02"\nsubject = "Zqfirst1 Zqlast1"\nreason = "Zqlast1 said so"\n',
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize(("level", "mark"), [("names", NAMES), ("all", ALL)])
def test_no_name_in_any_output(files: Path, tmp_path: Path, capfdbinary, level: str, mark: re.Pattern[bytes]) -> None:
    inputs = [
        str(files / "people.csv"),
        "--work",
        str(files / "work.csv"),
        "--assignments",
        str(files / "assignments.csv"),
    ]
    redact = ["--redact", level, "--key", str(tmp_path / "key.csv")]
    out = tmp_path / "shared"
    out.mkdir()
    assert run(["map", *inputs, *redact, "--out", str(out / "map")]) == 0
    assert run(["classify", inputs[0], *redact, "--out", str(out / "roles.csv")]) == 0
    assert run(["map", inputs[0], *redact, "--out", str(out / "people-alone")]) == 0
    for name in REPORTERS:
        assert run(["gaps", *inputs, *redact, "--format", name, "--out", str(out / f"gaps.{name}")]) == 1
    org = rolemap.read_org(
        *[files / f"{name}.csv" for name in ("people", "work", "assignments")], redact=level, key=tmp_path / "key.csv"
    )
    report = rolemap.find_gaps(org)
    for view in VIEWS:
        suffixes = RENDERERS if view == "hierarchy" else ["svg"]
        for suffix in suffixes:
            with suppress(ConfigError):  # a view that has nothing to show
                rolemap.draw(org, out / f"{view}.{suffix}", view, report=report)
    (out / "terminal.txt").write_bytes(capfdbinary.readouterr().out)
    assert len(list(out.rglob("*"))) > 40
    assert not leaks_in(out, mark)


def test_the_marks_are_in_what_is_not_redacted(files: Path, tmp_path: Path) -> None:
    """The test above is not blind: every mark is in the map with names."""
    org = rolemap.read_org(files / "people.csv", files / "work.csv", files / "assignments.csv")
    rolemap.write_map(org, tmp_path / "map")
    found = " ".join(leaks_in(tmp_path, ALL))
    for file in ("map.html", "report.html", "roles.csv", "gaps.json", "import.csv", "hierarchy.svg", "map.graphml"):
        assert file in found


@pytest.mark.parametrize("level", ["names", "all"])
def test_the_findings_are_the_same(files: Path, tmp_path: Path, level: str) -> None:
    paths = [files / "people.csv", files / "work.csv", files / "assignments.csv"]
    config = rolemap.read_config(files / "rolemap.toml")
    shared = rolemap.read_org(*paths, redact=level, key=tmp_path / "key.csv")
    told = [(f.code, f.severity, f.affected) for f in rolemap.find_gaps(rolemap.read_org(*paths), config=config)]
    hidden = rolemap.find_gaps(shared, config=config)
    assert [(f.code, f.severity, f.affected) for f in hidden] == told
    assert all(finding.message for finding in hidden)
    known = {("person", person.id) for person in shared.people} | {(str(i.kind), i.id) for i in shared.work.values()}
    about = [(f.subject.kind, f.subject.id) for f in hidden if f.subject.kind in ("person", "project", "program")]
    assert set(about) <= known


def test_pseudonyms_are_stable(tmp_path: Path) -> None:
    """Next month's file, with others in it and in another order, has the same people under the same pseudonyms."""
    rows = ["1,Ana Ruiz,Program Manager,", "2,Ken Ito,Project Manager,1", "3,Zoë Król,Project Manager,1"]
    key = tmp_path / "rolemap-key.csv"
    called = {}
    for month, chosen in (("may", rows), ("june", ["4,Neo Hill,Project Manager,1", *rows[::-1]])):
        path = tmp_path / f"{month}.csv"
        path.write_text("\n".join(["id,name,title,manager id", *chosen]) + "\n", encoding="utf-8")
        org = rolemap.read_org(path, redact="names")
        called[month] = {person.id: person.name for person in org.people}
        text = key.read_bytes()
        rolemap.read_org(path, redact="names")
        assert key.read_bytes() == text
    assert called["may"].items() <= called["june"].items()
    assert called["june"]["4"] == "Person 4"
    assert key.stat().st_mode & 0o777 == 0o600
    assert "person,Person 2,Ken Ito\n" in key.read_text(encoding="utf-8")


def test_the_key_is_never_in_the_folder_that_is_shared(files: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "people.csv").write_text(people(5), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["map", "people.csv", "--redact", "names", "--out", "."]) == 2
    assert "says who is who, and lies in the folder that is to be shared" in capsys.readouterr().err
    assert run(["map", "people.csv", "--redact", "names", "--key", "out/key.csv", "--out", "out"]) == 2
    assert run(["gaps", "people.csv", "--redact", "names", "--key", "key.csv", "--out", "key.csv"]) == 2
    assert run(["map", "people.csv", "--key", "key.csv"]) == 2
    assert "--key key.csv: goes with --redact" in capsys.readouterr().err


def test_a_run_that_is_refused_leaves_no_key_behind(files: Path, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "people.csv").write_text(people(5), encoding="utf-8")
    (tmp_path / "more.csv").write_text(people(9), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert run(["map", "people.csv", "--redact", "names", "--out", "."]) == 2
    assert run(["map", "people.csv", "--redact", "names", "--key", "out/key.csv", "--out", "out"]) == 2
    assert run(["gaps", "people.csv", "--redact", "names", "--select", "NONE99"]) == 2
    assert run(["classify", "people.csv", "--redact", "names", "--out", "people.csv"]) == 2
    assert run(["diff", "people.csv", "more.csv", "--redact", "names", "--out", "people.csv", "--format", "md"]) == 2
    assert sorted(tmp_path.iterdir()) == before
    assert run(["classify", "people.csv", "--redact", "names", "--out", "roles.csv"]) == 0
    key = (tmp_path / "rolemap-key.csv").read_bytes()
    assert run(["gaps", "more.csv", "--redact", "names", "--select", "NONE99"]) == 2
    assert (tmp_path / "rolemap-key.csv").read_bytes() == key


def test_a_key_that_is_none_is_refused(files: Path, tmp_path: Path) -> None:
    key = tmp_path / "key.csv"
    for text in (
        "id,name\n1,Ana\n",
        "kind,pseudonym,stands for\nperson,Person 7,Ana\n",
        "kind,pseudonym,stands for\nx\n",
    ):
        key.write_text(text, encoding="utf-8")
        with pytest.raises(RolemapError, match="key"):
            rolemap.read_org(files / "people.csv", redact="names", key=key)
        assert key.read_text(encoding="utf-8") == text
    with pytest.raises(ConfigError, match="--redact some: must be one of names, all"):
        rolemap.read_org(files / "people.csv", redact="some", key=key)


def test_small_groups_are_merged(files: Path, tmp_path: Path) -> None:
    lines = [f"{i},P{i},project,{'Sales' if i < 6 else 'Legal' if i < 8 else 'IT'}" for i in range(16)]
    (tmp_path / "work.csv").write_text("\n".join(["ID,Name,Type,Department", *lines]) + "\n", encoding="utf-8")
    from rolemap.report.figures import figures

    shown = rolemap.read_org(files / "people.csv", tmp_path / "work.csv", redact="names", key=tmp_path / "key.csv")
    assert [(group.name, group.total) for group in figures(shown).departments] == [
        ("IT", 8),
        ("Sales", 6),
        ("all smaller groups together", 2),
    ]
    assert LEAST_GROUP == 5


def test_a_person_is_asked_for_by_name_though_the_map_has_none(files: Path, tmp_path: Path) -> None:
    org = rolemap.read_org(files / "people.csv", files / "work.csv", redact="all", key=tmp_path / "key.csv")
    rolemap.draw(org, tmp_path / "one.svg", "org", focus="zqfirst1 zqlast1")
    rolemap.draw(org, tmp_path / "same.svg", "org", focus="Person 2")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "same.svg").read_bytes()


def test_what_if_somebody_leaves(files: Path, tmp_path: Path, capsys) -> None:
    """Who leaves is named as they are called at home; what opens is told under pseudonyms."""
    out, inputs = tmp_path / "answer.md", [str(files / "people.csv"), "--work", str(files / "work.csv")]
    redact = ["--redact", "all", "--key", str(tmp_path / "key.csv")]
    run(["gaps", *inputs, *redact, "--without", "Zqfirst1 Zqlast1", "--out", str(out)])
    assert "Person 2" in out.read_text(encoding="utf-8")
    assert not leaks_in_file(out)
    (tmp_path / "changes.csv").write_text("name,change,title\nZqother New,joins,PM\n", encoding="utf-8")
    assert run(["gaps", *inputs, *redact, "--from", str(tmp_path / "changes.csv")]) == 2
    assert "--redact goes with --without" in capsys.readouterr().err


def test_diff_of_two_files(files: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "after.csv").write_text(people(38), encoding="utf-8")
    out = tmp_path / "changes.html"
    assert (
        run(["diff", str(files / "people.csv"), str(tmp_path / "after.csv"), "--redact", "all", "--out", str(out)]) == 0
    )
    assert not leaks_in_file(out)
    assert (tmp_path / "rolemap-key.csv").exists()
    assert run(["diff", str(tmp_path), str(tmp_path), "--redact", "all"]) == 2
    assert "write both maps with 'rolemap map --redact'" in capsys.readouterr().err


def leaks_in_file(path: Path) -> list[str]:
    from tests.security.leaks import leaks

    return leaks(path.name, path.read_bytes(), ALL)


def test_a_mark_is_found_wherever_it_is_packed(tmp_path: Path) -> None:
    packed = base64.b64encode(gzip.compress(b"x" * 40 + b"zqlast1"))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", b'"' + packed + b'"')
    assert leaks_in(tmp_path, NAMES)
