"""``rolemap map`` stage by stage, in one process.

    python benchmarks/stages.py people.csv work.csv OUT

Prints JSON: a list of ``{"stage", "seconds", "cpu_seconds", "peak_mib"}``, the peak being that up to the stage's end.
"""

import json
import resource
import sys
import time
from pathlib import Path

_MIB = 1024


class Stages:
    """Times what happens between one call and the next."""

    def __init__(self) -> None:
        self.done: list[dict[str, object]] = []
        self._now = ""
        self._seconds, self._cpu = time.perf_counter(), time.process_time()

    def __call__(self, stage: str) -> None:
        seconds, cpu = time.perf_counter(), time.process_time()
        if self._now:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
            took = {"seconds": round(seconds - self._seconds, 3), "cpu_seconds": round(cpu - self._cpu, 3)}
            self.done.append({"stage": self._now, **took, "peak_mib": round(peak)})
        self._now, self._seconds, self._cpu = stage, time.perf_counter(), time.process_time()


def main(people: Path, work: Path, out: Path) -> None:
    """Make the map and print how long each stage took."""
    stages = Stages()
    stages("importing")
    from rolemap import api  # noqa: PLC0415  (its time is one of those measured)

    org = api.read_org(people, work, on_stage=stages)
    stages("checking the rules")
    report = api.find_gaps(org)
    stages("writing texts")
    api.write_map(org, out, report=report, on_stage=stages)
    stages("")
    print(json.dumps(stages.done))


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:4]))
