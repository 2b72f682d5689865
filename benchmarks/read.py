"""Reading a million people into a table, against what pandas needs to read the same file into Arrow strings.

Run: ``python benchmarks/read.py [people]``. It writes a file of about 136 MB (for a million people) into a temporary
folder, reads it in turns with ``pandas.read_csv`` (C engine, Arrow strings) and with ``rolemap.read.read_people``, and
prints the best time of each, the ratio, and the number of rows. It fails if the ratio is above 3 or if a row is lost.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa

from rolemap.read import read_people

_MOST_TIMES = 3.0  # times pandas
_TURNS = 5
_FIRST = ("Ana", "Ken", "Maria", "Zoë", "Sam", "Jürgen", "Li", "Omar")
_LAST = ("Ruiz", "Ito", "Garcia", "Lee", "Müller", "Novak", "Smith", "Khan", "Dubois")
_TITLES = ("Project Manager", "Software Engineer", "Senior Program Manager", '"Product Manager, Growth"', "Analyst II")


def write_people(path: Path, people: int) -> None:
    """Write ``people`` rows of twelve columns; each manager leads eight."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write("employee_id,name,title,manager_id,department,location,email,status,worker_type,fte,start,end\n")
        for i in range(people):
            first, last = _FIRST[i * 7 % 8], _LAST[i * 5 % 9]
            manager = f"E{(i - 1) // 8:07d}" if i else ""
            stream.write(
                f"E{i:07d},{first} {last},{_TITLES[i % 5]},{manager},Department {i % 97},Berlin Site {i % 31},"
                f"{first.lower()}.{last.lower()}{i}@example.com,Active,Employee,1.0,2019-03-{i % 28 + 1:02d},\n"
            )


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(people: int) -> int:
    """Measure and print; 1 if the target is missed."""
    text = pd.ArrowDtype(pa.string())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        write_people(path, people)
        size = path.stat().st_size / 1e6
        table = read_people(path)
        turns = [
            (seconds(lambda: pd.read_csv(path, dtype=text, keep_default_na=False)), seconds(lambda: read_people(path)))
            for _ in range(_TURNS)
        ]
    plain, ours = (min(times) for times in zip(*turns, strict=True))
    ratio = ours / plain
    print(f"{'people':>10} {'MB':>6} {'pandas s':>9} {'rolemap s':>10} {'times':>6}")
    print(f"{people:>10} {size:>6.0f} {plain:>9.2f} {ours:>10.2f} {ratio:>6.2f}")
    lost = people - len(table)
    if lost:
        print(f"{lost} rows lost", file=sys.stderr)
    return int(bool(lost) or ratio > _MOST_TIMES)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
