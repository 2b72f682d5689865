"""Which format a gap report is written in: by its name, else by the suffix of the file."""

from collections.abc import Collection
from pathlib import Path

from rolemap.errors import ConfigError, did_you_mean
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
    where = "--format" if name is not None else f"--out {out}"
    known = f"{did_you_mean(wanted, formats)}; one of {', '.join(formats)}"
    raise ConfigError(f"{where}: no report format {wanted!r}{known}")
