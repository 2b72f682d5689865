"""Oracle HCM Data Loader files (``.dat``): lines that say what they are, and a header for each component.

``METADATA|AssignmentSupervisor|PersonId(SourceSystemId)|…`` names the columns of a component, ``MERGE|`` lines under it
are its rows, ``DELETE|`` lines take rows away, ``SET`` and ``COMMENT`` lines are none. Delimiters inside cells have a
backslash before them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rolemap.errors import InputError

_METADATA = re.compile(rb"(?:\s*(?:COMMENT|SET)\b[^\n]*\n|\s*\n)*\s*METADATA\|")
_DELIMITER = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MANAGER = "manager"  # of several components, one that names managers tells most about people


@dataclass(frozen=True, slots=True)
class Component:
    """The rows of one component: ``cells`` under ``header``, ``line`` of each in the file (1-based)."""

    name: str
    header: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    line: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The component that was chosen, the names of the ``others``, the lines that are not used and why."""

    chosen: Component
    others: tuple[str, ...]
    of_others: tuple[int, ...]
    deleted: tuple[int, ...]


def is_loader_file(utf8: bytes) -> bool:
    """True for a file whose first line that says anything is a ``METADATA`` line."""
    return _METADATA.match(utf8[:65536]) is not None


def read_loader(name: str, text: str, knows: Callable[[str], bool], component: str | None = None) -> Loaded:
    """The component that the user names, or the one with most known columns. Raises ``InputError``: no such one."""
    headers: dict[str, tuple[str, ...]] = {}
    rows: dict[str, list[tuple[int, dict[str, str]]]] = {}
    deleted: dict[str, list[int]] = {}
    current: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        word, *cells = [_ESCAPED.sub(_unescaped, cell).strip() for cell in _DELIMITER.split(line)]
        if not cells:
            continue
        of, values = cells[0], tuple(cells[1:])
        if word == "METADATA":
            current[of] = values
            headers[of] = tuple(dict.fromkeys((*headers.get(of, ()), *values)))
            rows.setdefault(of, [])
        elif word == "MERGE":
            rows.setdefault(of, []).append((number, dict(zip(current.get(of, ()), values, strict=False))))
        elif word == "DELETE":
            deleted.setdefault(of, []).append(number)
    chosen = _chosen(name, headers, knows, component)
    header = headers[chosen]
    made = Component(
        chosen,
        header,
        tuple(tuple(row.get(column, "") for column in header) for _, row in rows[chosen]),
        tuple(number for number, _ in rows[chosen]),
    )
    of_others = [number for of, lines in rows.items() if of != chosen for number, _ in lines]
    gone = sorted(number for lines in deleted.values() for number in lines)
    return Loaded(made, tuple(of for of in headers if of != chosen), tuple(sorted(of_others)), tuple(gone))


def _chosen(name: str, headers: dict[str, tuple[str, ...]], knows: Callable[[str], bool], asked: str | None) -> str:
    if asked is not None:
        found = [of for of in headers if of.casefold() == asked.strip().casefold()]
        if not found:
            raise InputError(f"{name}: no component '{asked}'; it has: {', '.join(headers)}")
        return found[0]

    def fit(of: str) -> tuple[bool, int]:
        known = [column for column in headers[of] if knows(column)]
        return any(column.casefold().startswith(_MANAGER) for column in known), len(known)

    return max(headers, key=fit)


def _unescaped(found: re.Match[str]) -> str:
    mark: str = found.group(1)
    return " " if mark in "nr" else mark
