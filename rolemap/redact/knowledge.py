"""What ``redact.toml`` says."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads(files("rolemap.redact").joinpath("redact.toml").read_text("utf-8"))


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
