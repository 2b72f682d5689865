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

Words = tuple[str, ...]


def twins(items: Sequence[WorkItem]) -> list[list[WorkItem]]:
    """Groups of items of one kind, parent and department whose names are the same, or nearly; in file order.

    Case, punctuation and white space do not count. Numbers always do, and so does every word that is not a near
    spelling of the one in its place. O(n × words of a name): names are compared only where all words but one agree.
    """
    together: dict[tuple[str, str | None, str], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        together[item.kind, item.parent_id, item.department.casefold()].append(place)
    found = [group for places in together.values() if len(places) > 1 for group in _alike(items, places)]
    return [[items[place] for place in group] for group in sorted(found)]


def _alike(items: Sequence[WorkItem], places: Iterable[int]) -> Iterable[list[int]]:
    """Places, ascending, of the items among these whose names are the same, or nearly."""
    by_name: dict[Words, list[int]] = defaultdict(list)
    for place in places:
        words = tuple(_WORD.findall(items[place].name.casefold()))
        if words:
            by_name[words].append(place)
    joined = _joined(by_name)
    groups: dict[Words, list[int]] = defaultdict(list)
    for name, found in by_name.items():
        groups[joined.get(name, name)] += found
    return [sorted(found) for found in groups.values() if len(found) > 1]


def _joined(names: Iterable[Words]) -> dict[Words, Words]:
    """Name → the first name that it is a slip of."""
    first_of: dict[Words, Words] = {}
    near = _near(names)
    for name in names if near else ():
        for other in near.get(name, ()):
            first_of.setdefault(name, first_of.get(other, other))
    return first_of


def _near(names: Iterable[Words]) -> dict[Words, list[Words]]:
    """Name → earlier names of which it is a slip, the first for each word.

    Names with one slip between them agree in their first half or in their second: few do, and only these are looked at
    word by word.
    """
    alike: dict[tuple[int, bool, Words], list[Words]] = defaultdict(list)
    for words in names:
        half = (len(words) + 1) // 2
        alike[len(words), True, words[:half]].append(words)
        alike[len(words), False, words[half:]].append(words)
    found: dict[Words, list[Words]] = defaultdict(list)
    for (length, is_first, _), block in alike.items():
        if len(block) > 1:
            half = (length + 1) // 2
            _compare(block, range(half, length) if is_first else range(half), found)
    return found


def _compare(block: Sequence[Words], places: Iterable[int], found: dict[Words, list[Words]]) -> None:
    """Add the names of a block that differ by a slip in one of these places."""
    for i in places:
        around: dict[Words, list[Words]] = defaultdict(list)
        for words in block:
            if len(words[i]) < _SHORTEST or not words[i].isalpha():
                continue
            others = around[words[:i] + words[i + 1 :]]
            near = next((other for other in others if fuzz.ratio(other[i], words[i]) >= _NEAR), None)
            if near is not None:
                found[words].append(near)
            others.append(words)
