"""A tidy tree in linear time, for nodes of any width and height.

After Buchheim, Jünger, Leipert (2002), in the form that van der Ploeg gave it for trees whose nodes differ in height
("Drawing non-layered tidy trees in linear time", 2014): subtrees are pushed together until their outlines touch, the
rest of the room is shared out among the siblings between, and a parent stands above the middle of its children.
Arrays and loops in place of objects and recursion, so a chain of any length is safe.
"""

from collections.abc import Sequence


def tidy(
    children: Sequence[Sequence[int]],
    width: Sequence[float],
    bottom: Sequence[float],
    roots: Sequence[int],
) -> list[list[tuple[int, float]]]:
    """(node, left edge) of every node of each tree, parents first; the leftmost edge of each tree is 0.

    ``children[i]`` are the children of node i, ``bottom[i]`` its lower edge; a node fills the height from the lower
    edge of its parent to its own. No two nodes of a tree overlap. O(nodes).

    >>> tidy([[1, 2], [], []], [10, 10, 10], [5, 9, 9], [0])
    [[(0, 5.0), (1, 0.0), (2, 10.0)]]
    """
    walk = _Walk(children, width, bottom)
    trees = []
    for root in roots:
        order = _parents_first(children, root)
        for node in reversed(order):
            walk.gather(node)
        placed = walk.positions(order)
        left = min(x for _, x in placed)
        trees.append([(node, x - left) for node, x in placed])
    return trees


def _parents_first(children: Sequence[Sequence[int]], root: int) -> list[int]:
    order = [root]
    for node in order:
        order.extend(children[node])
    return order


class _Walk:
    """The arrays of one run; names as in the paper: ``mod`` moves a subtree, threads continue an outline."""

    def __init__(self, children: Sequence[Sequence[int]], width: Sequence[float], bottom: Sequence[float]) -> None:
        n = len(children)
        self.children, self.width, self.bottom = children, width, bottom
        self.prelim = [0.0] * n
        self.mod = [0.0] * n
        self.shift = [0.0] * n
        self.change = [0.0] * n
        self.total = [0.0] * n
        self.left_thread = [-1] * n
        self.right_thread = [-1] * n
        self.left_end = list(range(n))  # lowest node of the left outline, and the sum of modifiers down to it
        self.right_end = list(range(n))
        self.left_sum = [0.0] * n
        self.right_sum = [0.0] * n

    def gather(self, node: int) -> None:
        """Push the subtrees of a node's children together and put the node above their middle."""
        kids = self.children[node]
        if not kids:
            return
        bottom, prelim, mod = self.bottom, self.prelim, self.mod
        first, last = kids[0], kids[-1]
        lows = [(bottom[self.left_end[first]], 0)]  # which earlier sibling the outline belongs to, by depth
        for index in range(1, len(kids)):
            lowest = bottom[self.right_end[kids[index]]]
            self._separate(kids, index, lows)
            while lows and lowest >= lows[-1][0]:
                lows.pop()
            lows.append((lowest, index))
        prelim[node] = (prelim[first] + mod[first] + mod[last] + prelim[last] + self.width[last] - self.width[node]) / 2
        self.left_end[node], self.left_sum[node] = self.left_end[first], self.left_sum[first]
        self.right_end[node], self.right_sum[node] = self.right_end[last], self.right_sum[last]

    def positions(self, order: Sequence[int]) -> list[tuple[int, float]]:
        """Absolute left edges, in ``order`` (parents first)."""
        children, mod, shift, change, total = self.children, self.mod, self.shift, self.change, self.total
        placed = []
        for node in order:
            here = total[node] = total[node] + mod[node]
            placed.append((node, self.prelim[node] + here))
            step = moved = 0.0
            for child in children[node]:
                step += shift[child]
                moved += step + change[child]
                mod[child] += moved
                total[child] = here
        return placed

    def _separate(self, kids: Sequence[int], index: int, lows: Sequence[tuple[float, int]]) -> None:
        bottom, prelim, mod, width = self.bottom, self.prelim, self.mod, self.width
        children, left_thread, right_thread = self.children, self.left_thread, self.right_thread
        right, left = kids[index - 1], kids[index]
        right_sum, left_sum = mod[right], mod[left]
        low = len(lows) - 1
        while right >= 0 and left >= 0:
            if bottom[right] > lows[low][0]:
                low -= 1
            distance = right_sum + prelim[right] + width[right] - left_sum - prelim[left]
            if distance > 0:
                left_sum += distance
                self._move(kids, index, lows[low][1], distance)
            right_bottom, left_bottom = bottom[right], bottom[left]
            if right_bottom <= left_bottom:
                right = children[right][-1] if children[right] else right_thread[right]
                if right >= 0:
                    right_sum += mod[right]
            if right_bottom >= left_bottom:
                left = children[left][0] if children[left] else left_thread[left]
                if left >= 0:
                    left_sum += mod[left]
        if right < 0 <= left:
            self._thread_left(kids, index, left, left_sum)
        elif left < 0 <= right:
            self._thread_right(kids, index, right, right_sum)

    def _move(self, kids: Sequence[int], index: int, since: int, distance: float) -> None:
        child = kids[index]
        self.mod[child] += distance
        self.left_sum[child] += distance
        self.right_sum[child] += distance
        between = index - since
        if between > 1:
            self.shift[kids[since + 1]] += distance / between
            self.shift[child] -= distance / between
            self.change[child] -= distance - distance / between

    def _thread_left(self, kids: Sequence[int], index: int, target: int, target_sum: float) -> None:
        first, child = kids[0], kids[index]
        end = self.left_end[first]
        self.left_thread[end] = target
        difference = target_sum - self.mod[target] - self.left_sum[first]
        self.mod[end] += difference
        self.prelim[end] -= difference
        self.left_end[first], self.left_sum[first] = self.left_end[child], self.left_sum[child]

    def _thread_right(self, kids: Sequence[int], index: int, target: int, target_sum: float) -> None:
        before, child = kids[index - 1], kids[index]
        end = self.right_end[child]
        self.right_thread[end] = target
        difference = target_sum - self.mod[target] - self.right_sum[child]
        self.mod[end] += difference
        self.prelim[end] -= difference
        self.right_end[child], self.right_sum[child] = self.right_end[before], self.right_sum[before]
