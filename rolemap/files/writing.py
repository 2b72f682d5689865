"""Files into a folder: in one step, or not at all.

A folder that does not exist yet is made under a hidden name and renamed: one step on every system. A folder that holds
only files is made anew beside itself, files of others as hard links, and both folders change names: one step on Linux
and macOS, on local disks. Everywhere else (Windows, network drives, folders with folders in them, the working folder)
the files change names one after the other, which takes under a millisecond; a run that is killed in just that time
leaves a hidden folder from which the next run that reads or writes there finishes the work. A single file is always
replaced in one step.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from rolemap.errors import OutputError
from rolemap.files.hidden import MARK, hidden_folder, settle, settle_leftovers, sync
from rolemap.files.swap import swap

Content = str | bytes | Iterable[bytes]
"""What a file is to hold: text, bytes, or bytes in pieces that are made while they are written."""

_MOST_LINKS = 500  # files of others in a folder, above which it is somebody's place of work and is not exchanged
_ADVICE = {
    "ENOSPC": "free some space, or choose another place with --out",
    "EDQUOT": "free some space, or choose another place with --out",
    "EFBIG": "choose another place with --out",
    "ELOOP": "the links lead in a circle; choose another place with --out",
}
_ELSE = "close it if another program has it open, check the permissions, or choose another place with --out"


def write_file(path: Path, content: Content) -> None:
    """Write one file whole or not at all. Text is written as UTF-8 with ``\\n`` line ends. Raises ``OutputError``."""
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, contents: Mapping[str, Content], *, stale: Iterable[str] = ()) -> None:
    """Write several files into ``folder`` (made if absent), all of them or none.

    ``stale`` names files of an earlier run, removed unless they are written now: a picture of last month beside the
    report of this month would be a lie. Everything that is made is readable and writable by its owner alone. Raises
    ``OutputError`` with the folder or file, the reason and what to do; the outputs of an earlier run are then as they
    were.
    """
    target = Path(os.path.realpath(folder))
    try:
        if len(contents) == 1 and _is_device(folder / next(iter(contents))):
            with (folder / next(iter(contents))).open("wb") as device:
                device.writelines(_pieces(next(iter(contents.values()))))
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        settle_leftovers(target)
        gone = sorted(set(stale) - set(contents))
        _refuse_obstacles(target, (*contents, *gone))
        if not target.exists():
            _make(target, contents)
        elif len(contents) == 1 and not any((target / name).exists() for name in gone):
            _replace(target, contents)
        elif not _exchange(target, contents, gone):
            _one_by_one(target, contents, gone)
    except OSError as error:
        raise OutputError(_words(error, folder)) from error


def refuse_inputs(outputs: list[Path], inputs: list[Path]) -> None:
    """Raise ``OutputError`` if an output would replace an input file."""
    taken = {os.path.realpath(path) for path in inputs}
    for path in outputs:
        if os.path.realpath(path) in taken:
            raise OutputError(f"{path}: is an input file and is never written to; choose another name with --out")


def finish_interrupted(folder: Path) -> None:
    """Bring the outputs in ``folder`` to the state that a killed run had decided on, if there is such a run."""
    settle_leftovers(Path(os.path.realpath(folder)))


def _make(target: Path, contents: Mapping[str, Content]) -> None:
    with hidden_folder(target, beside=True) as place:
        new = _fill(place, contents)
        new.rename(target)
        sync(target.parent)


def _replace(target: Path, contents: Mapping[str, Content]) -> None:
    with hidden_folder(target, beside=False) as place:
        new = _fill(place, contents)
        for name in contents:
            (new / name).replace(target / name)
        sync(target)


def _exchange(target: Path, contents: Mapping[str, Content], gone: list[str]) -> bool:
    """Exchange the folder for a new one; False, and nothing done, where that cannot be or might disturb somebody."""
    ours = {*contents, *gone}
    others = [entry for entry in os.scandir(target) if entry.name not in ours]
    if not _may_exchange(target, others):
        return False
    with hidden_folder(target, beside=True) as place:
        new = _fill(place, contents)
        about = target.stat()
        try:
            for entry in others:
                os.link(entry.path, new / entry.name, follow_symlinks=False)
            os.chown(new, -1, about.st_gid)
        except OSError:
            return False
        new.chmod(stat.S_IMODE(about.st_mode))
        (place / "ours").write_bytes(b"\0".join(sorted(map(os.fsencode, ours))))
        (place / "made").write_text(str(new.stat().st_ino), "utf-8")
        sync(place)
        done = swap(new, target)
        sync(target.parent)
    return done


def _may_exchange(target: Path, others: list[os.DirEntry[str]]) -> bool:
    """True for a folder of ours with nothing but files in it, in a folder that we may write to."""
    return (
        os.name == "posix"
        and len(others) <= _MOST_LINKS
        and all(entry.is_file(follow_symlinks=False) for entry in others)
        and target.stat().st_uid == os.geteuid()
        and os.access(target.parent, os.W_OK)
        and not os.path.ismount(target)
        and not _is_here(target)
        and not _has_attributes(target)
    )


def _is_here(target: Path) -> bool:
    """True for the working folder: whoever stands in it would not see the new one."""
    try:
        return Path.cwd().samefile(target)
    except OSError:
        return False


def _has_attributes(target: Path) -> bool:
    """True if a folder has access lists or labels that a new one would lack."""
    try:
        names = os.listxattr(target) if sys.platform == "linux" else []
    except OSError:
        return False
    return any(name != "security.selinux" for name in names)  # a label that the system gives by itself


def _one_by_one(target: Path, contents: Mapping[str, Content], gone: list[str]) -> None:
    with hidden_folder(target, beside=False) as place:
        _fill(place, contents)
        (place / "gone").mkdir()
        for name in gone:
            (place / "gone" / name).touch()
        sync(place / "gone")
        (place / "decided").touch()
        sync(place)
        settle(place, target)
        sync(target)


def _fill(place: Path, contents: Mapping[str, Content]) -> Path:
    new = place / "new"
    new.mkdir(mode=0o700)
    for name, content in contents.items():
        handle = os.open(new / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(_pieces(content))
            stream.flush()
            os.fsync(stream.fileno())
    sync(new)
    return new


def _pieces(content: Content) -> Iterable[bytes]:
    if isinstance(content, str):
        return (content.encode("utf-8"),)
    return (content,) if isinstance(content, bytes) else content


def _refuse_obstacles(target: Path, names: Iterable[str]) -> None:
    """Raise ``OutputError`` for what is in the way, before anything is made."""
    if target.exists() and not target.is_dir():
        raise OutputError(f"{target}: is a file, and a folder is needed; move it, or choose another place with --out")
    for path in (target / name for name in names):
        if path.is_dir():
            raise OutputError(f"{path}: a folder is in the way; move it, or choose another name")
        if path.exists() and not _is_writable(path):
            raise OutputError(f"{path}: is write-protected or open in another program; {_ELSE}")


def _is_writable(path: Path) -> bool:
    if os.name == "posix":
        return os.access(path, os.W_OK)
    try:
        with path.open("r+b"):  # a file that Excel has open refuses this, and would refuse its new name
            return True
    except OSError:
        return False


def _is_device(path: Path) -> bool:
    """True for ``/dev/stdout``, a pipe and the like, which take what is written and are never replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return True
    return str(path.absolute()).startswith(("/dev/std", "/dev/fd/", "/proc/"))  # what a shell gave us open


def _words(error: OSError, folder: Path) -> str:
    where = folder if error.filename is None or MARK in str(error.filename) else error.filename
    advice = _ADVICE.get(errno.errorcode.get(error.errno or 0, ""), _ELSE)
    return f"{where}: cannot be written ({error.strerror or error}); {advice}"


def take_back(path: Path, folders: Sequence[Path]) -> None:
    """Remove a file that this run wrote, and the ``folders`` made for it, deepest first, unless they hold more."""
    path.unlink()
    for folder in folders:
        with suppress(OSError):  # other files are in it
            folder.rmdir()
