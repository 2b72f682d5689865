"""A result to stdout, or whole into a file."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import get_terminal_size

from rolemap.errors import ConfigError, OutputError
from rolemap.escape import with_mark
from rolemap.files import refuse_inputs, write_file


def print_text(text: Callable[..., str]) -> None:
    """Print what ``text(width=…, color=…)`` gives for this terminal; plain and of a fixed width in a pipe."""
    if _is_terminal():
        content = text(width=max(40, get_terminal_size().columns), color="NO_COLOR" not in os.environ)
    else:
        content = text()
    write_stdout(content.encode("utf-8"))


def emit(content: str | bytes, out: Path | None, inputs: list[Path], *, bom: bool = False) -> None:
    """Write ``content`` to ``out``, or to stdout where it is None or ``-``.

    With ``bom`` a file begins with a byte order mark; what goes into a pipe never does.

    Raises ``OutputError`` if the file cannot be written or is an input, ``ConfigError`` for binary content that would
    land on a terminal.
    """
    if out is not None and str(out) != "-":
        refuse_inputs([out], inputs)
        write_file(out, with_mark(content) if bom else content)
        print(f"written: {out}", file=sys.stderr)
        return
    if isinstance(content, bytes) and _is_terminal():
        raise ConfigError("this format is binary and a terminal cannot show it; add --out FILE")
    write_stdout(content.encode("utf-8") if isinstance(content, str) else content)


def discard_stdout() -> None:
    """Send to nowhere what is left for a stdout that takes no more, so that Python's own last flush cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def write_stdout(data: bytes) -> None:
    """Bytes to stdout. Raises ``BrokenPipeError`` if its reader is gone, ``OutputError`` for all other reasons."""
    if sys.stdout is None:
        raise OutputError("stdout is closed, so the result cannot be shown; open it, or add --out FILE")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_stdout()
        raise OutputError(f"stdout: cannot be written ({error.strerror}); free some space, or add --out FILE") from None
