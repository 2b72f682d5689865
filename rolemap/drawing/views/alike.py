"""Rows that say the same: unnamed posts of one title below one box are one box that counts them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Generic, NamedTuple

from rolemap.drawing.views.fold import N
from rolemap.model import Box


class Gathered(NamedTuple, Generic[N]):
    """A forest in which one node stands for all that are like it; ``others`` gives those that it stands for."""

    roots: tuple[N, ...]
    children: Mapping[N, tuple[N, ...]]
    others: Mapping[N, tuple[N, ...]]

    def whole(self, nodes: Iterable[N]) -> list[N]:
        """``nodes``, and all that they stand for."""
        found: list[N] = []
        for node in nodes:
            found.append(node)
            found.extend(self.others.get(node, ()))
        return found


def gather(roots: Sequence[N], children: Mapping[N, Sequence[N]], look: Callable[[N], Hashable | None]) -> Gathered[N]:
    """Put nodes of one parent that have the same ``look``, and nothing below them, together; None is like no other.

    >>> gather([1, 2, 3], {}, lambda node: node > 1).others
    {2: (3,)}
    """
    others: dict[N, list[N]] = {}

    def kept(nodes: Sequence[N]) -> tuple[N, ...]:
        first: dict[Hashable, N] = {}
        found = []
        for node in nodes:
            seen = None if children.get(node) else look(node)
            if seen is not None and seen in first:
                others.setdefault(first[seen], []).append(node)
                continue
            if seen is not None:
                first[seen] = node
            found.append(node)
        return tuple(found)

    gathered = {parent: kept(below) for parent, below in children.items()}
    return Gathered(kept(roots), gathered, {node: tuple(those) for node, those in others.items()})


def counted(box: Box, others: int) -> Box:
    """``box`` with the number of those that it stands for, itself included.

    >>> counted(Box("a", "Project Manager"), 11).tag
    '12 posts'
    """
    if not others:
        return box
    return replace(box, tag=f"{others + 1:,} × {box.tag}" if box.tag else f"{others + 1:,} posts")
