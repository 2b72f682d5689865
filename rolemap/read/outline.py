"""Levels that an ``.xlsx`` file shows by its looks alone: cells indented by their format, rows grouped in an outline.

Readers of cells do not see either; they stand in the sheet's XML (ECMA-376 part 1: ``alignment/@indent`` 18.8.1,
``row/@outlineLevel`` 18.3.1.73).
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

_LARGEST = 256 * 1024**2  # bytes of a sheet's XML; a register of 100,000 rows takes a tenth
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_FAULTS = (zipfile.BadZipFile, ET.ParseError, KeyError, ValueError, OSError, NotImplementedError, RuntimeError)


def outline_levels(data: bytes, sheet: str, column: int) -> Mapping[int, int]:
    """Row (1-based) → how deep it stands (0 and up): its cell in ``column`` (0-based) is indented, or it is grouped.

    Empty if the file shows no levels, or none that can be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            path = _path_of(archive, sheet)
            if archive.getinfo(path).file_size > _LARGEST:
                return {}
            indents = _indents(archive)
            rows = list(_rows(archive, path, _letters(column), indents))
    except _FAULTS:
        return {}
    for levels in ({row: indent for row, indent, _ in rows}, {row: level for row, _, level in rows}):
        if len(set(levels.values())) > 1:
            return levels
    return {}


def _path_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """The part of the file that holds a sheet. Raises ``KeyError``."""
    named = {element.get("name", ""): element for element in _elements(archive, "xl/workbook.xml", "sheet")}
    wanted = next(value for key, value in named[sheet].attrib.items() if key.endswith("}id"))
    targets = {
        e.get("Id"): e.get("Target", "") for e in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    return posixpath.normpath(posixpath.join("/xl", targets[wanted])).lstrip("/")


def _indents(archive: zipfile.ZipFile) -> list[int]:
    """The indentation of each cell format."""
    formats = next(_elements(archive, "xl/styles.xml", "cellXfs"), None)
    return [int(_child(one, "alignment").get("indent", "0")) for one in formats] if formats is not None else []


def _rows(archive: zipfile.ZipFile, path: str, letters: str, indents: list[int]) -> Iterator[tuple[int, int, int]]:
    """Row, indentation of its cell in a column and outline level, of each row that fills the column."""
    for row in _elements(archive, path, "row"):
        for cell in row:
            place = _PLACE.fullmatch(cell.get("r", ""))
            if place and place.group(1) == letters and len(cell):
                style = int(cell.get("s", "0"))
                indent = indents[style] if style < len(indents) else 0
                yield int(place.group(2)), indent, int(row.get("outlineLevel", "0"))
        row.clear()


def _elements(archive: zipfile.ZipFile, path: str, name: str) -> Iterator[ET.Element]:
    with archive.open(path) as stream:
        for _, element in ET.iterparse(stream):
            if element.tag.rpartition("}")[2] == name:
                yield element


def _child(element: ET.Element, name: str) -> ET.Element:
    return next((child for child in element if child.tag.rpartition("}")[2] == name), ET.Element(name))


def _letters(column: int) -> str:
    """The letters of a column in a spreadsheet: A, B, …, Z, AA.

    >>> _letters(0), _letters(25), _letters(26), _letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    text, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("A") + letter) + text
    return text
