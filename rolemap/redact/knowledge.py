"""What ``redact.toml`` says."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from rolemap.knowledge import knowledge


def _document() -> Mapping[str, Any]:
    return knowledge("redact/redact.toml")


@cache
def prefixes() -> Mapping[str, str]:
    """Kind of text → the word before the number of its pseudonyms."""
    return {str(kind): str(word) for kind, word in _document()["pseudonyms"].items()}


@cache
def columns(part: str) -> tuple[str, ...]:
    """The columns of people that are ``kept``, hold ``words``, or ``dates``."""
    return tuple(map(str, _document()["columns"][part]))


@cache
def whole_notes() -> frozenset[str]:
    """Codes of the import notes that repeat nothing of a file."""
    return frozenset(map(str, _document()["notes"]["whole"]))
