"""The script of the page: modules in order, joined without a trace of their frame; and their own tests."""

import re
import shutil
import subprocess
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from rolemap.drawing.page.bundle import MODULES, script, source

JS_TESTS = Path(__file__).parents[3] / "js"
TOP_LEVEL = re.compile(
    r"^(?:export )?(?:async )?(?:const|let|function|class) (?:(\w+)|\[([^\]]*)\]|\{([^}]*)\})", re.MULTILINE
)


def declared(module):
    names = []
    for found in TOP_LEVEL.finditer(source(module)):
        names += re.findall(r"\w+", " ".join(group for group in found.groups() if group))
    return names


def test_every_module_is_in_the_script():
    folder = files("rolemap.drawing.page").joinpath("js")
    assert sorted(MODULES) == sorted(entry.name[:-3] for entry in folder.iterdir() if entry.name.endswith(".js"))


@pytest.mark.parametrize("module", MODULES)
def test_modules_import_only_what_stands_before_them(module):
    text = source(module)
    imported = re.findall(r'^import \{([^}]*)\} from "\./([a-z]+)\.js";$', text, re.MULTILINE)
    assert len(re.findall(r"^import\b", text, re.MULTILINE)) == len(imported)
    for names, other in imported:
        assert MODULES.index(other) < MODULES.index(module)
        for name in re.findall(r"\w+", names):
            assert re.search(rf"^export (?:const|class|(?:async )?function) {name}\b", source(other), re.MULTILINE)
            assert len(re.findall(rf"\b{name}\b", text)) > 1, f"{name} is imported for nothing"


def test_top_level_names_are_distinct():
    counts = Counter(name for module in MODULES for name in set(declared(module)))
    assert [name for name, count in counts.items() if count > 1] == []


def test_nothing_of_the_frame_is_left():
    assert re.findall(r"^(?:import|export)\b.*", script(), re.MULTILINE) == []
    assert "</script" not in script().lower()
    assert "<!--" not in script()


def test_nothing_reads_or_writes_html_or_the_network():
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "XMLHttpRequest"):
        assert word not in script()


def test_modules_pass_their_own_tests():
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node on this machine: install the package 'nodejs'")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.strip().lstrip("v").split(".")[0]) < 20:
        pytest.skip(f"node {version.strip()} is too old for these tests: 20 or later")
    tests = sorted(str(path) for path in JS_TESTS.glob("*.test.js"))
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
