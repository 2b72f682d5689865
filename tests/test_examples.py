"""The examples are fresh, and the gaps planted in them are exactly the gaps that are found."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import rolemap

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*/README.md"))
WRITTEN = datetime(2026, 11, 1, tzinfo=UTC)
ROW = re.compile(r"\| (?P<code>[A-Z]{3,4}\d\d) \| (?P<subject>[^|]+?) \| (?P<name>[^|]*?) ?\| (?P<planted>[^|]+?) \|")

examples = pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.parent.name)


def planted(page: Path) -> list[tuple[str, str]]:
    """The (code, id of the subject) pairs of the table in an example's README."""
    rows = ROW.finditer(page.read_text(encoding="utf-8"))
    return sorted((row["code"], row["subject"]) for row in rows)


def found(page: Path, folder: Path) -> list[tuple[str, str]]:
    """The (code, id of the subject) pairs that rolemap finds, on the day that the files speak of.

    Rules about dates compare with the time of the newest file, which a checkout sets to its own day.
    """
    for name in ("people.csv", "work.csv"):
        if page.with_name(name).exists():
            shutil.copy(page.with_name(name), folder / name)
            os.utime(folder / name, (WRITTEN.timestamp(), WRITTEN.timestamp()))
    work = folder / "work.csv"
    org = rolemap.read_org(folder / "people.csv", work=work if work.exists() else None)
    return sorted((finding.code, finding.subject.id) for finding in rolemap.find_gaps(org).findings)


def test_there_are_examples() -> None:
    assert EXAMPLES


@examples
def test_the_page_lists_gaps(page: Path) -> None:
    assert planted(page)


@examples
def test_the_gaps_found_are_those_planted(page: Path, tmp_path: Path) -> None:
    assert found(page, tmp_path) == planted(page)


def test_the_files_are_those_that_the_script_writes() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_examples", "--check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for run in ("one", "two"):
        subprocess.run([sys.executable, ROOT / "scripts" / "make_examples", "--to", tmp_path / run], check=True)
    one, two = (
        {path.relative_to(tmp_path / run): path.read_bytes() for path in sorted((tmp_path / run).rglob("*.*"))}
        for run in ("one", "two")
    )
    assert one == two
