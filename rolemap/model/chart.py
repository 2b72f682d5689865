"""Neutral charts: a heat map of counts, and bars on one or several axes. Views decide what is in them."""

from dataclasses import dataclass
from enum import StrEnum

from rolemap.model.roles import Role, Severity


class Held(StrEnum):
    """Whether a role is held. ``ACTING``: for the time being. ``UNKNOWN``: by somebody whom the people file does not
    know. ``VACANT``: the seat is empty, or whoever is named has left. ``MISSING``: nobody is named. ``PLAIN``: there
    is nothing to hold.
    """

    FILLED = "filled"
    ACTING = "acting"
    UNKNOWN = "unknown"
    VACANT = "vacant"
    MISSING = "missing"
    PLAIN = "plain"

    @property
    def is_led(self) -> bool:
        """True if somebody is there: in the seat for good, for the time being, or unknown to the people file."""
        return self in (Held.FILLED, Held.ACTING, Held.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Cell:
    """How many seats of one role a row has in each state; states without any are left out."""

    counts: tuple[tuple[Held, int], ...]
    tooltip: str = ""

    @property
    def total(self) -> int:
        """Number of seats."""
        return sum(count for _, count in self.counts)

    @property
    def led(self) -> int:
        """Number of seats with somebody in them."""
        return sum(count for held, count in self.counts if held.is_led)

    @property
    def open_share(self) -> float:
        """Share (0-1) of seats with nobody in them."""
        return (self.total - self.led) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a heat map: a cell, or None for no seats, for each column. ``is_sum`` sets sums apart."""

    id: str
    heading: str
    cells: tuple[Cell | None, ...]
    detail: str = ""
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A heat map: ``rows_are`` says what a row stands for ("department"); one column for each of ``columns``."""

    rows_are: str
    columns: tuple[Role, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what stands there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A line across all rows of a panel: a limit, or a day."""

    at: float
    label: str
    is_limit: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """One axis from ``low`` to ``high``, ``width`` px wide; ``ticks`` and ``guides`` lie within.

    ``is_time``: its values are days (``date.toordinal``), and ``high`` is the day after the last.
    """

    heading: str
    low: float
    high: float
    width: float
    ticks: tuple[Tick, ...] = ()
    guides: tuple[Guide, ...] = ()
    is_time: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar from ``start`` to ``end`` on the axis of panel number ``panel``.

    ``text`` and below it ``detail`` are drawn where they fit. ``share`` (0-1), where given, is the share of units that
    nobody leads, for a piece that stands for several. ``runs_on`` marks an end that is not known or lies beyond the
    axis: ``<``, ``>`` or both.
    """

    start: float
    end: float
    held: Held = Held.FILLED
    role: Role | None = None
    panel: int = 0
    text: str = ""
    detail: str = ""
    tooltip: str = ""
    share: float | None = None
    runs_on: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of bars: ``heading`` and ``detail`` beside it, ``role`` as a chip, ``level`` as indentation.

    ``remarks`` are (panel, text, is it a gap): said behind the last piece in that panel, or in place of any.
    ``is_heading`` marks a row that gathers the rows after it.
    """

    id: str
    heading: str
    pieces: tuple[Piece, ...] = ()
    detail: str = ""
    role: Role | None = None
    held: Held = Held.FILLED
    level: int = 0
    remarks: tuple[tuple[int, str, bool], ...] = ()
    badge: int = 0
    worst: Severity | None = None
    tooltip: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of bars; every piece and remark names one of the ``panels``."""

    panels: tuple[Panel, ...]
    rows: tuple[Bar, ...]


Chart = Grid | Bars
