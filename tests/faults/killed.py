"""Write outputs in processes that kill themselves (SIGKILL) at their first, second, third … step on the file system.

    python killed.py FOLDER KIND     prints, as JSON, what stood in the folder after each kill, and after the healing

Every audit event that changes the file system is a step, and so is the exchange of two folders.
"""

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from rolemap.files import finish_interrupted, write_files, writing

STEPS = {"open", "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
STEPS |= {"tempfile.mkdtemp", "shutil.rmtree"}
OLD = {f"file-{number}.txt": f"old {number}" for number in range(4)} | {"stale.txt": "old"}
NEW = {f"file-{number}.txt": f"new {number}" for number in range(5)}
OTHERS = {"alone": {}, "files": {"mine.txt": "mine"}, "folders": {"mine.txt": "mine", "photos/cat.txt": "cat"}}


def prepare(folder: Path, kind: str) -> None:
    """The folder as an earlier run left it, with files of somebody else; nothing for ``absent``."""
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.parent.mkdir()
    if kind != "absent":
        for name, text in (OLD | OTHERS[kind]).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)


def state(folder: Path) -> dict[str, str]:
    """What a user sees in a folder: hidden folders of a run are not looked into."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    shown = [path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    return {str(path.relative_to(folder)): path.read_text() for path in shown}


def die_at(last: int, folder: Path) -> bool:
    """Write in a child that dies at its step ``last``; True if it died, False if it had fewer steps."""
    child = os.fork()
    if child == 0:
        steps = 0

        def step() -> None:
            nonlocal steps
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

        exchange = writing.swap

        def swap(one: Path, other: Path) -> bool:
            done = exchange(one, other)
            step()
            return done

        writing.swap = swap
        sys.addaudithook(lambda event, _arguments: step() if event in STEPS else None)
        write_files(folder, NEW, stale=["stale.txt"])
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def main() -> None:
    """Kill at every step there is."""
    folder, kind = Path(sys.argv[1], "parent", "results"), sys.argv[2]
    found, step, died = [], 0, True
    while died:
        step += 1
        prepare(folder, kind)
        died = die_at(step, folder)
        seen = state(folder)
        finish_interrupted(folder)
        left = sorted(path.name for path in folder.parent.rglob(".*rolemap-*"))
        found.append({"seen": seen, "healed": state(folder), "left": left})
    print(json.dumps(found))


if __name__ == "__main__":
    main()
