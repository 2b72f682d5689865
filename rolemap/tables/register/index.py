"""Which rows of a register a text means: by id, by name, or by both in one cell."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rolemap.tables.cells import fold, split_list
from rolemap.tables.references.forms import id_key

_ID_AND_NAME = (
    re.compile(r"(?P<code>\S+)\s*(?:[-–—:|]\s+|\s)(?P<name>.+)"),
    re.compile(r"(?P<name>.+?)\s*[(\[](?P<code>[^()\[\]]+)[)\]]"),
)
_ADDRESS = re.compile(r"\s*\(?<?https?://[^\s)>]+>?\)?\s*")
_COMMAS = re.compile(r"\s*,\s*")


@dataclass(frozen=True, eq=False)
class WorkIndex:
    """The rows of one register by id and by name; ``ids`` and ``names`` are in row order.

    ``numbered`` is true where the file has no ids of its own: then a number means the row of that number, counted
    from 1 below the header, as Smartsheet and MS Project count.
    """

    ids: Sequence[str]
    names: Sequence[str]
    numbered: bool = False

    @cached_property
    def _by_id(self) -> Mapping[str, int]:
        return {work_id: i for i, work_id in reversed(list(enumerate(self.ids)))}

    @cached_property
    def _by_loose_id(self) -> Mapping[str, tuple[int, ...]]:
        return _positions([id_key(work_id) for work_id in self.ids])

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[int, ...]]:
        return _positions([fold(name) for name in self.names])

    def find(self, text: str) -> tuple[int, ...]:
        """Rows that a reference means: one if it is plain, several if it is ambiguous, none if it is unknown.

        An id as it stands wins over an id in other case or without leading zeros, that over a name, and that over
        "id - name" and "name (id)".

        >>> index = WorkIndex(["P1", "P2"], ["Payroll", "Ledger"])
        >>> index.find("P2"), index.find("payroll"), index.find("p1 - Payroll"), index.find("P3")
        ((1,), (0,), (0,), ())
        """
        return self._plain(text) or self._compound(text)

    def find_all(self, cell: str, *, commas: bool = True) -> list[tuple[str, tuple[int, ...]]]:
        """Each reference of a cell with the rows it means. A comma separates only where that makes sense of the parts:
        names hold commas too.
        """
        if not cell:
            return []
        if found := self._plain(cell):
            return [(cell, found)]
        references: list[tuple[str, tuple[int, ...]]] = []
        for part in split_list(cell):
            found = self.find(part)
            pieces = [piece for piece in _COMMAS.split(part) if piece] if commas else []
            by_comma = [(piece, self.find(piece)) for piece in pieces] if not found and len(pieces) > 1 else []
            references += by_comma if any(rows for _, rows in by_comma) else [(part, found)]
        return references

    def _plain(self, text: str) -> tuple[int, ...]:
        if (row := self._by_id.get(text)) is not None:
            return (row,)
        if found := self._by_loose_id.get(id_key(text)):
            return found
        if found := self._by_name.get(fold(text)):
            return found
        if self.numbered and text.isdecimal() and 1 <= int(text) <= len(self.ids):
            return (int(text) - 1,)
        return ()

    def _compound(self, text: str) -> tuple[int, ...]:
        without_address = _ADDRESS.sub(" ", text).strip()
        if without_address != text and without_address:
            return self._plain(without_address)
        for pattern in _ID_AND_NAME:
            if (match := pattern.fullmatch(text)) is None:
                continue
            code, name = match["code"].rstrip(":"), match["name"]
            found = self._by_loose_id.get(id_key(code), ())
            known = tuple(i for i in found if fold(self.names[i]) == fold(name))
            if known or (found and any(c.isdigit() for c in code) and not code.isdecimal()):
                return known or found
        return ()


def _positions(keys: Sequence[str]) -> Mapping[str, tuple[int, ...]]:
    """Where each key stands, blank ones left out."""
    found: dict[str, tuple[int, ...]] = {key: (i,) for i, key in enumerate(keys)}
    if len(found) < len(keys):
        several: defaultdict[str, list[int]] = defaultdict(list)
        counted = Counter(keys)
        for i, key in enumerate(keys):
            if counted[key] > 1:
                several[key].append(i)
        found |= {key: tuple(rows) for key, rows in several.items()}
    found.pop("", None)
    return found
