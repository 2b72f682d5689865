"""Invented organizations with odd values, as rows of text: whole, or in partitions of CSV and Parquet."""

import csv
import itertools
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

Row = Mapping[str, str]

_GIVEN = ("Ana", "Ken", "Zoë", 'Bo "Bear"', "Łucja", "O'Neil", "王", "Maria\nJosé", "NULL")
_FAMILY = ("Ruiz", "Ito", "Müller-Lüdenscheidt", "Null", "Smith, PhD", "Dlamini", "de la Cruz")
_TITLES = (
    *("Project Manager", "Senior Program Manager", "Projektleiterin (m/w/d)", "Product Owner", "PM", "Sr. PM", "PM II"),
    *(
        "Portfolio Manager",
        "Project Coordinator",
        "Engineer",
        "",
        'Head of "Special" Projects',
        "=cmd()",
        "N/A",
        "项目经理",
    ),
    *("Baker", "Programme Manager, EMEA", "Product Marketing Manager", "Analyst; Project Manager"),
)
_DEPARTMENTS = ("Product Management", "PMO", "Construction", "Sales", "", "Platform", "Field Operations")
_STATUS = ("Active", "active", "On leave", "Terminated", "", "Vacant")


def organization(seed: int, size: int) -> list[Row]:
    """Rows of one table. What columns there are, and how names and managers are written, depends on the seed."""
    chance = Random(seed)
    last_first = chance.random() < 0.4
    by_mail, has_ids = chance.random() < 0.3, chance.random() < 0.8
    rows: list[Row] = []
    for number in range(size):
        given, family = chance.choice(_GIVEN), chance.choice(_FAMILY)
        boss = chance.randrange(max(1, number)) if number and chance.random() < 0.95 else None
        name = f"{family}, {given}" if last_first else f"{given} {family}"
        row = {
            "Name": chance.choice(("Vacant", "", "TBD")) if chance.random() < 0.06 else name,
            "Job Title": chance.choice(_TITLES),
            "Department": chance.choice(_DEPARTMENTS),
            "Email": f"P{number}@Acme.example" if chance.random() < 0.9 else "",
            "Status": chance.choice(_STATUS),
            "FTE": chance.choice(("1", "0.5", "0", "")),
        }
        if has_ids:
            row["Employee ID"] = _written_id(chance, number)
        manager = "" if boss is None else _reference(chance, boss, by_mail=by_mail)
        row["Manager Email" if by_mail else "Manager ID"] = manager
        rows.append(row)
    return rows


def _written_id(chance: Random, number: int) -> str:
    oddity = chance.random()
    if oddity < 0.05:
        return ""
    if oddity < 0.12:
        return f"E{max(0, number - 1):04}"  # that of the row above
    return f"E{number:04}"


def _reference(chance: Random, boss: int, *, by_mail: bool) -> str:
    oddity = chance.random()
    if oddity < 0.04:
        return "nobody@acme.example" if by_mail else "E9999"
    if by_mail:
        return f"p{boss}@acme.example"
    return f"e{boss:04}" if oddity < 0.1 else f"E{boss:04}"


def register(rows: Sequence[Row], seed: int) -> list[Row]:
    """Work items whose leads are written as ids, names or e-mails; some are nobody."""
    chance = Random(seed)
    items: list[Row] = []
    for number in range(30):
        person = chance.choice(rows)
        written = [person["Name"], person["Email"], person.get("Employee ID", ""), "TBD", "", "Qadir Nemo"]
        kind = chance.choice(("Portfolio", "Program", "Project", "Project", "Product"))
        status = chance.choice(("In progress", "Closed", "Planned"))
        lead = chance.choice(written)
        items.append({"ID": f"W{number}", "Name": f"Unit {number}", "Kind": kind, "Lead": lead, "Status": status})
    return items


def write_csv(path: Path, rows: Sequence[Row], header: Sequence[str]) -> None:
    """Write rows as CSV, quoted where they must be."""
    stream = StringIO(newline="")
    writer = csv.DictWriter(stream, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(stream.getvalue().encode())


def write_partitions(folder: Path, rows: Sequence[Row], kind: str, seed: int) -> None:
    """Write rows into partitions of unlike sizes, one of them without a row; with columns in another order."""
    folder.mkdir()
    chance = Random(seed)
    header = list(rows[0])
    bounds = sorted({0, len(rows), *(chance.randrange(1, len(rows)) for _ in range(3))})
    parts = [rows[start:end] for start, end in itertools.pairwise(bounds)]
    parts.insert(chance.randrange(len(parts) + 1), [])
    for number, part in enumerate(parts):
        turned = header if number != 1 else header[::-1]
        if kind == "csv":
            write_csv(folder / f"part-{number}.csv", part, turned)
        else:
            cells = {name: pa.array([row[name] or None for row in part], pa.string()) for name in turned}
            pq.write_table(pa.table(cells), folder / f"part-{number}.parquet", row_group_size=40)
