"""The two value chains, of projects and of products, and where they meet: a project changes a product."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.item_box import work_node
from rolemap.drawing.views.labels import Label
from rolemap.drawing.views.select import with_all_above
from rolemap.drawing.views.tree import WorkTree, work_tree
from rolemap.drawing.views.words import count_of
from rolemap.drawing.views.work_diagram import MAX_BOXES, work_diagram
from rolemap.graph import Org
from rolemap.model import Diagram, Finding, Kind, Line, LineKind, WorkItem


def value_chains(
    org: Org,
    findings: Iterable[Finding] = (),
    *,
    max_boxes: int = MAX_BOXES,
    depth: int | None = None,
    label: Label = (),
) -> Diagram:
    """The project chain and the product chain side by side, and a line from each project to the products it changes.

    Of the projects only those that change a product are drawn, with their programs and portfolios; all products are.
    A line is in the color of gaps where nobody leads the project or nobody leads the product: then one of the two who
    should work together is not there. Where no project says which product it changes, both chains are drawn whole.
    No boxes where there is no project or no product. ``label`` names the fields on a box. Raises ``ConfigError`` for an
    unknown one.
    """
    meetings = list(_meetings(org))
    tree = work_tree(org.work)
    if not any(org.of_kind(Kind.PRODUCT)) or not any(org.of_kind(Kind.PROJECT)):
        return Diagram("Value chains")
    if meetings:
        ends = [item.id for item, _ in meetings] + [item.id for item in org.of_kind(Kind.PRODUCT)]
        tree = tree.only(with_all_above(ends, tree.parent_of))

    def lines(shown: set[str]) -> Iterator[Line]:
        for item, product in meetings:
            if item.id in shown and product.id in shown:
                is_gap = not (item.is_led and product.is_led)
                yield Line(work_node(item.id), work_node(product.id), LineKind.CHANGES, is_gap=is_gap)

    diagram = work_diagram(
        org,
        _products_last(org, tree),
        badges(org, findings),
        title=_title(meetings),
        max_boxes=max_boxes,
        depth=depth,
        label=label,
        more_lines=lines,
    )
    said = _said(meetings)
    return replace(
        diagram, boxes=tuple(replace(box, lines=(*said.get(box.id, ()), *box.lines)) for box in diagram.boxes)
    )


def _said(meetings: Iterable[tuple[WorkItem, WorkItem]]) -> Mapping[str, tuple[str, ...]]:
    """Id of a box → the line that says what a project changes, or how many projects change a product."""
    changes: dict[str, list[str]] = {}
    changed: dict[str, int] = {}
    for item, product in meetings:
        changes.setdefault(work_node(item.id), []).append(product.name or product.id)
        changed[work_node(product.id)] = changed.get(work_node(product.id), 0) + 1
    return {node: (f"changes {', '.join(names)}",) for node, names in changes.items()} | {
        node: (f"changed by {count_of(number, 'project')}",) for node, number in changed.items()
    }


def _meetings(org: Org) -> Iterator[tuple[WorkItem, WorkItem]]:
    """Each active item that is no product, with each product that it changes."""
    for item in org.work.values():
        for product_id in item.product_ids if item.kind is not Kind.PRODUCT and item.is_active else ():
            if product_id in org.work:
                yield item, org.work[product_id]


def _products_last(org: Org, tree: WorkTree) -> WorkTree:
    """The trees of the project chain, then those of products."""

    def is_product(node: str) -> bool:
        return org.work[node if node in org.work else tree.children[node][0]].kind is Kind.PRODUCT

    return replace(tree, roots=tuple(sorted(tree.roots, key=is_product)))


def _title(meetings: list[tuple[WorkItem, WorkItem]]) -> str:
    if not meetings:
        return "Value chains: no project says which product it changes"
    alone = sum(not (item.is_led and product.is_led) for item, product in meetings)
    where = count_of(len(meetings), "place")
    if not alone:
        return f"Value chains: they meet in {where}, and both sides are led in each"
    return f"Value chains: they meet in {where}, and in {alone:,} of them one side has no lead"
