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
    if out is not None and out.is_dir():
        raise ConfigError(f"--out {out}: is a folder, and one file is written; name it, such as {out / 'gaps.html'}")
    suffix = out.suffix if out is not None else ""
    written = name if name is not None else suffix.removeprefix(".")
    wanted = _SUFFIXES.get(suffix.casefold(), written.casefold()) if name is None else name.casefold()
    if wanted in formats:
        return wanted
    known = f"one of {', '.join(formats)}"
    if not written:
        raise ConfigError(f"--out {out}: its name has no suffix that says the format; give one, or --format: {known}")
    where = "--format" if name is not None else f"--out {out}"
    raise ConfigError(f"{where}: no report format {written!r}{did_you_mean(wanted, formats)}; {known}")
