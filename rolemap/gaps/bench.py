"""Everybody of the people file as candidates for what nobody leads: the shortlist of each opening, and its reasons."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rolemap.gaps.held import active, known_leads, possible_leads
from rolemap.gaps.openings import CAPACITY, Candidate, Opening
from rolemap.gaps.words import count, named
from rolemap.graph import Org
from rolemap.model import ROLE_NAMES, Kind, Presence, Role, WorkItem
from rolemap.tables.persons.status import presence_word

_ROUNDING = 1e-6

SHORTLIST = 20
"""People looked at closely for one opening; more change no proposal that anybody would read."""

NEAR = 3
"""Steps along the reporting lines within which somebody is near: a colleague of the same manager is two away."""

_WEIGHTS = {"role": 0.5, "room": 0.2, "department": 0.15, "nearness": 0.15}
"""How much each reason counts (a convention of rolemap): the right role counts as much as all else together."""


@dataclass(frozen=True, eq=False)
class Bench:
    """Everybody of the people file as candidates; what is known of all of them is computed once.

    ``today`` is where time begins: what is past its finish and not closed takes time still. None: dates as they stand.
    """

    org: Org
    capacity: Mapping[Kind, int] = field(default_factory=lambda: CAPACITY)
    today: date | None = None
    _fits: dict[Role, tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]] = field(default_factory=dict, init=False)
    _loads: dict[Kind, npt.NDArray[np.int64]] = field(default_factory=dict, init=False)

    def shortlist(self, opening: Opening) -> list[Candidate]:
        """The best candidates of an opening, best first, without their reasons (``told``).

        Nobody is among them without the role, or without room in its dates.
        """
        codes, fit = self._fit(opening.role)
        if opening.but:
            asked = ~np.isin(codes, opening.but)
            codes, fit = codes[asked], fit[asked]
        rough = fit * _WEIGHTS["role"] + self._same_department(opening, codes) * _WEIGHTS["department"]
        rough -= np.minimum(self._load(opening.item.kind)[codes], 10) * 1e-3
        best = _largest(rough, SHORTLIST)
        same = self._same_department(opening, codes[best])
        reach = self._reach(opening)
        candidates = [
            self._candidate(opening, int(codes[at]), float(fit[at]), reach, same_department=bool(ours))
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
        codes = codes[~self._on_leave(codes)]
        self._fits[role] = codes, fit[codes]
        return self._fits[role]

    def _on_leave(self, codes: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Who of ``codes`` has a title that ends with being on leave, whatever the status column says."""
        if not len(codes):
            return np.zeros(0, dtype=np.bool_)
        titles = self.org.people.columns["title"].take(pa.array(codes)).dictionary_encode()
        if isinstance(titles, pa.ChunkedArray):
            titles = titles.unify_dictionaries().combine_chunks()
        away = np.array([_says_leave(title) for title in titles.dictionary.to_pylist()], dtype=np.bool_)
        return np.asarray(away[titles.indices.to_numpy(zero_copy_only=False)], dtype=np.bool_)

    def _load(self, kind: Kind) -> npt.NDArray[np.int64]:
        """Number of active items of the kind that each person leads."""
        if kind not in self._loads:
            leads, items = self._leading
            of_kind = np.array([item.kind is kind for item in items], dtype=np.bool_)
            self._loads[kind] = np.bincount(leads[of_kind], minlength=len(self.org.people))
        return self._loads[kind]

    @cached_property
    def _leading(self) -> tuple[npt.NDArray[np.int64], list[WorkItem]]:
        """Who leads, or may lead, an active item, and that item: in the order of the codes, then of the file."""
        leads: list[int] = []
        items: list[WorkItem] = []
        for item in active(self.org):
            for code in (*known_leads(item), *possible_leads(item)):
                leads.append(code)
                items.append(item)
        order = np.argsort(leads, kind="stable")
        return np.array(leads, dtype=np.int64)[order], [items[at] for at in order.tolist()]

    def _led(self, code: int) -> list[WorkItem]:
        """The active items that somebody leads, or may lead."""
        leads, items = self._leading
        first, last = np.searchsorted(leads, (code, code + 1)).tolist()
        return items[first:last]

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

    def _around(self, opening: Opening) -> Iterator[tuple[int, WorkItem]]:
        """Leads of the units above the opening and of its siblings, nearest first, each with what they lead."""
        item, work = opening.item, self.org.work
        siblings = self.org.children[item.parent_id] if item.parent_id else ()
        for item_id in chain(self.org.ancestors(item.id), siblings):
            if item_id != item.id:
                yield from ((code, work[item_id]) for code in known_leads(work[item_id]))

    def _same_department(self, opening: Opening, codes: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Who of ``codes`` is of the opening's department: its own, else that of the nearest lead around it."""
        numbers, departments = self._departments
        business = numbers.get(opening.item.department.casefold(), 0)
        if not opening.item.department:
            business = next((int(departments[code]) for code, _ in self._around(opening)), 0)
        return np.asarray((departments[codes] == business) & (business > 0))

    def _candidate(
        self, opening: Opening, code: int, fit: float, reach: "_Reach", *, same_department: bool
    ) -> Candidate:
        most = self._most(opening.item.kind, code)
        room = self._room(opening, code)
        steps, unit = self._nearest(reach, code)
        score = (
            _WEIGHTS["role"] * fit
            + _WEIGHTS["room"] * max(room, 0) / most
            + _WEIGHTS["department"] * same_department
            + _WEIGHTS["nearness"] * (1 / (1 + steps) if unit else 0)
        )
        return Candidate(code, round(score, 4), room)

    def told(self, opening: Opening, candidate: Candidate) -> Candidate:
        """A candidate of an opening's shortlist with the reasons, which only those who are named need."""
        code = candidate.person
        reasons, brief = [self._role_reason(opening.role, code)], []
        if reasons[0].startswith("title"):
            brief.append(f"title may mean {opening.role}")
        if not opening.item.inferred:
            running, most = self._running(opening, code), self._most(opening.item.kind, code)
            others = "".join(f", and {count(n, str(kind))}" for kind, n in _by_kind(running, but=opening.item.kind))
            own = [item for item in running if item.kind is opening.item.kind]
            reasons.append(self._load_reason(code, opening.item.kind, own, most) + others)
            dates = " in its dates" if len(running) < len(self._led(code)) else ""
            brief.append(f"leads {len(own)} of {most}{others}{dates}")
        if self._same_department(opening, np.array([code])).any():
            reasons.append(f"of the same department, {self.org.people.text('department', code)}")
            brief.append("same department")
        steps, unit = self._nearest(self._reach(opening), code)
        if unit:
            who = "leads" if steps == 0 else f"{count(steps, 'step')} along the reporting lines from the lead of"
            reasons.append(f"{who} {named(unit)}, next to it")
            brief.append(f"{'leads' if steps == 0 else 'near'} “{unit.name or unit.id}”")
        return replace(candidate, reasons=tuple(reasons), brief=tuple(brief))

    def _running(self, opening: Opening, code: int) -> list[WorkItem]:
        """What somebody leads in the dates of an opening."""
        first, last = self._dates(opening.item)
        dates = [(item, *self._dates(item)) for item in self._led(code)]
        return [item for item, start, finish in dates if max(start, first) <= min(finish, last)]

    def _dates(self, item: WorkItem) -> tuple[date, date]:
        """From when to when active work takes time; an open date never ends, and nothing is over before ``today``."""
        now = self.today or date.min
        return max(item.start or date.min, now), max(item.finish or date.max, now)

    def _room(self, opening: Opening, code: int) -> int:
        """How many more items of the opening's kind: what they lead of other kinds takes its part of their time."""
        taken = sum((n / self._most(kind, code) for kind, n in _by_kind(self._running(opening, code))), 0.0)
        return int(self._most(opening.item.kind, code) * (1.0 - taken) + _ROUNDING) if taken < 1 else 0

    def _load_reason(self, code: int, kind: Kind, running: Sequence[WorkItem], most: int) -> str:
        fte = float(self.org.people.fte[code])
        part = f" at {fte:g} FTE" if 0 < fte < 1 else ""
        unsure = sum(code not in known_leads(item) for item in running)
        perhaps = f", {unsure} of them perhaps" if unsure else ""
        return f"leads {len(running)} of at most {count(most, str(kind))} in these dates{perhaps}{part}"

    def _role_reason(self, role: Role, code: int) -> str:
        found = self.org.people.verdicts[self.org.people.verdict[code]]
        if found.role is role:
            return f"{ROLE_NAMES[role]} by title ({found.confidence:.0%} certain)"
        if found.also is role:
            return f"{ROLE_NAMES[role]} as a second role of the title"
        return f"title that may mean {ROLE_NAMES[role]}"

    def _reach(self, opening: Opening) -> "_Reach":
        """Everybody near above the leads next to an opening (and those leads): fewest steps, what that lead leads."""
        reach: dict[int, tuple[int, WorkItem]] = {}
        for other, unit in islice(self._around(opening), SHORTLIST):
            for steps, above in enumerate(self._line(other)):
                if above not in reach or steps < reach[above][0]:
                    reach[above] = (steps, unit)
        return reach

    def _nearest(self, reach: "_Reach", code: int) -> tuple[int, WorkItem | None]:
        """Fewest steps along the reporting lines from a lead next to the opening, and what that one leads."""
        best: tuple[int, WorkItem | None] = (NEAR + 1, None)
        for steps, above in enumerate(self._line(code)):
            if above in reach and steps + reach[above][0] < best[0]:
                best = (steps + reach[above][0], reach[above][1])
        return best

    def _line(self, code: int) -> Iterator[int]:
        """Somebody, and whoever is above them within ``NEAR`` steps."""
        for _ in range(NEAR + 1):
            if code < 0:
                return
            yield code
            code = int(self.org.reporting.parent[code])


_Reach = Mapping[int, tuple[int, WorkItem]]
"""Person → steps to the nearest lead beside an opening, and what that one leads."""


_ENDING = re.compile(r".*\(([^()]+)\)\s*|.*\b((?:on|in)\s.+)", re.IGNORECASE | re.DOTALL)
"""What a title ends with: a bracket, or its last "on ..." or "in ...". "Manager, Parental Leave" manages leave."""


def _says_leave(title: str | None) -> bool:
    """True if a title ends with words of a status that mean leave.

    >>> _says_leave("Projektleiterin in Elternzeit"), _says_leave("Project Manager in Berlin")
    (True, False)
    """
    ending = _ENDING.fullmatch(title or "")
    return ending is not None and presence_word(ending[1] or ending[2]) == Presence.LEAVE


def _by_kind(items: Sequence[WorkItem], but: Kind | None = None) -> list[tuple[Kind, int]]:
    """Number of items of each kind, those of ``but`` left out."""
    numbers = Counter(item.kind for item in items)
    return [(kind, numbers[kind]) for kind in Kind if numbers[kind] and kind is not but]


def _largest(values: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.intp]:
    """Places of the ``count`` largest values, largest first, equal ones in order: without sorting all of them."""
    among = np.arange(len(values))
    if len(values) > count:
        among = np.flatnonzero(values >= np.partition(values, -count)[-count])
    return among[np.argsort(-values[among], kind="stable")][:count]
