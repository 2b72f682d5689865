"""Time ``rolemap map`` from shell to shell, and check its answers against what the generator planted.

    python benchmarks/map.py [100 10000 100000] [--seed 0] [--repeat 3] [--write docs/performance.md]

Prints one table: seconds (median of the repeats), peak memory, number of gaps. Exits 1 if a rule found another number
of gaps than was planted, or a role was given to another number of people. Writes nothing but into a temporary folder,
unless ``--write`` names a file that keeps the table between its two ``map`` markers.
"""

import argparse
import csv
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from generate import write
from plan import plan

SIZES = (100, 10_000, 100_000)
START, END = "<!-- map: start -->", "<!-- map: end -->"
MIB = 1024


@dataclass(frozen=True)
class Run:
    """One size: ``seconds`` from shell to shell, ``cpu_seconds`` on all cores, ``peak_mib`` the largest resident."""

    people: int
    work: int
    seconds: float
    cpu_seconds: float
    peak_mib: float
    gaps: int
    faults: tuple[str, ...]


def measure(people: int, seed: int, repeat: int) -> Run:
    """Generate an organization, map it ``repeat`` times, compare the last answer with what is known."""
    with tempfile.TemporaryDirectory(prefix="rolemap-benchmark-") as name:
        folder = Path(name)
        write(plan(people, seed), folder)
        known = json.loads((folder / "known.json").read_text(encoding="utf-8"))
        seconds, cpu, peaks = zip(*(_map(folder) for _ in range(repeat)), strict=True)
        gaps = Counter(gap["code"] for gap in json.loads((folder / "out" / "gaps.json").read_bytes())["gaps"])
        with (folder / "out" / "roles.csv").open(encoding="utf-8-sig", newline="") as file:
            roles = Counter(row["role"] for row in csv.DictReader(file))
    faults = [*_differences("gaps", known["gaps"], gaps, {*known["gaps"], *gaps})]
    faults += _differences("people as", known["roles"], roles, known["roles"])
    median = statistics.median
    return Run(people, known["work"], median(seconds), median(cpu), max(peaks), gaps.total(), tuple(faults))


def _map(folder: Path) -> tuple[float, float, float]:
    """Seconds, CPU seconds and peak MiB of one ``rolemap map``."""
    command = [sys.executable, "-m", "rolemap", "map", "people.csv", "--work", "work.csv", "--out", "out"]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        message = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"rolemap map ended with {process.returncode}: {message.decode(errors='replace')}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MIB


def _differences(what: str, known: dict[str, int], found: Counter[str], names: set[str] | dict[str, int]) -> list[str]:
    return [
        f"{what} {name}: planted {known.get(name, 0):,}, found {found[name]:,}"
        for name in sorted(names)
        if known.get(name, 0) != found[name]
    ]


def table(runs: list[Run]) -> str:
    """The runs as a Markdown table."""
    lines = ["| people | work items | seconds | CPU seconds | peak MiB | gaps | as planted |"]
    lines += ["| ---: | ---: | ---: | ---: | ---: | ---: | --- |"]
    lines += [
        f"| {run.people:,} | {run.work:,} | {run.seconds:.1f} | {run.cpu_seconds:.1f} | {run.peak_mib:,.0f} "
        f"| {run.gaps:,} | {'no' if run.faults else 'yes'} |"
        for run in runs
    ]
    return "\n".join(lines)


def keep(path: Path, text: str) -> None:
    """Put ``text`` between the markers of ``path``; the rest of the file stays."""
    page = path.read_text(encoding="utf-8") if path.exists() else f"# Performance\n\n{START}\n{END}\n"
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{START}\n{text}\n\n{circumstances()}\n{END}{after}", "utf-8")


def circumstances() -> str:
    """On what, with what and when the runs were measured, and how busy the machine was with other things."""
    used = " ".join(f"{name} {version(name)}" for name in ("pandas", "pyarrow", "numpy", "networkx", "matplotlib"))
    waiting = os.getloadavg()[2]
    shared = "shared" if waiting > 1.5 else "quiet"  # one run keeps one core busy
    return (
        f"Measured by `benchmarks/map.py` on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {used}. The machine was "
        f"{shared}: {waiting:.1f} processes at work on average of the last quarter of an hour, so CPU seconds say more "
        "than seconds."
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of people, at least 100")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep the table in this file")
    options = parser.parse_args()
    runs = [measure(size, options.seed, options.repeat) for size in options.sizes]
    print(table(runs))
    faults = [f"{run.people:,} people: {fault}" for run in runs for fault in run.faults]
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    if options.write:
        keep(options.write, table(runs))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
