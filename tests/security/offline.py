"""Run every command where opening a socket ends the process.

python offline.py FOLDER      FOLDER holds people.csv and work.csv; exit code 0 if nothing asked for the network
"""

import os
import sys
from pathlib import Path


def forbid(event: str, _arguments: object) -> None:
    """An audit hook cannot be taken off again, and sees what C code of Python does too."""
    if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
        os.write(2, f"the network was asked for: {event}\n".encode())
        os._exit(99)


def main() -> int:
    """All commands, one after the other."""
    sys.addaudithook(forbid)
    folder = Path(sys.argv[1])
    os.chdir(folder)
    from rolemap.cli import run
    from rolemap.cli.app import COMMANDS
    from rolemap.drawing import RENDERERS

    both = ["people.csv", "--work", "work.csv"]
    given = {
        "map": [[*both, "--out", "out"], [*both, "--redact", "all", "--out", "shared"]],
        "classify": [["people.csv", "--out", "roles.csv"]],
        "gaps": [[*both, "--out", f"gaps.{suffix}"] for suffix in ("html", "xlsx")],
        "draw": [[*both, "--max-boxes", "4", "--out", f"map.{suffix}"] for suffix in RENDERERS],
        "diff": [["out", "out"]],
        "explain": [["PM"], ["OWN01"]],
        "review": [["people.csv", "--answers", "answers.csv", "--into", "rolemap.toml"]],
        "rules": [[]],
        "columns": [["people.csv"]],
    }
    Path("answers.csv").write_text("title,role\nPM,PjM\n", encoding="utf-8")
    assert set(given) >= set(COMMANDS), f"not tried: {sorted(set(COMMANDS) - set(given))}"
    codes = [run([command, *arguments]) for command, ways in given.items() for arguments in ways]
    assert set(codes) <= {0, 1}, codes
    return 0


if __name__ == "__main__":
    sys.exit(main())
