"""Nothing of a column that is never read: not in an output, not on the screen, not in an error message."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rolemap.cli import run
from tests.security.leaks import leaks_in

SENSITIVE = (
    "Salary", "Base Pay (£)", "Gehalt", "Salaire annuel", "Bonus %", "Date of Birth", "Geburtsdatum", "Age", "Gender",
    "Geschlecht", "Ethnicity", "Nationality", "Religion", "Disability", "Marital Status", "SSN", "NIF", "IBAN",
    "Passport No", "Home Phone", "Mobile", "Password", "Emergency Contact",
)  # fmt: skip
UNKNOWN = ("Favourite colour", "Notes", "Blood group", "X1")
MARK = re.compile(rb"qx[0-9]{3}secret")


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str]:
    """People and work with marked cells under headers that are never read, anywhere among the others."""
    hidden = draw(st.lists(st.sampled_from(SENSITIVE + UNKNOWN), min_size=6, max_size=14, unique=True))
    cell = st.sampled_from(("qx{:03}secret", "£qx{:03}secret", "qx{:03}secret@home.test", '"qx{:03}secret, and more"'))
    faults = draw(st.sets(st.sampled_from(["short", "long", "quote", "blank", "manager"]), max_size=3))
    if "quote" in faults:  # a row of broken quotes has no cells to tell apart; without commas in them it has
        cell = st.just("qx{:03}secret")

    def table(columns: list[tuple[str, list[str]]]) -> str:
        shuffled = draw(st.permutations([*columns, *((name, []) for name in hidden)]))
        marks = draw(st.lists(cell, min_size=40, max_size=40))
        rows = [[name for name, _ in shuffled]]
        for number in range(6):
            rows.append([cells[number] if cells else marks[number].format(number) for _, cells in shuffled])
        if "short" in faults:
            rows[3] = rows[3][:-1]
        if "long" in faults:
            rows[4] = [*rows[4], "", "x"]
        if "blank" in faults:
            rows.insert(2, [""] * len(rows[0]))
        if "quote" in faults:
            rows[5] = [f'"{rows[5][0]}', *rows[5][1:]]
        return "\n".join(",".join(row) for row in rows) + "\n"

    titles = ["Portfolio Manager", "Program Manager", "PM", "Project Manager", "Product Manager", "Baker"]
    managers = ["", "1", "2", "2", "nobody" if "manager" in faults else "1", "1"]
    people = table([
        ("Employee ID", [str(number) for number in range(1, 7)]),
        ("Name", [f"Ana {letter}uiz" for letter in "ABCDEF"]),
        ("Job Title", titles),
        ("Manager ID", managers),
    ])  # fmt: skip
    work = table([
        ("ID", [f"W{number}" for number in range(6)]),
        ("Name", [f"Depot {letter}" for letter in "ABCDEF"]),
        ("Type", ["portfolio", "program", "project", "project", "project", "product"]),
        ("Parent", ["", "W0", "W1", "W1", "W9", ""]),
        ("Lead", ["Ana Auiz", "", "3", "Bob", "Ana Duiz", "Ana Euiz"]),
    ])  # fmt: skip
    return people, work


@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a smaller example tells no more, and costs minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(tables())
def test_nothing_of_a_column_that_is_never_read(
    tmp_path_factory: pytest.TempPathFactory, capfdbinary: pytest.CaptureFixture[bytes], files: tuple[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("dropped")
    people, work, out = folder / "people.csv", folder / "work.csv", folder / "out"
    people.write_text(files[0], encoding="utf-8")
    work.write_text(files[1], encoding="utf-8")
    capfdbinary.readouterr()
    run(["columns", str(people)])
    run(["columns", str(work), "--table", "work"])
    run(["classify", str(people), "--out", str(out / "roles.csv")])
    run(["map", str(people), "--work", str(work), "--out", str(out / "map")])
    run(["gaps", str(people), "--work", str(work), "--format", "json"])
    run(["draw", str(people), "--work", str(work), "--out", str(out / "map.json")])
    run(["diff", str(people), str(people)])
    run(["gaps", str(people), "--work", str(work), "--column", "titel=Salary"])
    run(["gaps", str(people), "--column", "title=Salary", "--column", "manager=SSN"])
    run(["map", str(people), "--work", str(people), "--out", str(out / "twice")])
    shown = capfdbinary.readouterr()
    assert not MARK.findall(shown.out + shown.err)
    assert not leaks_in(out, MARK)
    assert (out / "map" / "roles.csv").exists()
