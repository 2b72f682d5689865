"""Invented organizations of different character, to mask the titles of and recover them: rows as dictionaries.

Each maker returns people, work and the true role of each person by id. Titles are plain; a share of the leads is
missing, and a few people lead work of another role than their title's, as in real registers.
"""

import random
from dataclasses import dataclass, field

Row = dict[str, str]


@dataclass
class Organization:
    """People and work under construction; ``roles`` is the true role of each person by id."""

    people: list[Row] = field(default_factory=list)
    work: list[Row] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)

    def add(self, title: str, manager: str, department: str, role: str = "") -> str:
        """Add a person and return the id."""
        person = f"e{len(self.people) + 1}"
        self.people.append(
            {
                "person_id": person,
                "name": f"Person {person}",
                "title": title,
                "manager_id": manager,
                "department": department,
            }
        )
        if role:
            self.roles[person] = role
        return person

    def add_work(self, name: str, kind: str, parent: str, lead: str) -> str:
        """Add a work item and return its id."""
        item = f"w{len(self.work) + 1}"
        self.work.append({"work_id": item, "name": f"{name} {item}", "kind": kind, "parent_id": parent, "lead": lead})
        return item


def builder(seed: int = 1) -> Organization:
    """A builder: regions with projects of one to three a manager, a few programs, site staff, finance."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Chief Executive Officer", "", "Board")
    for region in ("North", "South", "West"):
        head = made.add("Regional Director", top, f"Construction {region}")
        program_lead = made.add("Senior Program Manager", head, f"Construction {region}", "PgM")
        program = made.add_work(f"{region} hospitals", "program", "", program_lead)
        for _ in range(8):
            lead = made.add("Project Manager", head, f"Construction {region}", "PjM")
            for _ in range(chance.choice((1, 1, 2, 3))):
                parent = program if chance.random() < 0.4 else ""
                made.add_work("Site", "project", parent, lead if chance.random() < 0.9 else "")
            for title in ("Site Engineer", "Foreman", "Quantity Surveyor"):
                made.add(title, lead, f"Construction {region}")
    finance = made.add("Finance Director", top, "Finance")
    made.add("Accountant", finance, "Finance")
    return made


def bank(seed: int = 2) -> Organization:
    """A bank: change portfolios over programs over projects, products in the business lines, plain lead column."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Chief Executive Officer", "", "Executive")
    change = made.add("Chief Transformation Officer", top, "Change")
    for area in ("Retail", "Risk"):
        portfolio_lead = made.add("Senior Portfolio Manager", change, "Change", "PfM")
        portfolio = made.add_work(f"{area} change", "portfolio", "", portfolio_lead)
        for _ in range(3):
            program_lead = made.add("Program Manager", portfolio_lead, "Change", "PgM")
            program = made.add_work(
                f"{area} program", "program", portfolio, program_lead if chance.random() < 0.9 else ""
            )
            for _ in range(3):
                lead = made.add("Project Manager", program_lead, "Change", "PjM")
                made.add_work(f"{area} project", "project", program, lead if chance.random() < 0.9 else "")
                made.add("Business Analyst", lead, "Change")
    for line in ("Cards", "Mortgages", "Deposits"):
        head = made.add("Managing Director", top, line)
        for _ in range(4):
            lead = made.add("Product Manager", head, line, "PrM")
            kind = "project" if chance.random() < 0.1 else "product"
            made.add_work(line, kind, "", lead if chance.random() < 0.9 else "")
            made.add("Product Analyst", lead, line)
        made.add("Relationship Manager", head, line)
    return made


def scale_up(seed: int = 3) -> Organization:
    """A software firm without a register: departments and reporting lines are all there is."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Chief Executive Officer", "", "Executive")
    product = made.add("VP Product", top, "Product", "PrM")
    for squad in ("Checkout", "Search", "Platform", "Mobile"):
        head = made.add("Director of Product Management", product, "Product", "PrM")
        for _ in range(chance.choice((2, 3))):
            made.add("Product Manager", head, "Product", "PrM")
        engineer = made.add("Engineering Manager", top, f"Engineering {squad}")
        for _ in range(6):
            made.add("Software Engineer", engineer, f"Engineering {squad}")
    services = made.add("VP Professional Services", top, "Professional Services")
    delivery = made.add("Director of Projects", services, "Professional Services", "PjM")
    for _ in range(7):
        made.add("Project Manager", delivery, "Professional Services", "PjM")
    people = made.add("VP People", top, "People")
    made.add("Program Manager", people, "People", "PgM")
    return made


MAKERS = {"builder": builder, "bank": bank, "scale-up": scale_up}
