"""Names of people inside other texts: titles, departments, names of projects."""

import re
import unicodedata
from collections.abc import Iterable

from rolemap.classify.fold import is_unspaced
from rolemap.classify.lexicon import load
from rolemap.redact.key import Pseudonyms

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters; shorter parts of names are words of many languages
_UNSPACED = (5, 4, 3, 2)  # characters of a Chinese, Japanese or Korean name
_HIDDEN = "…"


class Names:
    """Finds the names of the people of a map in a text.

    A whole name, in either order, becomes its pseudonym. A part of one ("Ruiz", "Ana's") becomes "…", unless it is a
    word that job titles are made of: a Ms. Project must not take the word from everybody.

    >>> pseudonyms = Pseudonyms()
    >>> names = Names(["Ana Ruiz"], pseudonyms)
    >>> names.without("Assistant to Ana Ruiz"), names.without("RUIZ, Ana: move"), names.without("Team Ruiz")
    ('Assistant to Person 1', 'Person 1: move', 'Team …')
    """

    def __init__(self, names: Iterable[str], pseudonyms: Pseudonyms) -> None:
        self._whole: dict[str, dict[tuple[str, ...], str]] = {}
        self._parts: set[str] = set()
        self._unspaced: dict[str, str] = {}
        for name in names:
            if is_unspaced(name):
                self._unspaced[name.replace(" ", "")] = pseudonyms.of("person", name)
                continue
            words = tuple(_folded(word) for word in _WORD.findall(name))
            for order in {words, (*words[-1:], *words[:-1]), (*words[1:], *words[:1])}:
                if len(order) > 1:
                    self._whole.setdefault(order[0], {})[order] = pseudonyms.of("person", name)
            self._parts.update(words)
        common = load().vocabulary
        self._parts = {word for word in self._parts if len(word) >= _SHORTEST and word not in common}

    def without(self, text: str) -> str:
        """The text without the names in it."""
        found = [(match.start(), match.end(), _folded(match.group())) for match in _WORD.finditer(text)]
        pieces, end, at = [], 0, 0
        while at < len(found):
            length, instead = self._at([word for _, _, word in found[at : at + 6]])
            if length:
                pieces += [text[end : found[at][0]], instead]
                end = found[at + length - 1][1]
            at += length or 1
        text = "".join([*pieces, text[end:]]) if pieces else text
        return self._without_unspaced(text) if self._unspaced and not text.isascii() else text

    def _without_unspaced(self, text: str) -> str:
        """Names of scripts that put no space between words."""
        for at in range(len(text) - 1, -1, -1):
            for length in _UNSPACED:
                name = text[at : at + length]
                if name in self._unspaced:
                    text = text[:at] + self._unspaced[name] + text[at + length :]
        return text

    def _at(self, words: list[str]) -> tuple[int, str]:
        """How many of the words are a name, and what stands for it."""
        whole = self._whole.get(words[0], {})
        for length in range(len(words), 1, -1):
            if tuple(words[:length]) in whole:
                return length, whole[tuple(words[:length])]
        return (1, _HIDDEN) if words[0] in self._parts else (0, "")


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
