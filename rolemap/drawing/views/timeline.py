"""The timeline: when each unit of work runs, and whether somebody leads it at that time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.fold import everything_below, fold
from rolemap.drawing.views.holding import item_held
from rolemap.drawing.views.leading_times import leading_times
from rolemap.drawing.views.select import around, find
from rolemap.drawing.views.time_axis import TimeAxis, time_axis
from rolemap.drawing.views.time_rows import TimeRows, spans_of
from rolemap.drawing.views.tree import WorkTree, work_tree
from rolemap.drawing.views.words import count_of, kinds_in_words
from rolemap.graph import Org
from rolemap.model import Bar, Bars, Diagram, Finding, Guide, Panel, WorkItem

MAX_ROWS = 60
_WIDTH = 940.0  # px of the axis


def timeline(
    org: Org,
    findings: Iterable[Finding] = (),
    *,
    max_rows: int = MAX_ROWS,
    depth: int | None = None,
    focus: str = "",
    as_of: date | None = None,
) -> Diagram:
    """A bar for each item by portfolio and program, cut where its lead changes: led, acting, vacant, or nobody named.

    Who leads when comes from the dates of leads in the register and in the assignments, and from the last days of
    people. Items without dates are listed as such. Beyond ``max_rows`` rows, or ``depth`` levels, those with least
    time without a lead are summed: how many of them run, and how many are led. ``as_of`` draws a line at that day.
    ``focus`` (id or name of an item) leaves that item with its chain up and its tree down. No rows where no item has a
    date. Raises ``ConfigError`` for an unknown ``focus``.
    """
    tree = work_tree(org.work)
    if focus:
        names = [(item.id, item.id, item.name) for item in org.work.values()]
        tree = tree.only(around(find(names, focus, "work item"), tree.children, tree.parent_of))
    items = [org.work[node] for node in everything_below(tree.roots, tree.children) if node in org.work]
    days = [day for item in items for day in (item.start, item.finish) if day]
    if not days:
        return Diagram("Timeline")
    axis, times = time_axis(days), leading_times(org)
    rows = TimeRows(org, tree, axis, times, badges(org, findings))
    guides = (Guide(as_of.toordinal(), f"{as_of}"),) if as_of and axis.low <= as_of.toordinal() < axis.high else ()
    panel = Panel("", axis.low, axis.high, _WIDTH, axis.ticks, guides, is_time=True)
    folded = fold(tree.roots, tree.children, max_boxes=max_rows, depth=depth, weight=rows.unled_days)
    shown = set(folded.shown)
    if depth is None:
        shown |= _worst(rows, [node for hidden in folded.hidden.values() for node in hidden], max_rows - len(shown))
    drawn: list[Bar] = []
    sums: list[tuple[int, Bar]] = []  # of the nodes above, with their level: each stands behind all that is below it
    for node, level in _in_order(tree, shown):
        while sums and sums[-1][0] >= level:
            drawn.append(sums.pop()[1])
        row, rest = rows.of_node(node, level, [one for one in folded.hidden.get(node, ()) if one not in shown])
        drawn.append(row)
        if rest:
            sums.append((level, rest))
    drawn += [row for _, row in reversed(sums)]
    if folded.hidden_roots:
        drawn.append(rows.summary("more:", folded.hidden_roots, 0))
    return Diagram(
        title=_title(rows, items),
        subtitle=_subtitle(rows, items, shown, as_of),
        notes=tuple(
            _notes(items, axis, as_of, sums=len(shown & set(org.work)) < len(items), knows_leads=rows.knows_leads)
        ),
        chart=Bars((panel,), tuple(drawn)),
    )


def _worst(rows: TimeRows, hidden: Sequence[str], room: int) -> set[str]:
    """Of the nodes that would be summed, those with time without a lead, where there is room for all of them."""
    worst = {node for node in hidden if rows.unled_days(node) > 0}
    return worst if len(worst) <= room else set()


def _in_order(tree: WorkTree, shown: set[str]) -> Iterator[tuple[str, int]]:
    """The nodes shown, each before those below it, with its level."""
    stack = [(root, 0) for root in reversed(tree.roots) if root in shown]
    while stack:
        node, level = stack.pop()
        yield node, level
        stack.extend((child, level + 1) for child in reversed(tree.children.get(node, ())) if child in shown)


def _title(rows: TimeRows, items: Sequence[WorkItem]) -> str:
    dated = [item for item in items if item.is_active and spans_of(item)]
    unled = sum(rows.unled_days(item.id) > 0 for item in dated)
    active = count_of(len(dated), "active item")
    if not rows.knows_leads:
        return f"Timeline of {active}; the register does not say who leads them"
    if not unled:
        said = f"somebody leads each of {active} all the time"
    else:
        said = f"{unled:,} of {active} {'has' if unled == 1 else 'have'} time without a lead"
    return f"Timeline: {said}{_undated_unled(rows, items)}"


def _undated_unled(rows: TimeRows, items: Sequence[WorkItem]) -> str:
    """What the headline adds of active items that no bar can show; nothing where all of them are led."""
    undated = [item for item in items if item.is_active and not item.start and not item.finish]
    unled = sum(not item_held(rows.org, item).is_led for item in undated)
    return f"; {unled:,} of {len(undated):,} undated {'has' if unled == 1 else 'have'} no lead" if unled else ""


def _subtitle(rows: TimeRows, items: Sequence[WorkItem], shown: set[str], as_of: date | None) -> str:
    parts = [kinds_in_words(item.kind for item in items)]
    undated = sum(not item.start and not item.finish for item in items)
    if undated:
        parts.append(f"{undated:,} without dates")
    if as_of:
        running, led = rows.on(as_of, items)
        parts.append(f"on {as_of}: {running:,} run" + (f", {led:,} of them led" if rows.knows_leads else ""))
    drawn = sum(item.id in shown for item in items)
    if drawn < len(items):
        parts.append(f"{drawn:,} of {len(items):,} drawn one by one, the rest summed")
    return "  ·  ".join(parts)


def _notes(
    items: Sequence[WorkItem], axis: TimeAxis, as_of: date | None, *, sums: bool, knows_leads: bool
) -> Iterator[str]:
    if sums:
        yield (
            "“3 of 4”: of four items that run in that time, three are led throughout."
            if knows_leads
            else "A number says how many items run in that time."
        )
    first, last = date.fromordinal(axis.low), date.fromordinal(axis.high - 1)
    beyond = sum(any(not first <= day <= last for day in (item.start, item.finish) if day) for item in items)
    if beyond:
        yield f"{count_of(beyond, 'item')} with a date far before or after all others: an arrow points beyond the axis."
    open_ended = sum((item.start is None) != (item.finish is None) for item in items)
    if open_ended:
        yield f"{count_of(open_ended, 'item')} without a start or a finish date: drawn to the end of the axis (arrow)."
    if as_of and not axis.low <= as_of.toordinal() < axis.high:
        yield f"{as_of} lies beyond the axis."
