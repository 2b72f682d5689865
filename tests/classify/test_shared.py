"""Real titles that lie beside the checkout, where they do: labeled ones, and files in which nobody is a PM."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from rolemap.classify import classify_titles
from rolemap.model import PM_ROLES

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
LABELED = SHARED / "titles" / "dev.csv"
LEAST_ACCURACY = 0.98


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not LABELED.exists(), reason="the labeled titles are not here")
def test_labeled_titles_are_read_as_labeled() -> None:
    cases = rows(LABELED)
    verdicts = classify_titles([case["title"] for case in cases])
    right = sum(
        str(verdict.role).lower() == case["label"].lower() for case, verdict in zip(cases, verdicts, strict=True)
    )
    assert right >= LEAST_ACCURACY * len(cases)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_nobody_of_a_bicycle_maker_is_a_pm() -> None:
    verdicts = classify_titles([row["Title"] for row in rows(SHARED / "data" / "adventureworks" / "DimEmployee.csv")])
    assert len(verdicts) == 296
    assert [verdict for verdict in verdicts if verdict.role in PM_ROLES] == []


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_a_software_company_and_its_traps() -> None:
    titles = [row["title"] for row in rows(SHARED / "data" / "software-company" / "people.csv")]
    found = dict(zip(titles, classify_titles(titles), strict=True))
    plain = Counter(role for title in titles for role in ("PrM", "PgM", "PjM") if str(found[title].role) == role)
    assert plain["PrM"] >= 22
    assert plain["PgM"] >= 16
    assert plain["PjM"] >= 1
    for trap in ("Engineering Manager, Plan:Project Management", "Product Design Manager", "Product Marketing Manager"):
        assert str(found[trap].role) == "other"


def test_evaluate_prints_its_tables_for_any_labeled_file() -> None:
    run = subprocess.run(
        [sys.executable, "scripts/evaluate", "--no-baselines", "tests/classify/titles.csv"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "| rolemap, not English |" in run.stdout
    assert "answers differ from their label" in run.stdout
