"""Name cells: parts of a name, several holders, vacancies, and when two names are the same."""

import tomllib
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.tables.names.bulk import name_keys, spelled_out_keys, tidy_names
from rolemap.tables.names.cell import HolderText, split_holders
from rolemap.tables.names.keys import name_key, spelled_out_key
from rolemap.tables.names.parts import parse_name
from rolemap.tables.names.vacancies import cell_says

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text("utf-8"))
PIECES = (
    "Ana",
    "Ruiz",
    "Jr.",
    "PhD",
    "van",
    "Dr.",
    "(1001)",
    "-",
    "Contractor",
    ",",
    "<a@b.c>",
    "{X}",
    "Müller",
    "O'Neil",
    ";",
)
CELLS = (
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
    | st.text(max_size=20)
)


@pytest.mark.parametrize("case", CASES["name"], ids=lambda case: case["written"])
def test_a_written_name_is_told_apart(case):
    parsed = parse_name(case["written"], last_first=case.get("column"))
    assert (parsed.name, parsed.id, parsed.email) == (case["name"], case.get("id", ""), case.get("email", ""))


def shown(holder: HolderText) -> str:
    return "-" if holder.vacant else holder.name + (f" [{holder.acting}]" if holder.acting else "")


@pytest.mark.parametrize("case", CASES["holders"], ids=lambda case: case["cell"])
def test_the_people_of_a_cell(case):
    assert [shown(holder) for holder in split_holders(case["cell"])] == case["people"]


def test_known_people_settle_what_a_comma_means():
    known = {"Garcia Lopez, Maria Jose"}
    cell = "Garcia Lopez, Maria Jose"
    assert len(split_holders(cell)) == 2
    assert [h.name for h in split_holders(cell, is_person=known.__contains__)] == ["Maria Jose Garcia Lopez"]


def test_a_holder_keeps_its_id_for_the_look_up():
    holder = split_holders("Jane Roe (1002) (Acting)")[0]
    assert (holder.name, holder.reference, holder.written) == (
        "Jane Roe",
        "Jane Roe (1002)",
        "Jane Roe (1002) (Acting)",
    )


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("Vacant", "vacant"),
        ("VACANT - Project Manager", "vacant"),
        ("New Vacancy (Nicholas Klick - Acting Backend EM)", "vacant"),
        ("TBH 2", "vacant"),
        ("unbesetzt", "vacant"),
        ("Open", "vacant"),
        ("Opening Hours", "name"),
        ("Vacanti Rossi", "name"),
        ("Nn Okafor", "name"),
        ("Eliminated", "gone"),
        ("N/D", "withheld"),
        ("****", "unknown"),
        ("NULL", "blank"),
        ("-", "blank"),
        ("", "blank"),
        ("Kai Open", "name"),
    ],
)
def test_what_stands_in_a_name_cell(cell, says):
    assert cell_says(cell) == says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Ruiz", "JOSE  RUIZ"),
        ("Łucja Sokolov", "Lucja Sokolov"),
        ("O’Neil, Ken", "O'Neil, Ken"),
        ("Dr. Ken Ito", "Ken Ito"),
        ("Anna-Lena Roe", "anna lena roe"),
        ("Robert (Bob) Smith", "Robert Smith"),
    ],
)
def test_the_same_name_in_other_letters(one, other):
    assert name_key(one) == name_key(other) != ""


def test_umlauts_can_be_spelled_out():
    assert spelled_out_key("Jörg Müller") == name_key("Joerg Mueller")


@pytest.mark.parametrize(("one", "other"), [("Kai Ashworth", "Kia Ashworth"), ("Sam Lee", "Sam Lee III"), ("が", "か")])
def test_other_people_have_other_keys(one, other):
    assert name_key(one) != name_key(other)


@settings(max_examples=100, deadline=None)
@given(CELLS)
def test_any_text_is_told_apart_and_twice_is_once(cell):
    assert name_key(name_key(cell)) == name_key(cell)
    parse_name(cell)
    assert sum(holder.vacant for holder in split_holders(cell)) <= 1


@settings(max_examples=100, deadline=None)
@given(st.lists(CELLS, max_size=8))
def test_a_whole_column_is_read_as_its_cells_are(cells):
    column = pa.array(cells, pa.string())
    parsed = [parse_name(cell) for cell in cells]
    tidied = tidy_names(column, is_column=False)
    assert tidied.name.to_pylist() == [text.name for text in parsed]
    assert tidied.id.to_pylist() == [text.id for text in parsed]
    assert tidied.email.to_pylist() == [text.email for text in parsed]
    assert tidied.turned.tolist() == [text.turned for text in parsed]
    assert name_keys(column).to_pylist() == [name_key(cell) for cell in cells]
    assert spelled_out_keys(column).to_pylist() == [spelled_out_key(cell) for cell in cells]
