"""A result to stdout, or whole into a file."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import get_terminal_size

from rolemap.errors import ConfigError
from rolemap.files import refuse_inputs, write_file


def print_text(text: Callable[..., str]) -> None:
    """Print what ``text(width=…, color=…)`` gives for this terminal; plain and of a fixed width in a pipe."""
    if sys.stdout.isatty():
        content = text(width=max(40, get_terminal_size().columns), color="NO_COLOR" not in os.environ)
    else:
        content = text()
    sys.stdout.buffer.write(content.encode("utf-8"))
    sys.stdout.buffer.flush()


def emit(content: str | bytes, out: Path | None, inputs: list[Path]) -> None:
    """Write ``content`` to ``out``, or to stdout where it is None or ``-``.

    Raises ``OutputError`` if the file cannot be written or is an input, ``ConfigError`` for binary content that would
    land on a terminal.
    """
    if out is not None and str(out) != "-":
        refuse_inputs([out], inputs)
        write_file(out, content)
        print(f"written: {out}", file=sys.stderr)
        return
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise ConfigError("this format is binary and a terminal cannot show it; add --out FILE")
    data = content.encode("utf-8") if isinstance(content, str) else content
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
