"""Mermaid charts, read by the real package (scripts/install-readers puts it into tests/readers)."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from rolemap.drawing.render import render
from rolemap.drawing.views import VIEWS
from rolemap.model import Box, Diagram, Line
from tests.strategies.drawing import NASTY, organization, tree_diagram

READERS = Path(__file__).resolve().parents[2] / "readers"


def charts_of(diagram: Diagram) -> list[str]:
    return [str(part) for part in render(diagram, "x.mmd").values()]


def read(charts: list[str]) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", "mermaid.mjs"],
        cwd=READERS,
        input=json.dumps(charts).encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
@pytest.mark.skipif(
    not (READERS / "node_modules" / "mermaid").is_dir(), reason="mermaid is not installed: run scripts/install-readers"
)
def test_mermaid_reads_every_chart() -> None:
    diagrams = [VIEWS[name](organization(20)) for name in ("hierarchy", "org", "dependencies")]
    diagrams += [tree_diagram([-1, *[0] * (len(NASTY) - 1)])]
    diagrams += [Diagram(name, (Box("a", name), Box("b", name)), (Line("a", "b", label=name),)) for name in NASTY]
    large = Diagram(
        "Large",
        tuple(Box(f"b{i}", f"Box number {i}") for i in range(1200)),
        tuple(Line(f"b{i // 3}", f"b{i + 1}") for i in range(1199)),
    )
    charts = [chart for diagram in diagrams for chart in charts_of(diagram)]
    *found, broken = read([*charts, *charts_of(large), 'flowchart TB\na["no end'])
    assert "error" in broken
    assert not [answer for answer in found if "error" in answer]
    single = found[: len(diagrams)]
    assert [(answer["vertices"], answer["edges"]) for answer in single] == [
        (len(diagram.boxes), len(diagram.lines)) for diagram in diagrams
    ]
    assert sum(answer["edges"] for answer in found[len(diagrams) :]) == len(large.lines)
