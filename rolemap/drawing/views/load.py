"""Load: what each person leads at once, beside the limits that the rules check."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.holding import item_held
from rolemap.drawing.views.limits import Limits, RuleOptions, limits_of
from rolemap.drawing.views.load_bar import Load, is_large, load_bar, loads_of
from rolemap.drawing.views.words import count_of
from rolemap.gaps.rules.capacity import idle_managers
from rolemap.graph import Org
from rolemap.model import PM_ROLES, ROLE_ORDER, Bar, Bars, Diagram, Finding, Guide, Kind, Panel, Tick

MAX_ROWS = 40
_AXIS = 600.0  # px that a panel of many units takes
_UNIT = (7.0, 120.0)  # px of one unit, at least and at most
_TIME_WIDTH = 300.0
_KINDS = (Kind.PROJECT, Kind.PROGRAM, Kind.PORTFOLIO, Kind.PRODUCT)


def load(
    org: Org, findings: Iterable[Finding] = (), rules: RuleOptions | None = None, *, max_rows: int = MAX_ROWS
) -> Diagram:
    """Everybody who leads active work, a piece of bar for each unit, and the limits above which it is too much.

    Limits are those of the rules LOAD01, LOAD02, LOAD07 and LOAD08, with ``rules`` as ``rolemap.toml`` sets them;
    shares of time come from the assignments, on the fullest day. People above a limit stand first; those with the
    title of a PM who lead nothing (as LOAD06 says) stand last. Beyond ``max_rows`` people the rest is counted.
    """
    limits, marked = limits_of(rules or {}), badges(org, findings)
    loads = list(loads_of(org, limits))
    over = sorted(
        (one for one in loads if one.over), key=lambda one: (-len(one.over), -one.count, -one.share, one.code)
    )
    within = sorted((one for one in loads if not one.over), key=partial(_by_count, org))
    idle = [Load(code, {}) for _, codes, _ in idle_managers(org) for code in codes] if loads else []
    kinds = [kind for kind in _KINDS if any(kind in one.items for one in loads)]
    panels = [_panel(kind, loads, limits) for kind in kinds]
    if any(one.planned for one in loads):
        panels.append(_time_panel(loads, limits))
    rows: list[Bar] = []
    left_out = []
    sections = (
        ("Above a limit", over, "with nobody above a limit"),
        ("Within the limits", within, "within the limits"),
        ("Lead nothing in the register", idle, "who lead nothing"),
    )
    make = partial(load_bar, org, marked, kinds)
    for (heading, those, words), shown in zip(sections, _quotas(max_rows, over, within, idle), strict=True):
        if those:
            drawn = f", {shown:,} drawn" if shown < len(those) else ""
            words_of_section = f"{heading}: {count_of(len(those), 'person', 'people')}{drawn}"
            rows.append(Bar(f"section:{heading}", words_of_section, is_heading=True))
            rows += [make(one) for one in those[:shown]]
        if shown < len(those):
            left_out.append(f"{len(those) - shown:,} {words}")
    return Diagram(
        title=_title(len(over), len(loads)),
        subtitle=_subtitle(org, loads, len(idle), limits),
        notes=tuple(_notes(org, left_out)),
        chart=Bars(tuple(panels), tuple(rows)),
    )


def _by_count(org: Org, one: Load) -> tuple[int, float, int, int]:
    """Who leads most first; of those who lead as many, by the ladder of roles."""
    role = ROLE_ORDER[org.people.role[one.code]]
    rank = PM_ROLES.index(role) if role in PM_ROLES else len(PM_ROLES)
    return -one.count, -one.share, rank, one.code


def _quotas(max_rows: int, *sections: Sequence[Load]) -> list[int]:
    """How many of each section are drawn: the first as far as they fit, then at least a third for the last."""
    over, within, idle = map(len, sections)
    over = min(over, max_rows)
    room = max_rows - over
    last = min(idle, max(room - within, room // 3))
    return [over, min(within, room - last), last]


def _panel(kind: Kind, loads: Sequence[Load], limits: Limits) -> Panel:
    largest = max(len(one.items.get(kind, ())) for one in loads)
    guides = []
    if kind in limits.most:
        most, code = limits.most[kind]
        guides.append(Guide(most, f"at most {most} ({code})", is_limit=True))
        largest = max(largest, most)
        if kind is Kind.PROJECT and most < limits.error_above <= largest:
            guides.append(Guide(limits.error_above, f"error above {limits.error_above}", is_limit=True))
    unit = min(max(_AXIS / largest, _UNIT[0]), _UNIT[1])
    step = next(step for step in (1, 5, 10, 50, 100, 1000) if largest / step <= 12 or step == 1000)
    ticks = tuple(Tick(number, f"{number:,}") for number in range(step, largest + 1, step))
    return Panel(f"{kind}s led".capitalize(), 0, largest, largest * unit, ticks, tuple(guides))


def _time_panel(loads: Sequence[Load], limits: Limits) -> Panel:
    most = max(1.0, limits.share, *(one.share for one in loads))
    step = 0.25 if most <= 2 else 1.0
    ticks = tuple(Tick(number * step, f"{number * step:.0%}") for number in range(1, int(most / step) + 1))
    guide = Guide(limits.share, f"at most {limits.share:.0%} (LOAD07)", is_limit=True)
    return Panel("Time planned, on the fullest day", 0, most, _TIME_WIDTH, ticks, (guide,))


def _title(over: int, people: int) -> str:
    if not over:
        return "Load: nobody leads more than the limits allow"
    who = f"{over:,} of {count_of(people, 'person', 'people')} with work"
    return f"Load: {who} {'is' if over == 1 else 'are'} above a limit"


def _subtitle(org: Org, loads: Sequence[Load], idle: int, limits: Limits) -> str:
    led = {item.id for one in loads for items in one.items.values() for item in items}
    people = sum(one.count > 0 for one in loads)
    large = f", {limits.large} large ones" if any(is_large(item) for item in org.active) else ""
    who_leads = f"{count_of(people, 'person leads', 'people lead')} {count_of(len(led), 'unit')} of active work"
    parts = [who_leads, f"limits: {limits.most[Kind.PROJECT][0]} projects{large}"]
    parts[-1] += f", {limits.most[Kind.PRODUCT][0]} products"
    if idle:
        who = count_of(idle, "person", "people")
        parts.append(f"{who} with the title of a PM {'leads' if idle == 1 else 'lead'} nothing")
    return "  ·  ".join(parts)


def _notes(org: Org, left_out: Sequence[str]) -> Iterator[str]:
    if left_out:
        yield f"Not drawn: {', '.join(left_out)}; --max-rows draws more."
    unknown = sum(any(lead.person < 0 and not lead.vacant for lead in item.leads) for item in org.active)
    nobody = sum(not item_held(org, item).is_led for item in org.active)
    if unknown:
        yield f"Not counted here: {count_of(unknown, 'unit')} with a lead who is not identified in the people file."
    if nobody:
        yield f"{count_of(nobody, 'active unit')} without a lead (vacant, left, or nobody named); see --view coverage."
