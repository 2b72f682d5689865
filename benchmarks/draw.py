"""How long pictures take: layout of 100,000 boxes, SVG of 5,000, PNG of the same in pages, beside Graphviz.

    python benchmarks/draw.py

Times are CPU seconds after import, best of three (of one for PNG). The layout is the whole of it: heights of all texts,
places, and all lines routed. Each figure is asserted together with the answer: all boxes are placed, none overlaps its
neighbors in its row, every box is in the SVG, every page is there.
"""

import argparse
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from itertools import pairwise

from rolemap.drawing.formats.dot import dot
from rolemap.drawing.formats.pictures import png
from rolemap.drawing.formats.svg import svg
from rolemap.drawing.layout import Layout, lay_out
from rolemap.drawing.pages import paginate
from rolemap.model import Box, BoxState, Diagram, Line, Role, Seat

LIMITS = {"layout of 100,000 boxes": 1.0, "SVG of 5,000 boxes": 1.5, "PNG pages of 5,000 boxes": 10.0}
_ROLES = (Role.PFM, Role.PGM, Role.PJM, Role.PRM)
_WORDS = ("Customer", "Grid", "Billing", "Smart Meter", "Field Service", "Data", "Identity", "Tariff", "Outage")


def organization_of(count: int) -> Diagram:
    """A diagram of ``count`` boxes: every inner box has eight children."""
    boxes = tuple(
        Box(
            id=f"b{i}",
            heading=f"{_WORDS[i % 9]} {_WORDS[i * 7 % 8]} program {i}",
            seats=(Seat(f"Person {i * 7919 % count}", _ROLES[i % 4]),),
            tag="project",
            role=_ROLES[i % 4],
            state=BoxState.MISSING if i % 9 == 0 else BoxState.FILLED,
            tooltip=f"project P-{i}",
        )
        for i in range(count)
    )
    return Diagram("Benchmark", boxes, tuple(Line(f"b{(i - 1) // 8}", f"b{i}") for i in range(1, count)))


def best_of(times: int, work: Callable[[], object]) -> tuple[float, object]:
    """Least CPU time of ``work`` in seconds, and what it gave."""
    seconds, result = float("inf"), None
    for _ in range(times):
        start = time.process_time()
        result = work()
        seconds = min(seconds, time.process_time() - start)
    return seconds, result


def graphviz_seconds(diagram: Diagram) -> float | None:
    """CPU seconds that Graphviz needs for an SVG of the same diagram; None without Graphviz."""
    if not shutil.which("dot"):
        return None
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    text = dot(diagram).replace("splines=ortho;", "").encode()  # ortho takes four times as long
    subprocess.run(["dot", "-Tsvg"], input=text, check=True, capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def assert_tidy(layout: Layout, count: int) -> None:
    """Every box has its place, and no box overlaps the next one in its row."""
    assert len(layout.boxes) == count
    rows: dict[float, list[tuple[float, float]]] = {}
    for placed in layout.boxes:
        rows.setdefault(placed.y, []).append((placed.x, placed.right))
    for row in rows.values():
        row.sort()
        assert all(left[1] <= right[0] + 0.01 for left, right in pairwise(row))


def main() -> None:
    """Measure, print, assert."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-graphviz", action="store_true")
    options = parser.parse_args()
    large, small = organization_of(100_000), organization_of(5_000)
    seconds: dict[str, float] = {}

    seconds["layout of 100,000 boxes"], layout = best_of(3, lambda: lay_out(large))
    assert isinstance(layout, Layout)
    assert_tidy(layout, 100_000)
    assert len(layout.routes) == len(large.lines)
    seconds["SVG of 5,000 boxes"], text = best_of(3, lambda: svg(small))
    assert str(text).count("<title>project P-") == 5_000
    seconds["PNG pages of 5,000 boxes"], pages = best_of(1, lambda: png(small, paper="a3"))
    assert isinstance(pages, dict)
    assert len(pages) == len(paginate(small))
    assert all(page.startswith(b"\x89PNG") for page in pages.values())
    for what, measured in seconds.items():
        print(f"{what}: {measured:.2f} s (at most {LIMITS[what]} s)")
    if not options.without_graphviz and (other := graphviz_seconds(small)) is not None:
        print(f"Graphviz dot -Tsvg of the same 5,000 boxes: {other:.2f} s")
        assert seconds["SVG of 5,000 boxes"] * 2 <= other
    assert all(measured <= LIMITS[what] for what, measured in seconds.items())


if __name__ == "__main__":
    main()
