"""Shapes that single tools write: monday.com's groups and subitems, MySQL's quotes, indentation in a workbook."""

from pathlib import Path

import pytest

from rolemap.errors import InputError
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


def workbook(folder: Path, looks: str) -> Path:
    import xlsxwriter

    path = folder / "register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Read me").write(0, 0, "Projects of the year")
        sheet = book.add_worksheet("Projects 2026")
        sheet.write_row(2, 0, ["No", "Name", "Owner"])
        levels = [0, 1, 2, 2, 1]
        for row, (name, level) in enumerate(
            zip(["Digital", "Customer", "Shop", "Card", "Ledger"], levels, strict=True), 3
        ):
            sheet.write(row, 0, row - 2)
            sheet.write(row, 1, name, book.add_format({"indent": level}) if looks == "indent" else None)
            sheet.write(row, 2, "Ana Ruiz")
            if looks == "outline":
                sheet.set_row(row, None, None, {"level": level})
    return path


@pytest.mark.parametrize("looks", ["indent", "outline"])
def test_levels_that_a_workbook_shows_by_its_looks(tmp_path: Path, looks: str) -> None:
    table = read_work(workbook(tmp_path, looks))
    assert table.frame["outline_level"].tolist() == ["1", "2", "3", "3", "2"]
    assert "indentation" in {note.code for note in table.log.notes}


def test_a_flat_workbook_has_no_levels(tmp_path: Path) -> None:
    assert not read_work(workbook(tmp_path, "flat")).has("outline_level")


def test_of_two_parent_columns_the_one_that_names_rows_of_the_file_and_custom_fields_are_read(tmp_path: Path) -> None:
    header = "Issue Type,Issue key,Issue id,Summary,Assignee,Parent,Parent key,Custom field (Start date)\n"
    epics = "".join(f"Epic,S-{n},900{n},Epic {n},Ana Ruiz,80001,T-1,2026-02-0{n}\n" for n in range(1, 5))
    table = read_work(write(tmp_path, f"{header}Initiative,T-1,80001,Shop,Ken Ito,,,2026-01-05\n{epics}"))
    assert table.frame["parent"].tolist() == ["", *["T-1"] * 4]
    assert table.frame["start"].tolist()[1] == "2026-02-01"


def test_a_line_that_counts_the_people_is_nobody(tmp_path: Path) -> None:
    text = "Emp No,Name,Title\n" + "".join(f"E{n},Ana {n},Project Manager\n" for n in range(9))
    assert len(read_people(write(tmp_path, f"{text},,\nTotal headcount: 9,,\n"))) == 9


PAGE = """<html><head><meta charset=windows-1252><style>td { x: "<table>" }</style></head>
<!-- <table><tr><td>old</table> --><table><tr><td>Printed on<td>Monday</table>
<TABLE><tr><th colspan=2>Staff</tr><tr><th>Emp ID<th>Full name<th>Job title<th>Manager<th>Location
<tr><td>1<td>Ana Mu&ntilde;oz<td>Director<td>&nbsp;<td rowspan=2>Málaga
<tr><td>2</td><td>Ken <b>Ito</b></td><td>Project<br>Manager</td><td>Ana Mu\xf1oz</td></tr></TABLE></html>"""


def test_a_web_page_that_is_called_a_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "staff.xls"
    path.write_bytes(PAGE.encode("cp1252"))
    table = read_people(path)
    assert table.frame.to_dict("list") == {
        "person_id": ["1", "2"],
        "name": ["Ana Muñoz", "Ken Ito"],
        "title": ["Director", "Project Manager"],
        "manager": ["", "Ana Muñoz"],
        "location": ["Málaga", "Málaga"],
    }
    assert (table.log.sources[0].format, table.row.tolist()) == ("html", [3, 4])


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<html><p>Please sign in", "a web page without a table"),
        ("<table><tr>" + "<td rowspan=1000 colspan=1000>x" * 3, "cover more than"),
    ],
)
def test_a_web_page_that_is_no_table_is_refused(tmp_path: Path, page: str, why: str) -> None:
    path = tmp_path / "staff.xls"
    path.write_text(page)
    with pytest.raises(InputError, match=why):
        read_people(path)
