"""What one person leads, as a row of the chart of loads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rolemap.drawing.views.badges import NONE, Badges
from rolemap.drawing.views.limits import Limits
from rolemap.drawing.views.person_box import person_node
from rolemap.gaps.duties import is_duty
from rolemap.gaps.held import led_by_person
from rolemap.gaps.rules.allocation import peak_shares
from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, Assignment, Bar, Kind, Piece, WorkItem

_ROUNDING = 1e-6


@dataclass(frozen=True)
class Load:
    """What the person of a ``code`` leads, by kind, and the assignments of their fullest day.

    ``over`` has words for each limit that they pass, by kind (None: time); ``allowed`` how many units of a kind they
    may lead.
    """

    code: int
    items: Mapping[Kind, Sequence[WorkItem]] = field(default_factory=dict)
    planned: Sequence[Assignment] = ()
    over: Mapping[Kind | None, str] = field(default_factory=dict)
    allowed: Mapping[Kind, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Number of units."""
        return sum(map(len, self.items.values()))

    @property
    def share(self) -> float:
        """Share of their time (1.0: all of it) that is planned on the fullest day."""
        return sum(row.share or 0.0 for row in self.planned)


def loads_of(org: Org, limits: Limits) -> Iterator[Load]:
    """Everybody who leads active work of the register, or whose time is planned; by code."""
    led, planned = led_by_person(org), peak_shares(org)
    allowed = {kind: most for kind, (most, _) in limits.most.items()}
    for code in sorted({*led, *planned}):
        items: dict[Kind, list[WorkItem]] = {}
        for item in led.get(code, ()):
            items.setdefault(item.kind, []).append(item)
        one = Load(code, items, planned[code][1] if code in planned else (), allowed=allowed)
        yield replace(one, over=dict(_over(one, limits)))


def is_large(item: WorkItem) -> bool:
    """True if the register calls an item large."""
    return is_duty("large", item.size)


def _over(one: Load, limits: Limits) -> Iterator[tuple[Kind | None, str]]:
    large = sum(map(is_large, one.items.get(Kind.PROJECT, ())))
    for kind, (most, _) in limits.most.items():
        number = len(one.items.get(kind, ()))
        if number > most:
            yield kind, f"{number}, max {most}"
        elif kind is Kind.PROJECT and large > limits.large:
            yield kind, f"{large} large, max {limits.large}"
    if one.share > limits.share + _ROUNDING:
        yield None, f"{one.share:.0%}, max {limits.share:.0%}"


def load_bar(org: Org, marked: Badges, kinds: Sequence[Kind], one: Load) -> Bar:
    """The row of one person: a panel for each of ``kinds``, and behind them one of time."""
    person = org.people[one.code]
    badge = marked.get(("person", person.id), NONE)
    pieces = [piece for panel, kind in enumerate(kinds) for piece in _units(one, kind, panel)]
    remarks = [
        (panel, one.over.get(kind) or f"{len(one.items[kind]):,}", kind in one.over)
        for panel, kind in enumerate(kinds)
        if kind in one.items
    ]
    if one.planned:
        remarks.append((len(kinds), one.over.get(None) or f"{one.share:.0%}", None in one.over))
    if not one.items:
        remarks.append((0, "leads nothing", False))
    return Bar(
        id=person_node(one.code),
        heading=person.label,
        pieces=(*pieces, *_times(org, one, len(kinds))),
        detail="  ·  ".join(filter(None, [person.title if person.title != person.label else "", person.department])),
        role=person.verdict.role,
        remarks=tuple(remarks),
        badge=badge.count,
        worst=badge.worst,
        tooltip=" | ".join([person.label, person.title, *badge.messages]),
    )


def _units(one: Load, kind: Kind, panel: int) -> Iterator[Piece]:
    shares = {row.work_id: row.share for row in one.planned if row.share}
    for place, item in enumerate(one.items.get(kind, ())):
        words = [item.size, f"{shares[item.id]:.0%}" if item.id in shares else ""]
        is_over = place >= one.allowed.get(kind, place + 1)
        yield Piece(
            place,
            place + 1,
            role=LEAD_ROLE[kind],
            panel=panel,
            text=item.name or item.id,
            detail=" ".join(filter(None, words)),
            tooltip=" | ".join(filter(None, [f"{kind} {item.id}: {item.name}", *words])),
            is_over=is_over or (kind in one.over and "large" in one.over[kind] and is_large(item)),
        )


def _times(org: Org, one: Load, panel: int) -> Iterator[Piece]:
    start = 0.0
    for row in one.planned:
        share = row.share or 0.0
        item = org.work.get(row.work_id)
        name = (item.name or item.id) if item else row.work_id
        role = LEAD_ROLE[item.kind] if item else None
        yield Piece(
            start,
            start + share,
            role=role,
            panel=panel,
            text=name,
            detail=f"{share:.0%}",
            tooltip=f"{share:.0%} on {name}",
            is_over=None in one.over,
        )
        start += share
