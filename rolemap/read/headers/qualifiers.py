"""Words that may stand in a header beside what it says, from ``qualifiers.toml``."""

from collections.abc import Mapping
from functools import lru_cache

from rolemap.knowledge import knowledge
from rolemap.read.headers.keys import header_words, unaccented


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Articles and prepositions, without accents.

    >>> {"du", "of", "della"} <= function_words()
    True
    """
    return frozenset(map(unaccented, knowledge("read/headers/qualifiers.toml")["function_words"]))


@lru_cache(maxsize=1)
def dependency_words() -> frozenset[str]:
    """Words for a dependency, without accents: beside a word for a lead they make it the dependency's owner."""
    return frozenset(map(unaccented, knowledge("read/headers/qualifiers.toml")["dependency_words"]))


@lru_cache(maxsize=4)
def qualifiers(table: str) -> Mapping[str, Mapping[str, int]]:
    """Canonical column → words (without accents) that change nothing in its headers, each with what it costs: of
    several dates the planned one counts before the actual one.

    >>> qualifiers("work")["budget"]["approved"] < qualifiers("work")["budget"]["actual"]
    True
    """
    found: dict[str, dict[str, int]] = {}
    for entry in knowledge("read/headers/qualifiers.toml")["qualifier"]:
        if entry["table"] == table:
            for column in entry["columns"]:
                words = (word for text in entry["words"] for word in header_words(text))
                found.setdefault(column, {}).update({unaccented(word): entry.get("cost", 0) for word in words})
    return found
