"""Items that look like one thing recorded twice: equal names, or names with one slip of the pen between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from rolemap.model import WorkItem

_WORD = re.compile(r"\w+")
_NEAR = 80.0
"""How alike two words are that differ by a slip (indel ratio, 0-100): “customer”/“custommer” 94, “north”/“south” 60."""
_SHORTEST = 5
"""Words below this length are never a slip of one another: “east” is not “west”."""

Key = tuple[str, str | None, str]
_Name = tuple[Key, tuple[str, ...]]


def twins(items: Sequence[WorkItem]) -> list[list[WorkItem]]:
    """Groups of items of one kind, parent and department whose names are the same, or nearly; in file order.

    Case, punctuation and white space do not count. Numbers always do, and so does every word that is not a near
    spelling of the one in its place. O(n × words of a name): names are compared only where all words but one agree.
    """
    by_name: dict[_Name, list[int]] = defaultdict(list)
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


def _joined(names: Iterable[_Name]) -> dict[_Name, _Name]:
    """Name → the first name that it is a slip of."""
    first_of: dict[_Name, _Name] = {}
    near = _near(names)
    for name in names:
        for other in near.get(name, ()):
            first_of.setdefault(name, first_of.get(other, other))
    return first_of


def _near(names: Iterable[_Name]) -> dict[_Name, list[_Name]]:
    """Name → earlier names of which it is a slip, the first for each word.

    Names with one slip between them agree in their first half or in their second: few do, and only these are looked at
    word by word.
    """
    alike: dict[tuple[Key, int, tuple[str, ...], bool], list[_Name]] = defaultdict(list)
    for name in names:
        key, words = name
        half = (len(words) + 1) // 2
        alike[key, len(words), words[:half], True].append(name)
        alike[key, len(words), words[half:], False].append(name)
    found: dict[_Name, list[_Name]] = defaultdict(list)
    for (_, length, _, is_first), block in alike.items():
        if len(block) > 1:
            half = (length + 1) // 2
            _compare(block, range(half, length) if is_first else range(half), found)
    return found


def _compare(block: Sequence[_Name], places: Iterable[int], found: dict[_Name, list[_Name]]) -> None:
    """Add the names of a block that differ by a slip in one of these places."""
    for i in places:
        around: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
        for name in block:
            words = name[1]
            if len(words[i]) < _SHORTEST or not words[i].isalpha():
                continue
            others = around[words[:i] + words[i + 1 :]]
            near = next((other for other in others if fuzz.ratio(other[1][i], words[i]) >= _NEAR), None)
            if near is not None:
                found[name].append(near)
            others.append(name)
