"""A random organization in which nothing is wrong, in the mini-language of ``tests.strategies.orgs``.

Every number is drawn within what a careful organization keeps to; ``edges`` then adds what is unusual and still right.
Whoever changes a part of a draft ``take``s it first, so that no two changes meet by chance.
More than 300 lines because people, work and the links between them are drawn from one source of chance.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rolemap.graph import Org
from tests.strategies.orgs import make_org

TODAY = date(2024, 6, 30)
PEOPLE, WORK, ASSIGNMENTS = "people.csv", "work.csv", "assignments.csv"
Spec = dict[str, Any]

_FIRST = ("Ana", "Ben", "Chi", "Dora", "Emeka", "Farah", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lena", "Mats", "Noor")
_LAST = ("Ruiz", "Okafor", "Lee", "Maar", "Obi", "Aziz", "Horvat", "Sato", "Novak", "Park", "Mensah", "Vogel", "Lind")
_WHAT = (
    "Payroll",
    "Harbor",
    "Vaccine",
    "Timetable",
    "Satellite",
    "Library",
    "Turbine",
    "Museum",
    "Wheat",
    "Ledger",
    "Bridge",
    "Dialysis",
    "Hydrogen",
    "Orchard",
    "Invoice",
    "Theater",
    "Glacier",
    "Pension",
    "Tunnel",
    "Census",
)
_WHICH = (
    "Arctic",
    "Silver",
    "Fast",
    "Rural",
    "Quiet",
    "Modern",
    "Joint",
    "Open",
    "Urgent",
    "Blue",
    "Twofold",
    "Grand",
    "Northern",
    "Digital",
    "Humble",
    "Kinetic",
    "Violet",
    "Zero",
)
_DEPARTMENTS = ("Finance", "Logistics", "Research", "Sales", "Clinic", "Rail", "Harvest", "Archive")
_TITLES = {
    "PjM": ("Project Manager", "Senior Project Manager", "Projektleiter"),
    "PgM": ("Program Manager", "Programme Manager", "Senior Program Manager"),
    "PfM": ("Portfolio Manager", "Head of Portfolio Management"),
    "PrM": ("Product Manager", "Product Owner"),
    "other": ("Engineer", "Analyst", "Accountant", "Nurse", "Technician", "Buyer", "Lawyer", "Data Scientist"),
    "ambiguous": ("PM",),
}


@dataclass(frozen=True, slots=True)
class Program:
    """A program of a draft, by keys. ``leads[i]`` leads ``projects[i]``; the further projects are anybody's."""

    key: str
    manager: str
    sponsor: str
    projects: tuple[str, ...]
    leads: tuple[str, ...]


class Draft:
    """People, work and assignments that can still be changed. ``org()`` builds what they say."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.people: dict[str, Spec] = {}
        self.work: dict[str, Spec] = {}
        self.assignments: list[Spec] = []
        self._numbers: dict[str, int] = {}
        self._free: list[Program] = []
        self._sponsored: dict[str, int] = {}
        self._names = [f"{which} {what}" for which in _WHICH for what in _WHAT]
        rng.shuffle(self._names)
        self.departments = rng.sample(_DEPARTMENTS, rng.randint(2, 5))
        self.head = self.person("other", rng.choice(("", "other1")))  # some exports let the head report to themselves
        self.heads = [self.head]
        for _ in range(rng.randint(1, 4)):
            self.heads.append(self.person("other", rng.choice(self.heads[:2])))
        self.office = self.person("other", self.anyone(), title="PMO Analyst")
        self.portfolios = [self.portfolio() for _ in range(rng.randint(1, 3))]
        for portfolio in self.portfolios:
            self._free += [self.program(portfolio) for _ in range(rng.randint(1, 3))]
            for _ in range(rng.randint(0, 2)):
                self.project(portfolio, self.manager("PjM"))
        for _ in range(rng.randint(0, 3)):
            self.product()

    def org(self, *, shuffle: bool = False) -> Org:
        """The organization as it stands; ``shuffle`` brings the rows of all three files out of order."""
        people, work, assignments = list(self.people.items()), list(self.work.items()), list(self.assignments)
        for rows in (people, work, assignments) if shuffle else ():
            self.rng.shuffle(rows)
        return make_org(dict(people), dict(work), assignments)

    # People

    def key(self, letter: str) -> str:
        """A new id: the letter and the next number."""
        self._numbers[letter] = self._numbers.get(letter, 0) + 1
        return f"{letter}{self._numbers[letter]}"

    def person(self, role: str, manager: str, **spec: object) -> str:
        """Somebody who is there, below ``manager``; returns the id."""
        rng, key = self.rng, self.key(role.lower())
        self.people[key] = {
            "manager": manager,
            "name": f"{rng.choice(_FIRST)} {rng.choice(_LAST)}",
            "title": rng.choice(_TITLES[role]),
            "department": rng.choice(self.departments),
            "status": rng.choices(("active", ""), (9, 1))[0],
            "job_profile": "",
            "end": "",
            "matrix": [],
            "role": role,
            **spec,
        }
        return key

    def anyone(self) -> str:
        """A manager of the upper levels, whose span is nobody's business."""
        return self.rng.choice(self.heads)

    def manager(self, role: str, above: str = "", *, team: Iterable[int] = (0, 0, 2, 3), **spec: object) -> str:
        """A new PM below ``above``, with a team of nobody or of at least two."""
        key = self.person(role, above or self.anyone(), **spec)
        for _ in range(self.rng.choice(tuple(team))):
            self.person("other", key)
        return key

    def project_manager(self, program: Program | str) -> str:
        """A project manager with a solid or a dotted line to the manager of a program."""
        above = program.manager if isinstance(program, Program) else program
        if self.span(above) < 7 and self.rng.random() < 0.6:
            return self.manager("PjM", above)
        return self.manager("PjM", self.anyone(), matrix=[above])

    def sponsor(self) -> str:
        """Somebody senior who sponsors fewer than three things, counted as sponsor of one more."""
        free = [key for key, number in self._sponsored.items() if number < 3]
        key = self.rng.choice(free) if free and self.rng.random() < 0.6 else self.person("other", self.anyone())
        self._sponsored[key] = self._sponsored.get(key, 0) + 1
        return key

    def span(self, manager: str) -> int:
        """Number of direct reports who have not left."""
        return len(self.reports(manager))

    def reports(self, manager: str) -> list[str]:
        """Direct reports who have not left."""
        return [k for k, spec in self.people.items() if spec["manager"] == manager and spec["status"] != "inactive"]

    def assign(self, person: str, work: str, role: str, **spec: object) -> None:
        """One more row of the assignments."""
        self.assignments.append({"person": person, "work": work, "role": role, "share": None, **spec})

    def occupy(self, person: str) -> None:
        """Give somebody work who leads nothing any more."""
        self.assign(person, self.rng.choice([k for k, s in self.work.items() if s["kind"] == "program"]), "Planning")

    # Work

    def item(self, letter: str, kind: str, **spec: object) -> str:
        """An open item with every cell filled that its kind needs; returns the id."""
        key = self.key(letter)
        self.work[key] = {
            "kind": kind,
            "name": self._names.pop() if self._names else f"Package {key}",
            "parent": None,
            "lead": None,
            "sponsor": None,
            "status": self.rng.choices(("open", ""), (4, 1))[0],
            "start": None,
            "finish": None,
            "size": "",
            "budget": self.rng.choice((None, 5_000, 250_000, 4e7)),
            "department": "",
            "depends_on": {},
            "product": None,
            **spec,
        }
        return key

    def portfolio(self, **spec: object) -> str:
        """A portfolio and its manager."""
        manager = self.manager("PfM", team=(2, 3))
        sponsor = self.person("other", self.anyone()) if self.rng.random() < 0.3 else None
        return self.item("F", "portfolio", **{"lead": manager, "sponsor": sponsor, **spec})

    def product(self, **spec: object) -> str:
        """A product that lives on, and its manager."""
        start = self.day("2015-01-01", "2024-01-01")
        finish = self.rng.choice((None, None, start + timedelta(days=self.rng.randint(731, 4000))))
        lead = spec.pop("lead", None) or self.manager("PrM")
        return self.item("D", "product", **{"lead": lead, "start": start, "finish": finish, **spec})

    def program(self, portfolio: str, projects: int = 0, leads: int = 0) -> Program:
        """A program under ``portfolio``: its manager, sponsor and change manager, project managers, linked projects."""
        rng = self.rng
        number = projects or rng.choice((2, 3, 3, 4, 4, 5, 6, 7))
        above = str(self.work[portfolio]["lead"])
        below_lead = above in self.people and self.span(above) < 7 and rng.random() < 0.6
        manager = self.manager("PgM", above if below_lead else "", team=(2, 3))
        sponsor = self.sponsor()
        start, finish = self.day("2019-01-01", "2023-12-31"), self.day("2026-01-01", "2029-12-31")
        spec = {"parent": portfolio, "lead": manager, "sponsor": sponsor, "start": start, "finish": finish}
        key = self.item("G", "program", **spec)
        self.assign(self.person("other", self.anyone()), key, "Business Change Manager", share=rng.choice((None, 0.2)))
        fewest = 1 if number < 4 else 2
        managers = [
            self.project_manager(manager)
            for _ in range(min(leads or rng.randint(max(fewest, -(-number // 5)), 4), number))
        ]
        shared = self._share_out(managers, number)
        keys: list[str] = []
        for lead in shared:
            owned = sponsor if rng.random() < 0.7 else self.sponsor()
            keys.append(self.project(key, lead, sponsor=owned, latest=finish))
            if len(keys) > 1 and rng.random() < 0.6:
                self.depend(keys[-1], keys[-2], manager)
        return Program(key, manager, sponsor, tuple(keys), tuple(managers))

    def _share_out(self, managers: list[str], number: int) -> list[str]:
        """The lead of each project: first everybody one, then anybody, but never nearly all of them one person."""
        most = number if number < 4 else min(5, -(-3 * number // 4) - 1)
        shared = list(managers)
        while len(shared) < number:
            shared.append(self.rng.choice([lead for lead in managers if shared.count(lead) < most]))
        return shared

    def project(self, parent: str, lead: str, *, latest: date = date(2027, 12, 31), **spec: object) -> str:
        """A project that somebody leads, that has begun or will, and ends by ``latest``."""
        finish = self.rng.choice((TODAY, latest, self.day(TODAY, latest), self.day(TODAY, latest)))
        department = self.rng.choice((self.people[lead]["department"], "", "Joint venture"))
        base = {
            "parent": parent,
            "lead": lead,
            "sponsor": spec.pop("sponsor", None) or self.sponsor(),
            "start": self.day("2021-01-01", finish),
            "finish": finish,
            "size": self.rng.choice(("small", "M", "normal", "")),
            "department": department,
        }
        return self.item("P", "project", **{**base, **spec})

    def depend(self, item: str, on: str, owner: str = "") -> None:
        """``item`` waits for ``on``; the owner answers for that."""
        self.work[item]["depends_on"][on] = owner

    def dependents(self, item: str) -> list[str]:
        """Items that wait for this one."""
        return [key for key, spec in self.work.items() if item in spec["depends_on"]]

    def day(self, first: date | str, last: date | str) -> date:
        """Any day from the first to the last, both included."""
        start, end = (d if isinstance(d, date) else date.fromisoformat(d) for d in (first, last))
        return start + timedelta(days=self.rng.randint(0, max((end - start).days, 0)))

    # Parts that a planter or an edge may change

    def take(self, projects: int = 2, leads: int = 2) -> Program:
        """A program that nobody else changes, with at least so many projects and leads: an old one or a new one."""
        fit = [p for p in self._free if len(p.projects) >= projects and len(p.leads) >= min(leads, projects)]
        if fit and self.rng.random() < 0.5:
            found = self.rng.choice(fit)
            self._free.remove(found)
            return found
        more = self.rng.choice((0, 0, 1, 2))
        return self.program(self.rng.choice(self.portfolios), min(projects + more, max(projects, 8)), leads)

    def led_by(self, person: str) -> list[str]:
        """Items that name somebody as a lead."""
        return [key for key in self.work if person in self.leads(key)]

    def leads(self, item: str) -> list[str]:
        """The people of an item's lead cell, without what the cell says of them."""
        cell = self.work[item]["lead"]
        listed = cell if isinstance(cell, list | tuple) else [cell]
        written = [str(one["person"]) if isinstance(one, Mapping) else str(one) for one in listed if one]
        return [name for name in (text.partition(" (")[0] for text in written) if name in self.people]

    def unplace(self, person: str) -> None:
        """No department counts on this project manager any more."""
        for key in self.led_by(person):
            self.work[key]["department"] = ""
