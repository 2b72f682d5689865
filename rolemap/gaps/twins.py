"""Items that look like one thing recorded twice: equal names, or names with one slip of the pen between them."""

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from rolemap.model import WorkItem

_WORD = re.compile(r"\w+")
_NEAR = 80.0
"""How alike two words are that differ by a slip (indel ratio, 0-100): “customer”/“custommer” 94, “north”/“south” 60."""
_SHORTEST = 5
"""Words below this length are never a slip of one another: “east” is not “west”."""

Key = tuple[str, str | None, str]


def twins(items: Sequence[WorkItem]) -> list[list[WorkItem]]:
    """Groups of items of one kind, parent and department whose names are the same, or nearly; in file order.

    Case, punctuation and white space do not count. Numbers always do, and so does every word that is not a near
    spelling of the one in its place. O(n × words of a name): names are compared only where all words but one agree.
    """
    by_name: dict[tuple[Key, tuple[str, ...]], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        words = tuple(_WORD.findall(item.name.casefold()))
        if words:
            by_name[_key(item), words].append(place)
    joined = _joined(by_name)
    groups: dict[object, list[int]] = defaultdict(list)
    for name, places in by_name.items():
        groups[joined.get(name, name)] += places
    return [[items[place] for place in sorted(places)] for places in groups.values() if len(places) > 1]


def _key(item: WorkItem) -> Key:
    return str(item.kind), item.parent_id, item.department.casefold()


def _joined(
    by_name: dict[tuple[Key, tuple[str, ...]], list[int]],
) -> dict[tuple[Key, tuple[str, ...]], tuple[Key, tuple[str, ...]]]:
    """Name → the first name that it is a slip of."""
    around: dict[tuple[object, ...], list[tuple[Key, tuple[str, ...]]]] = defaultdict(list)
    first_of: dict[tuple[Key, tuple[str, ...]], tuple[Key, tuple[str, ...]]] = {}
    for name in by_name:
        key, words = name
        for i, word in enumerate(words):
            if len(word) < _SHORTEST or not word.isalpha():
                continue
            slot = (key, words[:i], words[i + 1 :], len(words))
            near = next((other for other in around[slot] if fuzz.ratio(other[1][i], word) >= _NEAR), None)
            if near is not None:
                first_of.setdefault(name, first_of.get(near, near))
            around[slot].append(name)
    return first_of
