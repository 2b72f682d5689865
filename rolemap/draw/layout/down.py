"""Trees that grow downward: levels in rows, leaves hanging in columns, too many branches in several rows."""

from collections.abc import Iterator, Sequence
from math import log

from rolemap.draw import sizes as s
from rolemap.draw.layout.block import Block
from rolemap.draw.layout.forest import Forest
from rolemap.draw.layout.hang import hang, loose
from rolemap.draw.layout.shelves import pack
from rolemap.draw.layout.spots import Spots
from rolemap.draw.layout.tidy import tidy
from rolemap.draw.layout.wrap import FEWEST, wrap

_LEAVES_IN_COLUMN = (3, 4, 5, 6, 8, 10, 13, 17, 24, 40)
_ROWS_OF_BRANCHES = (1, 2, 3, 4)
_EVERY_CHOICE_UP_TO = 400  # boxes; above, branches stay in one row; above the next, nothing is tried
_TRIED_UP_TO = 4000
_UNTRIED = (13, 1)
_COST_OF_ROW = 0.12  # rows of branches are harder to read than one: worth it only for a clearly better shape


def hanging(forest: Forest) -> list[bool]:
    """Which boxes hang: all leaves below the roots, unless no box has three of them."""
    leaf = [not below for below in forest.children]
    if not any(sum(leaf[child] for child in below) > 2 for below in forest.children):
        return [False] * len(leaf)
    return [is_leaf and depth > 0 for is_leaf, depth in zip(leaf, forest.depth, strict=True)]


def place_down(forest: Forest, is_hung: Sequence[bool], heights: Sequence[float], aspect: float) -> Spots:
    """Place all boxes. How many leaves stand in a column, and branches in a row, is what suits ``aspect`` best."""
    tops = level_tops(forest, is_hung, heights)

    def cost(choice: tuple[Spots, int]) -> float:
        spots, rows = choice
        return abs(log((spots.width + 1) / (spots.height + 1) / aspect)) + _COST_OF_ROW * (rows - 1)

    tried = [
        (_place(forest, is_hung, heights, tops, aspect, column, rows), rows)
        for column, rows in _choices(forest, is_hung)
    ]
    return min(tried, key=cost)[0]


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


def _choices(forest: Forest, is_hung: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(leaves in a column, rows of branches) worth trying."""
    if len(is_hung) > _TRIED_UP_TO:
        yield _UNTRIED
        return
    most = max((sum(is_hung[child] for child in below) for below in forest.children), default=0)
    rows = _ROWS_OF_BRANCHES if len(is_hung) <= _EVERY_CHOICE_UP_TO else (1,)
    for column in (*(column for column in _LEAVES_IN_COLUMN if column < most), max(most, 1)):
        yield from ((column, count) for count in rows)


def _place(
    forest: Forest,
    is_hung: Sequence[bool],
    heights: Sequence[float],
    tops: Sequence[float],
    aspect: float,
    column: int,
    rows: int,
) -> Spots:
    count = len(forest.children)
    children = [[child for child in below if not is_hung[child]] for below in forest.children]
    blocks = list(_blocks(forest, is_hung, heights, column, rows))
    in_block = {place.box for block in blocks for place in block.places}
    for parent, below in enumerate(children):
        if below and below[0] in in_block:
            children[parent] = []
    for node, block in enumerate(blocks, start=count):
        children[block.parent].append(node)
    children.extend([] for _ in blocks)
    block_tops = [tops[forest.depth[block.parent] + 1] for block in blocks]
    width = [s.BOX_WIDTH + s.SIBLING_GAP] * count + [block.width + s.SIBLING_GAP for block in blocks]
    top = [tops[depth] - s.LEVEL_GAP for depth in forest.depth] + [y - s.LEVEL_GAP for y in block_tops]
    bottom = [tops[depth + 1] - s.LEVEL_GAP for depth in forest.depth]
    bottom += [y + block.height for y, block in zip(block_tops, blocks, strict=True)]

    alone = [root for root in forest.roots if not forest.children[root]]
    alone = alone if len(alone) > 2 else []
    trees = tidy(children, width, top, bottom, sorted(set(forest.roots) - set(alone)))
    sizes = [
        (max(x + width[node] for node, x in tree) - s.SIBLING_GAP, max(bottom[node] for node, _ in tree))
        for tree in trees
    ]
    if alone:
        blocks.append(loose(alone, heights, aspect))
        block_tops.append(0.0)
        trees.append([(count + len(blocks) - 1, 0.0)])
        sizes.append((blocks[-1].width, blocks[-1].height))
    return _join(forest, trees, sizes, tops, blocks, block_tops, aspect)


def _blocks(
    forest: Forest, is_hung: Sequence[bool], heights: Sequence[float], column: int, rows: int
) -> Iterator[Block]:
    """All blocks, by parent; none of them lies within another."""
    hung = {
        parent: hang(parent, leaves, heights, column)
        for parent, below in enumerate(forest.children)
        if (leaves := [child for child in below if is_hung[child]])
    }
    within: set[int] = set()
    for parent, below in enumerate(forest.children if rows > 1 else ()):
        heads = [child for child in below if not is_hung[child]]
        is_wide = len(heads) + (parent in hung) >= FEWEST
        if is_wide and all(is_hung[leaf] for head in heads for leaf in forest.children[head]):
            yield wrap(parent, heads, hung, heights, rows)
            within.update(heads, [parent])
    yield from (block for parent, block in hung.items() if parent not in within)


def _join(
    forest: Forest,
    trees: Sequence[Sequence[tuple[int, float]]],
    sizes: Sequence[tuple[float, float]],
    tops: Sequence[float],
    blocks: Sequence[Block],
    block_tops: Sequence[float],
    aspect: float,
) -> Spots:
    """Trees side by side, and every box of a block at its place in it."""
    packing = pack(sizes, s.TREE_GAP, aspect)
    count = len(forest.children)
    spots = Spots([0.0] * count, [0.0] * count, {}, {}, packing.width, packing.height)
    for tree, (left, upper) in zip(trees, packing.corners, strict=True):
        for node, x in tree:
            if node < count:
                spots.x[node], spots.y[node] = left + x, upper + tops[forest.depth[node]]
                continue
            for place in blocks[node - count].moved(left + x, upper + block_tops[node - count]):
                spots.x[place.box], spots.y[place.box] = place.x, place.y
                if place.trunk:
                    spots.trunk[place.box] = place.trunk
                if place.row:
                    spots.row[place.box] = place.row
    return spots
