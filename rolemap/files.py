"""Writing files whole or not at all, and never over an input."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from rolemap.errors import OutputError


def write_file(path: Path, content: str | bytes) -> None:
    """Write one file whole or not at all: a temporary file beside it, then one rename.

    Text is written as UTF-8 with ``\\n`` line ends. Raises ``OutputError``.
    """
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, contents: Mapping[str, str | bytes], *, stale: Iterable[str] = ()) -> None:
    """Write several files into ``folder`` (made if absent); none is replaced before all are on the disk.

    ``stale`` names files of an earlier run, removed unless they are written now: a picture of last month beside the
    report of this month would be a lie. Raises ``OutputError`` with the folder or file, the reason and what to do;
    temporary files are removed.
    """
    staged: list[tuple[str, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            target = folder / name
            if target.is_dir():
                raise OutputError(f"{target}: a folder is in the way; move it, or choose another name")
            staged.append((_stage(folder, content), target))
        for temporary, target in staged:
            Path(temporary).replace(target)
        for name in set(stale) - set(contents):
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        where = error.filename or folder
        raise OutputError(f"{where}: cannot be written ({error.strerror}); choose another place with --out") from error
    finally:
        for temporary, _ in staged:
            Path(temporary).unlink(missing_ok=True)


def refuse_inputs(outputs: list[Path], inputs: list[Path]) -> None:
    """Raise ``OutputError`` if an output would replace an input file."""
    taken = {path.resolve() for path in inputs}
    for path in outputs:
        if path.resolve() in taken:
            raise OutputError(f"{path}: is an input file and is never written to; choose another name with --out")


def _stage(folder: Path, content: str | bytes) -> str:
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(prefix=".rolemap-", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return name
