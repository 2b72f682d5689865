"""Pieces of titles as small numbers, so that a title of known pieces costs a few look-ups.

Pieces of the same spelling share a number, and so do those that are never shown (``IDLE`` levels, ``UNKNOWN`` words,
``ALIKE`` for unknown words that begin as a unit does, perhaps in a language without a lexicon). A piece of which a
title could be told (a unit, an office, an abbreviation) gets a number from ``TELLING`` on: a title whose largest number
is below that needs no grammar, and if it is below ``ALIKE``, says nothing.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise
from typing import Any

from rolemap.classify.compound import Cut, Cutter
from rolemap.classify.fold import is_unspaced, tokens
from rolemap.classify.lexicon import PLAIN, Lexicon, is_telling
from rolemap.classify.spelling import Shown, shown
from rolemap.classify.typo import Speller
from rolemap.classify.words import Word, WordKind

IDLE = 0
UNKNOWN = 1
ALIKE = 1 << 29
TELLING = 1 << 30
_PLACE = ALIKE - 1
"""The bits of a number that say where its tokens are kept."""

_LONGEST_TOKEN = 60
"""Longer runs of letters are no words; cutting and spelling them would only cost time."""

_MARKS = {
    **{mark: Word(WordKind.BREAK, mark) for mark in ",;|()[]{}:·•-–—‒―"},
    "/": Word(WordKind.SLASH, "/"),
    "&": Word(WordKind.AND, "&"),
    "+": Word(WordKind.AND, "+"),
    "@": Word(WordKind.AT, "@"),
}
UNIT_ALIKE = replace(PLAIN, group="unit-alike")
"""An unknown word that begins as the word for a unit does: "projektmenedzser"."""
_BEGINNING = 5
_ELIDING = frozenset("aeiouyh")
_OF = Word(WordKind.OF, "")
_DASH = Word(WordKind.BREAK, "-")
_NUMBER = Word(WordKind.LEVEL, "number", group="number")
_UMLAUT = re.compile("([aou])e")
_WITH_UMLAUTS = frozenset({"de", "sv", "da", "fi"})
_NOTHING: Set[str] = frozenset()
_NEVER_SHOWN = ((PLAIN,), (UNIT_ALIKE,))
_IDLE_KINDS = frozenset({WordKind.LEVEL, WordKind.NOISE})


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """What a token is by itself: its ``readings`` (one a disagreement between languages), or the words it is cut into.

    ``node`` is its place in the trie where longer phrases begin with it, else None.
    """

    text: str
    readings: tuple[Word, ...] = ()
    cut: Cut = ()
    node: dict[str, Any] | None = None
    unspaced: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """The readings, or the words that the token holds."""
        return self.readings or tuple(word for word, _, _ in self.cut)


class _End(Enum):
    """What a piece is where a title may end in a part of unknown words: such a word, or what parts it from the rest."""

    UNKNOWN = auto()
    PARTED = auto()
    BEFORE_PART = auto()
    SAYS = auto()


class Vocabulary(dict[str, int]):
    """Piece → number; a piece met for the first time is looked up, cut or spelled, and remembered.

    Each number of a spelling has another, which it shares with all pieces that are alike to the grammar (``alone``).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._cutter = Cutter(lexicon)
        self._speller = Speller(lexicon)
        self._elides: dict[str, list[tuple[str, str]]] = {}
        for code, language in lexicon.languages.items():
            for short in language.elides:
                self._elides.setdefault(short[0], []).append((short, code))
        self._tokens: dict[str, Token] = {}
        self._alone: dict[int, int] = {}
        self._pieces: list[tuple[Token, ...]] = [(), *((Token("…", cut=_whole(word)),) for word in (PLAIN, UNIT_ALIKE))]
        self._keys: list[tuple[object, ...]] = [(), (), ()]
        self._ends = [_End.UNKNOWN, _End.UNKNOWN, _End.SAYS]
        self._without_marks: dict[int, int] = {}
        self._shown: list[tuple[Shown, ...]] = [(), (("…", "…"),), (("…", "…"),)]
        self._begins = ["", "…", "…"]  # of each piece the first token, and what goes on from the last one in a phrase
        self._goes_on: list[Set[str]] = [_NOTHING, _NOTHING, _NOTHING]
        self._shared: dict[tuple[object, ...], int] = {
            (): IDLE,
            (_alike(PLAIN),): UNKNOWN,
            (_alike(UNIT_ALIKE),): ALIKE + 2,
        }
        self._beginnings = frozenset(
            text[:_BEGINNING]
            for text, node in lexicon.trie.items()
            if len(text) > _BEGINNING and any(word.kind is WordKind.UNIT for word in node.get("", ()))
        )

    def __missing__(self, piece: str) -> int:
        if self._is_unknown(piece):  # most new pieces are: answered without building anything
            self[piece] = UNKNOWN
            return UNKNOWN
        spelling = shown(piece)
        parts = tuple([self._token(folded) for _, folded in spelling])
        own = tuple([self._key(part, text) for part, (text, _) in zip(parts, spelling, strict=True)])
        number = self._shared.get(own)
        if number is None:
            number = self._shared[own] = self._numbered(own, parts, spelling)
            alone = tuple(map(_key_alone, parts))
            if alone != own and not any(self._is_phrase(*pair) for pair in pairwise(parts)):
                self._alone[number] = self._number_alone(alone, parts, spelling)
        self[piece] = number
        return number

    def alone(self, numbers: Sequence[int]) -> list[int]:
        """The numbers of a title, but what is no part of a phrase in it has the number of all that are alike."""
        alone, begins, goes_on = self._alone.get, self._begins, self._goes_on
        found = [alone(number, number) for number in numbers]
        before = IDLE
        for at, number in enumerate(numbers):
            if begins[number & _PLACE] in goes_on[before & _PLACE]:
                found[at] = number
                found[at - 1] = before
            before = number
        return found

    def without_tail(self, numbers: Sequence[int]) -> list[int]:
        """The numbers of a title up to a last part of unknown words alone: "Project Manager, Springfield (USA)"."""
        kept = len(numbers)
        for at in range(len(numbers) - 1, -1, -1):
            end = self._ends[numbers[at] & _PLACE]
            if end is _End.PARTED:
                kept = at
            elif end is _End.BEFORE_PART:
                return [*numbers[:at], self._bare(numbers[at])]
            elif end is _End.SAYS:
                break
        return list(numbers[:kept])

    def _bare(self, number: int) -> int:
        """The number of a piece without the marks at its end."""
        bare = self._without_marks.get(number)
        if bare is None:
            key, parts, spelling = (
                self._keys[number & _PLACE],
                self._pieces[number & _PLACE],
                self._shown[number & _PLACE],
            )
            size = len(parts)
            while _is_break(parts[size - 1]):
                size -= 1
            bare = self._shared.get(key[:size])
            if bare is None:
                bare = self._shared[key[:size]] = self._numbered(key[:size], parts[:size], spelling[:size])
            self._without_marks[number] = bare
        return bare

    def _number_alone(self, key: tuple[object, ...], parts: tuple[Token, ...], spelling: tuple[Shown, ...]) -> int:
        number = self._shared.get(key)
        if number is None:
            of_no_phrase = [
                part if isinstance(own, Token) else replace(part, text="…", node=None)
                for own, part in zip(key, parts, strict=True)
            ]
            number = self._shared[key] = self._numbered(key, tuple(of_no_phrase), spelling)
        return number

    def _numbered(self, key: tuple[object, ...], parts: tuple[Token, ...], spelling: tuple[Shown, ...]) -> int:
        if all(part is IDLE for part in key):
            return IDLE
        self._keys.append(key)
        self._pieces.append(parts)
        self._ends.append(_end(key, parts))
        self._shown.append(spelling)
        self._begins.append(parts[0].text)
        self._goes_on.append(self._lexicon.inner.get(parts[-1].text, _NOTHING))
        place = len(self._pieces) - 1
        if any(map(self._is_telling, parts)):
            return place + TELLING
        return place + (ALIKE if any(UNIT_ALIKE in part.words for part in parts) else 0)

    def _is_phrase(self, first: Token, second: Token) -> bool:
        return second.text in self._lexicon.inner.get(first.text, ())

    def tokens(self, numbers: Sequence[int]) -> list[Token]:
        """The tokens of pieces, given their numbers."""
        return [token for number in numbers for token in self._pieces[number & _PLACE]]

    def places(self, numbers: Sequence[int]) -> list[int]:
        """The piece that each of the ``tokens`` stands in."""
        return [at for at, number in enumerate(numbers) for _ in self._pieces[number & _PLACE]]

    def shown(self, numbers: Sequence[int]) -> list[Shown]:
        """The ``tokens`` as they are spelled."""
        return [token for number in numbers for token in self._shown[number & _PLACE]]

    def spelled(self, title: str) -> list[Token]:
        """The tokens of ``title`` as they are written: words that share a number stay apart."""
        return [self._token(text) for text in tokens(title)]

    def unspaced(self, text: str) -> Cut:
        """The words of a run of text in a script without spaces."""
        return self._cutter.unspaced(text)

    def _is_unknown(self, piece: str) -> bool:
        """True for one plain word that no lexicon knows, that is no compound, and misses no word by a slip."""
        if not (piece.isascii() and piece.isalpha()) or piece.lower() in self._lexicon.vocabulary:
            return False
        return self._unlisted(piece.lower()) == _UNKNOWN and not self._written_out(piece.lower())

    def _token(self, text: str) -> Token:
        token = self._tokens.get(text)
        if token is None:
            token = self._tokens[text] = self._new_token(text)
        return token

    def _new_token(self, text: str) -> Token:
        if is_unspaced(text):
            return Token(text, cut=self._cutter.unspaced(text[:_LONGEST_TOKEN]), unspaced=True)
        mark = _MARKS.get(text)
        if mark is not None:
            return Token(text, cut=_whole(mark))
        node = self._lexicon.trie.get(text) or self._lexicon.trie.get(self._written_out(text))
        if node is not None:
            longer = node if len(node) > ("" in node) else None
            return Token(text, tuple(node.get("", ())), () if "" in node else self._unlisted(text), longer)
        return Token(text, cut=self._unlisted(text))

    def _unlisted(self, text: str) -> Cut:
        """A token that no lexicon lists: a dash, a number, a compound, a slip of the pen, or just a word."""
        if text[0] == "-":
            return _whole(_DASH)
        if text[0].isdigit():
            return _whole(_NUMBER)
        if len(text) > _LONGEST_TOKEN:
            return _UNKNOWN
        cut = self._compound(text) or self._elided(text) or self._glued(text)
        if cut:
            return cut
        word = self._speller.word(text) or (UNIT_ALIKE if text[:_BEGINNING] in self._beginnings else PLAIN)
        return _UNKNOWN if word is PLAIN else _whole(word)

    def _compound(self, text: str) -> Cut:
        """The parts of a compound, also of one with its umlauts written out: Qualitaetsprojektleiter."""
        cut = self._cutter.compound(text)
        if cut or not _UMLAUT.search(text):
            return cut
        cut = self._cutter.compound(_UMLAUT.sub(r"\1", text))
        places = [at for at, _ in enumerate(text) if not _UMLAUT.match(text, at - 1) or not at]
        return tuple((word, places[begins], [*places, len(text)][ends]) for word, begins, ends in cut)

    def _written_out(self, text: str) -> str:
        """A word without the e of umlauts that are written out (ae, oe, ue); empty if no such language knows it."""
        short = _UMLAUT.sub(r"\1", text)
        words = self._lexicon.trie.get(short, {}).get("", ()) if short != text else ()
        return short if any(word.languages & _WITH_UMLAUTS for word in words) else ""

    def _elided(self, text: str) -> Cut:
        """A word behind a short one that lost its apostrophe: détudes is d'études."""
        for short, code in self._elides.get(text[0], ()):
            rest = text[len(short) :]
            if text.startswith(short) and len(rest) >= _BEGINNING and rest[0] in _ELIDING:
                readings = self._lexicon.trie.get(rest, {}).get("", ())
                found = next((word for word in readings if code in word.languages), None)
                if found is not None:
                    return ((_OF, 0, len(short)), (found, len(short), len(text)))
        return ()

    def _glued(self, text: str) -> Cut:
        """Two known words that lost what stood between them: "ProjectManager/Estimator" without its slash."""
        for at in range(_BEGINNING, len(text) - _BEGINNING + 1):
            first = self._lexicon.trie.get(text[:at], {}).get("", ())
            second = self._lexicon.trie.get(text[at:], {}).get("", ()) if first else ()
            if second:
                return ((first[0], 0, at), (second[0], at, len(text)))
        return ()

    def _is_telling(self, token: Token) -> bool:
        return token.text in self._lexicon.telling or any(map(is_telling, token.words))

    def _key(self, token: Token, text: str) -> object:
        """What tokens must agree in to share a number: all, even their accents, but for what is never shown."""
        alone = _key_alone(token)
        is_shown = alone is not IDLE and token.words not in _NEVER_SHOWN
        return (token, text) if is_shown or token.text in self._lexicon.inner else alone


def _key_alone(token: Token) -> object:
    """What the grammar sees of a token: nothing of levels, the meaning and the languages of other words.

    A token that holds several words is like no other.
    """
    words = token.words
    if token.unspaced or len(token.cut) > 1 or words[0].kind is WordKind.BREAK:
        return token
    if len(words) == 1 and words[0].kind in _IDLE_KINDS and not words[0].group:
        return IDLE
    return _alike(words[0]) if len(words) == 1 else tuple(map(_alike, words))


def _is_break(token: Token) -> bool:
    return len(token.cut) == 1 and token.cut[0][0].kind is WordKind.BREAK


def _end(key: Sequence[object], parts: Sequence[Token]) -> _End:
    is_bracketed = parts[0].text == "(" and parts[-1].text == ")"  # (m/w/d): what is a mark in it parts nothing
    says_nothing = all(
        _is_break(part) or said in (IDLE, _alike(PLAIN)) or (is_bracketed and part.text in _MARKS)
        for said, part in zip(key, parts, strict=True)
    )
    if says_nothing:
        return _End.PARTED if _is_break(parts[0]) else _End.UNKNOWN
    return _End.BEFORE_PART if _is_break(parts[-1]) else _End.SAYS


def _whole(word: Word) -> Cut:
    """A token that is one word."""
    return ((word, 0, 0),)


_UNKNOWN = _whole(PLAIN)


def _alike(word: Word) -> tuple[object, ...]:
    """What words must agree in to be read alike wherever they stand."""
    return (word.meaning, word.languages, bool(word.text))
