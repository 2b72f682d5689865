"""Choosing by name, with the near spelling where the name is unknown."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

from rolemap.errors import ConfigError

T = TypeVar("T")
_NAMED = 30  # options; a register has thousands


def choose(options: Mapping[str, T], name: str, what: str) -> T:
    """The option called ``name``. Raises ``ConfigError`` that names the near spelling and all options.

    >>> choose({"svg": 1, "png": 2}, "svg", "format")
    1
    >>> choose({"svg": 1, "png": 2}, "sgv", "format")
    Traceback (most recent call last):
    rolemap.errors.ConfigError: unknown format 'sgv': did you mean 'svg'? Known: png, svg
    """
    if name in options:
        return options[name]
    near = get_close_matches(name.lower(), sorted(options), n=1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    known = sorted(options)
    more = f", and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
    raise ConfigError(f"unknown {what} '{name}': {hint}Known: {', '.join(known[:_NAMED])}{more}")
