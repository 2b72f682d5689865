"""Random clean organizations, and one planter a rule: each breaks one thing and says what must be found.

More than 300 lines because every rule of the catalogue has its planter here, in the order of the codes.
"""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

TODAY = date(2024, 6, 30)
PEOPLE, WORK, ASSIGNMENTS = "people.csv", "work.csv", "assignments.csv"
Spec = dict[str, Any]
Expected = set[tuple[str, str]]
"""What must be found: code of the rule, and id of the subject."""


class Draft:
    """An organization in the mini-language of ``orgs``, clean until a planter breaks something."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.people: dict[str, Spec] = {}
        self.work: dict[str, Spec] = {}
        self.assignments: list[Spec] = []
        self.options: dict[str, dict[str, object]] = {}
        self._numbers: dict[str, int] = {}
        self.head = self.person("other", "")
        self.portfolios = [self.portfolio() for _ in range(rng.randint(1, 3))]
        self.programs = [self.program(p) for p in self.portfolios for _ in range(rng.randint(2, 3))]
        for _ in range(rng.randint(1, 3)):
            self.product()
        self.person("other", self.head, status="inactive")
        self.person("other", self.head, status="leave")

    def key(self, letter: str) -> str:
        self._numbers[letter] = self._numbers.get(letter, 0) + 1
        return f"{letter}{self._numbers[letter]}"

    def person(self, role: str, manager: str, **spec: object) -> str:
        key = self.key(role.lower())
        base = {
            "manager": manager,
            "department": "Head",
            "status": "active",
            "job_profile": "",
            "end": "",
            "matrix": [],
        }
        self.people[key] = {**base, "role": role, **spec}
        return key

    def item(self, letter: str, **spec: object) -> str:
        key = self.key(letter)
        base = {"name": f"Item {key}", "status": "open", "size": "small", "start": "2024-01-01", "finish": "2025-12-31"}
        self.work[key] = {**base, "department": "", "depends_on": {}, "product": None, "sponsor": None, **spec}
        return key

    def portfolio(self) -> str:
        manager = self.person("PfM", self.head)
        self.person("other", manager)
        return self.item("F", kind="portfolio", lead=manager)

    def program(self, portfolio: str, projects: int = 0) -> str:
        """A program with its manager, sponsor, two project managers, and three to five projects that are linked."""
        above = self.work[portfolio]["lead"] if self.work[portfolio]["lead"] in self.people else self.head
        manager, sponsor = self.person("PgM", above), self.person("other", self.head)
        program = self.item("G", kind="program", parent=portfolio, lead=manager, sponsor=sponsor)
        self.assignments.append(
            {
                "person": self.person("other", self.head),
                "work": program,
                "role": "Business Change Manager",
                "share": 0.5,
            }
        )
        department = f"Department {program}"
        leads = [self.person("PjM", manager, department=department, matrix=[manager]) for _ in range(2)]
        previous = ""
        for at in range(projects or self.rng.randint(3, 5)):
            links = {previous: manager} if previous else {}
            spec = {"parent": program, "lead": leads[at % 2], "sponsor": sponsor, "department": department}
            previous = self.item("P", depends_on=links, **spec)
        return program

    def product(self) -> str:
        return self.item("D", kind="product", lead=self.person("PrM", self.head), finish=None)

    def fresh(self, projects: int = 4) -> tuple[str, list[str]]:
        """A new program that no other planter touches, and its projects."""
        parents = [spec.get("parent") for spec in self.work.values()]
        portfolio = min(self.portfolios, key=parents.count)
        if parents.count(portfolio) > 4:  # a portfolio manager has at most ten direct reports
            portfolio = self.portfolio()
            self.portfolios.append(portfolio)
            self.program(portfolio)
        program = self.program(portfolio, projects)
        return program, [key for key, spec in self.work.items() if spec.get("parent") == program]


Planter = Callable[[Draft], Expected]
PLANTERS: dict[str, Planter] = {}


def plants(code: str) -> Callable[[Planter], Planter]:
    def register(planter: Planter) -> Planter:
        PLANTERS[code] = planter
        return planter

    return register


@plants("CLS01")
def _ambiguous_title(draft: Draft) -> Expected:
    draft.person("ambiguous", draft.head, title="PM, Space")
    return {("CLS01", "PM, Space")}


@plants("CLS02")
def _project_manager_of_a_program(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    manager = draft.work[program]["lead"]
    draft.people[manager]["role"] = "PjM"
    return {("CLS02", manager)}


@plants("CLS03")
def _two_titles(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    lead = draft.work[projects[0]]["lead"]
    draft.people[lead] |= {
        "title_role": "PrM",
        "also": "PjM",
        "title": "Product Owner, Rockets",
        "job_profile": "PjM II",
    }
    return {("CLS03", "Product Owner, Rockets")}


@plants("CLS04")
def _head_of_delivery(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    draft.people[draft.work[program]["lead"]] |= {"role": "other", "title": "Head of Delivery"}
    return {("CLS04", PEOPLE)}


@plants("COV01")
def _department_without_managers(draft: Draft) -> Expected:
    _, projects = draft.fresh(3)
    for project in projects:
        draft.people[draft.work[project]["lead"]]["department"] = "Head"
    draft.person("other", draft.head, department=draft.work[projects[0]]["department"])
    return {("COV01", draft.work[projects[0]]["department"])}


@plants("COV02")
def _no_title(draft: Draft) -> Expected:
    draft.person("other", draft.head, title="")
    return {("COV02", PEOPLE)}


@plants("DAT01")
def _no_finish(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["finish"] = None
    return {("DAT01", projects[0])}


@plants("DAT02")
def _late(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["finish"] = "2024-06-29"
    return {("DAT02", projects[0])}


@plants("DAT03")
def _finish_before_start(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]] |= {"start": "2025-02-01", "finish": "2025-01-01"}
    return {("DAT03", projects[0])}


@plants("DAT04")
def _product_of_a_year(draft: Draft) -> Expected:
    product = draft.product()
    draft.work[product]["finish"] = "2024-12-31"
    return {("DAT04", product)}


@plants("DAT05")
def _for_years(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]] |= {"start": "2010-01-01", "finish": None}
    return {("DAT05", projects[0]), ("DAT01", projects[0])}


@plants("DAT06")
def _after_its_program(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["finish"] = "2026-01-01"
    return {("DAT06", projects[0])}


@plants("DEP01")
def _no_owner(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[1]]["depends_on"] = {projects[0]: ""}
    return {("DEP01", projects[1])}


@plants("DEP02")
def _across_programs(draft: Draft) -> Expected:
    one, projects = draft.fresh()
    other, others = draft.fresh()
    for program in (one, other):
        draft.work[program]["parent"] = draft.item("F", kind="portfolio", lead=draft.person("PfM", draft.head))
    draft.work[others[0]]["depends_on"] = {projects[0]: ""}
    return {("DEP02", min(one, other)), ("DEP01", others[0])}


@plants("DEP03")
def _on_nothing(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["depends_on"] = {"P-nowhere": "somebody"}
    return {("DEP03", projects[0])}


@plants("DEP04")
def _circle_of_dependencies(draft: Draft) -> Expected:
    _, projects = draft.fresh(3)
    draft.work[projects[0]]["depends_on"] = {projects[2]: "somebody"}
    return {("DEP04", projects[0])}


@plants("DEP05")
def _unled_hub(draft: Draft) -> Expected:
    _, projects = draft.fresh(5)
    for project in projects[1:]:
        draft.work[project]["depends_on"] = {projects[0]: "somebody"}
    draft.work[projects[0]]["lead"] = "vacant"
    return {("VAC01", projects[0])}  # the hub is evidence of the vacancy


@plants("LOAD01")
def _six_projects(draft: Draft) -> Expected:
    program, projects = draft.fresh(4)
    lead = draft.work[projects[0]]["lead"]
    for other, projects_there in (draft.fresh(4), draft.fresh(4)):
        draft.assignments.append({"person": draft.work[projects_there[0]]["lead"], "work": program, "role": "helps"})
        draft.people[lead]["matrix"].append(draft.work[other]["lead"])
        for project in projects_there[::2]:
            draft.work[project]["lead"] = lead
    return {("LOAD01", lead)}


@plants("LOAD02")
def _three_large_ones(draft: Draft) -> Expected:
    _, projects = draft.fresh(5)
    lead = draft.work[projects[0]]["lead"]
    for project in projects[::2]:
        draft.work[project]["size"] = "large"
    return {("LOAD02", lead)}


@plants("LOAD03")
def _sponsor_of_four(draft: Draft) -> Expected:
    programs = [draft.fresh(3) for _ in range(4)]
    sponsor = draft.work[programs[0][0]]["sponsor"]
    for program, projects in programs:
        for key in (program, *projects):
            draft.work[key]["sponsor"] = sponsor
    return {("LOAD03", sponsor)}


@plants("LOAD04")
def _ten_projects(draft: Draft) -> Expected:
    program, projects = draft.fresh(10)
    for project in projects[:2]:
        draft.work[project]["lead"] = draft.person("PjM", draft.head, department=draft.work[project]["department"])
    for project in projects[2:4]:
        draft.work[project]["lead"] = draft.work[projects[0]]["lead"]
    for key in {draft.work[project]["lead"] for project in projects}:
        draft.people[key]["manager"] = draft.work[program]["lead"]
    return {("LOAD04", program)}


@plants("LOAD05")
def _one_project(draft: Draft) -> Expected:
    program, projects = draft.fresh(2)
    other, _ = draft.fresh(3)
    draft.work[projects[1]] |= {"parent": other, "depends_on": {}}
    draft.people[draft.work[projects[1]]["lead"]]["matrix"].append(draft.work[other]["lead"])
    return {("LOAD05", program)}


@plants("LOAD06")
def _idle(draft: Draft) -> Expected:
    draft.person("PrM", draft.head)
    return {("LOAD06", PEOPLE)}


@plants("LOAD07")
def _over_allocated(draft: Draft) -> Expected:
    program, projects = draft.fresh()
    person = draft.person("other", draft.head)
    draft.assignments += [
        {"person": person, "work": key, "role": "helps", "share": 0.6} for key in (program, projects[0])
    ]
    return {("LOAD07", person)}


@plants("LOAD08")
def _three_products(draft: Draft) -> Expected:
    lead = draft.work[draft.product()]["lead"]
    for _ in range(2):
        draft.item("D", kind="product", lead=lead, finish=None)
    return {("LOAD08", lead)}


@plants("LOAD09")
def _many_projects_each(draft: Draft) -> Expected:
    draft.options["LOAD09"] = {"max_mean": 0.5}
    return {("LOAD09", WORK)}


@plants("LOAD10")
def _department_short_of_managers(draft: Draft) -> Expected:
    _, projects = draft.fresh(6)
    department = draft.work[projects[0]]["department"]
    draft.people[draft.work[projects[1]]["lead"]]["department"] = "Head"
    return {("LOAD10", department)}


@plants("ORG01")
def _eleven_reports(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    manager = draft.work[program]["lead"]
    for _ in range(9):
        draft.person("other", manager)
    return {("ORG01", manager)}


@plants("ORG02")
def _one_report(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.person("other", draft.work[projects[0]]["lead"])
    draft.person("other", draft.people[draft.work[projects[0]]["lead"]]["manager"])
    return {("ORG02", PEOPLE)}


@plants("ORG03")
def _nine_layers(draft: Draft) -> Expected:
    above = draft.head
    for _ in range(8):
        above = draft.person("other", above)
    return {("ORG03", PEOPLE)}


@plants("ORG04")
def _missing_manager(draft: Draft) -> Expected:
    for _ in range(draft.rng.randint(1, 4)):
        draft.person("other", f"gone{draft.rng.randint(1, 3)}")
    return {("ORG04", PEOPLE)}


@plants("ORG05")
def _two_tops(draft: Draft) -> Expected:
    draft.person("other", draft.person("other", ""))
    return {("ORG05", PEOPLE)}


@plants("ORG06")
def _circle(draft: Draft) -> Expected:
    one = draft.person("other", draft.head)
    other = draft.person("other", one)
    draft.people[one]["manager"] = other
    return {("ORG06", one)}


@plants("ORG07")
def _under_somebody_who_left(draft: Draft) -> Expected:
    gone = draft.person("other", draft.head, status="inactive")
    draft.person("other", gone)
    return {("ORG07", gone)}


@plants("ORG08")
def _ambiguous_manager(draft: Draft) -> Expected:
    one, other = draft.person("other", draft.head), draft.person("other", draft.head)
    draft.person("other", f"{one} | {other}")
    return {("ORG08", f"{one} | {other}")}


@plants("ORG09")
def _no_line(draft: Draft) -> Expected:
    program, projects = draft.fresh()
    lead = draft.work[projects[0]]["lead"]
    draft.people[lead] |= {"manager": draft.head, "matrix": []}
    draft.person("other", draft.work[program]["lead"])
    return {("ORG09", program)}


@plants("ORG10")
def _inverted(draft: Draft) -> Expected:
    program, projects = draft.fresh()
    manager, lead = draft.work[program]["lead"], draft.work[projects[0]]["lead"]
    draft.people[lead]["manager"] = draft.people[manager]["manager"]
    draft.people[manager]["manager"] = lead
    draft.person("other", manager)
    draft.person("other", lead)
    return {("ORG10", manager)}


@plants("OWN01")
def _project_without_lead(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["lead"] = None
    return {("OWN01", projects[0])}


@plants("OWN02")
def _program_without_lead(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    manager, draft.work[program]["lead"] = draft.work[program]["lead"], None
    draft.people[manager]["role"] = "other"
    return {("OWN02", program)}


@plants("OWN03")
def _portfolio_without_lead(draft: Draft) -> Expected:
    portfolio = draft.item("F", kind="portfolio", lead=None)
    draft.program(portfolio)
    return {("OWN03", portfolio)}


@plants("OWN04")
def _product_without_lead(draft: Draft) -> Expected:
    return {("OWN04", draft.item("D", kind="product", lead=None, finish=None))}


@plants("OWN05")
def _no_sponsor(draft: Draft) -> Expected:
    program, projects = draft.fresh()
    for key in (program, *projects):
        draft.work[key]["sponsor"] = None
    return {("OWN05", key) for key in (program, *projects)}


@plants("OWN06")
def _two_sponsors(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    draft.work[program]["sponsor"] = [draft.work[program]["sponsor"], draft.person("other", draft.head)]
    return {("OWN06", program)}


@plants("OWN07")
def _two_managers(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["lead"] = [draft.work[key]["lead"] for key in projects[:2]]
    return {("OWN07", projects[0])}


@plants("OWN09")
def _no_change_manager(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    draft.assignments = [row for row in draft.assignments if row["work"] != program or "Change" not in row["role"]]
    return {("OWN09", program)}


@plants("OWN11")
def _related_projects(draft: Draft) -> Expected:
    program, projects = draft.fresh(5)
    portfolio = draft.work[program]["parent"]
    for key in projects:
        draft.work[key] |= {"parent": portfolio, "sponsor": draft.person("other", draft.head)}
    for at in (0, 1):
        draft.work[draft.item("P", lead=draft.work[projects[at]]["lead"], parent=program)] |= {
            "sponsor": draft.work[program]["sponsor"],
            "department": draft.work[projects[0]]["department"],
        }
    return {("OWN11", portfolio)}


@plants("OWN13")
def _candidates_that_nobody_decides_on(draft: Draft) -> Expected:
    draft.item("P", lead=None, status="candidate")
    return {("OWN13", WORK)}


@plants("REF01")
def _unknown_lead(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    stranger = f"Stranger {projects[0]}"
    draft.work[projects[0]]["lead"] = stranger
    return {("REF01", stranger)}


@plants("REF02")
def _unknown_parent(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[-1]] |= {"parent": "G-nowhere", "depends_on": {}}
    return {("REF02", "G-nowhere")}


@plants("REF03")
def _ambiguous_lead(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    leads = " | ".join(draft.work[key]["lead"] for key in projects[:2])
    draft.work[projects[0]]["lead"] = leads
    return {("REF03", leads)}


@plants("REF04")
def _unknown_sponsor(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["sponsor"] = "Lord Nobody"
    return {("REF04", WORK)}


@plants("REF05")
def _unknown_assignee(draft: Draft) -> Expected:
    draft.assignments.append({"person": "Nobody", "work": draft.programs[0], "role": "helps"})
    return {("REF05", ASSIGNMENTS)}


@plants("REF06")
def _unknown_product(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["product"] = "D-nowhere"
    return {("REF06", "D-nowhere")}


@plants("SEP01")
def _own_sponsor(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["sponsor"] = draft.work[projects[0]]["lead"]
    return {("SEP01", projects[0])}


@plants("SEP02")
def _own_assurance(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    lead = draft.work[projects[0]]["lead"]
    draft.assignments.append({"person": lead, "work": projects[0], "role": "Project Assurance"})
    return {("SEP02", projects[0])}


@plants("SEP03")
def _own_project(draft: Draft) -> Expected:
    program, projects = draft.fresh()
    draft.work[projects[0]]["lead"] = draft.work[program]["lead"]
    return {("SEP03", program)}


@plants("SEP04")
def _own_program(draft: Draft) -> Expected:
    portfolio = draft.portfolio()
    program = draft.program(portfolio)
    draft.people[draft.work[program]["lead"]]["role"] = "other"
    draft.work[program]["lead"] = draft.work[portfolio]["lead"]
    draft.person("other", draft.work[portfolio]["lead"])
    return {("SEP04", portfolio)}


@plants("SEP05")
def _own_product(draft: Draft) -> Expected:
    product = draft.product()
    _, projects = draft.fresh()
    draft.work[projects[0]] |= {"product": product, "lead": draft.work[product]["lead"]}
    draft.people[draft.work[product]["lead"]]["manager"] = draft.people[draft.work[projects[1]]["lead"]]["manager"]
    return {("SEP05", projects[0])}


@plants("SEP06")
def _change_manager_sponsors(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    for row in draft.assignments:
        if row["work"] == program:
            row["person"] = draft.work[program]["sponsor"]
    return {("SEP06", program)}


@plants("SPF01")
def _three_programs(draft: Draft) -> Expected:
    programs = [draft.fresh()[0] for _ in range(3)]
    manager = draft.work[programs[0]]["lead"]
    for program in programs[1:]:
        draft.people[draft.work[program]["lead"]]["role"] = "other"
        for spec in draft.people.values():
            spec["matrix"] += [manager] * (draft.work[program]["lead"] in spec["matrix"])
        draft.work[program]["lead"] = manager
    return {("SPF01", manager)}


@plants("SPF02")
def _one_project_manager(draft: Draft) -> Expected:
    program, projects = draft.fresh(4)
    helper = draft.work[projects[1]]["lead"]
    for key in projects:
        draft.work[key]["lead"] = draft.work[projects[0]]["lead"]
    draft.assignments.append({"person": helper, "work": program, "role": "helps"})
    return {("SPF02", program)}


@plants("STR01")
def _orphan(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[-1]] |= {"parent": None, "depends_on": {}}
    return {("STR01", projects[-1])}


@plants("STR02")
def _program_under_a_project(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    other, _ = draft.fresh()
    first = next(key for key, spec in draft.work.items() if spec.get("parent") == program)
    draft.work[other]["parent"] = first
    return {("STR02", other)}


@plants("STR03")
def _empty_program(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    manager = draft.person("PgM", draft.head)
    empty = draft.item("G", kind="program", parent=draft.work[program]["parent"], lead=manager)
    draft.work[empty]["sponsor"] = draft.person("other", draft.head)
    draft.assignments.append({"person": draft.person("other", draft.head), "work": empty, "role": "BCM"})
    return {("STR03", empty)}


@plants("STR04")
def _program_beside_the_portfolios(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    draft.work[program]["parent"] = None
    return {("STR04", program)}


@plants("STR05")
def _two_parents(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[-1]] |= {"parent": None, "other_parents": draft.programs[:2], "depends_on": {}}
    return {("STR05", projects[-1])}


@plants("STR06")
def _circle_of_units(draft: Draft) -> Expected:
    one, _ = draft.fresh()
    other, _ = draft.fresh()
    draft.work[one]["parent"], draft.work[other]["parent"] = other, one
    return {("STR06", one)}


@plants("STR07")
def _twins(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[1]]["name"] = draft.work[projects[0]]["name"].upper()
    return {("STR07", projects[0])}


@plants("STR08")
def _closed_with_live_work(draft: Draft) -> Expected:
    program, projects = draft.fresh()
    closed = draft.item("G", kind="program", parent=program, status="closed", lead=None)
    draft.work[projects[-1]] |= {"parent": closed, "depends_on": {}}
    return {("STR08", closed)}


@plants("STR09")
def _nobody_above(draft: Draft) -> Expected:
    portfolio = draft.item("F", kind="portfolio", lead="vacant")
    program = draft.program(portfolio)
    draft.people[draft.work[program]["lead"]]["role"] = "other"
    draft.work[program]["lead"] = "vacant"
    return {("VAC01", portfolio), ("VAC01", program)}  # that nobody is above is evidence of the vacancies


@plants("VAC01")
def _vacant(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    draft.work[projects[0]]["lead"] = "vacant"
    seat = draft.person("PgM", draft.head, vacant=True)
    return {("VAC01", projects[0]), ("VAC01", seat)}


@plants("VAC02")
def _left(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    lead = draft.work[projects[0]]["lead"]
    draft.people[lead]["status"] = "inactive"
    draft.person("other", draft.people[lead]["manager"])
    return {("VAC02", lead)}


@plants("VAC03")
def _away(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    lead = draft.work[projects[0]]["lead"]
    draft.people[lead]["status"] = "leave"
    return {("VAC03", lead)}


@plants("VAC04")
def _leaves(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    lead = draft.work[projects[0]]["lead"]
    draft.people[lead]["end"] = "2025-01-31"
    return {("VAC04", key) for key in projects if draft.work[key]["lead"] == lead}


@plants("VAC05")
def _acting(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    draft.work[program]["lead"] += " (acting)"
    return {("VAC05", program)}


@plants("VAC06")
def _not_yet_there(draft: Draft) -> Expected:
    _, projects = draft.fresh()
    lead = draft.work[projects[0]]["lead"]
    draft.people[lead]["status"] = "future"
    return {("VAC06", lead)}


@plants("VAC07")
def _sponsor_left(draft: Draft) -> Expected:
    program, _ = draft.fresh()
    sponsor = draft.work[program]["sponsor"]
    draft.people[sponsor]["status"] = "inactive"
    return {("VAC07", sponsor)}
