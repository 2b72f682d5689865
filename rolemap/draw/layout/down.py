"""Trees that grow downward: levels in rows, leaves hanging in columns."""

from collections.abc import Sequence
from math import log

from rolemap.draw import sizes as s
from rolemap.draw.layout.forest import Forest
from rolemap.draw.layout.hang import Group, hang, loose
from rolemap.draw.layout.shelves import pack
from rolemap.draw.layout.spots import Spots
from rolemap.draw.layout.tidy import tidy

_ROW_CHOICES = (3, 4, 5, 6, 8, 10, 13, 17, 24, 40)
_TRIED_UP_TO = 2000  # boxes; above, one choice is taken without trying the others
_ROWS_UNTRIED = 13
_LOOSE = 3  # from this many on, boxes without any line stand together


def hanging(forest: Forest) -> list[bool]:
    """Which boxes hang: all leaves below the roots, unless no box has three of them."""
    leaf = [not below for below in forest.children]
    if not any(sum(leaf[child] for child in below) > 2 for below in forest.children):
        return [False] * len(leaf)
    return [is_leaf and depth > 0 for is_leaf, depth in zip(leaf, forest.depth, strict=True)]


def place_down(forest: Forest, is_hung: Sequence[bool], heights: Sequence[float], aspect: float) -> Spots:
    """Place all boxes, with as many hanging leaves in a column as bring width / height nearest to ``aspect``."""
    most = max((sum(is_hung[child] for child in below) for below in forest.children), default=0)
    choices = [rows for rows in _ROW_CHOICES if rows < most] + [max(most, 1)]
    if len(is_hung) > _TRIED_UP_TO:
        choices = [_ROWS_UNTRIED]
    tried = (_place(forest, is_hung, heights, aspect, rows) for rows in choices)
    return min(tried, key=lambda spots: abs(log((spots.width + 1) / (spots.height + 1) / aspect)))


def level_tops(forest: Forest, is_hung: Sequence[bool], heights: Sequence[float]) -> list[float]:
    """Top of each level, and of one below the last; a level is as high as its highest box that does not hang."""
    level = [0.0] * (max(forest.depth, default=0) + 1)
    for depth, hung, height in zip(forest.depth, is_hung, heights, strict=True):
        if not hung and height > level[depth]:
            level[depth] = height
    tops = [0.0]
    for height in level:
        tops.append(tops[-1] + height + s.LEVEL_GAP)
    return tops


def _place(
    forest: Forest, is_hung: Sequence[bool], heights: Sequence[float], aspect: float, max_rows: int
) -> Spots:
    tops = level_tops(forest, is_hung, heights)
    count = len(forest.children)
    children = [[child for child in below if not is_hung[child]] for below in forest.children]
    groups = _groups(forest, is_hung, heights, max_rows)
    for node, group in enumerate(groups, start=count):
        children[group.parent].append(node)
    children.extend([] for _ in groups)
    tops_of_groups = [tops[forest.depth[group.parent] + 1] for group in groups]
    width = [s.BOX_WIDTH + s.SIBLING_GAP] * count + [group.width + s.SIBLING_GAP for group in groups]
    top = [tops[depth] - s.LEVEL_GAP for depth in forest.depth] + [y - s.LEVEL_GAP for y in tops_of_groups]
    bottom = [tops[depth + 1] - s.LEVEL_GAP for depth in forest.depth]
    bottom += [y + group.height for y, group in zip(tops_of_groups, groups, strict=True)]

    alone = [root for root in forest.roots if not forest.children[root]]
    alone = alone if len(alone) >= _LOOSE else []
    trees = tidy(children, width, top, bottom, sorted(set(forest.roots) - set(alone)))
    sizes = [
        (max(x + width[node] for node, x in tree) - s.SIBLING_GAP, max(bottom[node] for node, _ in tree))
        for tree in trees
    ]
    if alone:
        groups.append(loose(alone, heights, aspect))
        tops_of_groups.append(0.0)
        trees.append([(count + len(groups) - 1, 0.0)])
        sizes.append((groups[-1].width, groups[-1].height))
    return _join(forest, trees, sizes, tops, groups, tops_of_groups, aspect)


def _groups(forest: Forest, is_hung: Sequence[bool], heights: Sequence[float], max_rows: int) -> list[Group]:
    groups = []
    for parent, below in enumerate(forest.children):
        if leaves := [child for child in below if is_hung[child]]:
            groups.append(hang(parent, leaves, heights, max_rows))
    return groups


def _join(
    forest: Forest,
    trees: Sequence[Sequence[tuple[int, float]]],
    sizes: Sequence[tuple[float, float]],
    tops: Sequence[float],
    groups: Sequence[Group],
    tops_of_groups: Sequence[float],
    aspect: float,
) -> Spots:
    """Trees side by side, and every hanging leaf at its place in its group."""
    packing = pack(sizes, s.TREE_GAP, aspect)
    count = len(forest.children)
    spots = Spots([0.0] * count, [0.0] * count, {}, packing.width, packing.height)
    for tree, (left, upper) in zip(trees, packing.corners, strict=True):
        for node, x in tree:
            if node < count:
                spots.x[node], spots.y[node] = left + x, upper + tops[forest.depth[node]]
                continue
            group, group_top = groups[node - count], upper + tops_of_groups[node - count]
            for leaf in group.leaves:
                spots.x[leaf.leaf], spots.y[leaf.leaf] = left + x + leaf.x, group_top + leaf.y
                if group.parent >= 0:
                    spots.trunk[leaf.leaf] = left + x + leaf.trunk, group_top - s.LEVEL_GAP / 2
    return spots
