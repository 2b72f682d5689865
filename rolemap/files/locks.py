"""A file that is locked as long as the process lives that opened it, however that process ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def take(path: Path) -> int:
    """Make and lock a file; the handle to close in the end. On Windows an open file cannot be removed: lock enough."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if sys.platform != "win32":
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return handle


def is_free(path: Path) -> bool:
    """True if no living process holds the lock, or there is none."""
    try:
        if sys.platform == "win32":
            path.unlink()
        else:
            handle = os.open(path, os.O_RDWR)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            finally:
                os.close(handle)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
