"""One side of a comparison out of a folder that ``rolemap map`` has written."""

import csv
import json
from pathlib import Path
from typing import Any

from rolemap.errors import InputError
from rolemap.escape import from_spreadsheet
from rolemap.files import finish_interrupted
from rolemap.model import Finding, Severity, Subject
from rolemap.report.diff.side import Side, Unit, codes_of
from rolemap.report.gaps_json import VERSION

_Rows = dict[str, tuple[str, ...]]


def read_folder(folder: str | Path) -> Side:
    """The side that ``roles.csv``, ``gaps.json`` and (where there is one) ``work.csv`` of a folder make.

    Raises ``InputError`` that names every file that is missing or not as rolemap writes it.
    """
    folder = Path(folder)
    finish_interrupted(folder)
    missing = [name for name in ("roles.csv", "gaps.json") if not (folder / name).is_file()]
    if missing:
        raise InputError(f"{folder}: no {' and no '.join(missing)}; give a folder that 'rolemap map --out' has written")
    summary, findings = _read_report(folder / "gaps.json")
    people = _read_rows(folder / "roles.csv", ("person_id", "name", "title", "manager_id", "role"))
    work = folder / "work.csv"
    units = _read_rows(work, ("work_id", "name", "kind", "parent_id", "lead_ids")) if work.is_file() else {}
    ids = people["person_id"]
    return Side(
        files=tuple((file["file"], file["modified"]) for file in summary["files"]),
        version=summary["rolemap"],
        ids=ids,
        names=people["name"],
        titles=people["title"],
        departments=people.get("department", ("",) * len(ids)),
        roles=people["role"],
        manager=codes_of(ids, people["manager_id"]),
        units=_units(units, ids) if units else (),
        findings=findings,
        has_register=any(file["table"] == "work" for file in summary["files"]),
    )


def _read_rows(path: Path, needed: tuple[str, ...]) -> _Rows:
    """Columns of a CSV file of ours, as they were before they were made harmless."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read ({error}); write the folder again with 'rolemap map'") from error
    header = rows[0] if rows else []
    missing = [name for name in needed if name not in header]
    ragged = next((number for number, row in enumerate(rows, 1) if len(row) != len(header)), 0)
    if missing or ragged:
        what = f"no column {', '.join(missing)}" if missing else f"row {ragged} has another number of cells"
        raise InputError(f"{path}: {what}; it is not as 'rolemap map' writes it: write the folder again")
    columns = zip(*rows[1:], strict=True) if len(rows) > 1 else ((),) * len(header)
    return {name: tuple(map(from_spreadsheet, column)) for name, column in zip(header, columns, strict=True)}


def _units(rows: _Rows, ids: tuple[str, ...]) -> tuple[Unit, ...]:
    status = rows.get("status", ("",) * len(rows["work_id"]))
    names = ("work_id", "name", "kind", "parent_id", "lead_ids")
    units = []
    for *cells, state in zip(*(rows[name] for name in names), status, strict=True):
        unit_id, name, kind, parents, lead_ids = cells
        leads = codes_of(ids, tuple(lead_ids.split(";")))
        units.append(
            Unit(
                id=unit_id,
                name=name,
                kind=kind,
                parent_id=parents.partition(";")[0],
                leads=tuple(sorted({code for code in leads if code >= 0})),
                status=state,
            )
        )
    return tuple(units)


def _read_report(path: Path) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """Summary and findings of a gaps.json."""
    try:
        report = json.loads(path.read_text(encoding="utf-8-sig"))
        version, summary = report["version"], dict(report["summary"])
        _ = [(file["file"], file["modified"], file["table"]) for file in summary["files"]], summary["rolemap"]
        findings = tuple(_finding(gap) for gap in report["gaps"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: is not as 'rolemap map' writes it ({error!r}); write the folder again") from error
    if version != VERSION:
        raise InputError(f"{path}: is of version {version}, this rolemap reads version {VERSION}; write it again")
    return summary, findings


def _finding(gap: dict[str, Any]) -> Finding:
    return Finding(
        code=gap["code"],
        name=gap["name"],
        severity=Severity(gap["severity"]),
        subject=Subject(**gap["subject"]),
        message=gap["message"],
        evidence=tuple(gap["evidence"]),
        suggestion=gap["suggestion"],
        confidence=gap.get("confidence", 1.0),
        affected=gap.get("affected", 0),
    )
