"""How far each person is known to hold each role, for the few who hold any: a million others cost nothing."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rolemap.model import PM_ROLES
from rolemap.tables.people import People

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
PLACE = {role: at for at, role in enumerate(PM_ROLES)}


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """``codes`` are the people who hold a role by their title or by what was settled, ascending; ``share`` (len, 4)
    how far each of them holds each of ``PM_ROLES``; ``place`` int32, where each person of the file stands in
    ``codes``, -1 for who holds none.
    """

    codes: Codes
    share: Floats
    place: npt.NDArray[np.int32]

    def of(self, people: npt.NDArray[np.integer]) -> Floats:
        """The shares of some people: (len, 4), zeros for who holds no role and for the code -1."""
        shares = np.zeros((len(people), len(PM_ROLES)))
        at = np.where(people >= 0, self.place[people], -1)
        holds = np.flatnonzero(at >= 0)
        shares[holds] = self.share[at[holds]]
        return shares

    def summed(self, group: npt.NDArray[np.integer], groups: int) -> Floats:
        """The shares summed by ``group`` of each of ``codes`` (-1: in none): (groups, 4)."""
        inside = np.flatnonzero(group >= 0)
        columns = [np.bincount(group[inside], self.share[inside, at], groups) for at in range(len(PM_ROLES))]
        return np.stack(columns, axis=1)

    def largest(self, group: npt.NDArray[np.integer], groups: int) -> Floats:
        """The largest share by ``group`` of each of ``codes`` (-1: in none): (groups, 4)."""
        largest = np.zeros((groups, len(PM_ROLES)))
        inside = np.flatnonzero(group >= 0)
        np.maximum.at(largest, group[inside], self.share[inside])
        return largest


def held_by_title(people: People) -> Held:
    """What plain titles say: the confidence of each."""
    table = np.zeros((len(people.verdicts), len(PM_ROLES)))
    for at, verdict in enumerate(people.verdicts):
        if verdict.role in PLACE:
            table[at, PLACE[verdict.role]] = verdict.confidence
    codes: Codes = np.flatnonzero((table.max(axis=1, initial=0.0) > 0)[people.title_verdict])
    return _held(len(people), codes, table[people.title_verdict[codes]])


def with_settled(held: Held, settled: Codes, roles: Codes, share: Floats) -> Held:
    """``held`` and the ``settled`` people (who hold nothing by title): the place of each one's role, and how far."""
    added = np.zeros((len(settled), len(PM_ROLES)))
    added[np.arange(len(settled)), roles] = share
    codes = np.concatenate([held.codes, settled])
    order = np.argsort(codes, kind="stable")
    return _held(len(held.place), codes[order], np.concatenate([held.share, added])[order])


def _held(people: int, codes: Codes, share: Floats) -> Held:
    place = np.full(people, -1, dtype=np.int32)
    place[codes] = np.arange(len(codes), dtype=np.int32)
    return Held(codes, share, place)
