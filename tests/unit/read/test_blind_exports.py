"""Exports that nobody prepared for, in ten languages: their columns are understood with no option, and so are the rows.

The files were written before anybody looked at the header files; what is general about the misses was repaired then.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rolemap.api import classify_people
from rolemap.model import ManagerState
from rolemap.read import guess_table, read_people, read_work
from rolemap.tables.schema import LEAD_COLUMNS

FOLDER = Path(__file__).parents[2] / "data" / "exports" / "blind"
PEOPLE: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "people.toml").read_text("utf-8"))
WORK: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "work.toml").read_text("utf-8"))
SECOND: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "second.toml").read_text("utf-8"))

MEANT = {
    "people": {
        "id": ("person_id", "login"),
        "first": ("first_name",),
        "last": ("last_name",),
        "manager": ("manager", "manager_id", "manager_email", "manager_name"),
    },
    "work": {
        "id": ("work_id", "wbs"),
        "parent": ("parent", "portfolio", "program", "project", "project_id"),
        "lead": (*LEAD_COLUMNS, "assignee", "assignee_email"),
        "status": ("status", "state"),
    },
}
"""Table → column as the files of this test call it → the canonical columns that mean it; else its own name."""


def wrong(table: str, wanted: dict[str, str], columns: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The columns that are not read from the header that has them."""
    found = {column: set(headers.split(" + ")) for column, headers in columns}
    return {
        column: header
        for column, header in wanted.items()
        if not any(found.get(one, set()) & {*header.split("|")} for one in MEANT[table].get(column, (column,)))
    }


@pytest.mark.parametrize("name", PEOPLE)
def test_people(tmp_path: Path, name: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE[name]["rows"], "utf-8")
    assert guess_table(path) == "people"
    assert wrong("people", PEOPLE[name]["columns"], read_people(path).log.sources[0].columns) == {}
    people, _ = classify_people(path)
    assert len(people) == 3
    states = [ManagerState.ROOT, ManagerState.KNOWN, ManagerState.KNOWN]
    assert [ManagerState(int(state)) for state in people.manager_state] == states


@pytest.mark.parametrize("name", WORK)
def test_work(tmp_path: Path, name: str) -> None:
    path = tmp_path / "work.csv"
    path.write_text(WORK[name]["rows"], "utf-8")
    assert guess_table(path) == "work"
    assert wrong("work", WORK[name]["columns"], read_work(path).log.sources[0].columns) == {}


@pytest.mark.parametrize("name", SECOND)
def test_second_sample(tmp_path: Path, name: str) -> None:
    case = SECOND[name]
    path = tmp_path / "file.csv"
    path.write_text(case["rows"].lstrip("\n"), "utf-8")
    read = read_people if case["table"] == "people" else read_work
    assert wrong(case["table"], case["columns"], read(path).log.sources[0].columns) == {}
