"""What stops a run. Everything else that is wrong with a file is a finding or an import note.

RolemapError
├── InputError    a file cannot be read, or cannot mean a map (missing, empty, binary, no title column)
├── ConfigError   an option or a key of rolemap.toml is unknown or impossible
└── OutputError   a result cannot be written (no permission, no space, a folder in the way)

Messages say what, where and what next, and name every fault at once.
"""


class RolemapError(Exception):
    """The base of all errors that rolemap raises on purpose; its text is meant for the user."""


class InputError(RolemapError):
    """A file cannot be read, or what it holds cannot become a map."""


class ConfigError(RolemapError):
    """An option or a setting is unknown, or its value is impossible."""


class OutputError(RolemapError):
    """A result cannot be written."""
