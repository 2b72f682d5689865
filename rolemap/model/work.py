"""Work items and the people named on them, as plain records."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rolemap.model.roles import Kind, Role


class WorkStatus(StrEnum):
    """Where a work item stands: candidates are not yet approved, open ones run, closed ones are over."""

    CANDIDATE = "candidate"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = ""


_CLOSED, _CANDIDATE = WorkStatus.CLOSED, WorkStatus.CANDIDATE  # members of an enumeration are slow to look up


@dataclass(frozen=True, slots=True)
class Holder:
    """One person named on a work item, as its lead or its sponsor, or the vacancy that stands in the cell.

    ``name`` is the name without qualifiers ("Zuri Olsen" of "Zuri Olsen (Acting)"), ``written`` the whole text of
    the file. ``person`` is the code (position) in ``People``, -1 where nobody of the file matches; ``role`` what the
    column or the assignment says they are there (``product_manager`` → PrM), None for a plain "lead".
    """

    name: str
    person: int = -1
    role: Role | None = None
    acting: str = ""
    vacant: bool = False
    share: float | None = None
    start: date | None = None
    end: date | None = None
    written: str = ""
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Dependency:
    """``target`` is a work item's id; ``owner`` the person named as answering for the dependency, or empty."""

    target: str
    owner: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A portfolio, program, project or product, with every reference resolved to ids of this map.

    ``parent_id`` is the primary parent, ``other_parent_ids`` the secondary ones. ``kind_written`` is the file's own
    word for the kind. ``budget`` is a number in the file's own currency. ``inferred`` is empty for an item of the
    register, else it says in words what the item was inferred from. ``row`` is the row of the file (1-based, 0 where
    there is none).
    """

    id: str
    name: str
    kind: Kind
    parent_id: str | None = None
    other_parent_ids: tuple[str, ...] = ()
    leads: tuple[Holder, ...] = ()
    sponsors: tuple[Holder, ...] = ()
    start: date | None = None
    finish: date | None = None
    status: WorkStatus = WorkStatus.UNKNOWN
    status_written: str = ""
    budget: float | None = None
    size: str = ""
    depends_on: tuple[Dependency, ...] = ()
    product_ids: tuple[str, ...] = ()
    department: str = ""
    inferred: str = ""
    kind_written: str = ""
    row: int = 0

    @property
    def is_active(self) -> bool:
        """True unless the register says that the item is closed or not yet approved."""
        return self.status is not _CLOSED and self.status is not _CANDIDATE

    @property
    def is_led(self) -> bool:
        """True if somebody, known or unknown to the people file, is named as lead; a vacancy is nobody."""
        for lead in self.leads:  # noqa: SIM110  # any() takes twice as long, and every item is asked often
            if not lead.vacant:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person on a work item: ``person`` a code in ``People`` (-1 unknown), ``work_id`` an id, ``share`` 0-1."""

    name: str
    person: int
    work_id: str
    role: Role | None = None
    role_written: str = ""
    share: float | None = None
    start: date | None = None
    end: date | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Dangling:
    """A reference that leads nowhere: ``subject`` (of ``kind``) names ``reference`` in its ``column``.

    ``reason`` is ``unknown`` (nobody and nothing of that name) or ``ambiguous`` (several; ``candidates`` names them).
    ``row`` is where it stands, in the ``file`` of the people (one of several); of work and assignments there is one.
    """

    kind: str
    subject: str
    column: str
    reference: str
    reason: str = "unknown"
    candidates: tuple[str, ...] = field(default=())
    row: int = 0
    file: str = ""
