"""One large diagram → pages that a printer and a reader can take: a page for each portfolio, program or manager.

Trees that fit stand together; a branch that does not fit has a page of its own, and its box on the page before says
which. The first page is the index.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rolemap.drawing.chart_pages import MAX_ROWS, chart_pages
from rolemap.model import Box, Diagram

MAX_BOXES = 60
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Page:
    """``number`` is 1 for the index. ``level`` (0 for the index, 1, 2, …) is for bookmarks; ``name`` is the heading."""

    number: int
    name: str
    level: int
    diagram: Diagram


def paginate(diagram: Diagram, *, max_boxes: int = MAX_BOXES) -> tuple[Page, ...]:
    """The pages of ``diagram``, at most about ``max_boxes`` boxes each (more where one box has more children).

    Every box is on a page, and every tree line. Other lines are drawn where both ends are on the same page. A diagram
    that fits one page is one page without an index. Charts are cut by rows, without an index.
    """
    if diagram.chart:
        parts = enumerate(chart_pages(diagram, max_rows=min(max_boxes, MAX_ROWS)), start=1)
        return tuple(Page(number, part.title, 0, part) for number, part in parts)
    if len(diagram.boxes) <= max_boxes:
        return (Page(1, diagram.title, 0, diagram),)
    plans = _plan(diagram, max_boxes)
    numbers = {plan.head: number for number, plan in enumerate(plans, start=2) if plan.head}
    pages = [_page(diagram, plan, number, numbers) for number, plan in enumerate(plans, start=2)]
    return (Page(1, "Index", 0, _index(diagram, pages)), *pages)


@dataclass(frozen=True, slots=True)
class _Plan:
    """``head`` is the box that the page continues ("" where it begins with whole trees); ``level`` its depth."""

    head: str
    shown: tuple[str, ...]
    level: int
    origin: int  # position of the plan that it continues, -1 for none


def _plan(diagram: Diagram, max_boxes: int) -> list[_Plan]:
    children = diagram.children
    sizes = _sizes(diagram)
    plans: list[_Plan] = []
    together: list[str] = []
    waiting: list[tuple[str, int, int]] = []
    for root in diagram.roots:
        if sizes[root] > max_boxes:
            waiting.append((root, 1, -1))
            continue
        if len(together) + sizes[root] > max_boxes:
            plans.append(_Plan("", tuple(together), 1, -1))
            together = []
        together.extend(_below(root, children))
    if together:
        plans.append(_Plan("", tuple(together), 1, -1))
    waiting.reverse()
    while waiting:  # depth first, so that a branch follows its page
        head, level, origin = waiting.pop()
        shown = [head, *children[head]]
        later: list[tuple[str, int, int]] = []
        for child in children[head]:
            if sizes[child] == 1 or len(shown) + sizes[child] - 1 <= max_boxes:
                shown.extend(_below(child, children)[1:])
            else:
                later.append((child, level + 1, len(plans)))
        plans.append(_Plan(head, tuple(shown), level, origin))
        waiting.extend(reversed(later))
    return plans


def _page(diagram: Diagram, plan: _Plan, number: int, numbers: Mapping[str, int]) -> Page:
    shown, roots = set(plan.shown), set(diagram.roots)
    boxes = [
        replace(box, note=f"continued on page {numbers[box.id]}") if box.id in numbers and box.id != plan.head else box
        for box in diagram.boxes
        if box.id in shown
    ]
    lines = [line for line in diagram.lines if line.source in shown and line.target in shown]
    name = _name([box.heading for box in boxes if box.id == plan.head or (not plan.head and box.id in roots)])
    where = f"Page {number}" + (f", continued from page {plan.origin + 2}" if plan.origin >= 0 else "")
    return Page(
        number,
        name,
        plan.level,
        Diagram(title=name, boxes=tuple(boxes), lines=tuple(lines), subtitle=f"{where}  ·  {diagram.title}"),
    )


def _name(headings: Sequence[str]) -> str:
    """The heading of a page: those of its trees."""
    more = len(headings) - _NAMED
    return ", ".join(headings[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _index(diagram: Diagram, pages: Sequence[Page]) -> Diagram:
    boxes = [
        Box(
            id=f"page:{page.number}",
            heading=page.name,
            tag=f"page {page.number}",
            kind="page",
            lines=(_content(page.diagram),),
        )
        for page in pages
    ]
    return Diagram(diagram.title, tuple(boxes), (), diagram.subtitle, diagram.notes)


def _content(diagram: Diagram) -> str:
    gaps = sum(box.badge for box in diagram.boxes)
    words = f"{len(diagram.boxes)} boxes"
    return f"{words}, {gaps} gap{'' if gaps == 1 else 's'}" if gaps else words


def _sizes(diagram: Diagram) -> dict[str, int]:
    """Number of boxes of each branch, its own top included."""
    children = diagram.children
    sizes = {box.id: 1 for box in diagram.boxes}
    order = [node for root in diagram.roots for node in _below(root, children)]
    above = {child: parent for parent, below in children.items() for child in below}
    for node in reversed(order):
        if node in above:
            sizes[above[node]] += sizes[node]
    return sizes


def _below(node: str, children: Mapping[str, Sequence[str]]) -> list[str]:
    found = [node]
    for box_id in found:
        found.extend(children.get(box_id, ()))
    return found
