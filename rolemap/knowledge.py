"""What rolemap knows: TOML files beside the code that reads them, and one compiled form of them all.

People read and edit the TOML; parsing half a megabyte of it takes longer than a small run. So ``scripts/knowledge``
writes ``knowledge.json``, which is read 30 times as fast. A document of it counts only while its check sum is that of
its TOML file: a file that was edited since is parsed itself, so the compiled form can be slow but never wrong.
"""

import json
import pkgutil
import zlib
from functools import cache
from typing import Any

COMPILED = "knowledge.json"
"""``{"<file>": [check sum of its TOML, its content]}``, a line for each file."""


@cache
def knowledge(file: str) -> dict[str, Any]:
    """The content of a TOML file of this package, to be read and never changed; ``file`` is its path in the package.

    >>> sorted(knowledge("tables/data/money.toml"))[:2]
    ['around', 'blank']
    """
    source = _bytes_of(file)
    checked, content = _compiled().get(file, (None, {}))
    return content if checked == check_sum(source) else parsed(source)


def check_sum(source: bytes) -> int:
    """What tells one text of a file from another."""
    return zlib.crc32(source)


def parsed(source: bytes) -> dict[str, Any]:
    """The content of a TOML file."""
    import tomllib  # noqa: PLC0415  # start-up: only an edited file needs it

    return tomllib.loads(source.decode("utf-8"))


@cache
def _compiled() -> dict[str, tuple[int, dict[str, Any]]]:
    try:
        documents: dict[str, tuple[int, dict[str, Any]]] = json.loads(_bytes_of(COMPILED))
    except FileNotFoundError:
        return {}
    return documents


def _bytes_of(file: str) -> bytes:
    content = pkgutil.get_data("rolemap", file)
    assert content is not None, "rolemap is imported by something that cannot read its files"
    return content
