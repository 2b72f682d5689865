"""Files of labeled titles, as scripts/evaluate and scripts/calibrate read them."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from rolemap.model import Role

ROLE_OF = {"OTHER": Role.OTHER, "AMBIGUOUS": Role.AMBIGUOUS, **{str(role): role for role in Role}}
_CONTESTABLE = re.compile(r"low confidence|finance possible|bare delivery|officer or manager|marketing sense", re.I)
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Labeled:
    """One labeled title; ``contestable`` where its note says that another label could be argued for."""

    title: str
    role: Role
    also: Role | None
    support: bool
    language: str
    source: str
    contestable: bool


def read_labeled(path: Path) -> list[Labeled]:
    """Read a CSV file with columns ``title``, ``label`` or ``role``, and any of also, support, lang, source, note."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [_labeled(row) for row in csv.DictReader(file)]


def folds(rows: list[Labeled]) -> list[tuple[list[Labeled], list[Labeled]]]:
    """Return (fitted on, looked at) five times; a title's fold is its position modulo five."""
    return [
        (
            [row for at, row in enumerate(rows) if at % FOLDS != k],
            [row for at, row in enumerate(rows) if at % FOLDS == k],
        )
        for k in range(FOLDS)
    ]


def _labeled(row: dict[str, str]) -> Labeled:
    also = row.get("also") or ""
    return Labeled(
        title=row["title"],
        role=ROLE_OF[row.get("label") or row["role"]],
        also=ROLE_OF[also] if also else None,
        support=row.get("support") == "1",
        language=row.get("lang") or row.get("language") or "",
        source=row.get("source") or "",
        contestable=bool(_CONTESTABLE.search(row.get("note") or row.get("why") or "")),
    )
