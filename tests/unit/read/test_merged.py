"""Merged cells in a text file: continued where that is plain, blank everywhere else."""

from pathlib import Path

import pytest

from rolemap.read import read_people, read_work

DEPARTMENTS = """Department,Manager,Name,Title
PMO,Jane Roe,Ana Ruiz,Program Manager
,,Ken Ito,Project Manager
,Ana Ruiz,Bo Li,Project Manager
,,Eva Ek,Analyst
Sales,Jane Roe,Max Fu,Sales Lead
,,Ola Po,Clerk
"""
PORTFOLIOS = """Portfolio,Program,Project,Project Manager
Digital,Customer,Web shop,Ana Ruiz
,,Loyalty,Ken Ito
,Other,Intranet,Ken Ito
Finance,,Ledger,Ana Ruiz
,,Tax,Ken Ito
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "file.csv"
    path.write_text(text, "utf-8")
    return path


def test_groups_of_people_are_filled_and_said(tmp_path: Path) -> None:
    table = read_people(write(tmp_path, DEPARTMENTS))
    assert table.frame["department"].tolist() == ["PMO"] * 4 + ["Sales"] * 2
    assert table.frame["manager"].tolist() == ["Jane Roe"] * 2 + ["Ana Ruiz"] * 2 + ["Jane Roe"] * 2
    said = {note.column: note.count for note in table.log.notes if note.code == "cell-continued"}
    assert said == {"department": 4, "manager": 3}


def test_an_inner_group_ends_with_the_outer_one(tmp_path: Path) -> None:
    frame = read_work(write(tmp_path, PORTFOLIOS)).frame
    assert frame["portfolio"].tolist() == ["Digital"] * 3 + ["Finance"] * 2
    assert frame["program"].tolist() == ["Customer", "Customer", "Other", "", ""]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        # right of the names: optional, and blank at the top
        ("Name,Title,Manager\nAna,Director,\nKen,PM,Ana\nEva,PM,\nBo,PM,Ken\nMax,PM,\n", "manager"),
        ("Name,Title,Portfolio\nAna,PfM,Digital\nKen,PM,\nEva,PfM,Finance\nBo,PM,\n", "portfolio"),
        # those without a manager are the managers: roots at the end of the file
        ("Manager,Name,Title\nAna,Bo,PM\nKen,Eva,PM\n,Ana,Director\n,Ken,Director\n", "manager"),
        # the same value again in the next row: this file repeats what it means
        ("Department,Name,Title\nPMO,Ana,PM\nPMO,Ken,PM\n,Eva,PM\n,Bo,PM\nIT,Max,PM\n", "department"),
        # blank in the first row: nothing to continue
        ("Department,Name,Title\n,Ana,CEO\nPMO,Ken,PM\n,Eva,PM\nIT,Bo,PM\n,Max,PM\n", "department"),
        # too few blanks to be a habit
        ("Department,Name,Title\nA,Ana,PM\nB,Ken,PM\nC,Eva,PM\nD,Bo,PM\n,Max,PM\nE,Ola,PM\nF,Liv,PM\n", "department"),
    ],
)
def test_what_is_not_plain_stays_blank(tmp_path: Path, text: str, column: str) -> None:
    table = read_people(write(tmp_path, text))
    assert "" in table.frame[column].tolist()
    assert "cell-continued" not in {note.code for note in table.log.notes}


def test_levels_in_columns_are_no_merged_cells(tmp_path: Path) -> None:
    text = "Portfolio,Program,Project\nDigital,,\n,Customer,\n,,Web shop\n,,Loyalty\nFinance,,\n,,Ledger\n"
    assert "cell-continued" not in {note.code for note in read_work(write(tmp_path, text)).log.notes}
