"""Which work has nobody to lead it, and who of the same people file could: the shortlist of each opening."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rolemap.gaps.held import active, is_led, known_leads, possible_leads, verdict
from rolemap.gaps.systematic import is_habit
from rolemap.gaps.words import count, named
from rolemap.graph import Org
from rolemap.model import ROLE_NAMES, Kind, Presence, Role, WorkItem

CAPACITY: Mapping[Kind, int] = {Kind.PORTFOLIO: 1, Kind.PROGRAM: 2, Kind.PROJECT: 5, Kind.PRODUCT: 2}
"""Most active items of a kind that one person leads at a time. Projects and products as in LOAD01 and LOAD08;
portfolios and programs are a convention of rolemap."""

_ROUNDING = 1e-6

SHORTLIST = 20
"""People looked at closely for one opening; more change no proposal that anybody would read."""

NEAR = 3
"""Steps along the reporting lines within which somebody is near: a colleague of the same manager is two away."""

_WEIGHTS = {"role": 0.5, "room": 0.2, "department": 0.15, "nearness": 0.15}
"""How much each reason counts (a convention of rolemap): the right role counts as much as all else together."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An active item of the register that nobody leads, and the role that it asks for."""

    item: WorkItem
    role: Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take an opening: ``person`` a code in ``People``, ``score`` 0-1.

    ``reasons`` are whole phrases, ``brief`` the same in two or three words each, for a list of several people.

    ``room`` is how many more items of the kind they could lead in the dates of the opening: ``CAPACITY`` for the whole
    of somebody's time, half of it for 0.5 FTE, and one at least.
    """

    person: int
    score: float
    room: int
    reasons: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()


def openings(org: Org) -> tuple[Opening, ...]:
    """Every active item of the register that nobody leads, in file order.

    Kinds of which a larger register names not a single lead are left out: it keeps no record of them.
    """
    found: list[Opening] = []
    for kind in Kind:
        items = active(org, kind)
        unled = [item for item in items if not is_led(org, item)]
        if not is_habit(unled, items):
            role = org.lead_roles[kind]
            found += [Opening(item, role) for item in unled]
    order = {item_id: at for at, item_id in enumerate(org.work)}
    return tuple(sorted(found, key=lambda opening: order[opening.item.id]))


@dataclass(frozen=True, eq=False)
class Bench:
    """Everybody of the people file as candidates; what is known of all of them is computed once."""

    org: Org
    capacity: Mapping[Kind, int] = field(default_factory=lambda: CAPACITY)
    _fits: dict[Role, tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]] = field(default_factory=dict, init=False)
    _loads: dict[Kind, npt.NDArray[np.int64]] = field(default_factory=dict, init=False)

    def shortlist(self, opening: Opening) -> list[Candidate]:
        """The best candidates of an opening, best first; nobody without the role and without room in its dates."""
        codes, fit = self._fit(opening.role)
        rough = fit * _WEIGHTS["role"] + self._same_department(opening, codes) * _WEIGHTS["department"]
        rough -= np.minimum(self._load(opening.item.kind)[codes], 10) * 1e-3
        best = np.argsort(-rough, kind="stable")[:SHORTLIST]
        same = self._same_department(opening, codes[best])
        reach = self._reach(opening)
        candidates = [
            self._candidate(opening, int(codes[at]), float(fit[at]), same_department=bool(ours), reach=reach)
            for at, ours in zip(best, same, strict=True)
        ]
        return sorted((c for c in candidates if c.room > 0), key=lambda c: (-c.score, c.person))

    def _fit(self, role: Role) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
        """Everybody whose role fits, and how well (0-1): the role itself, a second one, one reading of the title."""
        if role in self._fits:
            return self._fits[role]
        people = self.org.people
        by_verdict = [
            v.confidence
            if v.role is role
            else 0.6 * v.confidence
            if v.also is role and not v.support
            else 0.5 * dict(v.candidates).get(role, 0.0)
            for v in people.verdicts
        ]
        there = ~people.vacant & ~people.posts & np.isin(people.presence, (Presence.UNKNOWN, Presence.ACTIVE))
        fit = np.array(by_verdict, dtype=np.float64)[people.verdict] * there
        codes = np.flatnonzero(fit)
        self._fits[role] = codes, fit[codes]
        return self._fits[role]

    def _load(self, kind: Kind) -> npt.NDArray[np.int64]:
        """Number of active items of the kind that each person leads."""
        if kind not in self._loads:
            load = np.zeros(len(self.org.people), dtype=np.int64)
            for code, items in self._led.items():
                load[code] = sum(item.kind is kind for item in items)
            self._loads[kind] = load
        return self._loads[kind]

    @cached_property
    def _led(self) -> Mapping[int, list[WorkItem]]:
        led: dict[int, list[WorkItem]] = defaultdict(list)
        for item in active(self.org):
            for code in (*known_leads(item), *possible_leads(item)):
                led[code].append(item)
        return led

    def _most(self, kind: Kind, code: int) -> int:
        """Most items of a kind for one person: of part of the time, that part of them, and one at least."""
        fte = float(self.org.people.fte[code])
        return max(1, int(self.capacity[kind] * min(fte, 1.0) + _ROUNDING)) if fte > 0 else self.capacity[kind]

    @cached_property
    def _departments(self) -> tuple[Mapping[str, int], npt.NDArray[np.int64]]:
        """Department (case aside) → number, and the number of each person's; 0 is blank."""
        columns = self.org.people.columns
        if "department" not in columns:
            return {}, np.zeros(len(self.org.people), dtype=np.int64)
        cells = columns["department"].dictionary_encode()
        numbers = {"": 0}
        distinct = [numbers.setdefault(text.casefold(), len(numbers)) for text in cells.dictionary.to_pylist()]
        return numbers, np.array(distinct, dtype=np.int64)[cells.indices.to_numpy(zero_copy_only=False)]

    def _around(self, opening: Opening) -> list[tuple[int, WorkItem]]:
        """Leads of the units above the opening and of its siblings, nearest first, each with what they lead."""
        item, work = opening.item, self.org.work
        above = [work[item_id] for item_id in self.org.ancestors(item.id)]
        siblings = [work[i] for i in self.org.children[item.parent_id]] if item.parent_id else []
        return [(code, unit) for unit in (*above, *siblings) if unit.id != item.id for code in known_leads(unit)]

    def _same_department(self, opening: Opening, codes: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Who of ``codes`` is of the opening's department: its own, else that of the nearest lead around it."""
        numbers, departments = self._departments
        business = numbers.get(opening.item.department.casefold(), 0)
        if not opening.item.department:
            business = next((int(departments[code]) for code, _ in self._around(opening)), 0)
        return np.asarray((departments[codes] == business) & (business > 0))

    def _candidate(
        self,
        opening: Opening,
        code: int,
        fit: float,
        *,
        same_department: bool,
        reach: Mapping[int, tuple[int, WorkItem]],
    ) -> Candidate:
        kind = opening.item.kind
        running = [i for i in self._led.get(code, ()) if i.kind is kind and _overlap(i, opening.item)]
        most = self._most(kind, code)
        room = most - len(running)
        steps, unit = self._nearest(reach, code)
        score = (
            _WEIGHTS["role"] * fit
            + _WEIGHTS["room"] * max(room, 0) / most
            + _WEIGHTS["department"] * same_department
            + _WEIGHTS["nearness"] * (1 / (1 + steps) if unit else 0)
        )
        reasons, brief = [self._role_reason(opening.role, code)], []
        if reasons[0].startswith("title"):
            brief.append(f"title may mean {opening.role}")
        if not opening.item.inferred:
            reasons.append(self._load_reason(code, kind, running, most))
            brief.append(f"leads {len(running)} of {most}")
        if same_department:
            reasons.append(f"of the same department, {self.org.people.text('department', code)}")
            brief.append("same department")
        if unit:
            who = "leads" if steps == 0 else f"{count(steps, 'step')} along the reporting lines from the lead of"
            reasons.append(f"{who} {named(unit)}, next to it")
            brief.append(f"{'leads' if steps == 0 else 'near'} “{unit.name or unit.id}”")
        return Candidate(code, round(score, 4), room, tuple(reasons), tuple(brief))

    def _load_reason(self, code: int, kind: Kind, running: Sequence[WorkItem], most: int) -> str:
        fte = float(self.org.people.fte[code])
        part = f" at {fte:g} FTE" if 0 < fte < 1 else ""
        unsure = sum(code not in known_leads(item) for item in running)
        perhaps = f", {unsure} of them perhaps" if unsure else ""
        return f"leads {len(running)} of at most {count(most, str(kind))} in these dates{perhaps}{part}"

    def _role_reason(self, role: Role, code: int) -> str:
        found = verdict(self.org, code)
        if found.role is role:
            return f"{ROLE_NAMES[role]} by title ({found.confidence:.0%} certain)"
        if found.also is role:
            return f"{ROLE_NAMES[role]} as a second role of the title"
        return f"title that may mean {ROLE_NAMES[role]}"

    def _reach(self, opening: Opening) -> Mapping[int, tuple[int, WorkItem]]:
        """Everybody above the leads next to an opening (and those leads): fewest steps, and what that lead leads."""
        reach: dict[int, tuple[int, WorkItem]] = {}
        for other, unit in self._around(opening)[:SHORTLIST]:
            for steps, above in enumerate((other, *self.org.reporting.chain(other))):
                if above not in reach or steps < reach[above][0]:
                    reach[above] = (steps, unit)
        return reach

    def _nearest(self, reach: Mapping[int, tuple[int, WorkItem]], code: int) -> tuple[int, WorkItem | None]:
        """Fewest steps along the reporting lines from a lead next to the opening, and what that one leads."""
        best: tuple[int, WorkItem | None] = (NEAR + 1, None)
        for steps, above in enumerate((code, *self.org.reporting.chain(code))):
            if above in reach and steps + reach[above][0] < best[0]:
                best = (steps + reach[above][0], reach[above][1])
        return best


def _overlap(one: WorkItem, other: WorkItem) -> bool:
    """True unless one is over before the other starts; an open date never ends."""
    return max(one.start or date.min, other.start or date.min) <= min(one.finish or date.max, other.finish or date.max)
