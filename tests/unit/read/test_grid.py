"""Files as grids: dialects, header rows, surplus rows, and how the rows add up."""

import bz2
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolemap.errors import InputError
from rolemap.read import Grid, ReadOptions, read_grid

SHARED = Path(__file__).parents[4] / "shared" / "data"
SPECTRUM = SHARED / "messy" / "csv-spectrum"
CSVKIT = SHARED / "messy" / "csvkit-examples"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the real files are not beside this checkout")

PEOPLE = "id,name,title\n1,Zoë Núñez,Project Manager\n2,Ken Ito,Analyst\n"
ROWS = [["1", "Zoë Núñez", "Project Manager"], ["2", "Ken Ito", "Analyst"]]


@pytest.fixture
def grid(tmp_path: Path) -> Callable[..., Grid]:
    def read(content: str | bytes, options: ReadOptions | None = None, name: str = "people.csv") -> Grid:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        found = read_grid(path, options)
        adds_up(found)
        return found

    return read


def adds_up(grid: Grid) -> None:
    source = grid.source
    assert source.rows_read == source.rows_used + source.rows_left_out
    assert source.rows_used == len(grid) == len(grid.row) == len(grid.frame)
    assert (grid.row[1:] > grid.row[:-1]).all()
    assert grid.frame.shape[1] == len(grid.header)


def rows_of(grid: Grid) -> list[list[str]]:
    cells: list[list[str]] = grid.frame.values.tolist()
    return cells


@needs_shared
@pytest.mark.parametrize("path", sorted((SPECTRUM / "csvs").glob("*.csv")), ids=lambda path: path.stem)
def test_csv_spectrum_equals_its_oracle(path: Path) -> None:
    oracle = json.loads((SPECTRUM / "json" / f"{path.stem}.json").read_text("utf-8"))
    found = read_grid(path)
    records = [dict(zip(found.header, row, strict=True)) for row in rows_of(found)]
    if path.stem == "location_coordinates":  # the phone number of the copy beside the checkout is not the oracle's
        for record in (*records, oracle):
            del record["Contact Phone Number"]
    assert records == (oracle if isinstance(oracle, list) else [oracle])


@needs_shared
@pytest.mark.parametrize("path", sorted(p for p in CSVKIT.glob("*") if p.name != "COPYING"), ids=lambda path: path.name)
def test_csvkit_examples_are_read_or_refused(path: Path) -> None:
    try:
        found = read_grid(path)
    except InputError as error:
        assert path.name in {"empty.csv", "no_header_row.csv", "no_header_row2.csv", "no_header_row3.csv"}
        assert path.name in str(error)  # noqa: PT017 - whether it is refused is the case itself
    else:
        adds_up(found)
        assert any(found.header)


@needs_shared
@pytest.mark.parametrize(
    ("name", "header", "rows"),
    [
        ("bad.csv", ("column_a", "column_b", "column_c"), 2),
        ("bad_skip_lines.csv", ("column_a", "column_b", "column_c"), 2),
        ("dummy.csv.gz", ("a", "b", "c"), 1),
        ("join_a_short.csv", ("a", "b", "c"), 3),
        ("ks_1033_data.csv", ("state", "county", "fips"), 1575),
        ("mac_newlines.csv", ("a", "b", "c"), 2),
        ("null_byte.csv", ("a", "b", "c"), 1),
        ("sheets.xlsx", ("text", "date", "integer"), 5),
        ("sniff_limit.csv", ("a", "b", "c"), 1),
        ("test_latin1.csv", ("a", "b", "c"), 2),
        ("test_skip_lines.xls", ("text", "date", "integer"), 5),
        ("test_utf16_big.csv", ("a", "b", "c"), 2),
        ("test_utf16_little.csv", ("a", "b", "c"), 2),
        ("test_utf8_bom.csv", ("foo", "bar", "baz"), 2),
    ],
)
def test_csvkit_examples_are_read_rightly(name: str, header: tuple[str, ...], rows: int) -> None:
    found = read_grid(CSVKIT / name)
    assert found.header[:3] == header
    assert len(found) == rows


@needs_shared
def test_every_real_file_is_read_or_refused() -> None:
    for path in sorted(path for path in SHARED.rglob("*.csv") if "messy" not in path.parts):
        adds_up(read_grid(path))


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman"],
)
def test_encodings(grid: Callable[..., Grid], encoding: str) -> None:
    assert rows_of(grid(PEOPLE.encode(encoding))) == ROWS


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Imię;Nazwisko;Stanowisko\nŁukasz;Wójcik;Kierownik\nŻaneta;Ćwik;Księgowa\n", "cp1250"),
        ("Nazwisko;Stanowisko\nŁukasz Żak;Kierownik\n", "cp1250"),
        ("Jméno;Příjmení;Pozice\nŘehoř;Žák;Účetní\n", "cp1250"),
        ("Имя;Фамилия;Должность\nАнна;Иванова;Директор\n", "cp1251"),
        ("Ad;Soyad;Unvan\nAyşe;Yılmaz;Müdür\n", "cp1254"),
        ("Nom;Prénom;Poste\nDubois;Zoé;Chef\n", "mac_roman"),
        ("Vorname;Führungskraft;Position\nJürgen;Groß;Leiter\n", "cp1252"),
        ("氏名,役職\n山田,部長\n佐藤,課長\n", "cp932"),
        ("氏名,役職\n山田,部長\n佐藤,課長\n", "euc_jp"),
        ("姓名,职位\n王伟,总监\n", "gb18030"),
        ("姓名,職稱\n王偉,總監\n", "big5"),
    ],
)
def test_encodings_are_told_by_known_headers(grid: Callable[..., Grid], text: str, encoding: str) -> None:
    found = grid(text.encode(encoding))
    delimiter = found.source.delimiter
    assert [list(found.header), *rows_of(found)] == [line.split(delimiter) for line in text.splitlines()]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_and_line_ends(grid: Callable[..., Grid], delimiter: str, line_end: str) -> None:
    found = grid(PEOPLE.replace(",", delimiter).replace("\n", line_end))
    assert found.source.delimiter == delimiter
    assert rows_of(found) == ROWS


@pytest.mark.parametrize(
    ("before", "header_row"),
    [
        ("", 1),
        ("sep=,\n", 1),
        ("Worker Report - as of 09/01/2026\n\n", 3),
        ("version:v1.0\n", 2),
        ("# made by hand\n## a second comment, with commas, many\n", 3),
        ('"Employees, all"\n"Confidential"\n,,\n', 4),
    ],
)
def test_lines_above_the_header(grid: Callable[..., Grid], before: str, header_row: int) -> None:
    found = grid(before + PEOPLE)
    assert found.header == ("id", "name", "title")
    assert rows_of(found) == ROWS
    assert found.source.header_row == header_row
    assert found.row.tolist() == [header_row + 1, header_row + 2]


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        ("\n\n", ["row-blank"]),
        (",,\n", ["row-blank"]),
        ("id,name,title\n", ["row-header"]),
        ("Total,2,\n", ["row-total"]),
        ("\nReport generated 09/01/2026,,\n", ["row-blank", "row-footer"]),
        ("Page 1 of 1\n", ["row-footer"]),
        ("# a comment\n", ["row-comment"]),
    ],
)
def test_rows_that_are_left_out(grid: Callable[..., Grid], after: str, codes: list[str]) -> None:
    found = grid(PEOPLE + after)
    assert rows_of(found) == ROWS
    left_out = [note for note in found.notes if note.level == "left-out"]
    assert [note.code for note in left_out] == codes
    assert sum(note.count for note in left_out) == found.source.rows_left_out


def test_people_are_no_footers(grid: Callable[..., Grid]) -> None:
    found = grid("name,title\nTotal Recall,Project Manager\nSum,Analyst\nPage,Clerk\n")
    assert len(found) == 3


def test_quoted_newlines_count_as_one_row(grid: Callable[..., Grid]) -> None:
    found = grid('id,name,title\n1,"Ana\nRuiz",Project Manager\n2,Ken,Analyst\n')
    assert rows_of(found)[0][1] == "Ana\nRuiz"
    assert found.row.tolist() == [2, 3]


def test_short_rows_are_filled(grid: Callable[..., Grid]) -> None:
    assert rows_of(grid("id,name,title\n1,Ana\n2\n")) == [["1", "Ana", ""], ["2", "", ""]]


def test_a_cell_that_spilled_over_is_joined(grid: Callable[..., Grid]) -> None:
    found = grid(
        "id,name,title,start\n1,Ana,Engineer, Software,2020-01-01\n2,Ken,Analyst,2020-02-01\n3,Li,Clerk,2021-01-01\n"
    )
    assert rows_of(found)[0] == ["1", "Ana", "Engineer, Software", "2020-01-01"]
    assert [(note.code, note.row) for note in found.notes if note.level == "changed"] == [("row-rejoined", 2)]


def test_a_row_that_cannot_be_joined_is_left_out(grid: Callable[..., Grid]) -> None:
    found = grid("a,b,c\nx,y,z\nx,y,z,w\nx,y,z\nu,v,w\n")
    assert found.row.tolist() == [2, 4, 5]
    assert [(note.code, note.row) for note in found.notes if note.level == "left-out"] == [("row-too-long", 3)]


def test_a_quote_that_is_never_closed_takes_no_rows(grid: Callable[..., Grid]) -> None:
    found = grid('id,name,title\n1,"Ana,Project Manager\n2,Ken,Analyst\n3,Li,Clerk\n')
    assert [row[0] for row in rows_of(found)] == ["1", "2", "3"]
    assert "quote-stray" in {note.code for note in found.notes}


def test_two_stray_quotes_take_no_rows(grid: Callable[..., Grid]) -> None:
    found = grid('id,name,title\n1,"Ana,Project Manager\n2,Ken,Analyst\n3,Li",Clerk\n4,Sam,Clerk\n')
    assert [row[0] for row in rows_of(found)] == ["1", "2", "3", "4"]


def test_one_column_of_titles_with_commas(grid: Callable[..., Grid]) -> None:
    found = grid("Job Title\nManager, Projects\nDirector, Programs, EMEA\n")
    assert rows_of(found) == [["Manager, Projects"], ["Director, Programs, EMEA"]]


def test_one_column_with_one_comma_in_it(grid: Callable[..., Grid]) -> None:
    assert len(grid("Title\nProject Manager\nAnalyst, Senior\n")) == 2


def test_merged_group_names_tell_equal_headers_apart(grid: Callable[..., Grid]) -> None:
    found = grid("Employee,,,Manager,\nID,Name,Title,ID,Name\n1,Ana,Clerk,2,Ken\n2,Ken,Boss,,\n")
    assert found.header == ("Employee ID", "Employee Name", "Title", "Manager ID", "Manager Name")


def test_names_that_a_merged_first_row_leaves_blank(grid: Callable[..., Grid]) -> None:
    found = grid("ID,Job Title,Manager,,Department\n,,Name,Email,\n1,Clerk,Ken,ken@acme.test,PMO\n2,Boss,,,PMO\n")
    assert found.header == ("ID", "Job Title", "Manager Name", "Manager Email", "Department")
    assert found.row.tolist() == [3, 4]


def test_a_first_row_of_short_cells_is_no_second_header(grid: Callable[..., Grid]) -> None:
    assert len(grid("Employee ID,Name,Title\n,N,N\n")) == 1


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_packed_files(grid: Callable[..., Grid], pack: Callable[[bytes], bytes]) -> None:
    assert rows_of(grid(pack(PEOPLE.encode("utf-8")), name="people.csv.packed")) == ROWS


def zipped(names: list[str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, PEOPLE)
    return stream.getvalue()


def test_zip_of_one_file(grid: Callable[..., Grid]) -> None:
    assert rows_of(grid(zipped(["export/people.csv", "__MACOSX/._people.csv"]), name="people.zip")) == ROWS


def workbook(sheets: dict[str, list[list[object]]], merged: tuple[str, str] | None = None) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
        if merged and name == "People":
            sheet.merge_range(merged[0], merged[1])
    book.close()
    return stream.getvalue()


def test_the_sheet_with_known_columns_is_read(grid: Callable[..., Grid]) -> None:
    data = workbook(
        {
            "Read me": [["This workbook was exported on Monday"], ["Ask HR"]],
            "People": [["Our people"], [], ["Employee ID", "Name", "Job Title"], [1001, "Ana", "Project Manager"]],
        }
    )
    found = grid(data, name="people.xlsx")
    assert (found.source.sheet, found.source.header_row, found.source.format) == ("People", 3, "xlsx")
    assert rows_of(found) == [["1001", "Ana", "Project Manager"]]
    assert found.row.tolist() == [4]


def test_cells_merged_down_are_filled(grid: Callable[..., Grid]) -> None:
    rows: list[list[object]] = [["Department", "Name", "Job Title"], ["PMO", "Ana", "Clerk"], ["", "Ken", "Boss"]]
    found = grid(workbook({"People": rows}, merged=("A2:A3", "PMO")), name="people.xlsx")
    assert [row[0] for row in rows_of(found)] == ["PMO", "PMO"]


@pytest.mark.parametrize(
    ("content", "name", "options", "says"),
    [
        (b"", "people.csv", ReadOptions(), "is empty"),
        (b"\r\n \t\n", "people.csv", ReadOptions(), "is empty"),
        (b"%PDF-1.7 ...", "people.csv", ReadOptions(), "is a PDF"),
        (bytes(range(256)) * 8, "people.csv", ReadOptions(), "binary"),
        (b"1,2,3\n4,5,6\n", "people.csv", ReadOptions(), "no header"),
        (b"PK\x03\x04 no zip at all", "people.zip", ReadOptions(), "cannot be unpacked"),
        (b"\x1f\x8b\x08 no gzip at all", "people.gz", ReadOptions(), "cannot be unpacked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook", "people.xls", ReadOptions(), "cannot be read as a workbook"),
        (zipped(["a.csv", "b.csv"]), "people.zip", ReadOptions(), "holds 2 files"),
        (PEOPLE.encode(), "people.csv", ReadOptions(encoding="klingon"), "no such encoding"),
        (PEOPLE.encode("cp1252"), "people.csv", ReadOptions(encoding="utf-8"), "is not utf-8"),
        (PEOPLE.encode(), "people.csv", ReadOptions(encoding="hex"), "no such encoding"),
        (PEOPLE.encode(), "people.csv", ReadOptions(delimiter="::"), "not one character"),
        (PEOPLE.encode(), "people.csv", ReadOptions(header_row=0), "counted from 1"),
        (PEOPLE.encode(), "people.csv", ReadOptions(header_row=99), "no row 99"),
        (PEOPLE.encode(), "people.csv", ReadOptions(sheet="People"), "has no sheet"),
        (workbook({"People": [["Name"], ["Ana"]]}), "p.xlsx", ReadOptions(sheet="Peolpe"), "did you mean 'People'"),
    ],
)  # fmt: skip
def test_what_is_refused(grid: Callable[..., Grid], content: bytes, name: str, options: ReadOptions, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        grid(content, options, name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    with pytest.raises(InputError, match=r"no such file; did you mean .*people\.csv"):
        read_grid(tmp_path / "peopel.csv")
    with pytest.raises(InputError, match=r"is a folder; name one file in it, such as .*people\.csv"):
        read_grid(tmp_path)
    with pytest.raises(InputError, match="there is no folder"):
        read_grid(tmp_path / "nowhere" / "people.csv")


@pytest.mark.parametrize(
    ("options", "header"),
    [
        (ReadOptions(header_row=2), ("1", "Zoë Núñez", "Project Manager")),
        (ReadOptions(delimiter="tab"), ("id,name,title",)),
        (ReadOptions(encoding="latin-1"), ("id", "name", "title")),
    ],
)
def test_the_user_has_the_last_word(grid: Callable[..., Grid], options: ReadOptions, header: tuple[str, ...]) -> None:
    assert grid(PEOPLE, options).header == header


SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BYTES = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.text(alphabet='ab1,;\t|"\n\r #é=', max_size=120).map(lambda text: text.encode("utf-8")),
    st.text(alphabet='ab1,;\t|"\n\r é', max_size=120).map(lambda text: text.encode("utf-16")),
    st.binary(max_size=60).map(lambda tail: b"PK\x03\x04" + tail),
    st.binary(max_size=60).map(lambda tail: b"\x1f\x8b\x08\x00" + tail),
)


@SOME
@given(BYTES)
def test_any_bytes_are_a_grid_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    try:
        adds_up(read_grid(path))
    except InputError as error:
        assert "any.csv" in str(error)  # noqa: PT017 - either way is right


CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n\0\x1f\ufeff", exclude_categories=("Cc", "Cs")), max_size=12
)


@SOME
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=12))
def test_any_table_that_is_written_is_read_back(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "any.csv"
    lines = [
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in (["Employee ID", "Name", "Title"], *rows)
    ]
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))
    found = read_grid(path)
    adds_up(found)
    assert found.source.rows_read == len(rows)
    left = {int(row) - 2 for row in found.row}
    assert rows_of(found) == [row for index, row in enumerate(rows) if index in left]
