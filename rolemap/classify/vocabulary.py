"""Tokens as small numbers, so that a title of known tokens costs a few look-ups.

Tokens that say nothing get one number between them (unknown words, levels); a token of which a title could be told
(a unit, an office, an abbreviation) gets a number from ``TELLING`` on. A title whose largest number is below that
needs no grammar.
"""

from dataclasses import dataclass
from typing import Any

from rolemap.classify.compound import Cutter
from rolemap.classify.fold import is_unspaced
from rolemap.classify.lexicon import PLAIN, Lexicon, is_telling
from rolemap.classify.typo import Speller
from rolemap.classify.words import Word, WordKind

TELLING = 1 << 30
"""Numbers from here on belong to tokens of which a title could be told."""

_LONGEST_TOKEN = 60
"""Longer runs of letters are no words; cutting and spelling them would only cost time."""

_MARKS = {
    **{mark: Word(WordKind.BREAK, mark) for mark in ",;|()[]{}:·•-–—‒―"},
    "/": Word(WordKind.SLASH, "/"),
    "&": Word(WordKind.AND, "&"),
    "+": Word(WordKind.AND, "+"),
    "@": Word(WordKind.AT, "@"),
}
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
    """Token → number; a token met for the first time is looked up, cut or spelled, and remembered.

    ``tokens[number % TELLING]`` is the ``Token``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.tokens: list[Token] = []
        self._lexicon = lexicon
        self._cutter = Cutter(lexicon)
        self._speller = Speller(lexicon)
        self._shared: dict[object, int] = {}

    def __missing__(self, text: str) -> int:
        token = self._token(text)
        number = self._shared_number(token)
        if number is None:
            number = len(self.tokens) + (TELLING if self._is_telling(token) else 0)
            self.tokens.append(token)
            key = self._key(token)
            if key is not None:
                self._shared[key] = number
        self[text] = number
        return number

    def token(self, number: int) -> Token:
        """The token of a number."""
        return self.tokens[number % TELLING]

    def unspaced(self, text: str) -> tuple[Word, ...]:
        """The words of a run of text in a script without spaces."""
        return self._cutter.unspaced(text)

    def _token(self, text: str) -> Token:
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
        """A token that no lexicon lists: a number, a compound, a slip of the pen, or just a word."""
        if text[0].isdigit():
            return (_NUMBER,)
        if len(text) > _LONGEST_TOKEN:
            return (PLAIN,)
        return self._cutter.compound(text) or (self._speller.word(text) or PLAIN,)

    def _is_telling(self, token: Token) -> bool:
        return token.text in self._lexicon.telling or any(map(is_telling, (*token.readings, *token.words)))

    def _shared_number(self, token: Token) -> int | None:
        key = self._key(token)
        return None if key is None else self._shared.get(key)

    def _key(self, token: Token) -> object:
        """What tokens must agree in to share a number, None for a token that needs its own."""
        words = token.readings or token.words
        if token.text in self._lexicon.inner or token.unspaced or len(words) != 1:
            return None
        return (words[0].meaning, words[0].languages) if words[0].kind in _INTERCHANGEABLE else None
