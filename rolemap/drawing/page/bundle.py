"""The page's JavaScript modules → one script, so that the page can name it by one hash and load nothing."""

import re
from functools import cache
from importlib.resources import files

MODULES = (
    "text",
    "forest",
    "payload",
    "opening",
    "filter",
    "search",
    "layout",
    "camera",
    "box",
    "pens",
    "paint",
    "fragment",
    "export",
    "dom",
    "minimap",
    "stage",
    "outline",
    "panel",
    "gaps",
    "filterform",
    "searchbox",
    "paper",
    "pointer",
    "keys",
    "app",
)
"""Modules in order: each imports only from those before it."""

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./[a-z]+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |let |class |function |async )", re.MULTILINE)


def source(module: str) -> str:
    """The text of one module."""
    return files("rolemap.drawing.page").joinpath("js", f"{module}.js").read_text(encoding="utf-8")


@cache
def script() -> str:
    """All modules as one strict script. Their top-level names are distinct, so nothing but the frame is taken off."""
    parts = [_EXPORT.sub("", _IMPORT.sub("", source(module))) for module in MODULES]
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "\nstart();\n})();\n"
