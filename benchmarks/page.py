"""Time the first paint of the map page in headless Chromium, and the memory of its renderer.

    python benchmarks/page.py [5000 50000] [--repeat 5] [--peer]

The page is written from an organization of ``generate.py`` and opened at its reporting lines, one box a person. With
``--peer`` the same tree is drawn by d3-org-chart, collapsed, from the npm registry, in a temporary folder, in turn with
our page. Both times count from the start of the navigation to the first frame after the picture was drawn. Prints one
table: milliseconds (median and worst of the repeats), resident MiB of the renderer, MB of the file. Exits 1 where a
target of the table ``LIMITS`` is missed. Needs playwright and Chromium; ``--peer`` needs npm.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generate import write
from plan import plan
from playwright.sync_api import Browser, sync_playwright

from rolemap import find_gaps, read_org
from rolemap.drawing.page import map_page

LIMITS = {5_000: (200.0, 250.0, 6.0), 50_000: (500.0, 250.0, 6.0)}
"""People → milliseconds, MiB, MB at most."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PEER = ("d3@7.9.2", "d3-flextree@2.1.2", "d3-org-chart@3.1.1")
PEER_SCRIPTS = ("d3/dist/d3.min.js", "d3-flextree/build/d3-flextree.min.js", "d3-org-chart/build/d3-org-chart.min.js")
MARK = "performance.getEntriesByName('map-painted')[0]?.startTime ?? null"


@dataclass(frozen=True)
class Visit:
    """One opening of one page: milliseconds to the first picture, resident MiB of the renderer after it settled."""

    milliseconds: float
    mib: float


def open_page(browser: Browser, url: str) -> Visit:
    """Open ``url`` in a renderer of its own and measure it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(url)
    painted = None
    for _ in range(600):
        painted = page.evaluate(MARK)
        if painted is not None:
            break
        page.wait_for_timeout(50)
    if painted is None:
        sys.exit(f"{url}: no picture after 30 s")
    page.wait_for_timeout(1500)
    mib = _renderer_mib(browser)
    context.close()
    return Visit(painted, mib)


def _renderer_mib(browser: Browser) -> float:
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max(_resident_mib(process["id"]) for process in processes if process["type"] == "renderer")


def _resident_mib(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except FileNotFoundError:
        return 0.0
    return next(float(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def our_page(people: int, folder: Path) -> Path:
    """The map page of an invented organization, its reporting lines first."""
    write(plan(people, 0), folder)
    org = read_org(folder / "people.csv", folder / "work.csv")
    path = folder / "map.html"
    path.write_text(map_page(org, find_gaps(org).findings), encoding="utf-8")
    rows = [
        {
            "id": str(person.code),
            "parentId": str(person.manager) if person.manager >= 0 else "top",
            "name": person.label,
            "title": person.title,
        }
        for person in org.people
    ]
    for cycle in org.reporting.cycles:
        rows[cycle[0]]["parentId"] = "top"
    top = {"id": "top", "parentId": "", "name": "Everybody", "title": ""}
    (folder / "rows.json").write_text(json.dumps([top, *rows]), encoding="utf-8")
    return path


def peer_page(folder: Path, modules: Path) -> Path:
    """The same tree for d3-org-chart, all in one file too, collapsed below the top."""
    scripts = "".join(f"<script>{(modules / name).read_text(encoding='utf-8')}</script>" for name in PEER_SCRIPTS)
    rows = (folder / "rows.json").read_text(encoding="utf-8").replace("<", "\\u003c")
    path = folder / "peer.html"
    path.write_text(
        f"<!doctype html><meta charset=utf-8><div id=c></div>{scripts}<script>const rows={rows};"
        "new d3.OrgChart().container('#c').data(rows).nodeWidth(() => 216).nodeHeight(() => 66)"
        ".nodeContent(n => `<b></b>`.replace('</b>', n.data.name + '</b><br>' + n.data.title)).render();"
        "requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('map-painted')));</script>",
        encoding="utf-8",
    )
    return path


def empty_page(folder: Path) -> Path:
    """A page with an empty canvas: what the browser itself takes on this machine at this moment."""
    path = folder / "empty.html"
    path.write_text(
        "<!doctype html><meta charset=utf-8><canvas></canvas><script>"
        "requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('map-painted')));</script>",
        encoding="utf-8",
    )
    return path


def install_peer(folder: Path) -> Path:
    """Install d3-org-chart below ``folder``."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("--peer needs npm")
    command = [npm, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", *PEER]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "node_modules"


def row(name: str, people: int, visits: list[Visit], path: Path) -> str:
    """One line of the table."""
    times = [visit.milliseconds for visit in visits]
    mib = statistics.median(visit.mib for visit in visits)
    return (
        f"| {name} | {people:,} | {statistics.median(times):,.0f} | {max(times):,.0f} | {mib:,.0f} "
        f"| {path.stat().st_size / 1e6:.2f} |"
    )


def misses(people: int, visits: list[Visit], path: Path) -> list[str]:
    """What of ``LIMITS`` does not hold."""
    if people not in LIMITS:
        return []
    measured = (
        statistics.median(visit.milliseconds for visit in visits),
        statistics.median(visit.mib for visit in visits),
        path.stat().st_size / 1e6,
    )
    named = zip(("ms", "MiB", "MB"), measured, LIMITS[people], strict=True)
    return [f"{people:,} people: {value:,.1f} {unit} (at most {most:g})" for unit, value, most in named if value > most]


def main() -> int:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=list(LIMITS), help="numbers of people, at least 100")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--peer", action="store_true", help="measure d3-org-chart on the same trees too")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    faults: list[str] = []
    print("| page | people | ms | worst ms | renderer MiB | file MB |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(prefix="rolemap-benchmark-") as name, sync_playwright() as playwright:
        modules = install_peer(Path(name)) if options.peer else None
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for people in options.sizes:
            folder = Path(name) / str(people)
            pages = {"rolemap": our_page(people, folder), "empty page": empty_page(folder)}
            if modules:
                pages["d3-org-chart"] = peer_page(folder, modules)
            visits: dict[str, list[Visit]] = {name: [] for name in pages}
            for _ in range(options.repeat):
                for page, path in pages.items():
                    fragment = "#view=people" if page == "rolemap" else ""
                    visits[page].append(open_page(browser, path.as_uri() + fragment))
            for page, path in pages.items():
                print(row(page, people, visits[page], path), flush=True)
            faults += misses(people, visits["rolemap"], pages["rolemap"])
            if modules and (
                2 * statistics.median(visit.milliseconds for visit in visits["rolemap"])
                > statistics.median(visit.milliseconds for visit in visits["d3-org-chart"])
            ):
                faults.append(f"{people:,} people: more than half of d3-org-chart's time")
        browser.close()
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
