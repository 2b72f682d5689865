"""``--engine`` at a prompt: outputs, exit codes, and what is refused in words."""

import json
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from rolemap.cli import run

pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install 'rolemap[duckdb]'")

PEOPLE = {
    "a.csv": "id,name,title,manager id\n1,Ana Ruiz,Program Manager,\n2,Ken Ito,Project Manager,1\n",
    "b.csv": "manager id,id,name,title\n1,3,Bo Li,Baker\n2,4,Zoë Roe,PM\n",
    "empty.csv": "",
}
WORK = "id,name,kind,lead\nP1,Grid,project,Ken Ito\nP2,Mobile,project,TBD\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    people = tmp_path / "people"
    people.mkdir()
    for name, text in PEOPLE.items():
        (people / name).write_text(text, "utf-8")
    return people


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The same people in one file."""
    path = tmp_path / "whole.csv"
    path.write_text(PEOPLE["a.csv"] + "3,Bo Li,Baker,1\n4,Zoë Roe,PM,2\n", "utf-8")
    return path


@pytest.fixture
def expected(whole: Path, tmp_path: Path) -> bytes:
    """``roles.csv`` by the default engine."""
    assert run(["classify", str(whole), "--out", str(tmp_path / "expected.csv")]) == 0
    return (tmp_path / "expected.csv").read_bytes()


def test_one_file(folder: Path, tmp_path: Path, expected: bytes) -> None:
    out = tmp_path / "roles.csv"
    assert run(["classify", str(folder), "--engine", "duckdb", "--memory", "300MB", "--out", str(out)]) == 0
    assert out.read_bytes() == expected


def test_stdout(folder: Path, expected: bytes, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["classify", f"{folder}/*.csv", "--engine", "duckdb"]) == 0
    assert capfdbinary.readouterr().out == expected


def test_parquet_has_the_same_columns_with_types(folder: Path, tmp_path: Path, expected: bytes) -> None:
    out = tmp_path / "roles.parquet"
    assert run(["classify", str(folder), "--engine", "duckdb", "--out", str(out)]) == 0
    table = pq.read_table(out)
    assert table.column_names == expected.decode().splitlines()[0].split(",")
    assert table.column("role").to_pylist() == ["PgM", "PjM", "other", "PjM"]
    assert {str(table.schema.field(name).type) for name in ("confidence", "support")} == {"double", "bool"}


def test_parts_replace_those_of_an_earlier_run(folder: Path, tmp_path: Path, expected: bytes) -> None:
    parts = tmp_path / "roles"
    parts.mkdir()
    (parts / "part-00007.csv").write_text("of an earlier run\n")
    (parts / "notes.txt").write_text("of somebody else\n")
    assert run(["classify", str(folder), "--engine", "duckdb", "--out", str(parts)]) == 0
    assert sorted(path.name for path in parts.iterdir()) == ["notes.txt", "part-00000.csv"]
    assert (parts / "part-00000.csv").read_bytes() == expected


def test_counts_are_those_of_the_gap_report(
    folder: Path, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = tmp_path / "work.csv"
    work.write_text(WORK)
    assert run(["gaps", str(whole), "--work", str(work), "--format", "json", "--fail-on", "never"]) == 0
    full = json.loads(capsys.readouterr().out)["summary"]
    assert run(["gaps", str(folder), "--work", str(work), "--engine", "duckdb", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["engine"] == "duckdb"
    assert found["not_answered"] == []
    for key in ("people", "coverage", "inferred"):
        assert found["summary"][key] == full[key]


def test_counts_as_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", str(folder), "--engine", "duckdb"]) == 0
    text = capsys.readouterr().out
    assert "3 files (4 rows)" in text
    assert "1 PgM · 2 PjM" in text
    assert "no rule is checked" in text


def test_references_by_name_are_said_to_be_left_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,title,manager\nAna Ruiz,CEO,\nKen Ito,Project Manager,Ana Ruiz\n")
    assert run(["classify", str(path), "--engine", "duckdb"]) == 0
    assert "1 references to managers, such as 'Ana Ruiz', are no id" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--engine", "duckdb", "--also", "x.csv", "--redact", "names"], "--also, --redact: not with --engine duckdb"),
        (["--scheduler", "localhost:1"], "--scheduler localhost:1: --engine pandas has none"),
        (["--engine", "duckdb", "--scheduler", "localhost:1"], "only --engine dask has a scheduler"),
        (["--engine", "dask", "--memory", "1GB"], "only --engine duckdb takes it"),
        (["--engine", "duckdb", "--memory", "a lot"], "--memory a lot"),
        (["--engine", "spark"], "spark"),
    ],
)
def test_refused(arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["classify", str(folder), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_rules_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", str(folder), "--engine", "duckdb", "--select", "OWN01", "--without", "Ana"]) == 2
    assert "--select, --without: not with --engine duckdb" in capsys.readouterr().err
    assert run(["gaps", str(folder), "--engine", "duckdb", "--format", "html"]) == 2
    assert "writes text or json" in capsys.readouterr().err


def test_all_files_that_differ_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.csv").write_text("id,name,Titel,manager id\n5,Om Rao,Chef,\n")
    (folder / "d.csv").write_text("id,name,title\n6,Li Na,Cook\n")
    assert run(["classify", str(folder), "--engine", "duckdb"]) == 2
    said = capsys.readouterr().err
    assert "c.csv: has no column 'title' and has a column 'Titel', unlike a.csv" in said
    assert "d.csv: has no column 'manager id', unlike a.csv" in said


@pytest.mark.parametrize("engine", ["duckdb", "dask"])
def test_a_missing_extra_says_how_to_add_it(
    engine: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, {"duckdb": "duckdb", "dask": "distributed"}[engine], None)
    monkeypatch.delitem(sys.modules, f"rolemap.engines.on_{engine}", raising=False)
    assert run(["classify", str(folder), "--engine", engine]) == 2
    assert f"pip install 'rolemap[{engine}]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [("nothing-here", "no such file"), ("*.xlsx", "no file fits this pattern"), ("", "holds no .csv")],
)
def test_nothing_to_read(name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["classify", str(tmp_path / name), "--engine", "duckdb"]) == 2
    assert said in capsys.readouterr().err


def test_an_input_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["classify", str(folder), "--engine", "duckdb", "--out", str(folder / "a.csv")]) == 2
    assert "is an input file" in capsys.readouterr().err


def test_nobody_listens(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'rolemap[dask]'")
    monkeypatch.setattr("rolemap.engines.on_dask._PATIENCE_SECONDS", 0.3)
    assert run(["classify", str(folder), "--engine", "dask", "--scheduler", "127.0.0.1:9"]) == 2
    assert "no Dask scheduler answers" in capsys.readouterr().err


def test_a_lost_worker_is_said() -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'rolemap[dask]'")
    from distributed.scheduler import KilledWorker

    from rolemap.engines.on_dask import OnDask
    from rolemap.errors import ConfigError, OutputError

    running = OnDask.__new__(OnDask)
    running._kept, running._cluster = [], None
    running._client = _Closed()
    for error, kind in (
        (KilledWorker("task", None, []), OutputError),
        (ModuleNotFoundError(name="rolemap"), ConfigError),
    ):
        with pytest.raises(kind):
            running.__exit__(type(error), error, None)


class _Closed:
    def close(self) -> None:
        """A client that is closed."""
