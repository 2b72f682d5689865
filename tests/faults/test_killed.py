"""A run that is killed leaves the old outputs or the new ones, and what is not ours as it was."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rolemap.files import finish_interrupted
from tests.faults.killed import NEW, OLD, OTHERS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a word of POSIX")

ROOT = Path(__file__).parents[2]
RUNS = int(os.environ.get("ROLEMAP_KILLS", "3"))
"""Kills of whole runs; ``ROLEMAP_KILLS=200 pytest tests/faults/test_killed.py`` takes five minutes."""


def kills(folder: Path, kind: str) -> list[dict[str, dict[str, str]]]:
    """What stood there after a kill at each step, and after the healing."""
    done = subprocess.run(
        [sys.executable, ROOT / "tests/faults/killed.py", folder, kind],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    found: list[dict[str, dict[str, str]]] = json.loads(done.stdout)
    assert len(found) > 10
    return found


@pytest.mark.parametrize("kind", ["absent", "alone", "files"])
def test_killed_at_any_step_leaves_old_or_new(tmp_path: Path, kind: str) -> None:
    others = OTHERS.get(kind, {})
    old, new = ({} if kind == "absent" else OLD | others), NEW | others
    found = kills(tmp_path, kind)
    assert all(step["seen"] in (old, new) for step in found)
    assert all(step["healed"] == step["seen"] for step in found)
    assert {len(step["seen"]) for step in found} == {len(old), len(new)}
    assert not any(step["left"] for step in found), "hidden folders are left over after the next run"


def test_a_folder_with_folders_in_it_is_healed_by_the_next_run(tmp_path: Path) -> None:
    """It cannot be exchanged: names change one by one, and what a kill leaves between them the next run completes."""
    old, new = OLD | OTHERS["folders"], NEW | OTHERS["folders"]
    found = kills(tmp_path, "folders")
    assert all(step["healed"] in (old, new) for step in found)
    assert found[-1]["seen"] == new
    assert any(step["seen"] not in (old, new) for step in found), "no kill fell between two names: the test is blind"
    assert all(step["seen"].items() >= OTHERS["folders"].items() for step in found)
    assert not any(step["left"] for step in found)


def test_kill_9_at_random_moments_of_a_map(tmp_path: Path) -> None:
    """Two inputs take turns; each kill must leave all the files of one of them."""
    inputs = [tmp_path / "before.csv", tmp_path / "after.csv"]
    for number, path in enumerate(inputs):
        rows = [f"{i},Ana {number},Project Manager,{i - 1 or ''}" for i in range(1, 5 + number)]
        path.write_text("\n".join(["id,name,title,manager id", *rows]) + "\n", encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    results = tmp_path / "results"

    def start(path: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "rolemap", "map", str(path), "--out", str(results)]
        return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)

    whole, seconds = [], 0.0
    for path in inputs:
        began = time.perf_counter()
        assert start(path).wait() == 0
        seconds = time.perf_counter() - began
        whole.append(contents(results))
    chance, seen = random.Random(7), {0: 0, 1: 0}
    for number in range(RUNS):
        run = start(inputs[number % 2])
        time.sleep(seconds * chance.uniform(0.5, 1.1) if number % 3 else seconds * chance.random())
        run.send_signal(signal.SIGKILL)
        run.wait()
        found = contents(results)
        assert found in whole
        seen[whole.index(found)] += 1
    finish_interrupted(results)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["after.csv", "before.csv", "results"]
    print(f"{RUNS} kills; afterwards the files of before.csv {seen[0]} times, of after.csv {seen[1]} times")


def contents(folder: Path) -> dict[str, bytes]:
    """Name → bytes of everything in a folder, hidden files too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}
