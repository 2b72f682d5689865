"""Pieces of titles as small numbers, so that a title of known pieces costs a few look-ups.

Pieces that say nothing share a number (``IDLE`` levels, ``UNKNOWN`` words, ``ALIKE`` for unknown words that begin as a
unit does, perhaps in a language without a lexicon); a piece of which a title could be told (a
unit, an office, an abbreviation) gets a number from ``TELLING`` on. A title whose largest number is below that needs
no grammar.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rolemap.classify.compound import Cutter
from rolemap.classify.fold import is_unspaced, piece_tokens, tokens
from rolemap.classify.lexicon import PLAIN, Lexicon, is_telling
from rolemap.classify.typo import Speller
from rolemap.classify.words import Word, WordKind

IDLE = 0
UNKNOWN = 1
ALIKE = 2
TELLING = 1 << 30

_LONGEST_TOKEN = 60
"""Longer runs of letters are no words; cutting and spelling them would only cost time."""

_MARKS = {
    **{mark: Word(WordKind.BREAK, mark) for mark in ",;|()[]{}:·•-–—‒―"},
    "/": Word(WordKind.SLASH, "/"),
    "&": Word(WordKind.AND, "&"),
    "+": Word(WordKind.AND, "+"),
    "@": Word(WordKind.AT, "@"),
}
_UNKNOWN_WORDS = (PLAIN,)
UNIT_ALIKE = replace(PLAIN, group="unit-alike")
"""An unknown word that begins as the word for a unit does: "projektmenedzser"."""
_BEGINNING = 5
_ELIDING = frozenset("aeiouyh")
_OF = Word(WordKind.OF, "")
_DASH = Word(WordKind.BREAK, "-")
_NUMBER = Word(WordKind.LEVEL, "number", group="number")
_INTERCHANGEABLE = frozenset({WordKind.PLAIN, WordKind.LEVEL, WordKind.NOISE})


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """What a token is by itself: its ``readings`` (one a disagreement between languages), or the ``words`` it holds.

    ``node`` is its place in the trie where longer phrases begin with it, else None.
    """

    text: str
    readings: tuple[Word, ...] = ()
    words: tuple[Word, ...] = ()
    node: dict[str, Any] | None = None
    unspaced: bool = False


class Vocabulary(dict[str, int]):
    """Piece → number; a piece met for the first time is looked up, cut or spelled, and remembered.

    Pieces of the same tokens share a number, and so do pieces whose tokens are interchangeable.
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
        self._pieces: list[tuple[Token, ...]] = [(), *((Token("…", words=(word,)),) for word in (PLAIN, UNIT_ALIKE))]
        self._shared: dict[tuple[object, ...], int] = {
            (): IDLE,
            ((PLAIN.meaning, PLAIN.languages),): UNKNOWN,
            ((UNIT_ALIKE.meaning, UNIT_ALIKE.languages),): ALIKE,
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
        parts = tuple(map(self._token, piece_tokens(piece)))
        key = tuple(key for key in map(self._key, parts) if key is not IDLE)
        number = self._shared.get(key)
        if number is None:
            number = len(self._pieces) + (TELLING if any(map(self._is_telling, parts)) else 0)
            self._pieces.append(parts)
            self._shared[key] = number
        self[piece] = number
        return number

    def tokens(self, numbers: Sequence[int]) -> list[Token]:
        """The tokens of pieces, given their numbers."""
        return [token for number in numbers for token in self._pieces[number % TELLING]]

    def spelled(self, title: str) -> list[Token]:
        """The tokens of ``title`` as they are written: words that share a number stay apart."""
        return [self._token(text) for text in tokens(title)]

    def unspaced(self, text: str) -> tuple[Word, ...]:
        """The words of a run of text in a script without spaces."""
        return self._cutter.unspaced(text)

    def _is_unknown(self, piece: str) -> bool:
        """True for one plain word that no lexicon knows, that is no compound, and misses no word by a slip."""
        if not (piece.isascii() and piece.isalpha()) or piece.lower() in self._lexicon.vocabulary:
            return False
        return self._unlisted(piece.lower()) == _UNKNOWN_WORDS

    def _token(self, text: str) -> Token:
        token = self._tokens.get(text)
        if token is None:
            token = self._tokens[text] = self._new_token(text)
        return token

    def _new_token(self, text: str) -> Token:
        if is_unspaced(text):
            return Token(text, words=self._cutter.unspaced(text[:_LONGEST_TOKEN]), unspaced=True)
        mark = _MARKS.get(text)
        if mark is not None:
            return Token(text, words=(mark,))
        node = self._lexicon.trie.get(text)
        if node is not None:
            longer = node if len(node) > ("" in node) else None
            return Token(text, tuple(node.get("", ())), () if "" in node else self._unlisted(text), longer)
        return Token(text, words=self._unlisted(text))

    def _unlisted(self, text: str) -> tuple[Word, ...]:
        """A token that no lexicon lists: a dash, a number, a compound, a slip of the pen, or just a word."""
        if text[0] == "-":
            return (_DASH,)
        if text[0].isdigit():
            return (_NUMBER,)
        if len(text) > _LONGEST_TOKEN:
            return _UNKNOWN_WORDS
        words = self._cutter.compound(text) or self._elided(text) or self._glued(text)
        if not words:
            word = self._speller.word(text) or (UNIT_ALIKE if text[:_BEGINNING] in self._beginnings else PLAIN)
            words = _UNKNOWN_WORDS if word is PLAIN else (word,)
        return words

    def _elided(self, text: str) -> tuple[Word, ...]:
        """A word behind a short one that lost its apostrophe: détudes is d'études."""
        for short, code in self._elides.get(text[0], ()):
            rest = text[len(short) :]
            if text.startswith(short) and len(rest) >= _BEGINNING and rest[0] in _ELIDING:
                readings = self._lexicon.trie.get(rest, {}).get("", ())
                found = next((word for word in readings if code in word.languages), None)
                if found is not None:
                    return (_OF, found)
        return ()

    def _glued(self, text: str) -> tuple[Word, ...]:
        """Two known words that lost what stood between them: "ProjectManager/Estimator" without its slash."""
        for at in range(_BEGINNING, len(text) - _BEGINNING + 1):
            first = self._lexicon.trie.get(text[:at], {}).get("", ())
            second = self._lexicon.trie.get(text[at:], {}).get("", ()) if first else ()
            if second:
                return (first[0], second[0])
        return ()

    def _is_telling(self, token: Token) -> bool:
        return token.text in self._lexicon.telling or any(map(is_telling, (*token.readings, *token.words)))

    def _key(self, token: Token) -> object:
        """What tokens must agree in to share a number: nothing for levels, their meaning for words that stay plain."""
        words = token.readings or token.words
        if token.text in self._lexicon.inner or token.unspaced or len(words) != 1:
            return token
        word = words[0]
        if word.kind not in _INTERCHANGEABLE:
            return token
        if word.kind is not WordKind.PLAIN and not word.group:
            return IDLE
        return (word.meaning, word.languages)
