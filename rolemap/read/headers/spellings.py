"""The known spellings of headers, read from the data files of this folder (one for each table and language).

A file ``<table>.<language>.toml`` holds

``[sources]``            short name → where the spelling was seen
``[columns.<canonical>]``  spelling → short name of its source; the order is the order of preference
``[grammar]``            how a reference to another person is put together in that language (see ``Grammar``)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from rolemap.knowledge import knowledge
from rolemap.read.headers.keys import header_keys, spelling_keys
from rolemap.tables.schema import ASSIGNMENTS_READ, PEOPLE_READ, WORK_READ

TABLES = {"people": PEOPLE_READ, "work": WORK_READ, "assignments": ASSIGNMENTS_READ}
"""Table → the canonical columns that a reader may deliver for it."""


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One way to understand a header: as ``column``. ``cost`` is lower the surer it is, ``how`` says why in words."""

    cost: int
    column: str
    how: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """Parts of composed headers in one language, as keys.

    ``relations``  words for the manager ("supervisor"); with the spelling of an attribute (id, e-mail, name) before or
    after them, they make a reference to the manager: "Supervisor E-mail", "E-Mail der Führungskraft"; in registers
    words for the parent: "Parent Project Code"
    ``connectors`` words that may stand between the two ("der", "du", "of the")
    ``prefixes``   words before any header that say whose it is ("employee", "current")
    ``fillers``    words before a header that is not about a person ("home department", "work location")
    ``suffixes``   words after a header that is not a reference ("department name", "status description")
    ``moments``    words before or after a start or an end that say which of several it is ("planned", "forecast"), the
    preferred first
    """

    relations: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    connectors: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spellings:
    """Everything known about the headers of one table: key → readings, cheapest first; and the grammars.

    ``languages`` gives for each key the languages in which it is a spelling, accents and all.
    """

    table: str
    exact: Mapping[str, tuple[Reading, ...]]
    grammars: tuple[Grammar, ...]
    by_column: Mapping[str, tuple[str, ...]]
    languages: Mapping[str, frozenset[str]]

    def knows(self, header: str) -> bool:
        """True if the header as it stands is a known spelling."""
        return any(key in self.exact for key in header_keys(header))


_RELATED: Mapping[str, Mapping[str, str]] = {
    "people": {
        "person_id": "manager_id",
        "email": "manager_email",
        "name": "manager_name",
        "first_name": "manager_first_name",
        "last_name": "manager_last_name",
        "login": "manager",
        "dn": "manager",
    },
    "work": {"work_id": "parent", "name": "parent"},
    "assignments": {},
}
"""Table → an attribute of the manager, or of the parent → the column that holds it. First and last name are joined by
the reader.
"""


@lru_cache(maxsize=8)
def spellings_of(table: str) -> Spellings:
    """All spellings of a table's headers, in every language; ``table`` is a key of ``TABLES``.

    >>> spellings_of("people").exact["vorgesetzter"][0].column
    'manager'
    """
    exact: dict[str, list[Reading]] = {}
    grammars: list[Grammar] = []
    by_column: dict[str, list[str]] = {}
    languages: dict[str, set[str]] = {}
    related = _RELATED[table]
    for language, document in _documents(table):
        attributes: dict[str, str] = {}
        for column, spelled in document["columns"].items():
            for rank, spelling in enumerate(spelled):
                by_column.setdefault(column, []).append(spelling)
                languages.setdefault(spelling_keys(spelling)[0], set()).add(language)
                reading = Reading(rank, column, "known spelling")
                for key in spelling_keys(spelling):
                    exact.setdefault(key, []).append(reading)
                    if column in related and (column == "name" or key not in attributes):
                        attributes[key] = related[column]  # "nom" of a manager is the name, not the last name
        if "grammar" in document:
            grammars.append(_grammar(document["grammar"], attributes))
    for column in TABLES[table]:  # what rolemap writes it reads back
        by_column.setdefault(column, []).append(column)
        for key in spelling_keys(column):
            exact.setdefault(key, []).append(Reading(0, column, "canonical name"))
    return Spellings(
        table,
        {key: _cheapest(readings) for key, readings in exact.items()},
        tuple(grammars),
        {column: tuple(spelled) for column, spelled in by_column.items()},
        {key: frozenset(found) for key, found in languages.items()},
    )


def _documents(table: str) -> list[tuple[str, dict[str, dict[str, dict[str, str]]]]]:
    """Language and content of each file of a table."""
    names = sorted(item.name for item in files("rolemap.read.headers").iterdir() if item.name.endswith(".toml"))
    return [(name.split(".")[1], knowledge(f"read/headers/{name}")) for name in names if name.startswith(f"{table}.")]


def _grammar(words: Mapping[str, object], attributes: Mapping[str, str]) -> Grammar:
    def keys(part: str) -> tuple[str, ...]:
        spelled = words.get(part, ())
        assert isinstance(spelled, (list, tuple))
        return tuple(dict.fromkeys(key for word in spelled for key in spelling_keys(str(word)) if key))

    def longest_first(part: str) -> tuple[str, ...]:
        return tuple(sorted(keys(part), key=lambda key: (-len(key), key)))

    return Grammar(
        longest_first("relations"),
        attributes,
        longest_first("connectors"),
        longest_first("prefixes"),
        longest_first("fillers"),
        longest_first("suffixes"),
        keys("moments"),
    )


def _cheapest(readings: list[Reading]) -> tuple[Reading, ...]:
    if len(readings) == 1:  # nearly all of them
        return (readings[0],)
    best: dict[str, Reading] = {}
    for reading in sorted(readings):
        best.setdefault(reading.column, reading)
    return tuple(best.values())
