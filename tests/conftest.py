"""What all tests share: golden files."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """``golden("report/gaps.md", text)``: compare with the file under ``tests/golden``, or write it.

    After ``pytest --update-golden`` look at the difference with your own eyes before you commit it.
    """

    def check(name: str, content: str | bytes) -> None:
        path = GOLDEN / name
        data = content.encode("utf-8") if isinstance(content, str) else content
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        assert path.exists(), f"{path}: no such golden file; run pytest --update-golden and look at what it writes"
        if isinstance(content, str):
            assert content == path.read_text(encoding="utf-8")
        assert data == path.read_bytes()

    return check
