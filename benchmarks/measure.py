"""How long a command takes from shell to shell, and how much memory at most.

The system counts the memory of the parent at the moment of the fork as the child's, so this module imports little.
"""

import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_KIB = 1024
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once and not at each start, as in every installation."""
_PACKAGES = ("pandas", "pyarrow", "numpy", "networkx", "matplotlib", "duckdb", "distributed", "sockit")


@dataclass(frozen=True, slots=True)
class Took:
    """``seconds`` from shell to shell, ``cpu_seconds`` on all cores and of all processes, ``peak_mib`` the largest
    resident of any of them. ``output`` is what was printed.
    """

    seconds: float
    cpu_seconds: float
    peak_mib: float
    output: bytes = b""


def run(command: list[str], folder: Path, *, repeat: int = 1, fine: tuple[int, ...] = (0,)) -> Took:
    """Run a command some times; the fastest counts. Exits with its message where it fails."""
    return min((_once(command, folder, fine) for _ in range(repeat)), key=lambda took: took.cpu_seconds)


def rolemap(*arguments: str) -> list[str]:
    """The command line of ``rolemap`` in this environment."""
    return [sys.executable, "-m", "rolemap", *arguments]


def _once(command: list[str], folder: Path, fine: tuple[int, ...]) -> Took:
    started = time.perf_counter()
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, env=_ENVIRONMENT, stdout=pipe, stderr=pipe) as process:
        output, message = _drained(process)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode not in fine:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {message.decode(errors='replace')[-2000:]}")
    return Took(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _KIB, output)


def circumstances(command: str) -> str:
    """On what, with what and when something was measured, and how busy the machine was with other things."""
    used = " · ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name)))
    waiting = os.getloadavg()[2]
    shared = "shared" if waiting > 1.5 * (os.cpu_count() or 1) / 2 else "quiet"
    return (
        f"`{command}` on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores, {_memory_gib():.0f} GiB, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, rolemap {_version('rolemap')}, "
        f"{used}. The machine was {shared}: {waiting:.1f} processes at work on average of the last quarter of an hour"
        + (", so CPU seconds say more than seconds." if shared == "shared" else ".")
    )


def _drained(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """What a process prints: results first, then its messages, of which there are few."""
    output = process.stdout.read() if process.stdout else b""
    message = process.stderr.read() if process.stderr else b""
    return output, message


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
