"""The lexicons: what is known of the words of titles, one TOML file a language, read at first use.

A file names its language, says whether the word that decides stands ``last`` ("head of finance projects") or ``first``
("responsable finance projets"), and lists groups. A group says what its words are (``is``), why they are there
(``reason``), and its words: phrases parted by commas, one line for what belongs together, ``--`` before a remark.
``stem = true`` lets its words be parts of compounds as well, ``stem = "only"`` nothing else.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from rolemap.classify.fold import fold, is_unspaced, tokens
from rolemap.classify.words import TELLING_KINDS, Word, WordKind
from rolemap.knowledge import knowledge
from rolemap.model import PM_ROLES, Role

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "cs", "fi", "tr", "ru", "zh", "ja", "ko")
"""The languages that have a lexicon; where words of several tie, the earlier language wins."""

PLAIN = Word(WordKind.PLAIN, "")
"""Any word that no lexicon knows."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """What the grammar needs to know of one language.

    ``decides_first``: the first noun after a head decides. ``borrowed``: other languages take its titles as they are.
    ``links``: letters that join the parts of its compounds. ``elides``: short words that lose their vowel, and often
    their apostrophe, before one (détudes, dellassistenza).
    """

    code: str
    name: str
    decides_first: bool
    borrowed: bool
    links: tuple[str, ...]
    elides: tuple[str, ...] = ()


@dataclass(slots=True)
class Lexicon:
    """All words of all languages: ``trie`` by the tokens of phrases, ``stems`` for parts of compounds.

    ``vocabulary`` holds all tokens, ``inner`` those of phrases of several, each with the tokens that follow it in one,
    ``telling`` those by which a telling phrase of several tokens is noticed.

    A trie node maps a token to the next node; the key ``""`` holds the readings of the phrase that ends there, one for
    each way in which the languages disagree about it, the earlier language first.
    """

    languages: Mapping[str, Language]
    trie: dict[str, Any] = field(default_factory=dict)
    stems: dict[str, Word] = field(default_factory=dict)
    unspaced: dict[str, Word] = field(default_factory=dict)
    vocabulary: set[str] = field(default_factory=set)
    inner: dict[str, set[str]] = field(default_factory=dict)
    telling: set[str] = field(default_factory=set)

    def add(self, phrase: str, word: Word) -> None:
        """Put ``phrase`` into the trie, joining it with the same reading of another language.

        Within one language the later reading replaces the earlier.
        """
        parts = tokens(phrase)
        if is_unspaced(phrase):
            self.unspaced["".join(parts)] = word
            return
        node = self.trie
        for part in parts:
            node = node.setdefault(part, {})
            self.vocabulary.add(part)
        if "" not in node:  # nearly all of them
            node[""] = [word]
            return
        others = [replace(known, languages=known.languages - word.languages) for known in node[""]]
        same = next((known for known in others if known.meaning == word.meaning), None)
        if same is not None:
            word = replace(same, languages=same.languages | word.languages, borrowed=same.borrowed or word.borrowed)
            others = [word if known is same else known for known in others]
        else:
            others.append(word)
        node[""] = [known for known in others if known.languages]

    def add_stem(self, stem: str, word: Word) -> None:
        """Let ``stem`` be a part of compounds; the first language to say what it means is believed, more may agree."""
        known = self.stems.setdefault(fold(stem), word)
        if known.meaning == word.meaning and not word.languages <= known.languages:
            self.stems[fold(stem)] = replace(known, languages=known.languages | word.languages)
        self.vocabulary.add(fold(stem))


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Read and compile every lexicon once."""
    files = {code: knowledge(f"classify/lexicon/{code}.toml") for code in LANGUAGES}
    lexicon = Lexicon({code: _language(code, data) for code, data in files.items()})
    for code, data in files.items():
        for group in data["group"]:
            stem = group.get("stem", False)
            kind, shared = WordKind(group["is"]), _shared(group, lexicon.languages[code])
            for phrase in phrases(group["words"]):
                word = Word(kind, unicodedata.normalize("NFC", phrase).lower(), **shared)
                if stem != "only":
                    lexicon.add(phrase, word)
                if stem and " " not in phrase:
                    lexicon.add_stem(phrase, word)
    _notice_phrases(lexicon)
    return lexicon


def _notice_phrases(lexicon: Lexicon) -> None:
    """Mark, for each telling phrase of several tokens, the token that the fewest other phrases hold."""
    held: Counter[str] = Counter()
    telling: list[tuple[str, ...]] = []
    stack: list[tuple[tuple[str, ...], dict[str, Any]]] = [((), lexicon.trie)]
    while stack:
        parts, node = stack.pop()
        for text, below in node.items():
            if text:
                stack.append(((*parts, text), below))
                continue
            held.update(parts)
            if len(parts) > 1:
                for part, following in zip_longest(parts, parts[1:], fillvalue=""):
                    lexicon.inner.setdefault(part, set()).add(following)
            if len(parts) > 1 and any(is_telling(word) for word in below):
                telling.append(parts)
    noticed = {
        text for text, node in lexicon.trie.items() if text and any(is_telling(word) for word in node.get("", ()))
    }
    for parts in sorted(telling):
        if noticed.isdisjoint(parts):
            noticed.add(min(parts, key=lambda text: (held[text], text)))
    lexicon.telling = noticed


def is_telling(word: Word) -> bool:
    """True for a word of which a title could be told."""
    return word.kind in TELLING_KINDS or word.role in PM_ROLES


def phrases(words: str) -> Iterator[str]:
    """Yield the phrases of a group's text.

    >>> list(phrases("manager, managers -- the plain noun\\nhead of"))
    ['manager', 'managers', 'head of']
    """
    for line in words.splitlines():
        for phrase in line.partition("--")[0].split(","):
            if phrase.strip():
                yield phrase.strip()


def _language(code: str, data: Mapping[str, Any]) -> Language:
    return Language(
        code,
        data["name"],
        data["decides"] == "first",
        data.get("borrowed", False),
        tuple(data.get("links", ())),
        tuple(data.get("elides", ())),
    )


def _shared(group: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """What all words of a group have in common, ready to make them of."""
    role = group.get("role")
    return {
        "unit": group.get("unit", ""),
        "field": group.get("field", ""),
        "rank": group.get("rank", 1),
        "loose": group.get("loose", False),
        "native": group.get("native", False),
        "plural": group.get("plural", False),
        "role": None if role is None else Role(role),
        "group": group.get("group", ""),
        "borrowed": language.borrowed,
        "languages": frozenset({language.code}),
    }
