"""What a column holds, as evidence for what its header means. A sample of the column is enough."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rolemap.knowledge import knowledge
from rolemap.read.headers.keys import header_keys, header_words, spelling_keys

_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*(?:/\d+|%)?")  # half a post is "1/2" in Polish files
_SCORE = re.compile(r"\d{1,2}(?:[.,]\d+)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DATE = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}")
_DN = re.compile(r"\s*cn\s*=.+", re.IGNORECASE)
_LONGEST_TITLE = 90
_ID = re.compile(r"(?=[^\s]*\d)[\w./#\-]+")


def share(cells: Sequence[str], test: Callable[[str], object]) -> float:
    """Share (0-1) of the cells that pass a test; 0.0 if there are none."""
    return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0


def form_of(cells: Sequence[str]) -> str:
    """How the cells refer to people: ``email``, ``dn``, ``id``, ``name``, or ``""`` where there is no majority.

    >>> form_of(["ana@acme.test", "ken@acme.test"]), form_of(["1002", "A-17"]), form_of(["Ana Ruiz", "Ito, Ken"])
    ('email', 'id', 'name')
    """
    for form, test in (("email", _EMAIL.fullmatch), ("dn", _DN.fullmatch), ("id", _ID.fullmatch)):
        if share(cells, test) > 0.5:
            return form
    return "name" if share(cells, _is_words) > 0.5 else ""


def contradicts(column: str, header: str, cells: Sequence[str]) -> str:
    """Why ``cells`` (stripped, none blank) cannot be ``column``, in words; ``""`` if they can.

    >>> contradicts("title", "Position", ["30001234", "30001235"])
    'it holds numbers'
    >>> contradicts("title", "Role", ["Manager", "Employee", "Employee"])
    'it holds permissions'
    """
    if not cells:
        return ""
    for rule in _rules().get(column, ()):
        if rule.headers and not rule.headers.intersection(header_keys(header)):
            continue
        if share(cells, rule.test) >= rule.least_share:
            return rule.reason
    return ""


def title_share(cells: Sequence[str]) -> float:
    """Share (0-1) of the cells (stripped) that read like job titles; e-mails, numbers and long texts do not.

    >>> title_share(["Project Manager", "Head of Delivery", "Green", "Bauleiterin"])
    0.75
    """
    return share(cells, _is_title_like)


def _is_title_like(cell: str) -> bool:
    text = cell.casefold()
    return len(text) <= _LONGEST_TITLE and "@" not in text and any(word in text for word in _words_of("job word"))


@lru_cache(maxsize=4)
def _words_of(vocabulary: str) -> tuple[str, ...]:
    words = _document()["vocabulary"][vocabulary]
    return tuple(sorted({str(word).casefold() for word in words}))


def names_another(header: str) -> bool:
    """True for a header of people who are not the manager of the row ("Mentor", "HR Partner", "Vertretung").

    >>> names_another("Buddy / Mentor"), names_another("Führung durch")
    (True, False)
    """
    text = "".join(header_words(header))
    return any(word in text for word in _words_of("another person"))


def is_private(header: str) -> bool:
    """True for a header of what is nobody's business at work ("Private E-Mail", "Home city", "Email personnel")."""
    return not set(header_words(header)).isdisjoint(_words_of("private"))


class _Rule:
    """One reason to refuse a column: at least ``least_share`` of its cells pass ``test``."""

    def __init__(self, entry: Mapping[str, object], vocabularies: Mapping[str, frozenset[str]]) -> None:
        self.reason = str(entry["reason"])
        self.least_share = float(str(entry["share"]))
        headers = entry.get("headers", ())
        assert isinstance(headers, (list, tuple))
        self.headers = frozenset(key for header in headers for key in spelling_keys(str(header)))
        self.test = _test(str(entry["holds"]), vocabularies)


def _test(holds: str, vocabularies: Mapping[str, frozenset[str]]) -> Callable[[str], object]:
    if holds in _SHAPES:
        return _SHAPES[holds]
    wanted, negated = holds.removeprefix("not "), holds.startswith("not ")
    words = vocabularies[wanted]
    return lambda cell: (not words.isdisjoint(spelling_keys(cell))) != negated


def _is_words(cell: str) -> bool:
    return sum(1 for char in cell if char.isalpha()) >= max(1, len(cell) // 3)


_SHAPES: dict[str, Callable[[str], object]] = {
    "numbers": _NUMBER.fullmatch,
    "scores": _SCORE.fullmatch,
    "words": lambda cell: " " in cell and _is_words(cell) and "@" not in cell,
    "not numbers": lambda cell: not _NUMBER.fullmatch(cell),
    "not e-mails": lambda cell: not _EMAIL.fullmatch(cell),
    "e-mails": _EMAIL.fullmatch,
    "dates": _DATE.match,
    "no digits": lambda cell: not any(char.isdigit() for char in cell),
    "no titles": lambda cell: not _is_title_like(cell),
    "no letters": lambda cell: not any(char.isalpha() for char in cell),
}


def _document() -> Mapping[str, Any]:
    return knowledge("read/headers/content.toml")


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, tuple[_Rule, ...]]:
    document = _document()
    vocabularies = {
        name: frozenset(key for word in words for key in spelling_keys(word))
        for name, words in document["vocabulary"].items()
    }
    rules: dict[str, list[_Rule]] = {}
    for entry in document["refuse"]:
        for column in entry["columns"]:
            rules.setdefault(column, []).append(_Rule(entry, vocabularies))
    return {column: tuple(found) for column, found in rules.items()}
