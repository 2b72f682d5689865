"""The hidden folder in which outputs are made, and what is to be done with one that a killed run has left.

A hidden folder is called ``.rolemap-…`` (beside a single file, or in a folder that holds other things) or
``.<folder>.rolemap-…`` (beside a folder that is made or exchanged as a whole). In it:

``lock``     is locked as long as the run lives, whatever kills it; no run touches what another one has locked
``new/``     the files as they will be
``gone/``    an empty file for each one that is to be removed, if outputs take their places one by one
``decided``  is there from the moment on at which only names have still to be changed: then the next run goes on
``made``, ``ours``  before two folders are exchanged: the number (inode) of the new one, and which files are outputs
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rolemap.files.locks import is_free, take

MARK = ".rolemap-"


@contextmanager
def hidden_folder(target: Path, *, beside: bool) -> Iterator[Path]:
    """A new hidden folder for outputs of the folder ``target``, inside it or ``beside`` it; settled at the end."""
    place = Path(tempfile.mkdtemp(prefix=_prefix(target, beside=beside), dir=target.parent if beside else target))
    lock = take(place / "lock")
    try:
        yield place
    finally:
        try:
            settle(place, target)
        finally:
            os.close(lock)
            with suppress(OSError):  # Windows removes no file that is open: what is left of the folder goes now
                (place / "lock").unlink()
                place.rmdir()


def settle_leftovers(target: Path) -> None:
    """Finish or remove what killed runs left in and beside the folder ``target``; what lives or is not ours stays.

    Raises ``OSError`` if outputs that are decided cannot take their places: they would do so later, over newer ones.
    """
    for folder, beside in ((target, False), (target.parent, True)):
        prefix = _prefix(target, beside=beside)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith(prefix) and entry.is_dir(follow_symlinks=False) and _abandoned(entry):
                settle(Path(entry.path), target)


def settle(place: Path, target: Path) -> None:
    """Bring a hidden folder to its end: outputs that are decided take their places, all others are removed."""
    new = place / "new"
    if (place / "decided").exists():
        for file in sorted(new.iterdir()):
            file.replace(target / file.name)
        for file in sorted((place / "gone").iterdir()):
            (target / file.name).unlink(missing_ok=True)
        (place / "decided").unlink()
    elif _was_exchanged(place):
        _give_back(new, target, set((place / "ours").read_bytes().split(b"\0")))
        if new.exists():
            return  # it holds what is neither ours nor can be given back; nobody's file is ever removed
    shutil.rmtree(place, ignore_errors=True)


def sync(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that for folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _prefix(target: Path, *, beside: bool) -> str:
    return f".{target.name}{MARK}" if beside else MARK


def _was_exchanged(place: Path) -> bool:
    """True if ``new`` is the folder that stood at the target before."""
    try:
        return (place / "new").stat().st_ino != int((place / "made").read_text("utf-8"))
    except (OSError, ValueError):
        return False


def _give_back(old: Path, target: Path, ours: set[bytes]) -> None:
    """Remove the outputs in the folder of an earlier run; what is not ours and came late moves to its new place."""
    with suppress(OSError):
        for entry in list(os.scandir(old)):
            there = target / entry.name
            if os.fsencode(entry.name) in ours or (there.exists() and there.samefile(entry.path)):
                Path(entry.path).unlink()
            else:
                Path(entry.path).replace(there)
        old.rmdir()


def _abandoned(entry: os.DirEntry[str]) -> bool:
    """True if a hidden folder is ours, and no living process works in it."""
    is_ours = sys.platform == "win32" or entry.stat(follow_symlinks=False).st_uid == os.geteuid()
    return is_ours and is_free(Path(entry.path, "lock"))
