"""Items and sums of items as the rows of the timeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from rolemap.drawing.views.badges import NONE, Badges
from rolemap.drawing.views.fold import everything_below
from rolemap.drawing.views.holding import item_held, says_who_leads
from rolemap.drawing.views.item_box import work_node
from rolemap.drawing.views.leading_times import LeadingTimes, Stretch
from rolemap.drawing.views.time_axis import TimeAxis
from rolemap.drawing.views.tree import WorkTree
from rolemap.drawing.views.words import kinds_in_words
from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, Bar, Held, Piece, WorkItem

_SAID = {Held.MISSING: "nobody", Held.VACANT: "vacant", Held.PLAIN: ""}


def spans_of(item: WorkItem) -> bool:
    """True if an item has at least one date, and does not finish before it starts."""
    return bool(item.start or item.finish) and not _is_reversed(item)


def _is_reversed(item: WorkItem) -> bool:
    return item.start is not None and item.finish is not None and item.finish < item.start


@dataclass(frozen=True)
class TimeRows:
    """Makes the rows of one timeline. An open end reaches to the end of the axis."""

    org: Org
    tree: WorkTree
    axis: TimeAxis
    times: LeadingTimes
    marked: Badges
    _known: dict[str, list[Stretch]] = field(default_factory=dict)

    def stretches(self, item: WorkItem) -> list[Stretch]:
        """The time of an item within the axis, cut where its lead changes; none without dates."""
        if item.id not in self._known:
            low, high = self._ends(item)
            found = []
            if spans_of(item) and low < high:
                plain = [Stretch(low, high, Held.PLAIN)]
                found = self.times.stretches(item, low, high) if self.knows_leads else plain
            self._known[item.id] = found
        return self._known[item.id]

    @cached_property
    def knows_leads(self) -> bool:
        """True if the register says who leads anything; if not, nobody can be missed."""
        return says_who_leads(self.org)

    def _ends(self, item: WorkItem) -> tuple[int, int]:
        low = item.start.toordinal() if item.start else self.axis.low
        high = item.finish.toordinal() + 1 if item.finish else self.axis.high
        return max(low, self.axis.low), min(high, self.axis.high)

    def unled_days(self, node: str) -> float:
        """Days of an active item without a lead; 0 for a heading."""
        item = self.org.work.get(node)
        if item is None or not item.is_active or not self.knows_leads:
            return 0.0
        return float(sum(one.end - one.start for one in self.stretches(item) if not one.held.is_led))

    def on(self, day: date, items: Iterable[WorkItem]) -> tuple[int, int]:
        """How many active items run on a day, and how many of them somebody leads."""
        at = day.toordinal()
        here = [one for item in items if item.is_active for one in self.stretches(item) if one.start <= at < one.end]
        return len(here), sum(one.held.is_led for one in here)

    def of_node(self, node: str, level: int, hidden: Sequence[str]) -> tuple[Bar, Bar | None]:
        """The row of a node, and one that sums the children of it that are ``hidden``, if there are any.

        A heading of which all children are hidden is both in one.
        """
        rest = self.summary(f"more:{node}", hidden, level + 1) if hidden else None
        if node not in self.tree.groups:
            return self._item(self.org.work[node], level), rest
        heading = Bar(node, self.tree.groups[node], level=level, is_heading=True)
        if rest is None or len(hidden) < len(self.tree.children[node]):
            return heading, rest
        return replace(heading, pieces=rest.pieces, detail=rest.heading, remarks=rest.remarks), None

    def _item(self, item: WorkItem, level: int) -> Bar:
        badge = self.marked.get((str(item.kind), item.id), NONE)
        pieces = tuple(self._piece(item, one) for one in self.stretches(item))
        words = f"{item.start or '…'} to {item.finish or '…'}" if item.start or item.finish else ""
        return Bar(
            id=work_node(item.id),
            heading=item.name or item.id,
            pieces=_with_arrows(item, pieces, self.axis),
            detail="  ·  ".join(filter(None, [str(item.kind), words])),
            role=LEAD_ROLE[item.kind],
            held=item_held(self.org, item) if self.knows_leads else Held.FILLED,
            level=level,
            remarks=tuple(_remarks(item)),
            badge=badge.count,
            worst=badge.worst,
            tooltip=" | ".join([f"{item.kind} {item.id}: {item.name}", *badge.messages]),
            is_heading=level == 0 and item.id in self.tree.children,
        )

    @staticmethod
    def _piece(item: WorkItem, one: Stretch) -> Piece:
        who = _SAID.get(one.held) if one.held in _SAID else ", ".join(one.who)
        text = f"{who} (acting)" if one.held is Held.ACTING else who
        days = f"{date.fromordinal(one.start)} to {date.fromordinal(one.end - 1)}"
        said = text or "nothing to lead"
        return Piece(
            one.start, one.end, one.held, LEAD_ROLE[item.kind], text=text or "", tooltip=f"{item.name}: {said}, {days}"
        )

    def summary(self, row_id: str, nodes: Sequence[str], level: int) -> Bar:
        """One row for ``nodes`` and all below them: how many run between two marks, and how many of these are led."""
        below = [node for node in everything_below(nodes, self.tree.children) if node in self.org.work]
        items = [self.org.work[node] for node in below]
        undated = sum(not spans_of(item) for item in items)
        remarks = ((0, f"{undated:,} without dates", False),) if undated else ()
        return Bar(
            row_id,
            f"+{kinds_in_words(item.kind for item in items)}",
            tuple(self._sums(items)),
            level=level,
            remarks=remarks,
        )

    def _sums(self, items: Sequence[WorkItem]) -> Iterator[Piece]:
        counted = [self.stretches(item) for item in items if item.is_active]
        for start, end in self.axis.spans():
            running = [[one for one in those if one.start < end and one.end > start] for those in counted]
            running = [those for those in running if those]
            if running:
                yield self._sum(running, start, end)

    def _sum(self, running: Sequence[Sequence[Stretch]], start: int, end: int) -> Piece:
        days = f"from {date.fromordinal(start)} to {date.fromordinal(end - 1)}"
        if not self.knows_leads:
            return Piece(start, end, Held.PLAIN, text=f"{len(running):,}", tooltip=f"{len(running):,} run {days}")
        led = sum(all(one.held.is_led for one in those) for those in running)
        text = f"{led:,} of {len(running):,}"
        tooltip = f"{text} that run {days} are led all of that time"
        return Piece(start, end, text=text, tooltip=tooltip, share=1 - led / len(running))


def _remarks(item: WorkItem) -> Iterator[tuple[int, str, bool]]:
    if not item.start and not item.finish:
        yield 0, "no dates", False
    elif _is_reversed(item):
        yield 0, f"finishes before it starts: {item.start} to {item.finish}", True


def _with_arrows(item: WorkItem, pieces: tuple[Piece, ...], axis: TimeAxis) -> tuple[Piece, ...]:
    """``pieces`` with arrows where a date is missing or lies beyond the axis."""
    if not pieces:
        return pieces
    before = item.start is None or item.start.toordinal() < axis.low
    after = item.finish is None or item.finish.toordinal() >= axis.high
    ends = ("<" if before else "", ">" if after else "")
    return tuple(
        replace(piece, runs_on=ends[0] * (place == 0) + ends[1] * (place == len(pieces) - 1))
        for place, piece in enumerate(pieces)
    )
