"""The known spellings as words: a header in other words, or near to one, is understood by the words that it shares."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rolemap.knowledge import knowledge
from rolemap.read.headers.keys import plain_words, unaccented
from rolemap.read.headers.qualifiers import function_words
from rolemap.read.headers.spellings import Reading, spellings_of

_SAME = {"state": "status", "division": "department"}
SHARED = 0.5  # share of the words of a header and a spelling that must be the same
_USUAL = 0.5  # weight of what a word usually means beside how near the nearest spelling is
_FRONT, _HEAD = 3, 5  # least letters of the two parts of a compound
_WORD = re.compile(r"[^\W_]+")
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb"})


def bare_words(header: str) -> tuple[str, ...]:
    """The words of a header without articles and prepositions.

    >>> bare_words("Date de l'entrée"), bare_words("u_Approved Budget £k")
    (('date', 'entree'), ('approved', 'budget'))
    """
    return tuple(word for word in plain_words(header) if word not in function_words())


@lru_cache(maxsize=4)
def _spelled(table: str) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """Column, rank and bare words of each spelling, those in parentheses too: "issue link (blocks)" is not any link."""
    skipped = function_words()
    return tuple(
        (column, rank, tuple(word for word in _WORD.findall(spelling) if word not in skipped))
        for column, spelled in spellings_of(table).by_column.items()
        for rank, spelling in enumerate(unaccented("\n".join(spelled)).split("\n"))  # all at once: a tenth of the time
    )


@lru_cache(maxsize=4)
def by_bare_words(table: str) -> Mapping[str, tuple[Reading, ...]]:
    """Spellings of a table without their articles and prepositions, as one key → how they are read."""
    found: dict[str, dict[str, Reading]] = {}
    for column, rank, words in _spelled(table):
        found.setdefault("".join(words), {}).setdefault(column, Reading(rank, column, "spelling in other words"))
    return {key: tuple(sorted(readings.values())) for key, readings in found.items() if key}


@lru_cache(maxsize=4096)
def nearness(header: str, table: str) -> Mapping[str, float]:
    """Column → how near its spellings come to a header, those that are near enough to be meant or to be confused.

    A guess for the cells to confirm: the share (0-1) of words that the header and the nearest spelling have in common,
    and up to a half more for what its words usually mean. A column that stands for the same as another goes by the
    name of the more general one.

    >>> nearest = nearness("Award start", "work")
    >>> max(nearest, key=nearest.get), nearness("Shoe size", "people")
    ('start', {})
    """
    words, index = _known_words(header, table), _index(table)
    usual: dict[str, float] = {}
    nearest: dict[str, float] = {}
    for word in words:
        spelled = index.get(word, ())
        for known, column in spelled:
            nearest[column] = max(nearest.get(column, 0.0), len(known & words) / len(known | words))
            usual[column] = usual.get(column, 0.0) + _USUAL / len(spelled) / len(words)
    if max(nearest.values(), default=0.0) < SHARED:
        return {}
    return {column: share + usual[column] for column, share in nearest.items()}


def _known_words(header: str, table: str) -> frozenset[str]:
    """The words of a header; a Germanic compound that nobody spelled as two, what it begins with and its head."""
    index = _index(table)
    words: set[str] = set()
    for word in bare_words(header):
        head = "" if word in index else _head(word, table)
        words.update((word[: -len(head)], head) if head else (word,))
    return frozenset(words) - _dates()


def _head(word: str, table: str) -> str:
    """The longest spelling of a Germanic language at the end of a word ("Bauvorhaben"); ``""`` if there is none."""
    known = spellings_of(table).languages
    heads = (word[start:] for start in range(_FRONT, len(word) - _HEAD + 1))
    return next((head for head in heads if known.get(head, frozenset()) & _COMPOUNDING), "")


@lru_cache(maxsize=4)
def _index(table: str) -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    """Each word of the spellings of a table → the spellings that have it, as words, and the columns that they mean."""
    found: dict[str, dict[tuple[frozenset[str], str], None]] = {}
    for column, _, spelled in _spelled(table):
        words = frozenset(spelled) - _dates()
        for word in words:
            found.setdefault(word, {})[words, _SAME.get(column, column)] = None
    return {word: tuple(known) for word, known in found.items()}


def says_id(header: str) -> bool:
    """True for a header of an id, a code or a path, whatever it is of.

    >>> says_id("requesting_team_id"), says_id("Requesting team")
    (True, False)
    """
    return not _id_words().isdisjoint(plain_words(header))


@lru_cache(maxsize=1)
def _id_words() -> frozenset[str]:
    words: list[str] = knowledge("read/headers/qualifiers.toml")["id_words"]
    return frozenset(words)


@lru_cache(maxsize=1)
def _dates() -> frozenset[str]:
    words: list[str] = knowledge("read/headers/qualifiers.toml")["date_words"]
    return frozenset(words)
