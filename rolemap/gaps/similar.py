"""Who may be meant by a name that nobody of the people file has: a hint for a reader, never a match.

A slip in a given name is no hint: Kai and Kia are two people, and one letter is all that tells them apart.
"""

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from rolemap.graph import Org
from rolemap.model import PM_ROLES

_MOST_NAMES, _MOST_PEOPLE = 100, 20_000
"""Beyond these nobody is looked for: a list so long is no list of slips."""
_MOST_LIKE = 3
"""More people of similar names say nothing."""
_FAMILY = 4
"""Letters of a family name in which one may be wrong, missing or in another place."""
_SHORT_GIVEN = 3
"""Letters that a short form needs: "Sam" of Samuel, "Alex" of Alexandra."""


def similar_names(org: Org, names: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Name → codes of those of the same family name and a given name that one shortens, or of the same given name and
    a family name one letter away; those with one of the four roles first.

    Names that are like nobody's, or like many people's, are absent.
    """
    wanted = [name for name in names if not any(map(str.isdigit, name))]  # codes and pseudonyms are all alike
    if not 0 < len(wanted) <= _MOST_NAMES or len(org.people) > _MOST_PEOPLE:
        return {}
    of_family: dict[str, list[tuple[str, int]]] = {}
    of_given: dict[str, list[tuple[str, int]]] = {}
    for code, name in enumerate(org.people.columns["name"].to_pylist()):
        given, family = _parts(name)
        of_family.setdefault(family, []).append((given, code))
        of_given.setdefault(given, []).append((family, code))
    found: dict[str, tuple[int, ...]] = {}
    for name in wanted:
        given, family = _parts(name)
        like = {code for other, code in of_family.get(family, ()) if _shortens(given, other)}
        like |= {code for other, code in of_given.get(given, ()) if given and _is_slip(family, other)}
        if 0 < len(like) <= _MOST_LIKE:
            found[name] = tuple(sorted(like, key=lambda code: (org.people[code].verdict.role not in PM_ROLES, code)))
    return found


def _parts(name: str) -> tuple[str, str]:
    """Given names and family name, case aside."""
    given, _, family = " ".join(name.casefold().split()).rpartition(" ")
    return given, family


def _shortens(one: str, other: str) -> bool:
    """True if the shorter of two given names begins the longer."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORT_GIVEN and long.startswith(short) and " " not in long


def _is_slip(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _FAMILY and OSA.distance(one, other, score_cutoff=1) <= 1
