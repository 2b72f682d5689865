"""What a run does not need it does not load: these libraries take a tenth of a small run, or more, each."""

import subprocess
import sys
from pathlib import Path

UNUSED = {
    "classify": {"chardet", "jinja2", "matplotlib", "networkx", "python_calamine", "rich", "xlsxwriter"},
    "gaps": {"chardet", "jinja2", "matplotlib", "networkx", "python_calamine", "xlsxwriter"},
    "map": {"chardet", "matplotlib.figure", "matplotlib.pyplot", "networkx", "python_calamine", "scipy"},
}
RUNS = """
import sys
from rolemap.cli import run
for command in sys.argv[1].split(","):
    out = {"classify": ["--out", "roles.csv"], "gaps": ["--out", "gaps.txt"], "map": ["--out", "out"]}[command]
    work = [] if command == "classify" else ["--work", "work.csv"]
    run([command, "people.csv", *work, *out])
    print(command, *sorted(sys.modules))
"""
PEOPLE = "id,name,title,manager id\n1,Ana Ruiz,Program Manager,\n2,Ken Ito,Project Manager,1\n"
WORK = "id,name,type,lead\nP1,Rockets,project,Ken Ito\nP2,Boats,project,\n"


def test_a_run_loads_what_it_needs_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "work.csv").write_text(WORK, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", RUNS, ",".join(UNUSED)], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = {line.split()[0]: set(line.split()[1:]) for line in done.stdout.splitlines() if line.split()[0] in UNUSED}
    assert {command: names & loaded[command] for command, names in UNUSED.items()} == {name: set() for name in UNUSED}
