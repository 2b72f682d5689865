"""Rich text for a terminal as a string: as wide as asked for, colored only where asked for, nothing read as markup."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table

from rolemap.model import Severity

WIDTH = 100
SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def grid(lines: Iterable[tuple[str, RenderableType]]) -> Table:
    """Names in bold beside their values; a name that repeats itself is said once."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    last = ""
    for name, value in lines:
        table.add_row("" if name == last else name, value)
        last = name
    return table


def rendered(parts: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The parts, one below the other; no white space at the ends of lines."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"
