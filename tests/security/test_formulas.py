"""Cells that begin like formulas, opened in LibreOffice: they are texts, and nothing is computed."""

import csv
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

import rolemap
from rolemap.escape import FORMULA_START
from rolemap.report import REPORTERS
from tests.security.hostile import FORMULAS, write

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formulas")
    people, work = write(folder, FORMULAS)
    org = rolemap.read_org(people, work)
    rolemap.write_map(org, folder)
    (folder / "gaps.xlsx").write_bytes(REPORTERS["xlsx"](org, rolemap.find_gaps(org)))
    assert "+2+3" in (folder / "roles.csv").read_text(encoding="utf-8")
    return folder


def test_no_cell_of_csv_begins_like_a_formula(results: Path) -> None:
    for name in ("roles.csv", "work.csv", "gaps.csv", "import.csv"):
        with (results / name).open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert not [cell for cell in cells if cell.startswith(FORMULA_START)], name


def test_no_cell_of_a_workbook_is_a_formula_or_a_link_out(results: Path) -> None:
    book = openpyxl.load_workbook(results / "gaps.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 100
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert not [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice on this machine")
def test_libreoffice_computes_nothing(results: Path, tmp_path: Path) -> None:
    """Each file is saved as LibreOffice understands it: what it takes for a formula is one there."""
    files = [results / name for name in ("roles.csv", "work.csv", "gaps.xlsx")]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "ods", "--outdir", tmp_path, *files]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    for file in files:
        with zipfile.ZipFile(tmp_path / f"{file.stem}.ods") as archive:
            content = archive.read("content.xml").decode("utf-8")
        assert "1+1" in content
        assert "table:formula" not in content, file.name
        assert 'xlink:href="http' not in content, file.name
