"""Shapes that single tools write: monday.com's groups and subitems, MySQL's quotes, indentation in a workbook."""

from pathlib import Path

from rolemap.read import read_people, read_work

MONDAY = """Project portfolio,,,,,
Q1 projects,,,,,
Name,Subitems,Person,Status,Timeline - Start,Timeline - End
Web shop,"Basket, Prices",Ana Ruiz,Working on it,2026-01-05,2026-09-30
Subitems,Name,Owner,Status,Date,
,Basket,Ken Ito,Done,2026-03-01,
,Prices,Ken Ito,Stuck,2026-04-01,
Loyalty,,Ken Ito,Stuck,2026-10-01,2026-12-18
,,,,,
Q2 projects,,,,,
Name,Subitems,Person,Status,Timeline - Start,Timeline - End
Ledger,,Ana Ruiz,Done,2026-04-05,2026-09-30
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "file.csv"
    path.write_text(text, "utf-8")
    return path


def test_groups_and_subitems_are_left_out_and_counted(tmp_path: Path) -> None:
    table = read_work(write(tmp_path, MONDAY))
    assert table.frame["name"].tolist() == ["Web shop", "Loyalty", "Ledger"]
    left_out = {note.code: note.count for note in table.log.notes if note.level == "left-out"}
    assert left_out == {"row-blank": 1, "row-header": 1, "row-group": 1, "row-subitem": 3}


def test_quotes_behind_backslashes(tmp_path: Path) -> None:
    text = (
        '"name","title","manager"\n"Ana \\"Annie\\" Ruiz","Head of \\"Big\\", IT",\\N\n'
        '"Ken Ito","PM","Ana \\"Annie\\" Ruiz"\n'
    )
    table = read_people(write(tmp_path, text))
    assert table.frame["name"].tolist() == ['Ana "Annie" Ruiz', "Ken Ito"]
    assert table.frame["title"].tolist() == ['Head of "Big", IT', "PM"]
    assert table.frame["manager"].tolist() == ["", 'Ana "Annie" Ruiz']
    assert "quote-escaped" in {note.code for note in table.log.notes}


def test_a_backslash_at_the_end_of_a_cell_is_a_backslash(tmp_path: Path) -> None:
    table = read_people(write(tmp_path, 'title,department\n"PM","C:\\dir\\"\n"Baker","D:\\"\n'))
    assert table.frame["department"].tolist() == ["C:\\dir\\", "D:\\"]
