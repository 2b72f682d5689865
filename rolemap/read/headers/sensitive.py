"""Columns that are never read, whoever asks: pay, birth, gender, origin, health, national ids, phones, passwords."""

from collections.abc import Mapping
from functools import lru_cache

from rolemap.knowledge import knowledge
from rolemap.read.headers.keys import header_keys, header_words, spelling_keys, unaccented


@lru_cache(maxsize=4096)
def sensitive(header: str, table: str = "people") -> str:
    """Which kind of personal data a header of a table announces ("pay", "phone"), ``""`` if none.

    >>> sensitive("Actual Pay Floor (£)"), sensitive("Geburtsdatum"), sensitive("Payroll Name"), sensitive("Position")
    ('pay', 'birth', '', '')
    >>> sensitive("Health"), sensitive("Project Health", "work")
    ('health', '')
    """
    keys = header_keys(header)
    words = {unaccented(word) for word in header_words(header)}
    for kind, entry in _kinds().items():
        if entry["tables"] and table not in entry["tables"]:
            continue
        if not entry["except"].isdisjoint(keys):
            continue
        if not entry["headers"].isdisjoint(keys) or not entry["words"].isdisjoint(words):
            return kind
        if any(stem in key for key in keys for stem in entry["stems"]):
            return kind
    return ""


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, Mapping[str, frozenset[str]]]:
    return {
        kind: {
            part: frozenset(key for spelling in entry.get(part, ()) for key in spelling_keys(spelling))
            for part in ("headers", "words", "stems", "except", "tables")
        }
        for kind, entry in knowledge("read/headers/sensitive.toml").items()
    }
