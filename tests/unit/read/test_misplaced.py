"""Files in the wrong place, files that are no tables, tables without a header: one message, with what to do next."""

from pathlib import Path

import pytest

from rolemap.errors import InputError
from rolemap.read import guess_table, read_assignments, read_log, read_people, read_work

PEOPLE = "id,name,title,manager id\n1,Ana Ruiz,Director,\n2,Ken Ito,Project Manager,1\n"
STAFF = (
    "Name,Title,Manager,Status,Start\nAna Ruiz,Director,,Active,2020\nKen Ito,Project Manager,Ana Ruiz,Active,2021\n"
)
REGISTER = (
    "Project ID,Project Name,Project Manager,Start,Finish,Status,RAG\n"
    "P1,Web shop,Ken Ito,2026-01-05,2026-09-30,Active,Green\n"
)
ASSIGNED = "Person,Project,Allocation %\nKen Ito,Web shop,50\n"


def file(folder: Path, text: str, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("read", "text", "looks", "step"),
    [
        (read_people, REGISTER, "a register of projects, not like people", "rolemap map PEOPLE --work file.csv"),
        (read_work, PEOPLE, "people, not like a register of projects", "rolemap map file.csv"),
        (read_work, STAFF, "people, not like a register of projects", "rolemap map file.csv"),
        (read_people, ASSIGNED, "assignments", "--assignments file.csv"),
        (read_assignments, PEOPLE, "people", "rolemap map file.csv"),
    ],
)
def test_a_file_in_the_wrong_place_is_refused_with_the_command(
    tmp_path: Path, read: object, text: str, looks: str, step: str
) -> None:
    assert callable(read)
    with pytest.raises(InputError) as error:
        read(file(tmp_path, text))
    assert f"looks like {looks}" in str(error.value)
    assert str(error.value).endswith(step)


def test_what_reads_both_ways_is_read_as_asked(tmp_path: Path) -> None:
    both = file(tmp_path, "Name,Title,Owner\nWeb shop,New shop,Ana Ruiz\n")
    assert read_work(both).has("name")
    assert read_people(both).has("title")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.json", '{"people": [{"name": "Ana"}]}', "JSON"),
        ("b.csv", '[{"id": 1}, {"id": 2}]', "JSON"),
        ("c.py", "import os\n\nprint(f(1, 2))\n", "a Python program"),
        ("d.html", "<!DOCTYPE html>\n<table><tr><td>Name</td></tr></table>", "a web page"),
        ("e.xls", "\ufeff<html><table>", "save it as XLSX"),
        ("f.xls", '<?xml version="1.0"?>\n<Workbook></Workbook>', "an XML file"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, name: str, text: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_people(file(tmp_path, text, name))


def test_headers_in_brackets_are_no_json(tmp_path: Path) -> None:
    assert read_people(file(tmp_path, "[Name],[Job] Title\nAna,PM\n")).frame["title"].tolist() == ["PM"]


@pytest.mark.parametrize(
    "text",
    [
        "1,Ana Ruiz,Director,,ana@acme.test\n2,Ken Ito,Project Manager,1,ken@acme.test\n3,Bo Li,Baker,1,b@acme.test\n",
        "E-1;Ana Ruiz;Directora\nE-2;Ken Ito;Jefe de proyecto\n",
        "Ana Ruiz|Project Manager|12.03.2020\nKen Ito|Baker|01.04.2021\n",
    ],
)
def test_rows_without_a_header_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"row \d looks like data, not a header; put a row of names above it"):
        read_people(file(tmp_path, text))


def test_years_and_numbered_names_are_headers(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column 'title'"):
        read_people(file(tmp_path, "who,2023,2024\nAna,1,2\nKen,3,4\n"))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Project Manager\nBaker\n", ["Project Manager", "Baker"]),
        ("\nLeiterin Projektbüro\n\nKoch\n", ["Leiterin Projektbüro", "Koch"]),
        ("Head of Delivery\nDirector, IT\nBaker\n", ["Head of Delivery", "Director, IT", "Baker"]),
        ("title\nProject Manager\n", ["Project Manager"]),
        ("Jefe de proyecto\n", ["Jefe de proyecto"]),
    ],
)
def test_a_list_of_titles_needs_no_header(tmp_path: Path, text: str, titles: list[str]) -> None:
    table = read_people(file(tmp_path, text, "titles.txt"))
    source = table.log.sources[0]
    assert table.frame["title"].tolist() == titles
    assert source.rows_read == source.rows_used + source.rows_left_out
    assert ("header-none" in {note.code for note in table.log.notes}) == (not text.startswith("title"))


def test_a_title_column_of_unknown_name_is_suggested_by_its_cells(tmp_path: Path) -> None:
    with pytest.raises(InputError, match='did you mean --column title="Was macht er"'):
        read_people(
            file(tmp_path, "Emp,Full name,Tier,Was macht er\n1,Ana Ruiz,gold,Program Manager\n2,Ken,tin,Baker\n")
        )


def test_what_is_understood_is_told_even_if_something_is_missing(tmp_path: Path) -> None:
    log = read_log(file(tmp_path, "Emp no,Full name,What\n1,Ana Ruiz,Manager\n"), "people")
    assert dict(log.sources[0].columns) == {"person_id": "Emp no", "name": "Full name"}
    assert [note.message for note in log.notes if note.code == "column-missing"] == [
        "no column 'title' (found: Emp no, Full name, What; did you mean --column title=\"What\"?)"
    ]


def test_another_sheet_that_looks_like_a_register_is_named(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, text in (("Project list", REGISTER), ("Org chart", PEOPLE)):
            sheet = book.add_worksheet(name)
            for row, line in enumerate(text.splitlines()):
                sheet.write_row(row, 0, line.split(","))
    log = read_people(path).log
    assert log.sources[0].sheet == "Org chart"
    steps = [note.next_step for note in log.notes if note.code == "sheet-register"]
    assert steps == ['to read it too: --work book.xlsx --sheet "work:Project list"']
    assert guess_table(path) == "people"
    assert read_work(path).log.sources[0].sheet == "Project list"


def test_a_list_of_titles_is_people(tmp_path: Path) -> None:
    assert guess_table(file(tmp_path, "Project Manager\nBaker\nHead of Delivery\n")) == "people"
