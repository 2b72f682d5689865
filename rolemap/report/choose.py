"""Which format a gap report is written in: by its name, else by the suffix of the file."""

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

from rolemap.errors import ConfigError
from rolemap.report import REPORTERS

_SUFFIXES = {".txt": "text", ".markdown": "md", ".htm": "html"}


def report_format(name: str | None, out: Path | None, formats: Collection[str] = tuple(REPORTERS)) -> str:
    """One of ``formats``; ``text`` where neither a name nor a file says otherwise. Raises ``ConfigError``.

    >>> report_format(None, Path("gaps.json")), report_format("md", None), report_format(None, None)
    ('json', 'md', 'text')
    """
    if name is None and (out is None or str(out) == "-"):
        return "text"
    suffix = out.suffix.casefold() if out is not None else ""
    wanted = name.casefold() if name is not None else _SUFFIXES.get(suffix, suffix.removeprefix("."))
    if wanted in formats:
        return wanted
    near = get_close_matches(wanted, formats, n=1)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    where = "--format" if name is not None else f"--out {out}"
    raise ConfigError(f"{where}: no report format {wanted!r}{hint}; one of {', '.join(formats)}")
