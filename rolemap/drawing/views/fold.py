"""What of a large tree is drawn: whole levels while they fit, then the worst of each branch, then a number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

N = TypeVar("N", int, str)

_FEWEST_SHOWN = 2  # a level is drawn in part only if at least so many of each branch are shown


@dataclass(frozen=True, slots=True)
class Folded(Generic[N]):
    """``shown`` nodes, parents first. ``hidden``: shown parent → children not drawn (all, or all but the worst).

    ``hidden_roots`` are the roots not drawn.
    """

    shown: tuple[N, ...]
    hidden: Mapping[N, tuple[N, ...]]
    hidden_roots: tuple[N, ...] = ()


def fold(
    roots: Sequence[N],
    children: Mapping[N, Sequence[N]],
    *,
    max_boxes: int,
    depth: int | None,
    weight: Callable[[N], float],
) -> Folded[N]:
    """Choose at most about ``max_boxes`` nodes, at most ``depth`` levels (None: any), the heaviest first.

    >>> fold(["a"], {"a": ["b", "c"]}, max_boxes=2, depth=None, weight=lambda _: 0).hidden
    {'a': ('b', 'c')}
    """
    level = list(roots) if len(roots) <= max_boxes else _heaviest(roots, max_boxes - 1, weight)
    hidden_roots = tuple(_without(roots, level))
    shown = list(level)
    hidden: dict[N, tuple[N, ...]] = {}
    levels = 1
    while level:
        parents = [node for node in level if children.get(node)]
        below = [child for node in parents for child in children[node]]
        if (depth is None or levels < depth) and len(shown) + len(below) <= max_boxes:
            shown.extend(below)
            level = below
            levels += 1
            continue
        quota = (max_boxes - len(shown)) // len(parents) - 1 if parents else 0
        if quota < _FEWEST_SHOWN or (depth is not None and levels >= depth):
            hidden |= {node: tuple(children[node]) for node in parents}
            break
        last: list[N] = []
        for node in parents:
            kids = children[node]
            chosen = list(kids) if len(kids) <= quota + 1 else _heaviest(kids, quota, weight)
            last.extend(chosen)
            if rest := _without(kids, chosen):
                hidden[node] = tuple(rest)
        shown.extend(last)
        hidden |= {node: tuple(children[node]) for node in last if children.get(node)}
        break
    return Folded(tuple(shown), hidden, hidden_roots)


def everything_below(nodes: Iterable[N], children: Mapping[N, Sequence[N]]) -> list[N]:
    """``nodes`` and all below them, each once."""
    found = dict.fromkeys(nodes)
    queue = list(found)
    for node in queue:
        for child in children.get(node, ()):
            if child not in found:
                found[child] = None
                queue.append(child)
    return queue


def _heaviest(nodes: Sequence[N], count: int, weight: Callable[[N], float]) -> list[N]:
    ranked = sorted(range(len(nodes)), key=lambda index: (-weight(nodes[index]), index))[: max(count, 0)]
    return [nodes[index] for index in sorted(ranked)]


def _without(nodes: Sequence[N], taken: Iterable[N]) -> list[N]:
    chosen = set(taken)
    return [node for node in nodes if node not in chosen]
