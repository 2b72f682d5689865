"""The workbook as a spreadsheet program reads it."""

import io
import shutil
import subprocess
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.escape import spreadsheet_text, without_controls
from rolemap.model import GapReport, ImportLog, Severity
from rolemap.report.workbook import gaps_xlsx
from tests.unit.report.small_org import finding, make_org, make_report

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is in the extra 'dev'")
SHEETS = ["summary", "gaps", "roles", "coverage", "import"]


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def column(sheet, label: str) -> list[object]:
    header = [cell.value for cell in sheet[1]]
    return [cell.value for cell in list(sheet.columns)[header.index(label)][1:]]


def test_sheets_filters_and_frozen_headers():
    book = opened(gaps_xlsx(make_org(), make_report()))
    assert book.sheetnames == [*SHEETS, "candidates", "title and practice"]
    for name in SHEETS[1:]:
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref.startswith("A1:")
    assert book["gaps"].conditional_formatting
    assert column(book["gaps"], "code") == ["OWN02", "ORG04", "OWN01", "VAC01", "STR01", "CLS01", "LOAD05"]
    assert column(book["gaps"], "affects")[0] == 2
    assert column(book["roles"], "role") == ["PfM", "PgM", "PjM", "PjM", "PjM", "PrM", "ambiguous", "support"]
    assert column(book["coverage"], "share")[:4] == [1, 0.5, 0.5, 1]
    assert set(column(book["coverage"], "of")) == {"all", "department"}
    assert column(book["title and practice"], "leads projects") == [0, 0, 2, 0, 0]
    assert column(book["import"], "code")[:2] == ["source", "source"]


def test_candidates_for_what_nobody_leads():
    sheet = opened(gaps_xlsx(make_org(), make_report()))["candidates"]
    assert set(column(sheet, "work that nobody leads")) == {"Identity & <Access>", "Single Sign-on"}
    proposed = [row for row in sheet.iter_rows(values_only=True) if row[-1] == "proposed"]
    assert [(row[1], row[3]) for row in proposed] == [("G2", "PgM"), ("J3", "PjM")]  # one each, or "recruit"


def test_links_lead_to_the_row_that_they_name():
    book = opened(gaps_xlsx(make_org(), make_report()))
    links = [cell for row in book["summary"].iter_rows() for cell in row if cell.hyperlink]
    assert links
    for cell in links:
        sheet, _, place = cell.hyperlink.location.partition("!")
        row = book[sheet.strip("'")][place].row
        assert book[sheet.strip("'")].cell(row, 2).value == cell.value


def test_every_cell_is_a_constant():
    content = gaps_xlsx(make_org(), make_report())
    cells = [cell for sheet in opened(content) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "'=HYPERLINK(1)" in {cell.value for cell in cells}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
        assert not any(b"<f>" in sheet or b"http://evil" in sheet for sheet in sheets)


def test_twice_the_same_bytes():
    assert gaps_xlsx(make_org(), make_report()) == gaps_xlsx(make_org(), make_report())


def test_nothing_at_all():
    book = opened(gaps_xlsx(make_org(rows=(), work=(), log=ImportLog()), GapReport(())))
    assert book.sheetnames == SHEETS


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=30) | st.just("x" * 40_000))
def test_any_text_comes_back(text):
    report = GapReport((finding("OWN01", "name", Severity.ERROR, None, text),))
    value = column(opened(gaps_xlsx(make_org(), report))["gaps"], "what is wrong")[0] or ""
    expected = spreadsheet_text(without_controls(text)).replace("\r\n", "\n").replace("\r", "\n")
    if len(expected) > 32_767:
        expected = expected[:32_766] + "…"
    assert value == expected


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_opens_it(tmp_path):
    (tmp_path / "gaps.xlsx").write_bytes(gaps_xlsx(make_org(), make_report()))
    command = [OFFICE, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(tmp_path / "gaps.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "Gap report" in (tmp_path / "gaps.csv").read_text(encoding="utf-8")
