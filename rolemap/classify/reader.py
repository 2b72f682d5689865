"""From tokens to words: phrases by the trie, compounds by cutting, slips of the pen by the speller."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rolemap.classify.compound import Cutter
from rolemap.classify.fold import is_unspaced
from rolemap.classify.lexicon import LANGUAGES, PLAIN, Language, Lexicon
from rolemap.classify.typo import Speller
from rolemap.classify.words import Word, WordKind

MARKS = {
    **{mark: Word(WordKind.BREAK, mark) for mark in ",;|()[]{}:·•-–—‒―"},
    "/": Word(WordKind.SLASH, "/"),
    "&": Word(WordKind.AND, "&"),
    "+": Word(WordKind.AND, "+"),
    "@": Word(WordKind.AT, "@"),
}
"""What the parting marks do."""

_WEIGHT = {WordKind.UNIT: 3, WordKind.LEAD: 3, WordKind.ASSIST: 3, WordKind.OF: 2, WordKind.AND: 2}
"""Words of the sentence tell the language better than fields of work, which travel (marketing, CRM)."""

_NUMBER = Word(WordKind.LEVEL, "number", group="number")


class Reader:
    """Reads tokens as words of a lexicon, remembering what each unknown token turned out to be."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._cutter = Cutter(lexicon)
        self._speller = Speller(lexicon)

    def read(self, parts: Sequence[str]) -> tuple[tuple[Word, ...], Language]:
        """Return the words of a title and the language that most of them speak."""
        found: list[Sequence[Word] | Word] = []
        position = 0
        while position < len(parts):
            readings, length = self._phrase(parts, position)
            if readings:
                found.append(readings[0] if len(readings) == 1 else readings)
                position += length
                continue
            token = parts[position]
            if is_unspaced(token):
                end = position + 1
                while end < len(parts) and is_unspaced(parts[end]):
                    end += 1
                found.extend(self._cutter.unspaced("".join(parts[position:end])))
                position = end
                continue
            found.extend(self.unknown(token))
            position += 1
        language = self._language(found)
        words = (_spoken(item, language) for item in found)
        return _joined(words), self._lexicon.languages[language]

    def unknown(self, token: str) -> tuple[Word, ...]:
        """Read a token that is no phrase of the lexicon: a mark, a number, a compound, a slip, or just a word."""
        mark = MARKS.get(token)
        if mark is not None:
            return (mark,)
        if token[0].isdigit():
            return (_NUMBER,)
        compound = self._cutter.compound(token)
        if compound:
            return compound
        return (self._speller.word(token) or PLAIN,)

    def _phrase(self, parts: Sequence[str], start: int) -> tuple[Sequence[Word], int]:
        """Longest phrase of the trie that begins at ``start``: its readings and its length in tokens."""
        node: dict[str, Any] | None = self._lexicon.trie
        best: tuple[Sequence[Word], int] = ((), 0)
        for position in range(start, len(parts)):
            node = node.get(parts[position]) if node is not None else None
            if node is None:
                break
            if "" in node:
                best = (node[""], position + 1 - start)
        return best

    def _language(self, found: Sequence[Sequence[Word] | Word]) -> str:
        votes: Counter[str] = Counter()
        for item in found:
            readings = (item,) if isinstance(item, Word) else item
            languages = frozenset().union(*(word.languages for word in readings))
            weight = _WEIGHT.get(readings[0].kind, 1)
            for language in languages:
                votes[language] += weight * 12 // len(languages)
        return max(LANGUAGES, key=lambda code: (votes[code], -LANGUAGES.index(code)))


def _spoken(item: Sequence[Word] | Word, language: str) -> Word:
    if isinstance(item, Word):
        return item
    return next((word for word in item if language in word.languages), item[0])


def _joined(words: Sequence[Word] | Any) -> tuple[Word, ...]:
    """Drop noise, and the dash of a word cut short before "and" (Projekt- und Prozessmanagement)."""
    kept: list[Word] = []
    for word in words:
        if word.kind is WordKind.NOISE:
            continue
        if (
            word.kind in (WordKind.AND, WordKind.SLASH)
            and kept
            and kept[-1].text == "-"
            and kept[-1].kind is WordKind.BREAK
        ):
            kept.pop()
        kept.append(word)
    return tuple(kept)
