"""Which files a folder, a pattern or a path means: the partitions of one table, in the order of their names."""

from collections.abc import Iterator
from pathlib import Path

from rolemap.errors import InputError

PARQUET = (".parquet", ".pq")
PACKED = (".gz", ".bz2", ".zip")
_TEXT = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_PATTERN = "*?["
_NOT_DATA = ("_", ".")
"""How names begin that programs put beside their data: ``_SUCCESS``, ``.part-0.crc``."""
_SHOWN = 5


def partitions(given: Path) -> list[Path]:
    """The files of a table, by name: one file, the files of a folder and of the folders in it, or those of a pattern.

    In a folder only ``.csv``, ``.tsv``, ``.txt`` (plain or packed), ``.parquet`` and ``.pq`` count. Raises
    ``InputError`` where there is none, and for a workbook, which these engines do not read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     for file in ("b.csv", "a.csv", "_SUCCESS", "notes.md"):
    ...         _ = (Path(name) / file).touch()
    ...     [path.name for path in partitions(Path(name))], [path.name for path in partitions(Path(name) / "b*")]
    (['a.csv', 'b.csv'], ['b.csv'])
    """
    if given.is_dir():
        found = sorted(path for path in given.rglob("*") if _is_data(path.relative_to(given)) and path.is_file())
        if not found:
            raise InputError(f"{given}: the folder holds no .csv, .tsv, .txt or .parquet file{_instead(given)}")
        return found
    if given.is_file() and given.suffix.casefold() in _WORKBOOKS:
        raise InputError(f"{given}: is a workbook; --engine reads CSV and Parquet: leave --engine out, or export CSV")
    if given.exists() or not any(mark in str(given) for mark in _PATTERN):
        return [given]
    found = sorted(path for path in _matching(given) if path.is_file() and not path.name.startswith(_NOT_DATA))
    if not found:
        raise InputError(f"{given}: no file fits this pattern; check the folder and the names")
    return found


def is_parquet(path: Path) -> bool:
    """True for a Parquet file, by its name."""
    return path.suffix.casefold() in PARQUET


def is_packed(path: Path) -> bool:
    """True for a packed file, by its name."""
    return path.suffix.casefold() in PACKED


def _is_data(path: Path) -> bool:
    if any(part.startswith(_NOT_DATA) for part in path.parts):
        return False
    bare = path.with_suffix("") if is_packed(path) else path
    return bare.suffix.casefold() in (*_TEXT, *PARQUET)


def _matching(pattern: Path) -> Iterator[Path]:
    """What a pattern fits, its folders included: the part of it without a mark is where the search begins."""
    parts = pattern.parts
    fixed = next(at for at, part in enumerate(parts) if any(mark in part for mark in _PATTERN))
    return Path(*parts[:fixed]).glob(str(Path(*parts[fixed:])))


def _instead(folder: Path) -> str:
    others = sorted(path.name for path in folder.iterdir())
    more = ", …" if len(others) > _SHOWN else ""
    return f", but {', '.join(others[:_SHOWN])}{more}" if others else "; it is empty"
