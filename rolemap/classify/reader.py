"""From numbered tokens to words: the longest phrases of the trie, in the language that most of the words speak."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rolemap.classify.lexicon import LANGUAGES, PLAIN, Language, Lexicon
from rolemap.classify.spelling import Span
from rolemap.classify.vocabulary import Token, Vocabulary
from rolemap.classify.words import HEADS, JOINERS, Word, WordKind

_WEIGHT = {
    WordKind.UNIT: 36,
    WordKind.LEAD: 36,
    WordKind.ASSIST: 36,
    WordKind.OF: 24,
    WordKind.AND: 24,
    WordKind.LEVEL: 0,
    WordKind.NOISE: 0,
}
_USUAL_WEIGHT = 12
"""Words of the sentence tell the language better than fields of work, which travel (marketing, CRM)."""

_FIRST = LANGUAGES[0]

Readings = tuple[Word, ...]
"""The readings of one phrase; more than one where languages disagree about it."""


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a title that say something, where each stands in it, and the language that most of them speak."""

    words: tuple[Word, ...]
    spans: tuple[Span, ...]
    language: Language


class Reader:
    """Reads the tokens of titles as words of the lexicons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.vocabulary = Vocabulary(lexicon)
        self._languages = lexicon.languages
        self._spoken: dict[tuple[Readings, ...], Language] = {}

    def read(self, numbers: Sequence[int]) -> Read:
        """Read a title, given as numbers of the vocabulary."""
        found, spans = self._phrases(self.vocabulary.tokens(numbers))
        language = self._language(found)
        code = language.code
        words = [readings[0] if len(readings) == 1 else _spoken(readings, code) for readings in found]
        kept = _telling(words)
        return Read(tuple([words[at] for at in kept]), tuple([spans[at] for at in kept]), language)

    def core(self, title: str) -> tuple[str, ...]:
        """The tokens of a title that are more than a level, a mark, a number or punctuation, up to the employer."""
        parts = self.vocabulary.spelled(title)
        kept: list[str] = []
        levels = 0  # how many of the last tokens kept are loose heads, which another head turns into levels
        position = 0
        while position < len(parts):
            readings, length = _longest(parts, position)
            words = readings or parts[position].words
            length = length or 1
            texts = [part.text for part in parts[position : position + length]]
            position += length
            if kept and any(word.kind is WordKind.AT for word in words):
                break
            if all(map(_is_mark, words)):
                continue
            if any(word.kind in HEADS for word in words):
                kept = kept[: len(kept) - levels]
            levels = levels + 1 if any(word.loose for word in words) else 0
            kept.extend(["".join(texts)] if any(word.kind is WordKind.PM for word in words) else texts)
        return tuple(kept)

    def _phrases(self, parts: Sequence[Token]) -> tuple[list[Readings], list[Span]]:
        found: list[Readings] = []
        spans: list[Span] = []
        position = 0
        while position < len(parts):
            token = parts[position]
            if token.unspaced:
                end = position + 1
                while end < len(parts) and parts[end].unspaced:
                    end += 1
                text = "".join(part.text for part in parts[position:end])
                for word, begins, ends in self.vocabulary.unspaced(text):
                    found.append((word,))
                    spans.append((position, end - position, begins, ends))
                position = end
                continue
            if token.node is not None:
                readings, length = _longest(parts, position)
                if length:
                    found.append(readings)
                    spans.append((position, length, 0, 0))
                    position += length
                    continue
            if token.readings:
                found.append(token.readings)
                spans.append((position, 1, 0, 0))
            else:
                for word, begins, ends in token.cut:
                    found.append((word,))
                    spans.append((position, 1, begins, ends))
            position += 1
        return found, spans

    def _language(self, found: Sequence[Readings]) -> Language:
        key = tuple([readings for readings in found if _WEIGHT.get(readings[0].kind, 1) and readings[0].languages])
        if all(_FIRST in readings[0].languages for readings in key):
            return self._languages[_FIRST]  # no language can have more votes, and ties go to the first
        known = self._spoken.get(key)
        if known is None:
            votes: Counter[str] = Counter()
            for readings in key:
                languages = frozenset().union(*(word.languages for word in readings))
                for language in languages:
                    votes[language] += _WEIGHT.get(readings[0].kind, _USUAL_WEIGHT) // len(languages)
            most = max(votes.values())
            best = min((code for code, count in votes.items() if count == most), key=LANGUAGES.index)
            known = self._spoken[key] = self._languages[best]
        return known


def _is_mark(word: Word) -> bool:
    """True for what never changes a role: levels, marks of gender, numbers, punctuation."""
    return word.kind in (WordKind.LEVEL, WordKind.NOISE, WordKind.BREAK)


def _longest(parts: Sequence[Token], start: int) -> tuple[Readings, int]:
    """The longest phrase of the trie that begins at ``start``: its readings and its length in tokens, 0 for none."""
    node = parts[start].node
    best: tuple[Readings, int] = ((), 0)
    for position in range(start + 1, len(parts)):
        node = node.get(parts[position].text) if node is not None else None
        if node is None:
            break
        if "" in node:
            best = (tuple(node[""]), position + 1 - start)
    return best


def _spoken(readings: Readings, language: str) -> Word:
    return next((word for word in readings if language in word.languages), readings[0])


def _telling(words: Sequence[Word]) -> list[int]:
    """The places of words that say something: no levels, numbers, noise with its brackets, or cut-off dashes.

    The dash of a word cut short goes ("Projekt- und Prozess…"). Runs of unknown words become one: titles that agree in
    what is left agree in their verdict.
    """
    kept: list[int] = []
    last: Word | None = None  # the last one kept
    closes = False
    number = -1
    for at, word in enumerate(words):
        kind = word.kind
        if word.group == "number":
            number = at
            continue
        if number >= 0 and kind is WordKind.PM:
            kept.append(number)  # "4 PM" is an hour
        number = -1
        if closes and kind is WordKind.BREAK and word.text == ")":
            closes = False
            continue
        closes = False
        if kind is WordKind.NOISE:
            if last is not None and last.kind is WordKind.BREAK and last.text == "(":
                kept.pop()
                last = words[kept[-1]] if kept else None
                closes = True
            continue
        if (kind is WordKind.LEVEL and not word.group) or (word is PLAIN and last is PLAIN):
            continue
        if kind in JOINERS and last is not None and last.kind is WordKind.BREAK and last.text == "-":
            kept.pop()
        kept.append(at)
        last = word
    return kept
