"""What one header could mean: a known spelling, one put together, or one with words around it."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from rolemap.read.headers.families import bare_words, by_bare_words
from rolemap.read.headers.keys import header_keys
from rolemap.read.headers.qualifiers import dependency_words, qualifiers
from rolemap.read.headers.spellings import Grammar, Reading, Spellings
from rolemap.tables.schema import LEAD_COLUMNS

_AFFIX_COST = 2  # an affix taken off is worth two places in the order of preference
_PART_COST = 6
_TYPO_COST = 12
_PARTS = re.compile(r"\s+/\s+|\s*[|\n]\s*")  # "Categoría / Puesto", "Name | Nom"
_EITHER = re.compile(r"([^\s/]+)/([^\s/]+)")  # "User/Employee ID" is "User ID" or "Employee ID"
_NUMBERED = re.compile(r"(.*[^\W\d])[\s_]*\d", re.DOTALL)  # "Manager 1", "Owner2"
_DATES = frozenset({"start", "finish", "end"})
_LEADS = frozenset({*LEAD_COLUMNS, "sponsor", "assignee"})
_TYPO_LENGTH, _SURE_START = 9, 3  # shorter words turn into other words by one letter, and few err at the start
_NOT_AFTER_PREFIX = frozenset({"kind"})  # "Investment Class", "Product Category" tell other things apart
_NOT_AFTER_FILLER = frozenset({"person_id", "name", "manager", "manager_id", "manager_email", "manager_name"})
_NOT_BEFORE_SUFFIX = _NOT_AFTER_FILLER - {"name"}


def readings_of(header: str, spellings: Spellings) -> tuple[Reading, ...]:
    """All ways to understand ``header``, cheapest first; empty where it means nothing to the table.

    >>> from rolemap.read.headers.spellings import spellings_of
    >>> [reading.column for reading in readings_of("Supervisor E-mail", spellings_of("people"))]
    ['manager_email']
    >>> readings_of("Product Marketing Manager", spellings_of("people"))
    ()
    """
    keys = header_keys(header)
    ways = [(key, find) for key in keys for find in (_exact, _related)]
    ways += [(key, find) for key in keys for find in (_affixed, _dated)]
    ways += [(key, _affixed_twice) for key in keys]
    for key, find in ways:
        found: dict[str, Reading] = {}
        for reading in find(key, spellings):
            found.setdefault(reading.column, reading)
        if found:
            return tuple(sorted(found.values()))
    return (
        _of_parts(header, spellings)
        or _qualified(header, spellings)
        or tuple(reading for key in keys[:1] for reading in _misspelled(key, spellings))
    )


def same_headers(header: str, other: str) -> bool:
    """True for a header that is there again: "Watchers" and "Watchers", "Manager 1" and "Manager 2".

    >>> same_headers("Watchers", "watchers"), same_headers("Manager 1", "Manager 2"), same_headers("Lead", "Lead 2")
    (True, True, True)
    """
    return header_keys(_without_number(header))[:1] == header_keys(_without_number(other))[:1]


def _without_number(header: str) -> str:
    numbered = _NUMBERED.fullmatch(header.strip())
    return numbered.group(1) if numbered else header


def _of_parts(header: str, spellings: Spellings) -> tuple[Reading, ...]:
    """A header of several names for one thing, and one of several numbered headers for leads."""
    found: dict[str, Reading] = {}
    parts = [part for part in _PARTS.split(header.strip()) if part]
    if len(parts) == 1 and _EITHER.search(header):
        parts = [_EITHER.sub(rf"\{number}", header) for number in (1, 2)]
    for part in parts if len(parts) > 1 else ():
        for reading in readings_of(part, spellings):
            known = found.get(reading.column, reading)
            found[reading.column] = min(known, Reading(reading.cost + _PART_COST, reading.column, f"by '{part}'"))
    base = _without_number(header)
    if not found and base != header:
        for reading in readings_of(base, spellings):
            if reading.column in _LEADS:
                found[reading.column] = Reading(reading.cost + _PART_COST, reading.column, f"by '{base}'")
    return tuple(sorted(found.values()))


def _exact(key: str, spellings: Spellings) -> Iterator[Reading]:
    yield from spellings.exact.get(key, ())


def _related(key: str, spellings: Spellings) -> Iterator[Reading]:
    """ "Supervisor E-mail", "Personalnummer des Vorgesetzten": a word for the manager and an attribute."""
    for grammar in spellings.grammars:
        for relation in grammar.relations:
            for rest in _rests(key, relation):
                column = _attribute(rest, grammar)
                if column:
                    yield Reading(1, column, "manager and attribute")
                    return


def _rests(key: str, part: str) -> Iterator[str]:
    if len(key) > len(part):
        if key.startswith(part):
            yield key[len(part) :]
        if key.endswith(part):
            yield key[: -len(part)]


def _attribute(rest: str, grammar: Grammar) -> str:
    column = grammar.attributes.get(rest, "")
    if column:
        return column
    for connector in grammar.connectors:
        for inner in _rests(rest, connector):
            column = grammar.attributes.get(inner, "")
            if column:
                return column
    return ""


def _affixed(key: str, spellings: Spellings) -> Iterator[Reading]:
    for grammar in spellings.grammars:
        for inner, refused in _without_affix(key, grammar):
            yield from _dearer(spellings.exact.get(inner, ()), refused)
            if refused == _NOT_AFTER_PREFIX:
                yield from _dearer(tuple(_related(inner, spellings)), refused)


def _affixed_twice(key: str, spellings: Spellings) -> Iterator[Reading]:
    """ "Employee Job Title Description": two affixes of one language."""
    for grammar in spellings.grammars:
        for once, refused in _without_affix(key, grammar):
            for inner, also in _without_affix(once, grammar):
                yield from _dearer(_dearer(spellings.exact.get(inner, ()), refused), also)


def _without_affix(key: str, grammar: Grammar) -> Iterator[tuple[str, frozenset[str]]]:
    """What is left of a key without one affix, and the columns that it cannot mean then."""
    yield from ((key[len(word) :], _NOT_AFTER_PREFIX) for word in grammar.prefixes if key.startswith(word))
    yield from ((key[len(word) :], _NOT_AFTER_FILLER) for word in grammar.fillers if key.startswith(word))
    yield from ((key[: -len(word)], _NOT_BEFORE_SUFFIX) for word in grammar.suffixes if key.endswith(word))


def _dated(key: str, spellings: Spellings) -> Iterator[Reading]:
    """ "Forecast Finish", "Beginn geplant", "Plan-Ende": a date, and which of several it is."""
    for grammar in spellings.grammars:
        for rank, word in enumerate(grammar.moments):
            for rest in _rests(key, word):
                for reading in spellings.exact.get(rest, ()):
                    if reading.column in _DATES:
                        yield Reading(reading.cost + _AFFIX_COST + rank, reading.column, "spelling with an affix")


def _qualified(header: str, spellings: Spellings) -> tuple[Reading, ...]:
    """ "Área solicitante", "Total approved budget", "Data d'avvio": the words of a spelling without those that may
    stand beside them, in the order of the header.
    """
    words, known = bare_words(header), by_bare_words(spellings.table)
    if same := known.get("".join(words), ()):
        return tuple(_dearer(same, frozenset()))
    rest = [word for word in words if word not in dependency_words()]
    if spellings.table == "work" and len(rest) < len(words):
        leads = (reading for reading in known.get("".join(rest), ()) if reading.column in _LEADS)
        return tuple(Reading(_AFFIX_COST, "dependency_owner", "dependency and lead") for _ in leads)[:1]
    found: dict[str, Reading] = {}
    for column, allowed in qualifiers(spellings.table).items():
        kept = [word for word in words if word not in allowed]
        cost = _AFFIX_COST * (len(words) - len(kept)) + sum(allowed.get(word, 0) for word in words)
        for reading in known.get("".join(kept), ()) if len(kept) < len(words) else ():
            if reading.column == column:
                found.setdefault(column, Reading(reading.cost + cost, column, reading.how))
    return tuple(sorted(found.values()))


def _dearer(readings: Iterable[Reading], refused: frozenset[str]) -> Iterator[Reading]:
    for reading in readings:
        if reading.column not in refused:
            yield Reading(reading.cost + _AFFIX_COST, reading.column, "spelling with an affix")


def _misspelled(key: str, spellings: Spellings) -> Iterator[Reading]:
    """A long header one slip away from one spelling: never a short one, never where two spellings are as near."""
    if len(key) < _TYPO_LENGTH:
        return
    near = process.extract(
        key, list(spellings.exact), scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None, processor=None
    )
    near = [found for found in near if found[0][:_SURE_START] == key[:_SURE_START]]
    columns = {spellings.exact[spelling][0].column for spelling, _, _ in near}
    if len(columns) == 1:
        spelling = near[0][0]
        reading = spellings.exact[spelling][0]
        yield Reading(reading.cost + _TYPO_COST, reading.column, f"one letter from '{spelling}'")
