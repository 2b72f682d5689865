"""Titles in, verdicts out: each distinct way of writing a title is read once and remembered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rolemap.classify.clauses import Clause
from rolemap.classify.combine import NOTHING, read_title
from rolemap.classify.confidence import candidates, probability
from rolemap.classify.lexicon import Language, is_telling, load
from rolemap.classify.own_words import UserWords, own_words
from rolemap.classify.reader import Read, Reader
from rolemap.classify.reading import Reading
from rolemap.classify.spelling import Span, spelled
from rolemap.classify.vocabulary import ALIKE, IDLE, TELLING, UNIT_ALIKE, UNKNOWN
from rolemap.classify.words import Word, WordKind
from rolemap.model import Role, Verdict

_REMEMBERED = 500_000
"""Distinct titles and tokens that are kept; past it the memory is emptied, so that it never grows without end."""

_BLANK = 0xF0000
_MOST_BLANKS = 1000
_BLANKS = _BLANK + _MOST_BLANKS
_TEXTLESS = frozenset({WordKind.BREAK, WordKind.SLASH, WordKind.AND, WordKind.AT})

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


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What titles say that agree in all but the spelling of their words: a verdict with ``blanks`` in its evidence.

    A blank is a letter of the private use area: the first one stands for the first word, and so on.
    """

    verdict: Verdict
    blanks: tuple[int, ...]

    def filled(self, texts: Sequence[str]) -> Verdict:
        """The verdict with ``texts`` for the blanks."""
        if not self.blanks:
            return self.verdict
        blanks = {_BLANK + at: text for at, text in zip(self.blanks, texts, strict=True)}
        return replace(self.verdict, evidence=self.verdict.evidence.translate(blanks))


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A shape, where the words stand that fill its blanks, the pieces that hold them, and verdicts by these pieces."""

    shape: Shape
    spans: tuple[Span, ...]
    pieces: tuple[int, ...]
    verdicts: dict[tuple[int, ...], Verdict]


class TitleReader:
    """Reads titles by the lexicons; what it has read it remembers, as a pure function may.

    Titles of the same numbers agree in their words but for the spelling, and titles of words alike in their shape.
    """

    def __init__(self) -> None:
        self._reader = Reader(load())
        self._verdicts: dict[tuple[int, ...], Verdict] = {}
        self._placed: dict[tuple[int, ...], Placed] = {}
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._blank: dict[tuple[int, int], Word] = {}
        self._codes: dict[Word, int] = {}
        self._alike: dict[tuple[object, ...], int] = {}
        self._nothing = to_verdict(NOTHING)
        self._unknown = to_verdict(_ALIKE)
        self._number = self._reader.vocabulary.__getitem__

    def verdict(self, title: str) -> Verdict:
        """Return the verdict of one title."""
        numbers = tuple(map(self._number, title.split()))
        verdict = self._verdicts.get(numbers)
        if verdict is None:
            verdict = self._verdicts[numbers] = self._read(numbers)
        return verdict

    def is_full(self) -> bool:
        """True if so much is remembered that a new reader should start afresh."""
        return len(self._verdicts) > _REMEMBERED or len(self._reader.vocabulary) > _REMEMBERED

    def analyze(self, title: str) -> Analysis:
        """Return all that is found on the way to the verdict of ``title``, with its words as they stand there."""
        numbers = tuple(map(self._number, title.split()))
        kept, shortened = self._shortened(numbers)
        read = self._reader.read(shortened)
        tokens = self._reader.vocabulary.shown([numbers[at] for at in kept])
        texts = [spelled(tokens, span) for span in read.spans]
        words = tuple([_with_text(word, text) for word, text in zip(read.words, texts, strict=True)])
        return _analyze(words, read.language, next(map(texts.__getitem__, _phrases(read.words)), ""))

    def core(self, title: str) -> tuple[str, ...]:
        """The tokens of ``title`` without levels, grades, marks of gender or contract, numbers and punctuation."""
        return self._reader.core(title)

    def _read(self, numbers: tuple[int, ...]) -> Verdict:
        most = max(numbers, default=IDLE)
        if most < TELLING:
            return self._unknown if most >= ALIKE else self._nothing
        kept, shortened = self._shortened(numbers)
        placed = self._placed.get(shortened)
        if placed is None:
            placed = self._placed[shortened] = self._place(shortened)
        key = tuple([numbers[kept[at]] for at in placed.pieces])
        verdict = placed.verdicts.get(key)
        if verdict is None:
            tokens = self._reader.vocabulary.shown([numbers[at] for at in kept])
            verdict = placed.verdicts[key] = placed.shape.filled([spelled(tokens, span) for span in placed.spans])
        return verdict

    def _place(self, numbers: tuple[int, ...]) -> Placed:
        read = self._reader.read(numbers)
        shape = self._shape(read)
        spans = tuple([read.spans[at] for at in shape.blanks])
        places = self._reader.vocabulary.places(numbers)
        pieces = {places[token] for first, length, _, _ in spans for token in range(first, first + length)}
        return Placed(shape, spans, tuple(sorted(pieces)), {})

    def _shortened(self, numbers: Sequence[int]) -> tuple[list[int], tuple[int, ...]]:
        """The places of the pieces that say something, and their numbers by what they say."""
        first = _telling(numbers)
        alone = self._reader.vocabulary.alone([numbers[at] for at in first])
        second = _telling(alone)
        said = self._reader.vocabulary.without_tail([alone[at] for at in second])
        return [first[at] for at in second[: len(said)]], tuple(said)

    def _shape(self, read: Read) -> Shape:
        key = (read.language.code, *map(self._code, read.words))
        shape = self._shapes.get(key)
        if shape is None:
            words = tuple(map(self._blanked, read.words, range(_MOST_BLANKS)))
            phrase = next((chr(_BLANK + at) for at in _phrases(read.words)), "")
            reading = _analyze((*words, *read.words[_MOST_BLANKS:]), read.language, phrase).reading
            shape = self._shapes[key] = _shape(to_verdict(reading))
        return shape

    def _blanked(self, word: Word, at: int) -> Word:
        """The word with the blank of its place for its text."""
        key = (self._code(word), at)
        blanked = self._blank.get(key)
        if blanked is None:
            blanked = self._blank[key] = _with_text(word, chr(_BLANK + at))
        return blanked

    def _code(self, word: Word) -> int:
        """A number that words share which the grammar cannot tell apart."""
        code = self._codes.get(word)
        if code is None:
            text = word.text if word.kind is WordKind.BREAK else bool(word.text)
            key = (word.meaning, word.borrowed, text, _names_a_function(word))
            code = self._codes[word] = self._alike.setdefault(key, len(self._alike))
        return code


def _shape(verdict: Verdict) -> Shape:
    blanks = {ord(letter) - _BLANK for letter in verdict.evidence if _BLANK <= ord(letter) < _BLANKS}
    return Shape(verdict, tuple(sorted(blanks)))


def _telling(numbers: Sequence[int]) -> list[int]:
    """The places of the pieces that say something; of a run of unknown pieces that of the first."""
    kept: list[int] = []
    for at, number in enumerate(numbers):
        if number != IDLE and not (number == UNKNOWN and kept and numbers[kept[-1]] == UNKNOWN):
            kept.append(at)
    return kept


def _with_text(word: Word, text: str) -> Word:
    """The word as it is spelled; what has no text (an unknown word, a joiner) or parts the title stays itself."""
    return word if not word.text or word.kind in _TEXTLESS else replace(word, text=text)


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


def _without_unit(words: Sequence[Word], phrase: str) -> Reading:
    """Nothing is led; where a phrase is why ("product marketing"), it is named."""
    if UNIT_ALIKE in words:
        return _ALIKE
    if not phrase:
        return NOTHING
    return replace(NOTHING, words=(phrase,), why=f"'{phrase}' is work of its own, not the management of a unit")


def _phrases(words: Sequence[Word]) -> Iterator[int]:
    """The places of the words that are phrases with a token in them which by itself would name a unit."""
    return (at for at, word in enumerate(words) if _names_a_function(word))


@cache
def _names_a_function(word: Word) -> bool:
    parts = word.text.split()
    return len(parts) > 1 and any(map(_tells, parts))


def _tells(text: str) -> bool:
    """True for a token that by itself would name a unit."""
    node = load().trie.get(text, {})
    return any(map(is_telling, node.get("", ())))


def _analyze(words: tuple[Word, ...], language: Language, phrase: str) -> Analysis:
    """``phrase`` is the first that names a function: it is why nothing is led, where no word is of a unit."""
    if not any(map(is_telling, words)):
        return Analysis(words, language, (), _without_unit(words, phrase))
    reading, found = read_title(words, language)
    return Analysis(words, language, tuple(found), reading)
