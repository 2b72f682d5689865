"""What a work item depends on: ids or names, several in a cell, with the links and lags of scheduling tools."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rolemap.model import Dependency
from rolemap.tables.cells import split_list
from rolemap.tables.names.cell import split_holders
from rolemap.tables.names.vacancies import Says, cell_says
from rolemap.tables.register.index import WorkIndex
from rolemap.tables.words import knowledge

_UNIT = r"[^\W\d_]{1,9}"
_LAG = rf"(?:\s*[+-]\s*(?:\d+[.,]\d+\s*{_UNIT}|\d+\s*(?:%|{_UNIT})?))?"
_PREDECESSOR = re.compile(rf"(?P<id>\d+)(?P<link>[^\W\d_]{{2}})?{_LAG}")
_LINKED = re.compile(rf"(?P<id>\S*\d)\s*(?P<link>[^\W\d_]{{2}}){_LAG}|(?P<lagging>\S*\d)\s*[+-]\s*\d+\s*(?:%|{_UNIT})")
"""An id with letters, and the link or the lag behind it: "PRJ-005FS+5d"."""
_PREDECESSORS = re.compile(rf"{_PREDECESSOR.pattern}(?:\s*,\s*{re.sub('[?]P<[a-z]+>', '?:', _PREDECESSOR.pattern)})*")
Link = tuple[int, str]
"""Position of a row that another depends on, and the kind of the link ("finish to start"), empty where none is said."""


def read_links(cell: str, index: WorkIndex) -> tuple[list[Link], list[tuple[str, tuple[int, ...]]]]:
    """The links of one cell, and the references that mean no row or several, each with the rows it could mean.

    Words that say that there is nothing, or nothing yet ("none", "TBC"), are no references.

    >>> read_links("2FS+2d,3; none", WorkIndex(["1", "2", "3"], ["a", "b", "c"]))
    ([(1, 'finish to start'), (2, '')], [])
    """
    links: dict[int, str] = {}
    lost: list[tuple[str, tuple[int, ...]]] = []
    for reference, kind, rows in _references(cell, index):
        if len(rows) == 1:
            links.setdefault(rows[0], kind)
        elif rows or cell_says(reference) is Says.NAME:
            lost.append((reference, rows))
    return list(links.items()), lost


def _references(cell: str, index: WorkIndex) -> list[tuple[str, str, tuple[int, ...]]]:
    found = index.find_all(cell)
    if all(rows for _, rows in found):
        return [(reference, "", rows) for reference, rows in found]
    result: list[tuple[str, str, tuple[int, ...]]] = []
    for part in split_list(cell):
        if not _PREDECESSORS.fullmatch(part):
            result += [_linked(reference, rows, index) for reference, rows in index.find_all(part)]
            continue
        for match in _PREDECESSOR.finditer(part):
            link = _link_names().get((match["link"] or "").casefold(), "")
            result.append((match[0], link, index.find(match["id"])))
    return result


def _linked(reference: str, rows: tuple[int, ...], index: WorkIndex) -> tuple[str, str, tuple[int, ...]]:
    """A reference that may be an id with a link behind it, which is looked at only where it is nothing else."""
    if not rows and (match := _LINKED.fullmatch(reference)):
        found = index.find(match["id"] or match["lagging"])
        return reference, _link_names().get((match["link"] or "").casefold(), "") if found else "", found
    return reference, "", rows


def with_owners(targets: Sequence[tuple[str, str]], owner_cell: str) -> tuple[Dependency, ...]:
    """Dependencies of one item (id, kind of link) with who answers for each: one person for all, or one for each."""
    if not targets:
        return ()
    if not owner_cell:
        return tuple([Dependency(target, "", kind) for target, kind in targets])
    owners = [holder.name for holder in split_holders(owner_cell) if not holder.vacant]
    each = owners if len(owners) == len(targets) else ["; ".join(owners)] * len(targets)
    return tuple(Dependency(target, owner, kind) for (target, kind), owner in zip(targets, each, strict=True))


@cache
def _link_names() -> Mapping[str, str]:
    lists = knowledge("dependencies")["links"]
    return {
        letters: name.replace("_", " ")
        for name in ("finish_to_start", "start_to_start", "finish_to_finish", "start_to_finish")
        for letters in lists[name]
    }
