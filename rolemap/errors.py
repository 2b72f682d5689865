"""What stops a run. Everything else that is wrong with a file is a finding or an import note.

RolemapError
├── InputError    a file cannot be read, or cannot mean a map (missing, empty, binary, no title column)
├── ConfigError   an option or a key of rolemap.toml is unknown or impossible
└── OutputError   a result cannot be written (no permission, no space, a folder in the way)

Messages say what, where and what next, and name every fault at once.
"""

from collections.abc import Iterable


class RolemapError(Exception):
    """The base of all errors that rolemap raises on purpose; its text is meant for the user."""


class InputError(RolemapError):
    """A file cannot be read, or what it holds cannot become a map."""


class ConfigError(RolemapError):
    """An option or a setting is unknown, or its value is impossible."""


class OutputError(RolemapError):
    """A result cannot be written."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` (did you mean 'x'?)``, with a space before it, where a known word is spelled like ``word``; else nothing.

    Case does not count; the known word is shown as it is known.

    >>> did_you_mean("Pojects", ["projects", "products"]), did_you_mean("wine", ["projects"])
    (" (did you mean 'projects'?)", '')
    """
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415  # start-up: only a fault needs it

    wanted = word.casefold()
    shown = {spelling.casefold(): spelling for spelling in sorted(known, reverse=True)}
    near = get_close_matches(wanted, shown, n=len(shown) or 1)

    def distance(one: str) -> tuple[float, bool, str]:
        """Letters that changed places ("sgv" for "svg") are nearer than others of the same likeness."""
        return -SequenceMatcher(None, one, wanted).ratio(), sorted(one) != sorted(wanted), one

    return f" (did you mean '{shown[min(near, key=distance)]}'?)" if near else ""
