"""Files that are made to break a reader, or break by accident: one line that says what is wrong, and exit code 2."""

import gzip
import io
import os
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest

from rolemap.cli import run
from rolemap.errors import InputError
from rolemap.read import limits, read_people

ROWS = "Employee ID,Name,Job Title\n" + "".join(f"{i},Ana {i},Project Manager\n" for i in range(40))
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
NAMED = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Job Title</t></is></c></row>'
)


def workbook(rows: str, head: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A workbook of one sheet, written by hand: no library writes what these tests need."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook {SHEET} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f"{head}<worksheet {SHEET}><sheetData>{NAMED}{rows}</sheetData></worksheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0"?>' + text)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return packed.getvalue()


def _relation(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        "</Relationships>"
    )


def far_cell(row: int, column: str) -> str:
    return f'<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>x</t></is></c></row>'


def refusal(tmp_path: Path, name: str, data: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command line says of a file that it refuses."""
    (tmp_path / name).write_bytes(data)
    assert run(["map", str(tmp_path / name), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert not (tmp_path / "out").exists()
    return said.err


def test_the_workbook_of_these_tests_is_one(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_bytes(workbook(far_cell(2, "B")))
    assert read_people(tmp_path / "people.xlsx").frame["title"].tolist() == ["x"]


@pytest.mark.parametrize(
    ("row", "column"), [(1048576, "XFD"), (1048576, "ALL"), (999999, "AAA")], ids=["last", "wide", "long"]
)
def test_a_sheet_that_reaches_to_its_last_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: int, column: str
) -> None:
    said = refusal(tmp_path, "people.xlsx", workbook(far_cell(row, column)), capsys)
    assert f"people.xlsx: a sheet reaches to row {row:,} and column" in said
    assert "export CSV" in said


def test_a_billion_laughs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    laughs = workbook('<row r="2"><c r="A2" t="inlineStr"><is><t>&a9;</t></is></c></row>', f"<!DOCTYPE x [{entities}]>")
    assert "people.xlsx: cannot be read as a workbook" in refusal(tmp_path, "people.xlsx", laughs, capsys)


@pytest.mark.parametrize("honest", [True, False])
def test_a_zip_bomb(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, honest: bool
) -> None:
    """A workbook whose strings unpack to a thousand times their size, also where the archive says that they do not."""
    monkeypatch.setattr(limits, "FREE_BYTES", 1024**2)
    data = workbook(far_cell(2, "B"), extra={"xl/sharedStrings.xml": b"<si><t>" + b"0" * 8 * 1024**2})
    if not honest:
        size = (8 * 1024**2 + 7).to_bytes(4, "little")
        assert data.count(size) == 2
        data = data.replace(size, (4096).to_bytes(4, "little"))
    assert "people.xlsx: unpacks to more than 1 MiB" in refusal(tmp_path, "people.xlsx", data, capsys)


@pytest.mark.parametrize("name", ["people.csv.gz", "people.csv.bz2", "people.zip"])
def test_a_packed_bomb(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    import bz2

    monkeypatch.setattr(limits, "FREE_BYTES", 1024**2)
    content = ROWS.encode() + b"\n" * 32 * 1024**2
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("people.csv", content)
    data = {
        "people.csv.gz": gzip.compress(content),
        "people.csv.bz2": bz2.compress(content),
        "people.zip": packed.getvalue(),
    }
    assert f"{name}: unpacks to more than" in refusal(tmp_path, name, data[name], capsys)


def test_a_packed_table_is_no_bomb(tmp_path: Path) -> None:
    (tmp_path / "people.csv.gz").write_bytes(gzip.compress(ROWS.encode() * 50))
    assert len(read_people(tmp_path / "people.csv.gz")) == 40 * 50


@pytest.mark.parametrize("cell", ["x" * 70_000, '"' + "x" * 70_000, '"' + "x\n" * 35_000 + '"'])
def test_a_cell_without_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, cell: str
) -> None:
    """The limit is 64 MiB for a line; here it is 64 KiB, and nothing is parsed before it is checked."""
    monkeypatch.setattr(limits, "LONGEST_LINE", 65536)
    monkeypatch.setattr(limits, "LONGEST_CELL", 65536)
    monkeypatch.setattr("rolemap.read.grid.LONGEST_CELL", 65536)
    data = (ROWS + f"40,Bob,{cell}\n" + ROWS.partition("\n")[2]).encode()
    said = refusal(tmp_path, "people.csv", data, capsys)
    assert "people.csv: line 42" in said or "people.csv: a cell" in said


def test_a_cell_that_no_column_can_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of a kilobyte in a cell of 2 GiB: the parser gives up where the limits were not met."""

    def too_large(*_args: object) -> None:
        raise pa.lib.ArrowCapacityError("array cannot contain more than 2147483646 bytes")

    monkeypatch.setattr("rolemap.read.delimited._fast", too_large)
    assert "people.csv: a cell holds more than 2 GiB" in refusal(tmp_path, "people.csv", ROWS.encode(), capsys)


def test_a_hundred_thousand_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = ",".join(["Name", "Job Title", *(f"Column {i}" for i in range(100_000))])
    said = refusal(tmp_path, "people.csv", f"{header}\nAna,PM\nKen,Project Manager\n".encode(), capsys)
    assert "people.csv: 100,002 columns, and a sheet has 16,384 at most" in said


def test_as_many_columns_as_a_sheet_has(tmp_path: Path) -> None:
    header = ",".join(["Name", "Job Title", *(f"Column {i}" for i in range(300))])
    (tmp_path / "people.csv").write_text(f"{header}\nAna,PM\nKen,Project Manager\n", encoding="utf-8")
    assert read_people(tmp_path / "people.csv").frame["title"].tolist() == ["PM", "Project Manager"]


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "people.csv"
    path.write_text(ROWS, encoding="utf-8")
    asked, real = [], os.fstat

    def fstat(handle: int) -> os.stat_result:
        asked.append(handle)
        if len(asked) > 1:
            with path.open("a", encoding="utf-8") as stream:
                stream.write("41,Zoë\n")
        return real(handle)

    monkeypatch.setattr(os, "fstat", fstat)
    with pytest.raises(InputError, match=r"people.csv: was changed while it was read; run again"):
        read_people(path)


@pytest.mark.skipif(os.name != "posix", reason="devices of POSIX")
def test_a_device_is_no_file() -> None:
    with pytest.raises(InputError, match="/dev/zero: is a device, not a file"):
        read_people(Path("/dev/zero"))


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_link_that_leads_to_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "people.csv").symlink_to(tmp_path / "people.csv")
    assert run(["map", str(tmp_path / "people.csv")]) == 2
    assert "cannot be read (Too many levels of symbolic links)" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["rolemap.toml", "gaps.json"])
def test_a_settings_file_nested_without_end(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / "people.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / name).write_text(("x = " if name.endswith("toml") else "") + "[" * 100_000, encoding="utf-8")
    option = {"rolemap.toml": "--config", "gaps.json": "--baseline"}[name]
    assert run(["gaps", str(tmp_path / "people.csv"), option, str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.startswith("rolemap: ")


def test_too_little_memory(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise MemoryError

    monkeypatch.setattr("rolemap.api.read_org", full)
    assert run(["gaps", str(tmp_path / "people.csv")]) == 2
    assert capsys.readouterr().err == (
        "rolemap: not enough memory for files of this size; close other programs, or split the files\n"
    )
