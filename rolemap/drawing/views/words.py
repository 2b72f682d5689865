"""Counting in words, for subtitles and folded branches."""

from collections import Counter
from collections.abc import Iterable

from rolemap.model import Kind


def count_of(number: int, word: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count_of(1, "project"), count_of(1200, "person", "people")
    ('1 project', '1,200 people')
    """
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def kinds_in_words(kinds: Iterable[Kind]) -> str:
    """How many of each kind, from the top level down.

    >>> kinds_in_words([Kind.PROJECT, Kind.PROGRAM, Kind.PROJECT])
    '1 program, 2 projects'
    """
    counts = Counter(kinds)
    return ", ".join(count_of(counts[kind], str(kind)) for kind in Kind if counts[kind])
