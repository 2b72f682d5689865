"""Coverage: a heat map of where the four roles are held, and where they are not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rolemap.drawing.choose import choose
from rolemap.drawing.views.holding import says_who_leads
from rolemap.drawing.views.seats import Seat, gone, seats, unnamed_posts
from rolemap.drawing.views.words import count_of
from rolemap.graph import Org
from rolemap.model import PM_ROLES, Cell, Diagram, Finding, Grid, GridRow, Held, Role

MAX_ROWS = 24
_NAMED = 6  # units that a tooltip names
_WAYS = {"department": "departments", "portfolio": "portfolios", "level": "levels"}


def coverage(org: Org, findings: Iterable[Finding] = (), *, by: str = "", max_rows: int = MAX_ROWS) -> Diagram:  # noqa: ARG001  # every view takes the findings
    """Heat map of department, portfolio or level by role: how many seats are filled, acting, vacant and missing.

    A seat is the lead of an active item of the register; without a register it is a person, or a vacant seat, with one
    of the four roles. ``by`` is ``department``, ``portfolio`` (of a register) or ``level``: the kind of work, or
    without a register the layer of the reporting lines; by default the first of them that tells groups apart. Rows
    with most seats that nobody holds stand first; those beyond ``max_rows`` are summed in one row. No rows where the
    register has no column of leads. Raises ``ConfigError`` for another ``by``.
    """
    found = list(seats(org)) if says_who_leads(org) else []
    by = choose(dict(zip(_WAYS, _WAYS, strict=True)), by, "grouping") if by else _telling(found)
    roles = tuple(role for role in PM_ROLES if any(seat.role is role for seat in found))
    groups: dict[str, list[Seat]] = {}
    for seat in sorted(found, key=lambda seat: seat.rank):
        groups.setdefault(getattr(seat, by), []).append(seat)
    names = list(groups) if by == "level" else sorted(groups, key=lambda name: _worst_first(name, groups[name]))
    shown = names if len(names) <= max_rows else names[: max_rows - 1]
    rest = names[len(shown) :]
    rows = [_row("all", f"all {_WAYS[by]}", found, roles, is_sum=True)] if len(names) > 1 else []
    rows += [_row(f"{by}:{name}", name or f"no {by}", groups[name], roles) for name in shown]
    if rest:
        further = count_of(len(rest), f"further {by}", f"further {_WAYS[by]}")
        rows.append(_row("rest", further, [seat for name in rest for seat in groups[name]], roles))
    return Diagram(
        title=_title(org, found),
        subtitle=_subtitle(org, found),
        notes=tuple(_notes(org, by, len(rest))),
        chart=Grid(by, roles, tuple(rows) if found else ()),
    )


def _telling(found: Sequence[Seat]) -> str:
    """The first way of grouping that gives at least two groups; the last where none does."""
    return next((way for way in _WAYS if len({getattr(seat, way) for seat in found}) > 1), "level")


def _worst_first(name: str, group: Sequence[Seat]) -> tuple[int, int, str]:
    return -_open(group), -len(group), name


def _open(group: Iterable[Seat]) -> int:
    return sum(not seat.held.is_led for seat in group)


def _row(row_id: str, heading: str, group: Sequence[Seat], roles: Sequence[Role], *, is_sum: bool = False) -> GridRow:
    cells = tuple(_cell([seat for seat in group if seat.role is role], heading, role) for role in roles)
    return GridRow(row_id, heading, cells, count_of(len(group), "seat"), is_sum)


def _cell(group: Sequence[Seat], heading: str, role: Role) -> Cell | None:
    if not group:
        return None
    counts = Counter(seat.held for seat in group)
    parts = [f"{heading}, {role}"]
    for held in Held:
        names = [seat.name for seat in group if seat.held is held]
        if names:
            more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
            parts.append(f"{len(names):,} {held}: {', '.join(names[:_NAMED])}{more}")
    return Cell(tuple((held, counts[held]) for held in Held if counts[held]), " | ".join(parts))


def _title(org: Org, found: Sequence[Seat]) -> str:
    what = "roles on the work" if org.has_register else "seats of a role"
    number = _open(found)
    if not number:
        return f"Coverage: all {len(found):,} {what} are held"
    if number == len(found) > 1:
        return f"Coverage: nobody holds any of the {number:,} {what}"
    return f"Coverage: {number:,} of {len(found):,} {what} {'is' if number == 1 else 'are'} held by nobody"


def _subtitle(org: Org, found: Sequence[Seat]) -> str:
    counts = Counter(seat.held for seat in found)
    words = {
        Held.FILLED: "filled",
        Held.ACTING: "held for the time being",
        Held.UNKNOWN: "by somebody who is not identified in the people file",
        Held.VACANT: "vacant, or whoever is named has left",
        Held.MISSING: "without anybody named",
    }
    parts = [f"{counts[held]:,} {text}" for held, text in words.items() if counts[held]]
    source = "leads of active work" if org.has_register else "people and vacant seats by title, no register given"
    return "  ·  ".join([source, *parts])


def _notes(org: Org, by: str, rest: int) -> Iterator[str]:
    yield "“3 of 4”: of four seats, three have somebody in them, for good or for the time being."
    if not org.has_register and (posts := unnamed_posts(org)):
        yield f"Not counted: {count_of(posts, 'row')} of unnamed posts with such a title."
    if not org.has_register and (rows := gone(org)):
        yield f"Not counted: {count_of(rows, 'row')} of people who have left, or of closed posts, with such a title."
    if by == "department" and org.has_register:
        yield "Departments are those that the register names for its items."
    if rest:
        yield (
            f"{count_of(rest, by, _WAYS[by])} with the fewest seats that nobody holds "
            "are one row together; --max-rows draws more."
        )
