"""The plain values of the domain: standard library only, frozen, no I/O."""

from rolemap.model.chart import Bar, Bars, Cell, Chart, Grid, GridRow, Guide, Held, Panel, Piece, Tick
from rolemap.model.diagram import Box, BoxState, Diagram, Line, LineKind, Seat
from rolemap.model.findings import Finding, Gap, GapReport, NotChecked, Subject, Waived
from rolemap.model.notes import ImportLog, ImportNote, NoteLevel, Source
from rolemap.model.people import ManagerState, Person, Presence
from rolemap.model.roles import (
    LEAD_ROLE,
    PM_ROLES,
    ROLE_NAMES,
    ROLE_ORDER,
    SEVERITY_ORDER,
    Kind,
    Role,
    Severity,
)
from rolemap.model.verdict import Verdict
from rolemap.model.work import Assignment, Dangling, Dependency, Holder, WorkItem, WorkStatus

__all__ = [
    "LEAD_ROLE",
    "PM_ROLES",
    "ROLE_NAMES",
    "ROLE_ORDER",
    "SEVERITY_ORDER",
    "Assignment",
    "Bar",
    "Bars",
    "Box",
    "BoxState",
    "Cell",
    "Chart",
    "Dangling",
    "Dependency",
    "Diagram",
    "Finding",
    "Gap",
    "GapReport",
    "Grid",
    "GridRow",
    "Guide",
    "Held",
    "Holder",
    "ImportLog",
    "ImportNote",
    "Kind",
    "Line",
    "LineKind",
    "ManagerState",
    "NotChecked",
    "NoteLevel",
    "Panel",
    "Person",
    "Piece",
    "Presence",
    "Role",
    "Seat",
    "Severity",
    "Source",
    "Subject",
    "Tick",
    "Verdict",
    "Waived",
    "WorkItem",
    "WorkStatus",
]
