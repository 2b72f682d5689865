"""All measurements at once: rolemap from 100 to 10,000,000 people beside its comparators, one page.

    python benchmarks/run.py --sizes 100 10000 100000 1000000 [--seed 0] [--repeat 1] [--write docs/performance.md]
    python benchmarks/run.py --sizes 100 10000 100000 1000000 --ten-million --write docs/performance.md

For each size an organization is invented (``generate.py``) and ``classify``, ``gaps``, ``map`` (whole, and stage by
stage), the engines and the comparators run on its files, each in a process of its own. The gaps that are found are
compared with those that were planted, the roles with those that were given. ``--ten-million`` adds 10,000,000 people
without a register, for ``classify`` and ``gaps`` alone. ``--only`` runs some of the commands. ``--write`` keeps the
tables between the two markers of a page, and the picture of growth beside it.

A million people take some ten minutes, ten million some twenty. Exits 1 if an answer is not as planted.
"""

import argparse
import csv
import json
import shlex
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from measure import Took, circumstances, rolemap, run

HERE = Path(__file__).parent
START, END = "<!-- measured: start -->", "<!-- measured: end -->"
SIZES = (100, 10_000, 100_000, 1_000_000)
LARGEST = 10_000_000
OF_PEOPLE_ALONE = ("classify", "gaps", "classify, DuckDB", "gaps, DuckDB")
PEOPLE, WORK = "people.csv", "work.csv"
_DUCKDB = ("--engine", "duckdb", "--memory", "500MB")
_NEVER_FAILS = (0, 1)

COMMANDS: dict[str, Callable[[list[str]], list[str]]] = {
    "classify": lambda _: rolemap("classify", PEOPLE, "--out", "roles.csv"),
    "gaps": lambda register: rolemap("gaps", PEOPLE, *register, "--out", "gaps.json"),
    "map": lambda register: rolemap("map", PEOPLE, *register, "--out", "out"),
    "classify, DuckDB": lambda _: rolemap("classify", PEOPLE, *_DUCKDB, "--out", "d.csv"),
    "gaps, DuckDB": lambda register: rolemap("gaps", PEOPLE, *register, *_DUCKDB, "--out", "counts.json"),
    "DuckDB script": lambda _: python("compare/duckdb_gaps.py", PEOPLE, WORK),
    "networkx script": lambda _: python("compare/networkx_lines.py", PEOPLE),
    "imports": lambda _: [sys.executable, "-c", "import pandas, networkx, matplotlib.figure"],
}
"""What is run for each size, in this order. The last three are what rolemap is compared with."""

GOALS = (
    ("map", 1_000_000, "seconds", 10.0),
    ("map", 1_000_000, "peak_mib", 2.5 * 1024),
    ("classify", 1_000_000, "seconds", 3.0),
    ("gaps", 1_000_000, "seconds", 6.0),
    ("map", 100, "seconds", 1.0),
    ("classify", LARGEST, "peak_mib", 16 * 1024),
    ("gaps", LARGEST, "peak_mib", 16 * 1024),
)
"""Command, people, figure, and what it may be at most."""
RATIOS = (("gaps", "DuckDB script", 1_000_000, 2.0), ("map", "imports", 100, 1.6))
"""Command, comparator, people, and how many times of its CPU seconds the command may take."""
MOST_GROWTH = 12.0  # times the time for ten times the people


@dataclass(slots=True)
class Measured:
    """Everything about one size: what each command took, the stages of ``map``, and what is not as planted."""

    people: int
    work: int
    distinct_titles: int
    took: dict[str, Took] = field(default_factory=dict)
    stages: list[dict[str, float | str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def measure(people: int, options: argparse.Namespace) -> Measured:
    """Invent an organization, run everything on its files, compare the answers with what is known."""
    with tempfile.TemporaryDirectory(prefix="rolemap-benchmark-") as name:
        folder = Path(name)
        run(python("generate.py", str(people), "--out", ".", "--seed", str(options.seed)), folder)
        known = json.loads((folder / "known.json").read_text(encoding="utf-8"))
        register = ["--work", WORK] if people < LARGEST else []
        result = Measured(people, known["work"] if register else 0, known["titles"])
        for command, line in COMMANDS.items():
            if (register or command in OF_PEOPLE_ALONE) and command in (options.only or COMMANDS):
                print(f"{people:,} people: {command}", file=sys.stderr)
                result.took[command] = run(line(register), folder, repeat=options.repeat, fine=_NEVER_FAILS)
        if "map" in result.took:
            result.stages = json.loads(run(python("stages.py", PEOPLE, WORK, "stages"), folder).output)
        result.faults = [*_faults_of_roles(folder, known), *(_faults_of_gaps(folder, known) if register else [])]
    return result


def python(script: str, *arguments: str) -> list[str]:
    """The command line of a script of this folder."""
    return [sys.executable, str(HERE / script), *arguments]


def _faults_of_roles(folder: Path, known: dict[str, dict[str, int]]) -> list[str]:
    """Roles that another number of people has than was planted."""
    faults = []
    for name in ("roles.csv", "d.csv", "out/roles.csv"):
        if (folder / name).exists():
            with (folder / name).open(encoding="utf-8-sig", newline="") as file:
                roles = Counter(row["role"] for row in csv.DictReader(file))
            faults += _differences(f"{name}: people as", known["roles"], roles, known["roles"])
    return faults


def _faults_of_gaps(folder: Path, known: dict[str, dict[str, int]]) -> list[str]:
    """Rules that found another number of gaps than was planted."""
    faults = []
    for name in ("gaps.json", "out/gaps.json"):
        if (folder / name).exists():
            gaps = Counter(gap["code"] for gap in json.loads((folder / name).read_bytes())["gaps"])
            faults += _differences(f"{name}: gaps", known["gaps"], gaps, {*known["gaps"], *gaps})
    return faults


def _differences(what: str, known: dict[str, int], found: Counter[str], names: Iterable[str]) -> list[str]:
    return [
        f"{what} {name}: planted {known.get(name, 0):,}, found {found[name]:,}"
        for name in sorted(names)
        if known.get(name, 0) != found[name]
    ]


def page(results: list[Measured], command: str) -> str:
    """Everything as Markdown."""
    from beside import beside_lines  # noqa: PLC0415  (a large parent would show in the peak memory of its children)

    parts = [_commands(results), _goals(results), _growth(results), _stages(results), beside_lines()]
    return "\n\n".join([*(part for part in parts if part), circumstances(command)])


def _commands(results: list[Measured]) -> str:
    lines = [
        "### Commands",
        "",
        "| people | work items | titles | command | seconds | CPU seconds | peak MiB | as planted |",
    ]
    lines += ["| ---: | ---: | ---: | --- | ---: | ---: | ---: | --- |"]
    for result in results:
        for command, took in result.took.items():
            answer = "" if command in ("imports", "networkx script", "DuckDB script") else _answer(result)
            lines.append(
                f"| {result.people:,} | {result.work:,} | {result.distinct_titles:,} | {command} | {took.seconds:.2f} "
                f"| {took.cpu_seconds:.2f} | {took.peak_mib:,.0f} | {answer} |"
            )
    return "\n".join(lines)


def _answer(result: Measured) -> str:
    return "no" if result.faults else "yes"


def _goals(results: list[Measured]) -> str:
    by_size = {result.people: result.took for result in results}
    lines = ["### Goals", "", "| goal | measured | |", "| --- | ---: | --- |"]
    for command, people, figure, most in GOALS:
        if took := by_size.get(people, {}).get(command):
            value = float(getattr(took, figure))
            unit, digits = ("s", 1) if figure == "seconds" else ("MiB", 0)
            note = f" ({took.cpu_seconds:,.1f} CPU seconds)" if figure == "seconds" else ""
            what = f"`{command}`, {people:,} people: at most {most:,.{digits}f} {unit}"
            lines.append(f"| {what} | {value:,.{digits}f} {unit}{note} | {_reached(value, most)} |")
    for command, other, people, most in RATIOS:
        took = by_size.get(people, {})
        if command in took and other in took:
            ratio = took[command].cpu_seconds / took[other].cpu_seconds
            what = f"`{command}`, {people:,} people: at most {most} times the CPU time of {other}"
            lines.append(f"| {what} | {ratio:.1f} times | {_reached(ratio, most)} |")
    return "\n".join(lines)


def _growth(results: list[Measured]) -> str:
    """Times of the CPU time for ten times the people, for each step of ten."""
    by_size = {result.people: result.took for result in results}
    if len(by_size) < 2:
        return ""
    lines = ["### Growth", "", "![CPU seconds and peak memory against people](growth.svg)", ""]
    lines += ["| from → to | " + " | ".join(("classify", "gaps", "map")) + " | |", "| --- | ---: | ---: | ---: | --- |"]
    steps = [(size, 10 * size) for size in sorted(by_size) if 10 * size in by_size]
    for low, high in steps:
        ratios = {
            command: by_size[high][command].cpu_seconds / by_size[low][command].cpu_seconds
            for command in ("classify", "gaps", "map")
            if command in by_size[low] and command in by_size[high]
        }
        cells = [f"{ratios[name]:.1f}" if name in ratios else "" for name in ("classify", "gaps", "map")]
        reached = _reached(max(ratios.values(), default=0.0), MOST_GROWTH)
        lines.append(f"| {low:,} → {high:,} | {' | '.join(cells)} | at most {MOST_GROWTH:.0f} times: {reached} |")
    return "\n".join(lines)


def _stages(results: list[Measured]) -> str:
    staged = [result for result in results if result.stages]
    if not staged:
        return ""
    names = [str(stage["stage"]) for stage in staged[-1].stages]
    head = " | ".join(f"{result.people:,}" for result in staged)
    lines = [
        "### Stages of `map`",
        "",
        "CPU seconds, and peak MiB up to the end of the stage for the largest size.",
        "",
    ]
    lines += [f"| stage | {head} | peak MiB |", "| --- |" + " ---: |" * (len(staged) + 1)]
    for name in names:
        took = [next((s["cpu_seconds"] for s in result.stages if s["stage"] == name), None) for result in staged]
        peak = next(stage["peak_mib"] for stage in staged[-1].stages if stage["stage"] == name)
        cells = " | ".join("" if seconds is None else f"{seconds:.2f}" for seconds in took)
        lines.append(f"| {name} | {cells} | {peak:,.0f} |")
    return "\n".join(lines)


def _reached(value: float, most: float) -> str:
    return "reached" if value <= most else "**not reached**"


def keep(path: Path, text: str, results: list[Measured]) -> None:
    """Put ``text`` between the markers of ``path``, and the picture of growth beside it; the rest of the page stays."""
    from growth import growth_svg  # noqa: PLC0415  (as above)

    written = path.read_text(encoding="utf-8") if path.exists() else f"# Performance\n\n{START}\n{END}\n"
    before, _, rest = written.partition(START)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{START}\n{text}\n{END}{after}", "utf-8")
    names = [command for command in COMMANDS if command != "imports"]
    seconds = {name: {r.people: r.took[name].cpu_seconds for r in results if name in r.took} for name in names}
    peaks = {name: {r.people: r.took[name].peak_mib for r in results if name in r.took} for name in names}
    (path.parent / "growth.svg").write_bytes(growth_svg(seconds, peaks=peaks))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=str(__doc__), formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of people, at least 100")
    parser.add_argument("--ten-million", action="store_true", help="10,000,000 people too, without a register")
    parser.add_argument(
        "--only", nargs="*", choices=COMMANDS, metavar="COMMAND", help=f"some of: {', '.join(COMMANDS)}"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=1, help="runs of each command; the fastest counts")
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep the tables in this page")
    options = parser.parse_args()
    sizes = [*options.sizes, *([LARGEST] if options.ten_million else [])]
    results = [measure(size, options) for size in sizes]
    text = page(results, shlex.join(["python", "benchmarks/run.py", *sys.argv[1:]]))
    print(text)
    if options.write:
        keep(options.write, text, results)
    faults = [f"{result.people:,} people: {fault}" for result in results for fault in result.faults]
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
