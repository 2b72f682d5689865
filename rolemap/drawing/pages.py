"""One large diagram → pages that a printer and a reader can take: a page for each portfolio, program or manager.

Trees that fit stand together; a branch that does not fit has a page of its own, and its box on the page before says
which. The first page is the index.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rolemap.drawing.chart_pages import MAX_ROWS, chart_pages
from rolemap.model import Box, Diagram, Line

MAX_BOXES = 60
_STRETCH = 1.25  # a branch so much larger than a page still is one page: better than a second one with five boxes
_NEARLY_ALONE = 2  # boxes
_NAMED = 3
_LINK = "#page-"


@dataclass(frozen=True, slots=True)
class Page:
    """``number`` is 1 for the index. ``level`` (0 for the index, 1, 2, …) is for bookmarks; ``name`` is the heading."""

    number: int
    name: str
    level: int
    diagram: Diagram


def paginate(diagram: Diagram, *, max_boxes: int = MAX_BOXES) -> tuple[Page, ...]:
    """The pages of ``diagram``, at most about ``max_boxes`` boxes each: a quarter more where that spares a page, and
    more where one box has more children.

    Every box is on a page, and every tree line. Other lines are drawn where both ends are on the same page. A diagram
    that fits one page is one page without an index. Charts are cut by rows, without an index.
    """
    if diagram.chart:
        parts = enumerate(chart_pages(diagram, max_rows=min(max_boxes, MAX_ROWS)), start=1)
        return tuple(Page(number, part.title, 0, part) for number, part in parts)
    if len(diagram.boxes) <= max_boxes:
        return (Page(1, diagram.title, 0, diagram),)
    plans = _plan(diagram, max_boxes)
    if len(plans) == 1:
        return (Page(1, diagram.title, 0, diagram),)
    numbers = {head: number for number, plan in enumerate(plans, start=2) for head in plan.heads}
    drawn = zip(plans, _drawn(diagram, plans), strict=True)
    pages = [_page(diagram.title, plan, on, number, numbers) for number, (plan, on) in enumerate(drawn, start=2)]
    return (Page(1, "Index", 0, _index(diagram, pages)), *pages)


@dataclass(frozen=True, slots=True)
class _Plan:
    """``heads`` are the boxes that the page continues, none where it begins with whole trees; ``level`` their depth."""

    heads: tuple[str, ...]
    shown: tuple[str, ...]
    level: int
    origin: int  # position of the plan that it continues, -1 for none


@dataclass(frozen=True, slots=True)
class _Branch:
    """What waits for a page: boxes of one parent, each with all below it unless there is only one."""

    heads: tuple[str, ...]
    level: int
    origin: int


def _plan(diagram: Diagram, max_boxes: int) -> list[_Plan]:
    children = diagram.children
    sizes = _sizes(diagram)
    whole = max_boxes * _STRETCH
    plans: list[_Plan] = []
    together: list[str] = []
    waiting: list[_Branch] = []
    for root in diagram.roots:
        if sizes[root] > whole:
            waiting.append(_Branch((root,), 1, -1))
            continue
        if together and len(together) + sizes[root] > _room(max_boxes, len(together), sizes[root]):
            plans.append(_Plan((), tuple(together), 1, -1))
            together = []
        together.extend(_below(root, children))
    if together and plans and len(plans[-1].shown) + len(together) <= _room(max_boxes, len(together)):
        together = [*plans.pop().shown, *together]
    if together:
        plans.append(_Plan((), tuple(together), 1, -1))
    waiting.reverse()
    while waiting:  # depth first, so that a branch follows its page
        branch = waiting.pop()
        if sum(sizes[head] for head in branch.heads) <= whole:
            shown = [box for head in branch.heads for box in _below(head, children)]
            plans.append(_Plan(branch.heads, tuple(shown), branch.level, branch.origin))
            continue
        head = branch.heads[0]
        shown = [head, *children[head]]
        later: list[str] = []
        for child in children[head]:
            if sizes[child] == 1 or len(shown) + sizes[child] - 1 <= max_boxes:
                shown.extend(_below(child, children)[1:])
            else:
                later.append(child)
        groups = _groups(later, sizes, max_boxes)
        waiting.extend(_Branch(group, branch.level + 1, len(plans)) for group in reversed(groups))
        plans.append(_Plan(branch.heads, tuple(shown), branch.level, branch.origin))
    return plans


def _room(max_boxes: int, *parts: int) -> float:
    """How many boxes a page takes: a quarter more where a part would else stand nearly alone on one."""
    return max_boxes * (_STRETCH if min(parts) <= max(_NEARLY_ALONE, max_boxes / 12) else 1)


def _groups(heads: Sequence[str], sizes: Mapping[str, int], max_boxes: int) -> list[tuple[str, ...]]:
    """Branches in their order, small ones together on a page."""
    groups: list[list[str]] = []
    taken = 0
    for head in heads:
        if not groups or taken + sizes[head] > _room(max_boxes, taken, sizes[head]):
            groups.append([])
            taken = 0
        groups[-1].append(head)
        taken += sizes[head]
    return [tuple(group) for group in groups]


def _drawn(diagram: Diagram, plans: Sequence[_Plan]) -> list[tuple[list[Box], list[Line]]]:
    """The boxes and lines of each plan, in drawing order."""
    pages_of: dict[str, list[int]] = {}
    for number, plan in enumerate(plans):
        for box_id in plan.shown:
            pages_of.setdefault(box_id, []).append(number)
    parts: list[tuple[list[Box], list[Line]]] = [([], []) for _ in plans]
    for box in diagram.boxes:
        for number in pages_of[box.id]:
            parts[number][0].append(box)
    for line in diagram.lines:
        for number in pages_of[line.source]:
            if number in pages_of[line.target]:
                parts[number][1].append(line)
    return parts


def _page(title: str, plan: _Plan, part: tuple[list[Box], list[Line]], number: int, numbers: Mapping[str, int]) -> Page:
    boxes = [_leading(box, plan, number, numbers) for box in part[0]]
    diagram = Diagram(title="", boxes=tuple(boxes), lines=tuple(part[1]))
    heads = set(plan.heads or diagram.roots)
    name = _name([box.heading for box in boxes if box.id in heads])
    where = f"Page {number}" + (f", continued from page {plan.origin + 2}" if plan.origin >= 0 else "")
    return Page(number, name, plan.level, replace(diagram, title=name, subtitle=f"{where}  ·  {title}"))


def _leading(box: Box, plan: _Plan, number: int, numbers: Mapping[str, int]) -> Box:
    """``box`` as it stands on page ``number``: with the way on to its own page, or back to the page before."""
    there = numbers.get(box.id, number)
    if there != number:
        return replace(box, note=f"continued on page {there}", link=to_page(there))
    return replace(box, link=to_page(plan.origin + 2)) if box.id in plan.heads and plan.origin >= 0 else box


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
            link=to_page(page.number),
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


def to_page(number: int) -> str:
    """The link to a page of the same document.

    >>> to_page(3), page_of(to_page(3)), page_of("map.html#page-3")
    ('#page-3', 3, None)
    """
    return f"{_LINK}{number}"


def page_of(link: str) -> int | None:
    """The number of the page of the same document that a link leads to, None for another address."""
    number = link.removeprefix(_LINK)
    return int(number) if link.startswith(_LINK) and number.isdecimal() else None
