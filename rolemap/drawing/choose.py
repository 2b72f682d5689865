"""Choosing by name, with the near spelling where the name is unknown."""

from collections.abc import Mapping
from typing import TypeVar

from rolemap.errors import ConfigError, did_you_mean

T = TypeVar("T")
_NAMED = 30  # options; a register has thousands


def choose(options: Mapping[str, T], name: str, what: str) -> T:
    """The option called ``name``. Raises ``ConfigError`` that names the near spelling and all options.

    >>> choose({"svg": 1, "png": 2}, "svg", "format")
    1
    >>> choose({"svg": 1, "png": 2}, "sgv", "format")
    Traceback (most recent call last):
    rolemap.errors.ConfigError: unknown format 'sgv' (did you mean 'svg'?); known: png, svg
    """
    if name in options:
        return options[name]
    known = sorted(options)
    more = f", and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
    raise ConfigError(f"unknown {what} '{name}'{did_you_mean(name, options)}; known: {', '.join(known[:_NAMED])}{more}")
