"""A small organisation made by hand, and the findings on it: what every reporter is tested with."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from rolemap.graph import Org, build_org
from rolemap.model import (
    Dependency,
    Finding,
    GapReport,
    Holder,
    ImportLog,
    ImportNote,
    Kind,
    ManagerState,
    NotChecked,
    NoteLevel,
    Role,
    Severity,
    Source,
    Subject,
    Verdict,
    WorkItem,
    WorkStatus,
)
from rolemap.tables.people import People
from rolemap.tables.places import Places

PFM = Verdict(Role.PFM, 0.95, evidence="head noun 'manager' of 'portfolio'")
PGM = Verdict(Role.PGM, 0.97, evidence="head noun 'manager' of 'program'")
PJM = Verdict(Role.PJM, 0.97, evidence="head noun 'manager' of 'project'")
PRM = Verdict(Role.PRM, 0.9, also=Role.PJM, evidence="'product owner'")
SUPPORT = Verdict(Role.OTHER, 0.93, also=Role.PJM, support=True, evidence="'coordinator' supports a project manager")
UNSURE = Verdict(
    Role.AMBIGUOUS,
    0.4,
    evidence="'PM' alone may mean project, program or product manager",
    candidates=((Role.PJM, 0.5), (Role.PGM, 0.3), (Role.PRM, 0.2)),
)
OTHER = Verdict(Role.OTHER, 0.99, evidence="no PM word")

ROWS: tuple[tuple[str, str, str, str, str, Verdict], ...] = (
    ("p1", "Ida Berg", "Director", "", "Head Office", OTHER),
    ("p2", "Ana Ruiz", "Portfolio Manager", "p1", "Change", PFM),
    ("p3", "Ken Ito", "Program Manager", "p2", "Change", PGM),
    ("p4", "Zuri Olsen", "Senior Project Manager", "p3", "Change", PJM),
    ("p5", "Lea O'Neil, PMP", "Project Manager", "p3", "Change", PJM),
    ("p6", 'Omar "Oz" Haddad', "Product Owner", "p1", "Digital", PRM),
    ("p7", "Mia Wong", "PM", "p3", "Digital", UNSURE),
    ("p8", "Per Dahl", "Project Coordinator", "p4", "Change", SUPPORT),
    ("p9", "", "Project Manager", "p3", "Change", PJM),
    ("p10", "=HYPERLINK(1)", "Analyst | <b>Data</b>", "gone", "Digital", OTHER),
)


def make_people(rows: Sequence[tuple[str, str, str, str, str, Verdict]], file: str = "people.csv") -> People:
    """People of ``(id, name, title, manager id, department, verdict)``; a blank name is a vacant seat."""
    ids = [row[0] for row in rows]
    verdicts = tuple(dict.fromkeys(row[5] for row in rows))
    code_of = {person_id: code for code, person_id in reversed(list(enumerate(ids)))}
    n = len(rows)
    verdict = np.array([verdicts.index(row[5]) for row in rows], dtype=np.int32)
    state = [
        ManagerState.ROOT if not row[3] else ManagerState.KNOWN if row[3] in code_of else ManagerState.MISSING
        for row in rows
    ]
    return People(
        columns={
            name: pa.array([row[place] for row in rows], pa.string())
            for place, name in enumerate(("person_id", "name", "title", "manager_id", "department"))
        },
        manager=np.array([code_of.get(row[3], -1) for row in rows], dtype=np.int32),
        manager_state=np.array(state, dtype=np.int8),
        vacant=np.array([not row[1] for row in rows], dtype=np.bool_),
        presence=np.zeros(n, dtype=np.int8),
        fte=np.full(n, np.nan, dtype=np.float32),
        posts=np.zeros(n, dtype=np.bool_),
        places=Places(np.arange(2, n + 2, dtype=np.int64), (file,)),
        verdicts=verdicts,
        verdict=verdict,
        title_verdict=verdict,
        matrix=np.empty((0, 2), dtype=np.int32),
    )


def holder(person: int, name: str, acting: str = "") -> Holder:
    """A lead who is the person of that code."""
    return Holder(name=name, person=person, acting=acting, written=f"{name} ({acting})" if acting else name)


WORK = (
    WorkItem("F1", "Modern Services", Kind.PORTFOLIO, leads=(holder(1, "Ana Ruiz"),), department="Change"),
    WorkItem("G1", "Payments", Kind.PROGRAM, "F1", leads=(holder(2, "Ken Ito"),), department="Change"),
    WorkItem("G2", "Identity & <Access>", Kind.PROGRAM, "F1", department="Digital"),
    WorkItem(
        "J1",
        "Card Renewal",
        Kind.PROJECT,
        "G1",
        leads=(holder(3, "Zuri Olsen", "Acting"),),
        sponsors=(holder(0, "Ida Berg"),),
        start=date(2024, 1, 8),
        finish=date(2024, 12, 20),
        status=WorkStatus.OPEN,
        status_written="In flight",
        budget=1_250_000.0,
        depends_on=(Dependency("J2"), Dependency("J9")),
        product_ids=("D1",),
        department="Change",
    ),
    WorkItem("J2", "Ledger, phase 2", Kind.PROJECT, "G1", leads=(holder(4, "Lea O'Neil, PMP"),), department="Change"),
    WorkItem("J3", "Single Sign-on", Kind.PROJECT, "G2", leads=(Holder("TBD", vacant=True, written="TBD"),)),
    WorkItem("J4", "Archive Move", Kind.PROJECT, None, leads=(Holder("Ulf Nobody", written="Ulf Nobody"),)),
    WorkItem("J5", "Old Intranet", Kind.PROJECT, "G2", status=WorkStatus.CLOSED, status_written="Done"),
    WorkItem("D1", "Card", Kind.PRODUCT, leads=(holder(5, 'Omar "Oz" Haddad'),), department="Digital"),
)

LOG = ImportLog(
    sources=(
        Source(
            "people.csv",
            "people",
            rows_read=12,
            rows_used=10,
            rows_left_out=2,
            modified="2024-05-06T07:08:09+00:00",
            encoding="utf-8",
            delimiter=",",
            columns=tuple((name, name) for name in ("person_id", "name", "title", "manager_id", "department")),
        ),
        Source(
            "work.csv",
            "work",
            rows_read=9,
            rows_used=9,
            rows_left_out=0,
            modified="2024-05-07T10:00:00+00:00",
            encoding="cp1252",
            delimiter=";",
            columns=(("work_id", "Ref"), ("name", "Name"), ("lead", "Owner")),
        ),
    ),
    notes=(
        ImportNote(NoteLevel.DROPPED, "column-not-kept", "people.csv", "column 'Salary' is not kept", column="Salary"),
        ImportNote(NoteLevel.LEFT_OUT, "row-blank", "people.csv", "2 blank rows left out", count=2),
        ImportNote(
            NoteLevel.UNRESOLVED,
            "manager-unknown",
            "people.csv",
            "manager 'gone' is not in the file",
            row=11,
            column="manager_id",
            value="gone",
            next_step="add the person, or clear the cell",
        ),
    ),
)


def finding(code: str, name: str, severity: Severity, item: WorkItem | None, message: str, **rest: object) -> Finding:
    """A finding about a work item, or about person p10."""
    subject = Subject("person", "p10", "=HYPERLINK(1)") if item is None else Subject(item.kind, item.id, item.name)
    return Finding(code, name, severity, subject, message, **rest)  # type: ignore[arg-type]  # a shorthand of tests


FINDINGS = (
    finding(
        "OWN02",
        "program-without-manager",
        Severity.ERROR,
        WORK[2],
        "no program manager is named",
        evidence=("2 projects below", "lead column is blank in row 4"),
        suggestion="name a program manager for Identity & <Access>",
        affected=2,
    ),
    finding(
        "OWN01",
        "project-without-manager",
        Severity.ERROR,
        WORK[6],
        "its lead 'Ulf Nobody' is not in the people file",
        evidence=("row 8 names 'Ulf Nobody'",),
        suggestion="check the spelling, or add the person",
    ),
    finding(
        "VAC01",
        "vacant-lead",
        Severity.ERROR,
        WORK[5],
        "the project manager's seat is vacant (TBD)",
        suggestion="name a project manager",
        confidence=0.97,
    ),
    finding("STR01", "project-without-program", Severity.WARNING, WORK[6], "belongs to no program and no portfolio"),
    finding("ORG04", "manager-not-in-file", Severity.ERROR, None, "manager 'gone' is not in the file", affected=1),
    finding(
        "CLS01",
        "ambiguous-title",
        Severity.WARNING,
        None,
        "'PM' may mean three roles | <script>alert(1)</script>",
        confidence=0.4,
    ),
    finding("LOAD05", "program-of-one", Severity.NOTE, WORK[1], "has 1 project\nand no more", affected=1),
)

NOT_CHECKED = (
    NotChecked("OWN05", "no-sponsor", "no sponsor column"),
    NotChecked("OWN06", "several-sponsors", "no sponsor column"),
    NotChecked("DEP01", "dependency-without-owner", "no dependency owner column"),
)


def make_org(
    rows: Sequence[tuple[str, str, str, str, str, Verdict]] = ROWS,
    work: Sequence[WorkItem] | None = WORK,
    log: ImportLog = LOG,
) -> Org:
    """The small organisation, or one of other rows and work."""
    items: Mapping[str, WorkItem] | None = None if work is None else {item.id: item for item in work}
    return build_org(make_people(rows), items, log=log)


def make_report() -> GapReport:
    """Its findings, worst first."""
    return GapReport(tuple(sorted(FINDINGS, key=lambda one: one.sort_key)), NOT_CHECKED)
