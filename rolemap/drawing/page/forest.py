"""Parents → preorder: the order in which the page keeps every tree."""

from collections.abc import Iterable, Sequence


def preorder(parent: Sequence[int], roots: Iterable[int] | None = None) -> list[int]:
    """Nodes with every parent before its children and every branch in one piece; siblings keep their order.

    ``parent`` holds a position or -1; ``roots`` are the nodes without a parent in the order wanted, by default their
    own. Nodes on a circle of parents, and below one, are left out.

    >>> preorder([1, -1, 0, 1])
    [1, 0, 2, 3]
    """
    first = [-1] * len(parent)
    following = [-1] * len(parent)
    tops: list[int] = []
    for node in range(len(parent) - 1, -1, -1):
        above = parent[node]
        if above < 0:
            tops.append(node)
        else:
            following[node], first[above] = first[above], node
    waiting = tops if roots is None else list(roots)[::-1]
    order: list[int] = []
    while waiting:
        node = waiting.pop()
        order.append(node)
        if following[node] >= 0:
            waiting.append(following[node])
        if first[node] >= 0:
            waiting.append(first[node])
    return order


def steps_up(parent: Sequence[int], order: Iterable[int]) -> list[int]:
    """For each node of ``order``: how many places before it its parent stands, 0 at a root.

    >>> steps_up([1, -1, 0, 1], [1, 0, 2, 3])
    [0, 1, 1, 3]
    """
    place: dict[int, int] = {}
    steps = []
    for position, node in enumerate(order):
        place[node] = position
        steps.append(position - place[parent[node]] if parent[node] >= 0 else 0)
    return steps
