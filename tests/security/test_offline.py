"""Everything stays on the machine: no command opens a connection, nor looks a name up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def offline(folder: Path, *prefix: str) -> subprocess.CompletedProcess[str]:
    command = [*prefix, sys.executable, str(ROOT / "tests/security/offline.py"), str(folder)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)


def test_no_command_asks_for_the_network(tmp_path: Path) -> None:
    """Where the system lets us, in a network of its own that reaches nothing: native code cannot cheat there either."""
    people = "id,name,title,manager id\n1,Ana Ruiz,Program Manager,\n2,Ken Ito,PM,1\n3,Zoë Król,Baker,1\n"
    (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    (tmp_path / "work.csv").write_text("id,name,kind,parent,lead\nG,Depots,program,,1\nJ,East,project,G,\n", "utf-8")
    alone = ("unshare", "--net") if shutil.which("unshare") else ()
    if alone and subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        alone = ()
    run = offline(tmp_path, *alone)
    assert run.returncode == 0, run.stderr[-2000:]
    assert (tmp_path / "out/report.html").exists()


def test_the_hook_would_notice() -> None:
    program = (
        "import sys; from tests.security.offline import forbid; sys.addaudithook(forbid);"
        "import socket; socket.getaddrinfo('localhost', 80)"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (99, "the network was asked for: socket.getaddrinfo\n")
