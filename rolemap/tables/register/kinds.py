"""Kinds of work: from a register's own words, or from its structure where it has no words for them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rolemap.errors import InputError
from rolemap.model import Kind
from rolemap.tables.cells import fold
from rolemap.tables.words import knowledge

CHOICES = "<portfolio|program|project|product>"
_PLAIN_RUNG = {Kind.PROJECT: 20, Kind.PRODUCT: 20, Kind.PROGRAM: 30, Kind.PORTFOLIO: 40}
HEIGHT = {Kind.PRODUCT: 0, Kind.PROJECT: 1, Kind.PROGRAM: 2, Kind.PORTFOLIO: 3}
"""How high each kind stands: a unit goes under nothing lower than itself."""


@dataclass(frozen=True, slots=True)
class _Ladder:
    rung: int
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class KindReading:
    """What the words of a kind column mean.

    ``kinds`` gives the kind of each distinct word; words for work below any unit (a task, a story) are absent and in
    ``below``; ``asked`` are the words that nobody understands. ``decided`` are words whose kind was concluded from
    the other words of the file.
    """

    kinds: Mapping[str, Kind]
    below: frozenset[str]
    asked: tuple[str, ...]
    decided: tuple[str, ...] = ()


def read_kinds(words: Sequence[str], user: Mapping[str, Kind] | None = None) -> KindReading:
    """Kinds of the distinct ``words`` of one file; ``user`` says what some of them mean, and wins.

    >>> reading = read_kinds(["Epic", "Feature", "Task", "stage"])
    >>> reading.kinds["Epic"], reading.kinds["Feature"], reading.asked
    (<Kind.PROGRAM: 'program'>, <Kind.PROJECT: 'project'>, ('stage',))
    """
    told = {fold(word): kind for word, kind in (user or {}).items()}
    kinds: dict[str, Kind] = {}
    ladders: dict[str, _Ladder] = {}
    below: set[str] = set()
    asked: list[str] = []
    for word in dict.fromkeys(words):
        folded = fold(word)
        known = told.get(folded) or _words("words").get(folded)
        if known is None and folded in _ladder_words():
            ladders[word] = _ladder_words()[folded]
        elif known is None and folded in _below_words():
            below.add(word)
        elif (kind := known or _kind_of_phrase(folded)) is not None:
            kinds[word] = kind
        else:
            asked.append(word)
    decided = _climb(ladders, kinds)
    return KindReading({**kinds, **decided}, frozenset(below), tuple(asked), tuple(decided))


def _climb(ladders: Mapping[str, _Ladder], plain: Mapping[str, Kind]) -> dict[str, Kind]:
    """From the lowest rung up, each word gets the lowest kind above all that stands below it in the same file."""
    taken = [(_PLAIN_RUNG[kind], kind) for kind in plain.values()]
    decided: dict[str, Kind] = {}
    for word, ladder in sorted(ladders.items(), key=lambda pair: (pair[1].rung, pair[0])):
        floor = max((HEIGHT[kind] for rung, kind in taken if rung < ladder.rung), default=0)
        decided[word] = next((kind for kind in ladder.kinds if HEIGHT[kind] > floor), ladder.kinds[-1])
        taken.append((ladder.rung, decided[word]))
    return decided


def _kind_of_phrase(folded: str) -> Kind | None:
    words = folded.split()
    if not words or set(words[:-1]) & set(knowledge("kinds")["not_before"]):
        return None
    by_suffix = (kind for end, kind in _words("suffixes").items() if words[-1].endswith(end))
    return _words("heads").get(words[-1]) or _words("first").get(words[0]) or next(by_suffix, None)


@cache
def _words(place: str) -> Mapping[str, Kind]:
    entries = knowledge("kinds")["kind"]
    return {fold(word): Kind(entry["kind"]) for entry in entries for word in entry[place]}


@cache
def _ladder_words() -> Mapping[str, _Ladder]:
    return {
        fold(word): _Ladder(entry["rung"], tuple(Kind(kind) for kind in entry["kinds"]))
        for entry in knowledge("kinds")["ladder"]
        for word in entry["words"]
    }


@cache
def _below_words() -> frozenset[str]:
    return frozenset(fold(word) for word in knowledge("kinds")["below"]["words"])


def kind_of_id_prefix(ids: Sequence[str]) -> list[Kind] | None:
    """Kinds by the letters that ids begin with ("PRJ0010"), None unless every id has known ones and they differ."""
    kinds = [_prefix_kind(work_id) for work_id in ids]
    known = [kind for kind in kinds if kind is not None]
    return known if len(known) == len(kinds) and len(set(known)) > 1 else None


def _prefix_kind(work_id: str) -> Kind | None:
    letters = fold(work_id).rstrip("0123456789 ")
    return _prefixes().get(letters) or _prefixes().get(letters.split(" ")[0])


@cache
def _prefixes() -> Mapping[str, Kind]:
    lists = {kind: knowledge("kinds")["id_prefixes"][str(kind)] for kind in Kind}
    return {prefix: kind for kind, prefixes in lists.items() for prefix in prefixes}


def kind_of_header(header: str) -> Kind | None:
    """The kind that the header of a column of names or ids says ("Program name", "Produkt-ID"), None unless it is one.

    >>> kind_of_header("product_name"), kind_of_header("Project / Programme"), kind_of_header("Name")
    (<Kind.PRODUCT: 'product'>, None, None)
    """
    known = {**_words("heads"), **_words("first")}
    tokens = fold(header.replace("_", " ")).split()
    found = {kind for word, kind in known.items() for token in tokens if _begins(token, word)}
    return found.pop() if len(found) == 1 else None


def _begins(token: str, word: str) -> bool:
    """True for the word itself, and for the beginning of a compound ("Produktname") that is no other listed word."""
    return token == word or (
        token.startswith(word) and token not in {**_words("heads"), **_words("first"), **_words("words")}
    )


def kind_of_height(height: int) -> Kind:
    """Kind of an item by the levels below it: none for a project, one for a program, more for a portfolio."""
    return (Kind.PROJECT, Kind.PROGRAM)[height] if height < 2 else Kind.PORTFOLIO


def ask_for_kinds(
    asked: Sequence[str],
    *,
    file: str,
    column: str,
    rows: Sequence[str],
    depths: Sequence[int],
    lowest: Kind = Kind.PROJECT,
) -> InputError:
    """The one error that names every word which is not understood, with its rows and the options to add.

    ``rows`` is the kind column, ``depths`` how deep each row is nested: words of different depth get a suggestion,
    in which ``lowest`` is the kind of the deepest.
    """
    counts = Counter(rows)
    guess = _guess_by_depth(asked, rows, depths, lowest)
    named = ", ".join(f"'{word}' ({_rows(counts[word])})" for word in asked)
    options = " ".join(f"--kind {quoted(word)}={CHOICES}" for word in asked)
    suggestion = " ".join(f"--kind {quoted(word)}={guess[word]}" for word in asked if word in guess)
    nested = f" As they are nested, this may be meant: {suggestion}" if suggestion else ""
    return InputError(
        f"{file}: column '{column}' names kinds of work that are not understood: {named}. "
        f"Say what each is: {options}.{nested}"
    )


def is_kind_like(header: str, reading: KindReading, rows: Sequence[str], depths: Sequence[int]) -> bool:
    """False for a column of a doubtful header ("type") whose words mean no kinds, and by which rows are not nested."""
    understood = bool(reading.kinds or reading.below)
    return understood or fold(header) not in _weak_headers() or bool(_depth_of_words(rows, depths))


@cache
def _weak_headers() -> frozenset[str]:
    return frozenset(fold(header) for header in knowledge("kinds")["weak_headers"])


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def quoted(word: str) -> str:
    """A word as it must stand on a command line."""
    return word if fold(word) == word.casefold() and " " not in word else f'"{word}"'


def _guess_by_depth(asked: Sequence[str], rows: Sequence[str], depths: Sequence[int], lowest: Kind) -> dict[str, Kind]:
    """Kinds suggested by nesting, only where each word keeps to one depth of its own."""
    depth_of = _depth_of_words(rows, depths)
    levels = sorted(set(depth_of.values()))
    if len(levels) > 3:
        return {}
    heights = {word: len(levels) - 1 - levels.index(depth_of[word]) for word in asked if word in depth_of}
    return {word: kind_of_height(height) if height else lowest for word, height in heights.items()}


def _depth_of_words(rows: Sequence[str], depths: Sequence[int]) -> dict[str, int]:
    """The depth of each word where every word keeps to one and there are several depths; else nothing."""
    found: dict[str, set[int]] = {}
    for word, depth in zip(rows, depths, strict=True):
        found.setdefault(word, set()).add(depth)
    depth_of = {word: min(depths_of_word) for word, depths_of_word in found.items()}
    is_nested = len(set(depth_of.values())) > 1 and all(len(of_word) == 1 for of_word in found.values())
    return depth_of if is_nested else {}
