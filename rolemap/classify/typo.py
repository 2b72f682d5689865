"""Typing errors in the words that decide, and in no others.

A word that no lexicon knows is read as one that it misses by a single slip (a letter lost, added, changed, or two
swapped), if that is a word for a unit of work or for leading it, and if no word of another meaning is as near.
"""

from rapidfuzz.distance import OSA

from rolemap.classify.lexicon import Lexicon
from rolemap.classify.words import Word, WordKind

_SHORTEST = 6
"""Shorter words have real neighbors one letter away (lead, load; chef, chief)."""

_CORRECTED = frozenset({WordKind.UNIT, WordKind.LEAD, WordKind.MANAGEMENT})


class Speller:
    """Finds the word meant by an unknown token; neighbors are found by the letters left when one is dropped."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lexicon.vocabulary
        self._near: dict[str, list[str]] = {}
        self._words: dict[str, Word] = {}
        for text, node in lexicon.trie.items():
            readings = node.get("", ())
            if len(text) >= _SHORTEST and readings and readings[0].kind in _CORRECTED:
                self._words[text] = readings[0]
                for short in (text, *(text[:at] + text[at + 1 :] for at in range(len(text)))):
                    self._near.setdefault(short, []).append(text)
        self._longest = max(map(len, self._words)) + 1

    def word(self, token: str) -> Word | None:
        """Return the word that ``token`` misses by one slip, None if there is none or there are several."""
        if not _SHORTEST - 1 <= len(token) <= self._longest or token in self._known:
            return None
        near = set(self._near.get(token, ()))
        for at in range(len(token)):
            near.update(self._near.get(token[:at] + token[at + 1 :], ()))
        if not near:
            return None
        found = [self._words[text] for text in sorted(near) if OSA.distance(token, text, score_cutoff=1) == 1]
        if not found or any((word.kind, word.unit) != (found[0].kind, found[0].unit) for word in found):
            return None
        return found[0]
