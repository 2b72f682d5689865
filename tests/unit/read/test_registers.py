"""Exports of project tools, read with no option: the right items, parents, leads, dates and dependencies.

``tests/data/registers`` holds small files in the exact shape of each export; ``expected.yml`` what is in them, a line
an item. Shapes: the project's list of real headers, product documentation, and user interfaces in ten languages.
"""

from pathlib import Path

import pytest
import yaml

from rolemap.model import Dependency, Holder, Kind, WorkItem
from rolemap.read import read_work
from rolemap.tables.register.to_work import WorkTable, to_work
from tests.strategies.work_tables import staff

REGISTERS = Path(__file__).parents[2] / "data" / "registers"
EXPECTED = yaml.safe_load((REGISTERS / "expected.yml").read_text("utf-8"))
FILES = sorted(path.name for path in REGISTERS.iterdir() if path.suffix != ".yml")


def line(item: WorkItem) -> str:
    """One item as ``expected.yml`` writes it; what is blank is left out."""
    parts = [
        f"{item.kind} {item.id}: {item.name}",
        "under " + ", ".join(filter(None, (item.parent_id, *item.other_parent_ids))),
        "led by " + ", ".join(map(person, item.leads)),
        "sponsored by " + ", ".join(map(person, item.sponsors)),
        f"from {item.start or ''}",
        f"to {item.finish or ''}",
        f"is {item.status}",
        f"costs {'' if item.budget is None else format(item.budget, '.2f').removesuffix('.00')}",
        "waits for " + ", ".join(map(link, item.depends_on)),
        "changes " + ", ".join(item.product_ids),
        f"in {item.department}",
    ]
    return "; ".join(part for part in parts if not part.endswith(" "))


def person(holder: Holder) -> str:
    name = "nobody yet" if holder.vacant else holder.name
    unknown = "" if holder.vacant or holder.person >= 0 else "?"
    role = f" as {holder.role}" if holder.role else ""
    return f"{name}{unknown}{role}" + (f" ({holder.acting})" if holder.acting else "")


def link(dependency: Dependency) -> str:
    said = ", ".join(filter(None, (dependency.kind, dependency.owner)))
    return dependency.target + (f" ({said})" if said else "")


def read(name: str, kinds: dict[str, Kind] | None = None) -> WorkTable:
    return to_work(read_work(REGISTERS / name), staff(), kinds)


@pytest.mark.parametrize("name", FILES)
def test_export_is_read_with_no_option(name: str) -> None:
    register = read(name)
    assert [line(item) for item in register.items.values()] == EXPECTED[name]
    source = register.log.sources[0]
    assert source.rows_read == source.rows_used + source.rows_left_out


def test_every_register_has_its_expectation() -> None:
    assert sorted(EXPECTED) == FILES


def test_epics_are_items_when_asked_for_under_their_projects() -> None:
    register = read("jira-all-fields.csv", {"epic": Kind.PROJECT})
    assert [line(item) for item in register.items.values()] == [
        "program CRM: Customer System; led by Ana Ruiz",
        "project CRM-1: Move customer data; under CRM; led by Jane Roe; to 2026-09-30; is open",
        "program LED: Ledger; led by Ken Ito; waits for CRM-1",
    ]


def test_what_an_issue_export_says_of_issues_is_not_said_of_projects() -> None:
    columns = [column for column, _ in read("linear-issues.csv").log.sources[0].columns]
    assert "lead" not in columns
    assert "status" not in columns


def test_stagger_and_indentation_are_said() -> None:
    assert "levels-in-columns" in {note.code for note in read("staggered.csv").log.notes}
    assert "indentation" in {note.code for note in read("indented.csv").log.notes}
    assert "transposed" in {note.code for note in read("gmpp-transposed.csv").log.notes}
