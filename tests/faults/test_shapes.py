"""Reporting lines of odd shapes: a chain, a manager of everybody, a circle; by the million where arrays are enough.

Whole maps of a million such people are made by hand: they take minutes. What these tests find is recursion, and steps
that grow with the square: a chain of 20,000 would not end.
"""

from pathlib import Path

import numpy as np
import pytest

from rolemap import find_gaps, read_org
from rolemap.api import map_files
from rolemap.graph import build_reporting, nearest_above

MILLION = 1_000_000
TITLES = ("Project Manager", "Program Manager", "Analyst", "Portfolio Manager", "Engineer", "Product Manager")


def managers(shape: str, number: int) -> np.ndarray:
    """Position of each one's manager, -1 at the top."""
    before = np.arange(number, dtype=np.int32) - 1
    if shape == "chain":
        return before
    if shape == "circle":
        return np.where(before < 0, number - 1, before).astype(np.int32)
    return np.where(before < 0, -1, 0).astype(np.int32)


@pytest.mark.parametrize(
    ("shape", "deepest", "widest"), [("chain", MILLION, 1), ("star", 2, MILLION - 1), ("circle", 0, 1)]
)
def test_a_million_in_one_line(shape: str, deepest: int, widest: int) -> None:
    reporting = build_reporting(managers(shape, MILLION))
    assert reporting.depth.max() == deepest
    assert reporting.span.max() == widest
    mark = np.zeros(MILLION, dtype=bool)
    mark[0] = True
    above = nearest_above(reporting.parent, mark)
    assert (above == 0).sum() >= MILLION - 1


@pytest.mark.parametrize(("shape", "rule"), [("chain", "ORG03"), ("star", "ORG01"), ("circle", "ORG06")])
def test_a_whole_map_of_one_line(tmp_path: Path, shape: str, rule: str) -> None:
    number = 1_500
    lines = ["id,name,title,manager id"]
    for person, manager in enumerate(managers(shape, number).tolist()):
        lines.append(f"{person},Ana {person},{TITLES[person % 6]},{manager if manager >= 0 else ''}")
    (tmp_path / "people.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    org = read_org(tmp_path / "people.csv")
    report = find_gaps(org)
    assert rule in {finding.code for finding in report}
    files = map_files(org, report)
    assert len(files) >= 14
    assert all(files.values())
