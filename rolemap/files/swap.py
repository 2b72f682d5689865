"""Two folders change names in one step, where the operating system can do that."""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100  # Linux, fcntl.h: paths are relative to the working folder
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)


def swap(one: Path, other: Path) -> bool:
    """Exchange the names of two folders of one file system: whoever looks sees both as before, or both exchanged.

    False, and nothing done, where the system or the file system cannot (Windows, network drives, mount points).
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(None)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(first, second, _RENAME_SWAP) == 0)
    return False
