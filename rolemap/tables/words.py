"""Word lists of ``tables/data``: read once, compared in one way."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from rolemap.knowledge import knowledge as content_of


def knowledge(name: str) -> Mapping[str, Any]:
    """The whole of ``data/<name>.toml``.

    >>> sorted(knowledge("names"))[:2]
    ['credential', 'honorific']
    """
    return content_of(f"tables/data/{name}.toml")


@cache
def words(name: str, *groups: str) -> frozenset[str]:
    """All words of some groups of ``data/<name>.toml``, as ``plain`` writes them.

    >>> "vacant" in words("vacancies", "vacant")
    True
    """
    entries = (entry for group in groups for entry in knowledge(name)[group])
    return frozenset(plain(word) for entry in entries for word in entry["words"])


def plain(text: str) -> str:
    """Lower case, single spaces, no dots or stars: how cells and listed words are compared.

    >>> plain("  New   VACANCY. ")
    'new vacancy'
    """
    stripped = " ".join(text.casefold().replace(".", " ").replace("*", " ").split())
    return stripped or text.strip().casefold()
