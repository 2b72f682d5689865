"""Progress on a terminal, nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(first: str = "") -> Iterator[Callable[[str], None]]:
    """Yield a function that shows the present stage of long work on stderr; silent unless that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status(first or "starting") as status:
        yield status.update
