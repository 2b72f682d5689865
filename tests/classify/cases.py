"""The rows of titles.csv."""

import csv
from pathlib import Path


def read_cases() -> list[dict[str, str]]:
    """Rows with title, role, also, support, language, why."""
    with (Path(__file__).parent / "titles.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
