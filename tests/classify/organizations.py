"""Invented organizations of different character, to mask the titles of and recover them: rows as dictionaries.

Each maker returns people, work and the true role of each person by id. Titles are plain; a share of the leads is
missing, and a few people lead work of another role than their title's, as in real registers.
"""

import random
from collections.abc import Iterable
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

    def job(self, person: str, profile: str, grade: str) -> None:
        """Say the job profile and the grade of somebody."""
        row = next(row for row in self.people if row["person_id"] == person)
        row |= {"job profile": profile, "grade": grade}

    def add_work(self, name: str, kind: str, parent: str, lead: str, *, column: str = "lead") -> str:
        """Add a work item, its lead named in ``column``, and return its id."""
        item = f"w{len(self.work) + 1}"
        self.work.append({"work_id": item, "name": f"{name} {item}", "kind": kind, "parent_id": parent, column: lead})
        return item

    def add_projects(self, name: str, program: str, lead: tuple[str, str, str], is_led: Iterable[bool]) -> None:
        """Add projects of a program, each with a project manager (title, manager, department) who may lead it."""
        for led in is_led:
            person = self.add(*lead, "PjM")
            self.add_work(name, "project", program, person if led else "")


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


def hospital(seed: int = 4) -> Organization:
    """A hospital trust: job profiles and pay bands beside the titles, no register; clinics run improvement projects."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Chief Executive", "", "Trust Board")
    digital = made.add("Chief Digital Officer", top, "Digital")
    office = made.add("Head of PMO", digital, "Programme Management Office", "PfM")
    made.job(office, "Portfolio Management", "Band 8d")
    for area in ("Electronic Records", "Imaging", "Estates"):
        lead = made.add("Programme Manager", digital, area, "PgM")
        made.job(lead, "Programme Manager", "Band 8b")
        for _ in range(4):
            person = made.add("Project Manager", lead, area, "PjM")
            made.job(person, "Project Manager" if chance.random() < 0.8 else "", "Band 7")
            made.job(made.add("Business Analyst", person, area), "Business Analysis", "Band 6")
        made.job(made.add("Project Support Officer", lead, area), "Project Support", "Band 4")
    for clinic in ("Surgery", "Oncology", "Maternity"):
        head = made.add("Clinical Director", top, clinic)
        made.job(made.add("Ward Manager", head, clinic), "Nursing", "Band 7")
        made.job(made.add("Project Manager", head, clinic, "PjM"), "Project Manager", "Band 7")
    return made


def contractor(seed: int = 5) -> Organization:
    """An engineering contractor whose register names each lead in a column of the role."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Managing Director", "", "Management")
    for sector in ("Power", "Water", "Rail"):
        head = made.add("Sector Director", top, sector)
        for number in range(2):
            lead = made.add("Program Manager", head, sector, "PgM")
            program = made.add_work(f"{sector} framework {number}", "program", "", lead, column="program_manager")
            for _ in range(5):
                person = made.add("Senior Project Manager", head, sector, "PjM")
                if chance.random() < 0.85:
                    made.add_work(f"{sector} site", "project", program, person, column="project_manager")
                made.add("Project Engineer", person, sector)
                made.add("Site Supervisor", person, sector)
    return made


def department_of_state(seed: int = 6) -> Organization:
    """A government department: portfolio office, programmes under senior owners, policy staff around; plain leads."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Permanent Secretary", "", "Private Office")
    delivery = made.add("Director General, Delivery", top, "Delivery Group")
    office = made.add("Head of Portfolio Office", delivery, "Portfolio Office", "PfM")
    portfolio = made.add_work("Departmental portfolio", "portfolio", "", office)
    for name in ("Borders", "Courts", "Pensions", "Schools"):
        owner = made.add("Programme Director", delivery, f"{name} Programme", "PgM")
        program = made.add_work(name, "program", portfolio, owner if chance.random() < 0.9 else "")
        leads = ("Project Manager", owner, f"{name} Programme")
        made.add_projects(f"{name} project", program, leads, [chance.random() < 0.8 for _ in range(3)])
        made.add("Policy Adviser", owner, f"{name} Programme")
    policy = made.add("Director of Policy", top, "Policy")
    for _ in range(8):
        made.add("Policy Adviser", policy, "Policy")
    return made


def consumer_goods(seed: int = 7) -> Organization:
    """A maker of consumer goods, with German departments: product managers by range, projects in development."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Geschäftsführer", "", "Geschäftsführung")
    marketing = made.add("Leiter Marketing", top, "Marketing")
    for area in ("Haarpflege", "Waschmittel", "Küche"):
        head = made.add("Leiter Produktmanagement", marketing, f"Produktmanagement {area}", "PrM")
        for _ in range(chance.choice((3, 4))):
            made.add("Produktmanager", head, f"Produktmanagement {area}", "PrM")
        made.add("Assistentin Produktmanagement", head, f"Produktmanagement {area}")
    technik = made.add("Technischer Leiter", top, "Technik")
    office = made.add("Leiter Projektmanagement", technik, "Projektmanagement", "PjM")
    for _ in range(9):
        made.add("Projektleiter", office, "Projektmanagement", "PjM")
    for _ in range(12):
        made.add("Entwicklungsingenieur", technik, "Entwicklung")
    return made


def agency(seed: int = 8) -> Organization:
    """An agency: project managers in client teams beside account managers and designers; departments alone tell."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Founder & CEO", "", "Leadership")
    delivery = made.add("Head of Projects", top, "Client Services", "PjM")
    for client in ("Retail", "Travel", "Public Sector"):
        account = made.add("Account Director", top, "Client Services")
        for _ in range(chance.choice((3, 4, 5))):
            made.add("Project Manager", delivery, "Client Services", "PjM")
        for title in ("Account Manager", "Copywriter", "Designer"):
            made.add(title, account, f"Studio {client}")
    return made


def laboratory(seed: int = 9) -> Organization:
    """A drug maker: development programs, brands as products, a portfolio board; a register with plain leads."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Chief Executive Officer", "", "Executive")
    science = made.add("Chief Scientific Officer", top, "Research & Development")
    board = made.add("Director, Portfolio Management", science, "R&D Portfolio Strategy", "PfM")
    portfolio = made.add_work("Pipeline", "portfolio", "", board)
    for area in ("Oncology", "Immunology", "Neurology"):
        lead = made.add("Senior Program Manager", science, "Program Management", "PgM")
        program = made.add_work(area, "program", portfolio, lead)
        leads = ("Clinical Project Manager", lead, "Clinical Operations")
        made.add_projects(f"{area} study", program, leads, [chance.random() < 0.85 for _ in range(3)])
    commercial = made.add("Chief Commercial Officer", top, "Commercial")
    for brand in ("Alpha", "Beta", "Gamma"):
        head = made.add("Commercial Director", commercial, "Commercial")
        for _ in range(2):
            person = made.add("Product Manager", head, "Commercial", "PrM")
            made.add_work(brand, "product", "", person if chance.random() < 0.85 else "")
    return made


MAKERS |= {
    "hospital": hospital,
    "contractor": contractor,
    "department of state": department_of_state,
    "consumer goods": consumer_goods,
    "agency": agency,
    "laboratory": laboratory,
}


def branches(seed: int = 10) -> Organization:
    """Branches that differ in nothing: no register, no telling department, nobody with a plain title."""
    chance = random.Random(seed)
    made = Organization()
    top = made.add("Chief Executive Officer", "", "Head Office")
    for town in ("Northtown", "Easton", "Westham"):
        head = made.add("Branch Director", top, town)
        for _ in range(4):
            made.add(*chance.choice((("Project Manager", head, town, "PjM"), ("Program Manager", head, town, "PgM"))))
            made.add("Clerk", head, town)
    return made
