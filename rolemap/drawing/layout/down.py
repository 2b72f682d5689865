"""Trees that grow downward: levels in rows, leaves hanging in columns, too many branches in several rows."""

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.block import Block
from rolemap.drawing.layout.cut import Cut, Scene, cut
from rolemap.drawing.layout.forest import Forest
from rolemap.drawing.layout.hang import hang, loose
from rolemap.drawing.layout.shelves import Packing, pack, page_height
from rolemap.drawing.layout.spots import Spots
from rolemap.drawing.layout.wrap import FEWEST, wrap

_LEAVES_IN_COLUMN = (3, 4, 5, 6, 8, 10, 13, 17, 24, 40)
_ROWS_OF_BRANCHES = (1, 2, 3, 4)
_LINKED_IN_COLUMN = 10
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
        return log(page_height(spots.width, spots.height, aspect) + 1) + _COST_OF_ROW * (rows - 1)

    return min(_placings(task), key=cost)[0]


def _placings(task: _Task) -> Iterator[tuple[Spots, int]]:
    """Everything worth trying, with its number of rows of branches."""
    for column, rows in _choices(task.forest, task.is_hung):
        hung = _hung(task, column)
        for wrapped in rows:
            yield from ((spots, max(wrapped, cuts)) for spots, cuts in _placed(task, hung, wrapped, rows))


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
    """Leaves in a column, and rows of branches, worth trying; lines beside a column need it alone."""
    if len(is_hung) > _TRIED_UP_TO:
        yield _UNTRIED, (1,)
        return
    most = max((sum(is_hung[child] for child in below) for below in forest.children), default=0)
    rows = _ROWS_OF_BRANCHES if len(is_hung) <= _EVERY_CHOICE_UP_TO else (1,)
    least = _LINKED_IN_COLUMN if forest.is_linked else 0
    for column in (*(column for column in _LEAVES_IN_COLUMN if least <= column < most), max(most, 1)):
        yield column, rows


def _hung(task: _Task, column: int) -> dict[int, Block]:
    """The leaves of each box that has any, ``column`` of them in a column."""
    children, is_hung = task.forest.children, task.is_hung
    return {
        parent: hang(parent, leaves, task.heights, column)
        for parent, below in enumerate(children)
        if (leaves := [child for child in below if is_hung[child]])
    }


def _placed(task: _Task, hung: Mapping[int, Block], wrapped: int, rows: Sequence[int]) -> Iterator[tuple[Spots, int]]:
    """The forest with small branches in ``wrapped`` rows, and trees that are too wide cut into each of ``rows``."""
    forest, tops = task.forest, task.tops
    count = len(forest.children)
    blocks = list(_blocks(task, hung, wrapped))
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

    scene = Scene(children, width, [tops[depth] for depth in forest.depth] + block_tops, bottom)
    alone = _alone(forest)
    roots = sorted(set(forest.roots).difference(alone))
    whole = [cut(scene, root) for root in roots]
    is_wide = [tree.width > _TOO_WIDE * task.aspect * tree.height for tree in whole]
    for number in rows if any(is_wide) else rows[:1]:
        trees = [
            cut(scene, root, tree.width / number) if wide and number > 1 else tree
            for root, tree, wide in zip(roots, whole, is_wide, strict=True)
        ]
        if alone:
            least = max(_packing(trees, task.aspect).width, s.MIN_WIDTH)
            block = loose(alone, task.heights, task.aspect, least_width=least)
            trees.append(Cut([(count + len(blocks), 0.0, 0.0)], block.width, block.height, {}))
            yield _join(task, trees, [*zip(blocks, block_tops, strict=True), (block, 0.0)]), number
        else:
            yield _join(task, trees, list(zip(blocks, block_tops, strict=True))), number


def _alone(forest: Forest) -> list[int]:
    """Boxes without any tree line, where there are more than two, or no others."""
    alone = [root for root in forest.roots if not forest.children[root]]
    return alone if len(alone) > 2 or len(alone) == len(forest.children) else []


def _packing(trees: Sequence[Cut], aspect: float) -> Packing:
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


def _join(task: _Task, trees: Sequence[Cut], blocks: Sequence[tuple[Block, float]]) -> Spots:
    """Trees side by side, and every box of a block (with its top) at its place in it."""
    packing = _packing(trees, task.aspect)
    depth, tops, count = task.forest.depth, task.tops, len(task.forest.children)
    spots = Spots([0.0] * count, [0.0] * count, {}, {}, packing.width, packing.height)
    for tree, (left, upper) in zip(trees, packing.corners, strict=True):
        ways = {node: (x + left, bus + upper, row_bus + upper) for node, (x, bus, row_bus) in tree.ways.items()}
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
