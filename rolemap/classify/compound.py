"""Words that hold several: Umweltprojektleiterin, ProjectManager, 软件项目经理.

One cut serves compounds and scripts without spaces alike: of all ways to cut a token into known stems and unknown
stretches, the one that leaves the fewest letters unknown, then the one with the fewest parts.
"""

from collections.abc import Iterable, Mapping, Sequence

from rolemap.classify.lexicon import PLAIN, Lexicon
from rolemap.classify.words import HEADS, Word

_SHORTEST_GAP = 2
_LONGEST_LINK = 3

Cut = tuple[tuple[Word, int, int], ...]
"""The words of a token, each with where in it the word begins and ends."""


class Cutter:
    """Cuts tokens into words. ``links`` are the letters that join two stems (Projekt-s-leiter, project-en-manager)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._stems = lexicon.stems
        self._unspaced = lexicon.unspaced
        self._lengths_of_stems = _lengths(lexicon.stems)
        self._lengths_of_unspaced = _lengths(lexicon.unspaced)
        self._links = frozenset(link for language in lexicon.languages.values() for link in language.links)
        self._lengths = sorted(set(map(len, self._stems)))

    def compound(self, token: str) -> Cut:
        """Return the parts of a compound, ``()`` if ``token`` is none.

        A compound ends in a known stem: what it ends in is what it is. So "projectionist" is none.
        """
        if not self._ends_in_stem(token):
            return ()
        parts = _cut(token, self._stems, self._lengths_of_stems, self._links)
        if len(parts) < 2 or parts[-1][0] is PLAIN:
            return ()
        return (*((PLAIN if word.kind in HEADS else word, start, end) for word, start, end in parts[:-1]), parts[-1])

    def _ends_in_stem(self, token: str) -> bool:
        for length in self._lengths:
            if length >= len(token):
                return False
            if token[-length:] in self._stems:
                return True
        return False

    def unspaced(self, token: str) -> Cut:
        """Return the words of a token in a script without spaces; stretches that no lexicon knows are plain."""
        return _cut(token, self._unspaced, self._lengths_of_unspaced, frozenset())


def _lengths(stems: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """How long the stems are that begin with a letter, ascending."""
    found: dict[str, set[int]] = {}
    for stem in stems:
        found.setdefault(stem[0], set()).add(len(stem))
    return {letter: sorted(lengths) for letter, lengths in found.items()}


def _cut(token: str, stems: Mapping[str, Word], lengths: Mapping[str, Sequence[int]], links: frozenset[str]) -> Cut:
    """Best cut by dynamic programming over positions: ``best[i]`` is (unknown letters, parts, words) of token[:i]."""
    best: list[tuple[int, int, Cut] | None] = [None] * (len(token) + 1)
    best[0] = (0, 0, ())
    for start in range(len(token)):
        here = best[start]
        if here is None:
            continue
        unknown, parts, words = here
        for length in lengths.get(token[start], ()):
            stem = stems.get(token[start : start + length])
            if stem is not None and start + length <= len(token):
                _keep(best, start + length, (unknown, parts + 1, (*words, (stem, start, start + length))))
        if words and words[-1][0] is not PLAIN:
            for length in range(1, _LONGEST_LINK + 1):
                if token[start : start + length] in links and start + length < len(token):
                    _keep(best, start + length, (unknown, parts, words))
        if not words or words[-1][0] is not PLAIN:
            shortest = _SHORTEST_GAP if links else 1
            for end in range(start + shortest, len(token) + 1):
                _keep(best, end, (unknown + end - start, parts + 1, (*words, (PLAIN, start, end))))
    last = best[-1]
    return last[2] if last is not None else ((PLAIN, 0, len(token)),)


def _keep(best: list[tuple[int, int, Cut] | None], end: int, candidate: tuple[int, int, Cut]) -> None:
    known = best[end]
    if known is None or candidate[:2] < known[:2]:
        best[end] = candidate
