"""Who may be meant by a name that nobody of the people file has: a hint for a reader, never a match."""

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rolemap.graph import Org
from rolemap.model import PM_ROLES

_MOST_NAMES, _MOST_PEOPLE = 100, 20_000
"""Beyond these nobody is looked for: a list so long is no list of slips, and each name is compared with everybody."""
_SLIPS = 1
"""Letters that may differ or change places, in a name of at least ``_LONG`` of them. At two, Gita is like Pia."""
_LONG = 8
_MOST_LIKE = 3
"""More people of similar names say nothing."""
_SHORT_GIVEN = 3
"""Letters that a short form needs: "Sam" of Samuel, "Alex" of Alexander."""


def similar_names(org: Org, names: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Name → codes of those whose name is spelled much like it, or whose given name it shortens; those with
    one of the four roles first. Names that are like nobody's, or like many people's, are absent.
    """
    wanted = [name for name in names if not any(map(str.isdigit, name))]  # codes and pseudonyms are all alike
    if not 0 < len(wanted) <= _MOST_NAMES or len(org.people) > _MOST_PEOPLE:
        return {}
    people = [name.casefold() for name in org.people.columns["name"].to_pylist()]
    of_family: dict[str, list[int]] = {}
    for code, name in enumerate(people):
        of_family.setdefault(name.rpartition(" ")[2], []).append(code)
    found: dict[str, tuple[int, ...]] = {}
    for name in wanted:
        key = " ".join(name.casefold().split())
        given, _, family = key.rpartition(" ")
        like = {code for code in of_family.get(family, ()) if _shortens(given, people[code].rpartition(" ")[0])}
        if len(key) >= _LONG:
            near = process.extract(key, people, scorer=OSA.distance, score_cutoff=_SLIPS, limit=_MOST_LIKE + 1)
            like |= {code for _, _, code in near}
        if 0 < len(like) <= _MOST_LIKE:
            found[name] = tuple(sorted(like, key=lambda code: (org.people[code].verdict.role not in PM_ROLES, code)))
    return found


def _shortens(one: str, other: str) -> bool:
    """True if the shorter of two given names begins the longer."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORT_GIVEN and long.startswith(short) and " " not in long
