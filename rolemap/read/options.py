"""What a user may say about a file; whatever is not said is found out from the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read one file. Each option overrides what the reader would decide by itself.

    ``encoding``    name of a Python codec (``cp1252``)
    ``delimiter``   one character; ``\\t`` may be written with its backslash, or as ``tab``
    ``header_row``  row of the header, 1-based, as a spreadsheet program numbers the rows
    ``sheet``       name of the sheet of a workbook
    ``columns``     canonical column → header as it is written in the file

    >>> ReadOptions(columns={"manager": "Führungskraft"}).columns["manager"]
    'Führungskraft'
    """

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
