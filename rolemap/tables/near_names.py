"""Which person an unusual spelling means: only where the evidence leaves nobody else.

What counts as evidence, for a written name that nobody of the file bears:

- a middle name or a suffix that only one of the two has ("Jane Q. Roe", "Jane Roe");
- an initial for the given name ("J. Roe");
- a slip in a long family name that is nobody's name in this file, under the same given name in full.

Never a slip in a given name: Kai and Kia, Marina and Marian, Christian and Christina are different people, and one
letter is all that tells them apart. Several people who fit are several candidates, not the best of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from rapidfuzz.distance import OSA

from rolemap.tables.words import words

SWAPPED_LENGTH = 6
"""Letters that a family name needs before two swapped neighbors count as a slip."""
CHANGED_LENGTH = 8
"""Letters it needs before one letter too many, too few or wrong does."""
KEPT_BEGINNING = 3
KEPT_END = 3
"""Letters at both ends that such a slip must leave alone: Hansen and Hanson, Perez and Peres are no slips."""

_SUFFIXES = words("names", "suffix")


class NearNames:
    """The names of a file, ready for one question: who may be meant by a name that nobody bears?

    >>> people = NearNames([(0, "jane quincy roe"), (1, "kia ashworth"), (2, "bo li")])
    >>> people.find("jane roe"), people.find("kia ashwroth"), people.find("b li"), people.find("kai ashworth")
    ((0,), (1,), (2,), ())
    """

    def __init__(self, keys: Iterable[tuple[int, str]]) -> None:
        self._names = [(code, key) for code, key in keys if " " in key]

    def find(self, key: str) -> tuple[int, ...]:
        """Codes of everybody who fits the key of a written name (``name_key``), in order; ``()`` if nobody does."""
        given, family = _split(key)
        if not given:
            return ()
        first = given[0]
        found = [
            code for code, name in self._by_ends.get((first, family), ()) if len(first) > 1 and _middle_fits(key, name)
        ]
        if len(first) == 1:
            found += [code for code, name in self._by_initial.get((first, family), ()) if _middle_fits(key, name)]
        elif len(first) >= KEPT_BEGINNING and family not in self._tokens:
            for near in self._near_families(family):
                found += [code for code, name in self._by_ends.get((first, near), ()) if _same_given(key, name)]
        return tuple(sorted(set(found)))

    @cached_property
    def _by_ends(self) -> Mapping[tuple[str, str], list[tuple[int, str]]]:
        """(given name, family name) → names."""
        ends: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for code, name in self._names:
            given, family = _split(name)
            if given:
                ends[given[0], family].append((code, name))
        return ends

    @cached_property
    def _by_initial(self) -> Mapping[tuple[str, str], list[tuple[int, str]]]:
        initials: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for (first, family), names in self._by_ends.items():
            initials[first[0], family].extend(names)
        return initials

    @cached_property
    def _tokens(self) -> frozenset[str]:
        """Every word that is part of somebody's name."""
        return frozenset(token for _, name in self._names for token in name.split())

    @cached_property
    def _families(self) -> Mapping[str, list[str]]:
        """First letters → family names."""
        families: dict[str, list[str]] = defaultdict(list)
        for family in sorted({family for _, family in self._by_ends}):
            families[family[:2]].append(family)
        return families

    def _near_families(self, written: str) -> list[str]:
        return [family for family in self._families.get(written[:2], ()) if is_slip(written, family)]


def is_slip(written: str, name: str) -> bool:
    """True if a family name as ``written`` is plainly a slip for ``name``: one swap or one letter, in its middle.

    >>> is_slip("ashwroth", "ashworth"), is_slip("kaminsky", "kaminski"), is_slip("hanson", "hansen")
    (True, False, False)
    """
    shorter = min(len(written), len(name))
    if shorter < SWAPPED_LENGTH or OSA.distance(written, name, score_cutoff=1) != 1:
        return False
    begin = next((i for i, (a, b) in enumerate(zip(written, name, strict=False)) if a != b), shorter)
    end = next((i for i, (a, b) in enumerate(zip(written[::-1], name[::-1], strict=False)) if a != b), shorter)
    if len(written) == len(name) and begin + end == len(name) - 2:
        return begin > 0 and end > 0
    return shorter >= CHANGED_LENGTH and begin >= KEPT_BEGINNING and end >= KEPT_END


def _split(key: str) -> tuple[list[str], str]:
    """Given names and family name of a key, its suffix aside; no given names if there is but one word."""
    tokens = key.split()
    while len(tokens) > 2 and tokens[-1] in _SUFFIXES:
        tokens.pop()
    return tokens[:-1], tokens[-1] if tokens else ""


def _suffix(key: str) -> str:
    last = key.rpartition(" ")[2]
    return last if last in _SUFFIXES and key.count(" ") > 1 else ""


def _middle_fits(written: str, name: str) -> bool:
    """True if the names between given and family name do not contradict each other, nor do the suffixes."""
    if _suffix(written) and _suffix(name) and _suffix(written) != _suffix(name):
        return False
    middle, other = _split(written)[0][1:], _split(name)[0][1:]
    if not middle or not other:
        return True
    return len(middle) == len(other) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(middle, other, strict=True)
    )


def _same_given(written: str, name: str) -> bool:
    return _split(written)[0] == _split(name)[0] and _suffix(written) == _suffix(name)
