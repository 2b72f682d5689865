"""Trees that grow downward: levels in rows, leaves hanging in columns, too many branches in several rows."""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.block import Block
from rolemap.drawing.layout.cut import Branch, Tree, fork, in_rows
from rolemap.drawing.layout.forest import Forest
from rolemap.drawing.layout.hang import hang, loose
from rolemap.drawing.layout.shelves import Packing, pack
from rolemap.drawing.layout.spots import Spots
from rolemap.drawing.layout.tidy import tidy
from rolemap.drawing.layout.wrap import FEWEST, wrap

_LEAVES_IN_COLUMN = (3, 4, 5, 6, 8, 10, 13, 17, 24, 40)
_ROWS_OF_BRANCHES = (1, 2, 3, 4)
_EVERY_CHOICE_UP_TO = 400  # boxes; above, branches stay in one row; above the next, nothing is tried
_TRIED_UP_TO = 4000
_UNTRIED = 13
_TOO_WIDE = 1.4  # times the wished-for shape; less is not worth a cut
_COST_OF_ROW = 0.12  # rows of branches are harder to read than one: worth it only for a clearly better shape


def hanging(forest: Forest) -> list[bool]:
    """Which boxes hang: all leaves below the roots, unless no box has three of them."""
    leaf = [not below for below in forest.children]
    if not any(sum(leaf[child] for child in below) > 2 for below in forest.children):
        return [False] * len(leaf)
    return [is_leaf and depth > 0 for is_leaf, depth in zip(leaf, forest.depth, strict=True)]


class _Task(NamedTuple):
    """What is placed; ``tops`` of the levels."""

    forest: Forest
    is_hung: Sequence[bool]
    heights: Sequence[float]
    tops: Sequence[float]
    aspect: float


def place_down(forest: Forest, is_hung: Sequence[bool], heights: Sequence[float], aspect: float) -> Spots:
    """Place all boxes. How many leaves stand in a column, and branches in a row, is what suits ``aspect`` best."""
    task = _Task(forest, is_hung, heights, level_tops(forest, is_hung, heights), aspect)

    def cost(choice: tuple[Spots, int]) -> float:
        spots, rows = choice
        return abs(log((spots.width + 1) / (spots.height + 1) / aspect)) + _COST_OF_ROW * (rows - 1)

    return min(_placings(task), key=cost)[0]


def _placings(task: _Task) -> Iterator[tuple[Spots, int]]:
    """Everything worth trying, with its number of rows of branches."""
    for column, rows in _choices(task.forest, task.is_hung):
        hung = _hung(task, column)
        yield from ((_place(task, hung, count), count) for count in rows)


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


def _choices(forest: Forest, is_hung: Sequence[bool]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Leaves in a column, and rows of branches, worth trying."""
    if len(is_hung) > _TRIED_UP_TO:
        yield _UNTRIED, (1,)
        return
    most = max((sum(is_hung[child] for child in below) for below in forest.children), default=0)
    rows = _ROWS_OF_BRANCHES if len(is_hung) <= _EVERY_CHOICE_UP_TO else (1,)
    for column in (*(column for column in _LEAVES_IN_COLUMN if column < most), max(most, 1)):
        yield column, rows


def _hung(task: _Task, column: int) -> dict[int, Block]:
    """The leaves of each box that has any, ``column`` of them in a column."""
    children, is_hung = task.forest.children, task.is_hung
    return {
        parent: hang(parent, leaves, task.heights, column)
        for parent, below in enumerate(children)
        if (leaves := [child for child in below if is_hung[child]])
    }


def _place(task: _Task, hung: Mapping[int, Block], rows: int) -> Spots:
    forest, tops = task.forest, task.tops
    count = len(forest.children)
    blocks = list(_blocks(task, hung, rows))
    is_free = [True] * count
    for block in blocks:
        for place in block.places:
            is_free[place.box] = False
    children = [[child for child in below if is_free[child]] for below in forest.children]
    for node, block in enumerate(blocks, start=count):
        children[block.parent].append(node)
    children.extend([] for _ in blocks)
    block_tops = [tops[forest.depth[block.parent] + 1] for block in blocks]
    width = [s.BOX_WIDTH + s.SIBLING_GAP] * count + [block.width + s.SIBLING_GAP for block in blocks]
    bottom = [tops[depth + 1] - s.LEVEL_GAP for depth in forest.depth]
    bottom += [y + block.height for y, block in zip(block_tops, blocks, strict=True)]

    alone = _alone(forest)
    trees = _trees(task, children, width, bottom, rows)
    if alone:
        block = loose(
            alone, task.heights, task.aspect, least_width=max(_packing(trees, task.aspect).width, s.MIN_WIDTH)
        )
        trees.append(Tree([(count + len(blocks), 0.0, 0.0)], block.width, block.height, {}))
        blocks.append(block)
        block_tops.append(0.0)
    return _join(task, trees, list(zip(blocks, block_tops, strict=True)))


def _trees(
    task: _Task, children: list[list[int]], width: Sequence[float], bottom: Sequence[float], rows: int
) -> list[Tree]:
    """All trees but single boxes that stand apart; those far too wide are cut into ``rows`` rows of branches."""

    def size(nodes: Sequence[tuple[int, float]]) -> tuple[float, float]:
        return max(x + width[node] for node, x in nodes) - s.SIBLING_GAP, max(bottom[node] for node, _ in nodes)

    apart = set(_alone(task.forest))
    roots = sorted(root for root in task.forest.roots if root not in apart)
    trees = []
    for root, nodes in zip(roots, tidy(children, width, bottom, roots), strict=True):
        chain = fork(children, root)
        branches = children[chain[-1]]
        tree_width, tree_height = size(nodes)
        if rows == 1 or len(branches) < 2 or tree_width < _TOO_WIDE * task.aspect * tree_height:
            trees.append(Tree([(node, x, 0.0) for node, x in nodes], tree_width, tree_height, {}))
            continue
        top = task.tops[task.forest.depth[chain[-1]] + 1]
        placed = tidy(children, width, bottom, branches)
        cut = [Branch(branch, size(branch)[0], size(branch)[1] - top) for branch in placed]
        trees.append(in_rows(chain, cut, top, rows))
    return trees


def _alone(forest: Forest) -> list[int]:
    """Boxes without any tree line, where there are more than two, or no others."""
    alone = [root for root in forest.roots if not forest.children[root]]
    return alone if len(alone) > 2 or len(alone) == len(forest.children) else []


def _packing(trees: Sequence[Tree], aspect: float) -> Packing:
    return pack([(tree.width, tree.height) for tree in trees], s.TREE_GAP, aspect)


def _blocks(task: _Task, hung: Mapping[int, Block], rows: int) -> Iterator[Block]:
    """All blocks, by parent; none of them lies within another."""
    children, is_hung = task.forest.children, task.is_hung
    within: set[int] = set()
    for parent, below in enumerate(children if rows > 1 else ()):
        heads = [child for child in below if not is_hung[child]]
        is_wide = len(heads) + (parent in hung) >= FEWEST
        if is_wide and all(is_hung[leaf] for head in heads for leaf in children[head]):
            yield wrap(parent, heads, hung, task.heights, rows)
            within.update(heads, [parent])
    yield from (block for parent, block in hung.items() if parent not in within)


def _join(task: _Task, trees: Sequence[Tree], blocks: Sequence[tuple[Block, float]]) -> Spots:
    """Trees side by side, and every box of a block (with its top) at its place in it."""
    packing = _packing(trees, task.aspect)
    depth, tops, count = task.forest.depth, task.tops, len(task.forest.children)
    spots = Spots([0.0] * count, [0.0] * count, {}, {}, packing.width, packing.height)
    for tree, (left, upper) in zip(trees, packing.corners, strict=True):
        ways = {node: (x + left, bus + upper, row_bus + upper) for node, (x, bus, row_bus) in tree.rows.items()}
        for node, x, lower in tree.nodes:
            if node < count:
                spots.x[node], spots.y[node] = left + x, upper + lower + tops[depth[node]]
                if node in ways:
                    spots.row[node] = ways[node]
                continue
            block, top = blocks[node - count]
            dx, dy = left + x, upper + lower + top
            for box, box_x, box_y, trunk, row in block.places:
                spots.x[box], spots.y[box] = box_x + dx, box_y + dy
                if trunk:
                    spots.trunk[box] = trunk[0] + dx, trunk[1] + dy
                if row:
                    spots.row[box] = row[0] + dx, row[1] + dy, row[2] + dy
                elif node in ways:
                    spots.row[box] = ways[node]
    return spots
