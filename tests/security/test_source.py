"""What the program's own text must not do: run what it reads, unpickle, go by paths of an input, open connections."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "rolemap").rglob("*.py"))

FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
FORBIDDEN_ATTRIBUTES = {
    "system",
    "popen",
    "to_pickle",
    "read_pickle",
    "literal_eval",
    "unpack_archive",
    "extractall",
    "full_load",
    "unsafe_load",
}
FORBIDDEN_MODULES = {
    "pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "cloudpickle",
    "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "webbrowser",
    "subprocess", "multiprocessing", "xml", "lxml", "yaml", "code", "codeop", "pty",
}  # fmt: skip


MAY = {
    "rolemap/drawing/links.py: import urllib",  # urllib.parse puts addresses together, and opens none
    "rolemap/read/outline.py: import xml",  # parts of workbooks that rolemap.read.limits has looked through
}


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of every import, call and attribute that a rule is about."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, f"import {alias.name.split('.')[0]}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, f"import {node.module.split('.')[0]}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, f"call {node.func.id}"
        elif isinstance(node, ast.Attribute):
            yield node.lineno, f"attribute {node.attr}"


@pytest.mark.parametrize("path", [ROOT / "rolemap"], ids=["rolemap"])
def test_nothing_is_run_or_unpickled_and_nobody_is_called(path: Path) -> None:
    forbidden = {f"call {name}" for name in FORBIDDEN_CALLS}
    forbidden |= {f"attribute {name}" for name in FORBIDDEN_ATTRIBUTES}
    forbidden |= {f"import {name}" for name in FORBIDDEN_MODULES}
    found = [
        f"{module.relative_to(ROOT)}:{line}: {name}"
        for module in MODULES
        for line, name in names(ast.parse(module.read_text(encoding="utf-8")))
        if name in forbidden and f"{module.relative_to(ROOT)}: {name}" not in MAY
    ]
    assert not found


def test_the_test_is_not_blind() -> None:
    text = "import pickle\nfrom urllib.request import urlopen\nx = eval('1')\narchive.extractall()\n"
    assert [name for _, name in names(ast.parse(text))] == [
        "import pickle",
        "import urllib",
        "call eval",
        "attribute extractall",
    ]


def test_arrays_are_never_unpickled() -> None:
    """``numpy.load`` and ``pyarrow`` readers of Python objects are not used at all."""
    text = "\n".join(module.read_text(encoding="utf-8") for module in MODULES)
    assert "allow_pickle" not in text
    assert "np.load(" not in text
    assert "read_object" not in text


def test_files_are_written_in_one_place_alone() -> None:
    """All writing goes through ``rolemap.files``: names of outputs are ours or the user's, never a cell's."""
    writers = {
        "write_text",
        "write_bytes",
        "to_csv",
        "to_excel",
        "mkdir",
        "touch",
        "unlink",
        "rmtree",
        "symlink_to",
    }
    allowed = ("rolemap/files/", "rolemap/engines/")
    found = [
        f"{module.relative_to(ROOT)}:{line}: {name}"
        for module in MODULES
        if not str(module.relative_to(ROOT)).startswith(allowed)
        for line, name in names(ast.parse(module.read_text(encoding="utf-8")))
        if name.removeprefix("attribute ") in writers
    ]
    assert not found
