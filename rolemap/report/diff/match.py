"""Which row of one people file is which row of the other."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from rolemap.report.diff.side import Side
from rolemap.tables.references.forms import INVENTED_ID

_TOLD_APART = re.compile(r"@\d+$")
_Key = Callable[[Side, int], Hashable | None]


def match_people(before: Side, after: Side) -> dict[int, int]:
    """Code before → code after, of the same person or seat; who is absent from it left, or joined.

    By the file's own id first, where it is the only one of its kind on both sides; then by id and name; then, for rows
    that one of the files gives no id, by name, where it is the only one on both sides. Two people of one name are
    never mistaken for each other.
    """
    matched: dict[int, int] = {}
    for key in (_own_id, _id_and_name, _id_name_and_title):
        _pair(before, after, key, matched)
    if _has_invented(before) or _has_invented(after):
        for key in (_name, _name_and_title):
            _pair(before, after, key, matched, need_invented=True)
    return matched


def _pair(before: Side, after: Side, key: _Key, matched: dict[int, int], *, need_invented: bool = False) -> None:
    """Add the pairs whose key stands once on each side among the rows that have no partner yet."""
    taken = set(matched.values())
    old = _once(before, (code for code in range(len(before.ids)) if code not in matched), key)
    new = _once(after, (code for code in range(len(after.ids)) if code not in taken), key)
    for value, code in old.items():
        other = new.get(value)
        if other is None or (need_invented and not (_is_invented(before, code) or _is_invented(after, other))):
            continue
        matched[code] = other


def _once(side: Side, codes: Iterable[int], key: _Key) -> dict[Hashable, int]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for code in codes:
        value = key(side, code)
        if value is not None:
            found[value].append(code)
    return {value: rows[0] for value, rows in found.items() if len(rows) == 1}


def _own_id(side: Side, code: int) -> Hashable | None:
    """The id as the file has it: without the row that tells repeated ones apart, None for one made from the row."""
    return None if _is_invented(side, code) else _TOLD_APART.sub("", side.ids[code])


def _id_and_name(side: Side, code: int) -> Hashable | None:
    own = _own_id(side, code)
    return None if own is None else (own, side.names[code])


def _id_name_and_title(side: Side, code: int) -> Hashable | None:
    own = _own_id(side, code)
    return None if own is None else (own, side.names[code], side.titles[code])


def _name(side: Side, code: int) -> Hashable | None:
    return side.names[code] or None


def _name_and_title(side: Side, code: int) -> Hashable | None:
    return (side.names[code], side.titles[code], side.departments[code])


def _is_invented(side: Side, code: int) -> bool:
    return side.ids[code].startswith(INVENTED_ID)


def _has_invented(side: Side) -> bool:
    return any(person_id.startswith(INVENTED_ID) for person_id in side.ids)
