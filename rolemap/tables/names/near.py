"""Which person an unusual spelling means: only where the evidence leaves nobody else.

What counts as evidence, for a written name that nobody of the file bears:

- a middle name or a suffix that only one of the two has ("Jane Q. Roe", "Jane Roe");
- an initial for the given name ("J. Roe");
- a family name alone that one person bears, and that is nobody's given name ("Schäfer");
- a slip in a long family name that is nobody's name in this file, under the same given name in full.

Never a slip in a given name: Kai and Kia, Marina and Marian, Christian and Christina are different people, and one
letter is all that tells them apart. Several people who fit are several candidates, not the best of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import OSA

from rolemap.tables.arrow_text import mask, with_values
from rolemap.tables.references.key_table import KeyTable
from rolemap.tables.words import words

SWAPPED_LENGTH = 6
"""Letters that a family name needs before two swapped neighbors count as a slip."""
CHANGED_LENGTH = 8
"""Letters it needs before one letter too many, too few or wrong does."""
KEPT_LENGTH = 3
"""Letters at both ends that such a slip must leave alone: Hansen and Hanson, Perez and Peres are no slips."""
FAMILY_LENGTH = 3
"""Letters of a family name that may stand alone: shorter ones are initials and abbreviations."""
GIVEN_LENGTH = 3
"""Letters of the given name that must stand beside a slip."""

_SUFFIXES = words("names", "suffix")
_SUFFIX_VALUES = pa.array(sorted(_SUFFIXES), pa.string())


class NearNames:
    """The names of a file, ready for one question: who may be meant by a name that nobody bears?

    ``keys`` are names as ``name_key`` writes them, ``rows`` whose they are.

    >>> names = pa.array(["jane quincy roe", "kia ashworth", "bo li"])
    >>> people = NearNames(names, np.arange(3, dtype=np.int32))
    >>> people.find("jane roe"), people.find("kia ashwroth"), people.find("b li"), people.find("kai ashworth")
    ((0,), (1,), (2,), ())
    >>> people.find("ashworth"), people.find("jane")
    ((1,), ())
    >>> people.of_given("jane"), people.of_given("ashworth")
    ((0,), ())
    """

    def __init__(self, keys: pa.StringArray, rows: npt.NDArray[np.int32]) -> None:
        several = mask(pc.match_substring(keys, " "))
        self._keys = keys.filter(pa.array(several))
        self._rows = rows[several]

    def find(self, key: str) -> tuple[int, ...]:
        """Rows of everybody who fits the key of a written name, ascending; ``()`` if nobody does."""
        given, family = _split(key)
        if not given:
            return self._of_family(family)
        first = given[0]
        if len(first) == 1:
            return self._fitting(self._by_initial.get(f"{first} {family}"), key)
        places = self._by_ends.get(f"{first} {family}")
        if fitting := self._fitting(places, key):
            return fitting
        if len(first) < GIVEN_LENGTH or family in self._words:
            return ()
        near = [name for name in self._families.get(family[:2], ()) if is_slip(family, name)]
        slips = (place for name in near for place in self._by_ends.get(f"{first} {name}"))
        return self._row_of(place for place in slips if _same_given(key, self._key(place)))

    def _of_family(self, family: str) -> tuple[int, ...]:
        """Everybody of a family name, nobody if it is a given name too: then who is meant is anybody's guess."""
        if len(family) < FAMILY_LENGTH or family in self._given:
            return ()
        return self._row_of(self._by_family.get(family))

    def of_given(self, key: str) -> tuple[int, ...]:
        """Everybody of a first given name, nobody if somebody has it as a family name."""
        if len(key) < GIVEN_LENGTH or " " in key or self._by_family.get(key):
            return ()
        return self._row_of(self._by_given.get(key))

    def _fitting(self, places: Iterable[int], key: str) -> tuple[int, ...]:
        return self._row_of(place for place in places if _middle_fits(key, self._key(place)))

    def _row_of(self, places: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted({int(self._rows[place]) for place in places}))

    def _key(self, place: int) -> str:
        return str(self._keys[place].as_py())

    @cached_property
    def _ends(self) -> tuple[pa.StringArray, pa.StringArray]:
        """The first given name and the family name of each key."""
        parts = pc.split_pattern(self._keys, " ")
        tokens, offsets = parts.values, parts.offsets.to_numpy()
        first = tokens.take(pa.array(offsets[:-1]))
        family = tokens.take(pa.array(offsets[1:] - 1))
        places = np.flatnonzero(mask(pc.is_in(family, value_set=_SUFFIX_VALUES)))
        return first, with_values(family, places, [_split(self._key(place))[1] for place in places.tolist()])

    @cached_property
    def _by_ends(self) -> KeyTable:
        return KeyTable(pc.binary_join_element_wise(*self._ends, " "))

    @cached_property
    def _by_initial(self) -> KeyTable:
        first, family = self._ends
        return KeyTable(pc.binary_join_element_wise(pc.utf8_slice_codeunits(first, 0, 1), family, " "))

    @cached_property
    def _by_family(self) -> KeyTable:
        return KeyTable(self._ends[1])

    @cached_property
    def _by_given(self) -> KeyTable:
        return KeyTable(self._ends[0])

    @cached_property
    def _given(self) -> frozenset[str]:
        """The first given names."""
        return frozenset(pc.unique(self._ends[0]).to_pylist())

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every word that is part of somebody's name."""
        return frozenset(pc.unique(pc.split_pattern(self._keys, " ").values).to_pylist())

    @cached_property
    def _families(self) -> Mapping[str, list[str]]:
        """First letters → family names."""
        families: dict[str, list[str]] = defaultdict(list)
        for family in sorted(pc.unique(self._ends[1]).to_pylist()):
            families[family[:2]].append(family)
        return families


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
    if len(written) != len(name):  # of a doubled letter nobody can say which one is too many: Andersson, Anderson
        begin, end = min(begin, shorter - end), min(end, shorter - begin)
    return shorter >= CHANGED_LENGTH and begin >= KEPT_LENGTH and end >= KEPT_LENGTH


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
