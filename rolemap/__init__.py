"""Who is which PM, what do they lead, and where is a role missing.

>>> import rolemap
>>> rolemap.classify_titles(["Senior Project Manager", "Product Marketing Manager"])["role"].tolist()
['PjM', 'other']

Names are loaded when they are first used, so that ``import rolemap`` and ``rolemap --help`` stay quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.api import (
        classify_people,
        classify_titles,
        compare,
        draw,
        explain,
        find_gaps,
        read_columns,
        read_org,
        what_if,
        write_map,
    )
    from rolemap.config import Config, read_config
    from rolemap.errors import ConfigError, InputError, OutputError, RolemapError
    from rolemap.graph import Org
    from rolemap.model import Finding, GapReport, Kind, Role, Severity, Verdict, WorkItem

__version__ = "0.1.0"

__all__ = [
    "Config",
    "ConfigError",
    "Finding",
    "GapReport",
    "InputError",
    "Kind",
    "Org",
    "OutputError",
    "Role",
    "RolemapError",
    "Severity",
    "Verdict",
    "WorkItem",
    "classify_people",
    "classify_titles",
    "compare",
    "draw",
    "explain",
    "find_gaps",
    "read_columns",
    "read_config",
    "read_org",
    "what_if",
    "write_map",
]

_HOME = {
    "rolemap.api": (
        "classify_people",
        "classify_titles",
        "compare",
        "draw",
        "explain",
        "find_gaps",
        "read_columns",
        "read_org",
        "what_if",
        "write_map",
    ),
    "rolemap.config": ("Config", "read_config"),
    "rolemap.errors": ("ConfigError", "InputError", "OutputError", "RolemapError"),
    "rolemap.graph": ("Org",),
    "rolemap.model": ("Finding", "GapReport", "Kind", "Role", "Severity", "Verdict", "WorkItem"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'rolemap' has no attribute {name!r}")
    value = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
