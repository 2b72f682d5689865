"""Titles in, verdicts out: each distinct way of writing a title is read once and remembered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rolemap.classify.clauses import Clause
from rolemap.classify.combine import NOTHING, read_title
from rolemap.classify.confidence import candidates, probability
from rolemap.classify.lexicon import Language, is_telling, load
from rolemap.classify.own_words import UserWords, own_words
from rolemap.classify.reader import Reader
from rolemap.classify.reading import Reading
from rolemap.classify.vocabulary import ALIKE, IDLE, TELLING, UNIT_ALIKE, UNKNOWN
from rolemap.classify.words import Word
from rolemap.model import Role, Verdict

_REMEMBERED = 500_000
"""Distinct titles and tokens that are kept; past it the memory is emptied, so that it never grows without end."""


_ALIKE = replace(
    NOTHING,
    path="nothing-alike",
    why="a word begins as one for a project, program, portfolio or product, but is unknown",
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that reading one title found, for explanations and for tests."""

    words: tuple[Word, ...]
    language: Language
    clauses: tuple[Clause, ...]
    reading: Reading


class TitleReader:
    """Reads titles by the lexicons; what it has read it remembers, as a pure function may.

    Titles of the same numbers agree in their words, and titles of the same words in their verdict.
    """

    def __init__(self) -> None:
        self._reader = Reader(load())
        self._by_numbers: dict[tuple[int, ...], Verdict] = {}
        self._by_words: dict[tuple[Word | Language, ...], Verdict] = {}
        self._nothing = to_verdict(NOTHING)
        self._alike = to_verdict(_ALIKE)
        self._number = self._reader.vocabulary.__getitem__

    def verdict(self, title: str) -> Verdict:
        """Return the verdict of one title."""
        numbers = tuple(map(self._number, title.split()))
        if not numbers or max(numbers) < TELLING:
            return self._alike if ALIKE in numbers else self._nothing
        known = self._by_numbers.get(numbers)
        if known is None:
            known = self._by_numbers[numbers] = self._read(_shortened(numbers))
        return known

    def is_full(self) -> bool:
        """True if so much is remembered that a new reader should start afresh."""
        return len(self._by_numbers) > _REMEMBERED or len(self._reader.vocabulary) > _REMEMBERED

    def analyze(self, title: str) -> Analysis:
        """Return all that is found on the way to the verdict of ``title``."""
        words, language = self._reader.read(tuple(map(self._number, title.split())))
        return _analyze(words, language)

    def core(self, title: str) -> tuple[str, ...]:
        """The tokens of ``title`` without levels, grades, marks of gender or contract, numbers and punctuation."""
        return self._reader.core(title)

    def _read(self, numbers: tuple[int, ...]) -> Verdict:
        known = self._by_numbers.get(numbers)
        if known is not None:
            return known
        words, language = self._reader.read(numbers)
        key: tuple[Word | Language, ...] = (*words, language)
        known = self._by_words.get(key)
        if known is None:
            known = self._by_words[key] = to_verdict(_analyze(words, language).reading)
        self._by_numbers[numbers] = known
        return known


def _shortened(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers without pieces that say nothing, and with runs of unknown pieces as one."""
    kept: list[int] = []
    for number in numbers:
        if number == IDLE or (number == UNKNOWN and kept and kept[-1] == UNKNOWN):
            continue
        kept.append(number)
    return tuple(kept)


def to_verdict(reading: Reading) -> Verdict:
    """A reading as a verdict, with its probability from the calibration."""
    return Verdict(
        reading.role,
        probability(reading.path),
        reading.also,
        reading.support,
        reading.why,
        candidates(reading.group) if reading.role is Role.AMBIGUOUS else (),
    )


def classify_title(title: str, words: UserWords | None = None) -> Verdict:
    """Return what ``title`` alone says about the role of its holder; any text gives an answer.

    >>> classify_title("Senior Projektleiterin (m/w/d)").role
    <Role.PJM: 'PjM'>
    >>> classify_title("Product Marketing Manager").role
    <Role.OTHER: 'other'>
    """
    return classify_titles([title], words)[0]


def classify_titles(titles: Sequence[str], words: UserWords | None = None) -> list[Verdict]:
    """Return one verdict a title, in order; each distinct title is read once. ``words`` win over the lexicons.

    >>> [str(verdict.role) for verdict in classify_titles(["Programme Manager", "PM", "Programmer"])]
    ['PgM', 'ambiguous', 'other']
    """
    read = _reader().verdict
    own = own_words(words, _reader().core) if words is not None and (words.titles or words.phrases) else None
    answer = read if own is None else lambda title: own(title) or read(title)
    return list(map(_Answers(answer).__getitem__, titles))


class _Answers(dict[str, Verdict]):
    """Title → verdict; a title met for the first time is read. One look-up a row is all that repetition costs."""

    def __init__(self, read: Callable[[str], Verdict]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, title: str) -> Verdict:
        verdict = self[title] = self._read(title)
        return verdict


def analyze_title(title: str) -> Analysis:
    """Return all that is found on the way to the verdict of ``title``."""
    return _reader().analyze(title)


@lru_cache(maxsize=1)
def _shared_reader() -> TitleReader:
    return TitleReader()


def _reader() -> TitleReader:
    """The reader that all calls share, so that what one has read the next one knows."""
    if _shared_reader().is_full():
        _shared_reader.cache_clear()
    return _shared_reader()


def _without_unit(words: Sequence[Word]) -> Reading:
    """Nothing is led; where a phrase is why ("product marketing"), it is named."""
    if UNIT_ALIKE in words:
        return _ALIKE
    phrase = next((word.text for word in words if any(map(_tells, word.text.split()[1:] and word.text.split()))), "")
    if not phrase:
        return NOTHING
    return replace(NOTHING, words=(phrase,), why=f"'{phrase}' is work of its own, not the management of a unit")


def _tells(text: str) -> bool:
    """True for a token that by itself would name a unit."""
    node = load().trie.get(text, {})
    return any(map(is_telling, node.get("", ())))


def _analyze(words: tuple[Word, ...], language: Language) -> Analysis:
    if not any(map(is_telling, words)):
        return Analysis(words, language, (), _without_unit(words))
    reading, found = read_title(words, language)
    return Analysis(words, language, tuple(found), reading)
