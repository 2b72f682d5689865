"""Exports of HR systems and directories, each in its own shape: the columns that are understood with no option."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rolemap.read import read_people
from rolemap.read.headers import sensitive

FOLDER = Path(__file__).parents[2] / "data" / "exports" / "people"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_columns_are_understood(name: str) -> None:
    table = read_people(FOLDER / name)
    source = table.log.sources[0]
    found = dict(source.columns)
    # "A|B": either header will do, the two say the same
    wrong = {
        column: (header, found.get(column))
        for column, header in EXPECTED[name]["columns"].items()
        if found.get(column) not in {header, *header.split("|")}
    }
    assert not wrong
    assert len(table) == EXPECTED[name]["rows"] == source.rows_used
    assert source.rows_read == source.rows_used + source.rows_left_out


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_sensitive_is_read(name: str) -> None:
    headers = [header for _, header in read_people(FOLDER / name).log.sources[0].columns]
    assert not [header for header in headers if sensitive(header)]


def test_every_file_is_expected() -> None:
    assert {path.name for path in FOLDER.iterdir()} - {"expected.toml"} == set(EXPECTED)


MORE: dict[str, dict[str, Any]] = tomllib.loads((FOLDER.parent / "more_people.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", MORE)
def test_more_exports(tmp_path: Path, name: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(MORE[name]["rows"], "utf-8")
    found = {column for column, _ in read_people(path).log.sources[0].columns}
    assert not set(MORE[name]["columns"]) - found
