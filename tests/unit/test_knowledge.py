"""The compiled form of the knowledge is never anything but its TOML files."""

from pathlib import Path

import pytest

import rolemap
from rolemap import knowledge as module
from rolemap.knowledge import knowledge, parsed

PACKAGE = Path(rolemap.__file__).parent
FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.toml"))


def test_what_is_read_is_what_the_files_say() -> None:
    assert [file for file in FILES if knowledge(file) != parsed((PACKAGE / file).read_bytes())] == []


def test_a_file_that_was_edited_since_is_read_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_compiled", lambda: {"redact/redact.toml": (1, {"old": True})})
    knowledge.cache_clear()
    try:
        assert "pseudonyms" in knowledge("redact/redact.toml")
    finally:
        knowledge.cache_clear()
