"""A path becomes bytes: plain, gzip, bzip2, or a zip of one file; and what is no table at all is refused by name."""

import io
import lzma
import os
import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rapidfuzz import process

from rolemap.errors import InputError
from rolemap.read import limits

_HEAD = 4096  # bytes that show at once that a file is not blank
_BLANK = b" \t\r\n\0"
_TEXT_HEAD = 1024  # bytes that show that a text is no table
_MARKUP = {
    rb"<\?xml|<workbook": "an XML file",
    rb"[{\[]\s*(?:[{\[]\s*)*\"[^\"\r\n]*\"\s*:|\[\s*[{\[]|\{\s*[}\"]": "JSON",
}
_PROGRAMS = {
    ".py": "a Python program", ".js": "a JavaScript program", ".ts": "a TypeScript program", ".sql": "a SQL script",
    ".sh": "a shell script", ".md": "a Markdown text", ".rst": "a text", ".css": "a style sheet", ".log": "a log",
    ".yaml": "a YAML file", ".yml": "a YAML file", ".toml": "a settings file", ".ini": "a settings file",
    ".ipynb": "a notebook", ".eml": "an e-mail", ".ics": "a calendar", ".vcf": "a list of contacts (vCard)",
}  # fmt: skip
_DOCUMENTS = {"word/": "a Word document", "ppt/": "a PowerPoint presentation", "visio/": "a Visio drawing"}
_SPREADSHEETS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)  # OLE2: .xls
_NOT_TABLES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a SQLite database",
    b"PAR1": "a Parquet file",
    b"{\\rtf": "a text document (RTF)",
}


@dataclass(frozen=True, slots=True)
class RawFile:
    """The bytes of one file: ``name`` without folder, ``modified`` in ISO 8601 (UTC, to the second).

    ``packed`` names the packing that was taken off (``gzip``, ``zip``), or is empty; ``is_workbook`` is true for
    ``.xlsx``, ``.xls`` and ``.ods``.
    """

    name: str
    data: bytes
    modified: str
    packed: str = ""
    is_workbook: bool = False


def read_raw(path: Path) -> RawFile:
    """Read and unpack a file. Raises ``InputError`` if it is missing, a folder, unreadable, empty or no table."""
    data, modified = _bytes(path)
    packed = ""
    if data.startswith((b"\x1f\x8b", b"BZh")):
        data, packed = _unpacked(path, data), "gzip" if data.startswith(b"\x1f\x8b") else "bzip2"
    if data.startswith(b"PK\x03\x04") and not _is_workbook(data):
        data, packed = _unzipped(path, data), "zip"
    for magic, what in _NOT_TABLES.items():
        if data.startswith(magic):
            raise InputError(f"{path}: is {what}, not a table; export it as CSV or XLSX")
    if what := _no_table(path, data):
        raise InputError(f"{path}: is {what}, not a table; give a CSV file or a workbook")
    if not data[:_HEAD].strip(_BLANK) and not data.strip(_BLANK):
        raise InputError(f"{path}: is empty; export it again, with a header row and the rows under it")
    return RawFile(path.name, data, modified, packed, _is_workbook(data))


def _no_table(path: Path, data: bytes) -> str:
    """What a text, a document or a program is, by its first bytes and its name; ``""`` for what may be a table."""
    if data.startswith(b"PK\x03\x04"):
        names = _names_in(data)
        return next((what for folder, what in _DOCUMENTS.items() if any(name.startswith(folder) for name in names)), "")
    head = data[:_TEXT_HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b" \t\r\n\xff\xfe")
    for markup, what in _MARKUP.items():
        if re.match(markup, head, re.IGNORECASE):
            return what
    return _PROGRAMS.get(path.suffix.lower(), "")


def _bytes(path: Path) -> tuple[bytes, str]:
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder; name one file in it{_one_of(path)}{_or_all(path)}")
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            if stat.S_ISCHR(before.st_mode) or stat.S_ISBLK(before.st_mode):
                raise InputError(f"{path}: is a device, not a file; name the file to read")
            data = stream.read()
            after = os.fstat(stream.fileno())
        if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
            raise InputError(f"{path}: was changed while it was read; run again when the export is finished")
        modified = datetime.fromtimestamp(after.st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file{_nearest(path)}") from error
    except (OSError, ValueError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be read ({reason}); check the name and the permissions") from error
    return data, modified


def _nearest(path: Path) -> str:
    try:
        names = sorted(item.name for item in path.parent.iterdir() if item.is_file())
    except OSError:
        return f"; there is no folder {path.parent}"
    near = process.extractOne(path.name, names, score_cutoff=60)
    return f"; did you mean {path.parent / near[0]}?" if near else "; check the name and the folder"


def _one_of(folder: Path) -> str:
    try:
        names = sorted(
            item.name for item in folder.iterdir() if item.suffix.lower() in {".csv", ".xlsx", ".xls", ".tsv"}
        )
    except OSError:
        return ""
    return f", such as {folder / names[0]}" if names else ""


def _or_all(folder: Path) -> str:
    if not _one_of(folder):
        return ""
    return f"; to read all of it as one table: rolemap classify {folder} --engine duckdb, or gaps"


def _is_workbook(data: bytes) -> bool:
    if data.startswith(_SPREADSHEETS):
        return True
    names = _names_in(data) if data.startswith(b"PK\x03\x04") else frozenset()
    return bool({"[Content_Types].xml", "content.xml", "xl/workbook.xml", "xl/workbook.bin"} & names)


def _names_in(data: bytes) -> frozenset[str]:
    """The names of the files in a zip; none if it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return frozenset()


def _unpacked(path: Path, data: bytes) -> bytes:
    try:
        return limits.unpacked(str(path), data)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise InputError(f"{path}: cannot be unpacked ({error}); unpack it yourself, or copy it again") from error


def _unzipped(path: Path, data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [
                info
                for info in archive.infolist()
                if not info.is_dir() and not info.filename.startswith("__MACOSX/") and info.file_size
            ]
            if len(inside) != 1:
                named = ", ".join(sorted(info.filename for info in inside)[:5])
                raise InputError(f"{path}: holds {len(inside)} files ({named}); unpack it and name the one to read")
            return limits.member(str(path), archive, inside[0])
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
        # RuntimeError is how zipfile says that a password is needed, NotImplementedError (one of it) an odd packing
        raise InputError(f"{path}: cannot be unpacked ({error}); unpack it yourself, or copy it again") from error
