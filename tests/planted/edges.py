"""What is unusual in an organization and still right: limits just kept, exceptions that rules allow, what is over.

More than 300 lines because it is a list of some forty exceptions, each of a few lines.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from tests.planted.draft import TODAY, Draft

Edge = Callable[[Draft], None]
EDGES: list[Edge] = []


def edge(change: Edge) -> Edge:
    """Register one change after which nothing is wrong."""
    EDGES.append(change)
    return change


def clean_draft(seed: int) -> Draft:
    """A random organization with about half of the edges in it."""
    draft = Draft(random.Random(seed))
    for change in EDGES:
        if draft.rng.random() < 0.5:
            change(draft)
    return draft


# People who are not there, or not for long


@edge
def _somebody_acts_beside_the_lead(draft: Draft) -> None:
    program = draft.take()
    second = draft.project_manager(program)
    draft.work[program.projects[0]]["lead"] = [program.leads[0], f"{second} (acting)"]


@edge
def _a_deputy_stands_in_for_the_absent(draft: Draft) -> None:
    program = draft.take()
    draft.people[program.leads[0]]["status"] = "leave"
    for key in draft.led_by(program.leads[0]):
        draft.assign(draft.person("other", draft.anyone()), key, "Deputy Project Manager")


@edge
def _the_absent_lead_is_not_alone(draft: Draft) -> None:
    program = draft.take(projects=2, leads=2)
    draft.people[program.leads[0]]["status"] = "leave"
    for key in draft.led_by(program.leads[0]):
        product_manager = draft.manager("PrM")
        draft.work[key]["lead"] = [program.leads[0], {"person": product_manager, "role": "PrM"}]


@edge
def _one_lead_follows_another(draft: Draft) -> None:
    program = draft.take()
    last = draft.day("2024-07-31", "2025-06-30")
    draft.people[program.leads[0]]["end"] = last.isoformat()
    successor = draft.project_manager(program)
    draft.people[successor]["status"] = draft.rng.choice(("active", "future"))
    for key in draft.led_by(program.leads[0]):
        later = {"person": successor, "start": last + timedelta(days=1)}
        draft.work[key]["lead"] = [{"person": program.leads[0], "end": last}, later]


@edge
def _a_contract_ends_with_the_work(draft: Draft) -> None:
    program = draft.take()
    finishes = [draft.work[key]["finish"] for key in draft.led_by(program.leads[0])]
    draft.people[program.leads[0]]["end"] = max(finishes).isoformat()


@edge
def _who_left_is_replaced(draft: Draft) -> None:
    program = draft.take()
    left = draft.person("PjM", draft.anyone(), status="inactive")
    draft.work[program.projects[0]]["lead"] = [left, program.leads[0]]


@edge
def _who_left_led_much(draft: Draft) -> None:
    left = draft.person("PjM", draft.anyone(), status="inactive")
    for _ in range(2):
        lead = draft.manager("PjM")
        for _ in range(4):
            project = draft.project(draft.rng.choice(draft.portfolios), lead, department="")
            draft.work[project] |= {"lead": [left, lead], "size": draft.rng.choice(("large", ""))}
            if len([k for k in draft.led_by(lead) if draft.work[k]["size"] == "large"]) > 2:
                draft.work[project]["size"] = "small"
    owner = draft.person("other", draft.anyone(), status="inactive", title="Head of Products")
    for _ in range(3):
        product = draft.product()
        draft.work[product]["lead"] = [draft.work[product]["lead"], owner]


@edge
def _a_program_handed_over(draft: Draft) -> None:
    program, left = draft.take(), draft.person("PgM", draft.anyone(), status="inactive")
    draft.work[program.key]["lead"] = [left, program.manager]


@edge
def _a_lead_beside_a_vacancy(draft: Draft) -> None:
    program = draft.take()
    draft.work[program.projects[0]]["lead"] = ["vacant", program.leads[0]]


@edge
def _managers_who_are_not_here_yet_or_away(draft: Draft) -> None:
    for role in ("PjM", "PgM", "PfM", "PrM"):
        draft.person(role, draft.anyone(), status=draft.rng.choice(("future", "leave")))


@edge
def _shares_of_somebody_who_left(draft: Draft) -> None:
    program, left = draft.take(), draft.person("other", draft.anyone(), status="inactive")
    for key in program.projects[:2]:
        draft.assign(left, key, "Engineer", share=0.8)


@edge
def _who_left_as_sponsor_is_replaced(draft: Draft) -> None:
    program = draft.take()
    left = draft.person("other", draft.anyone(), status="inactive")
    draft.work[program.key]["sponsor"] = [left, program.sponsor]


@edge
def _rows_of_people_who_left(draft: Draft) -> None:
    above = draft.person("other", draft.anyone(), status="inactive", title="")
    draft.person("PjM", above, status="inactive")
    draft.person("ambiguous", draft.anyone(), status="inactive")
    draft.person("PgM", draft.anyone(), status="inactive", vacant=True, name="")
    draft.person("PrM", draft.anyone(), status="inactive", title_role="PjM", job_profile="Product Manager I")


@edge
def _a_vacant_seat_of_an_engineer(draft: Draft) -> None:
    draft.person("other", draft.anyone(), vacant=True, name="Vacant")


@edge
def _people_beside_the_chart(draft: Draft) -> None:
    for _ in range(draft.rng.randint(1, 5)):
        draft.person("other", "")


# Limits just kept


@edge
def _ten_reports(draft: Draft) -> None:
    program = draft.take()
    for _ in range(10 - draft.span(program.manager)):
        draft.person("other", program.manager)
    draft.person("other", program.manager, status="inactive")


@edge
def _two_reports(draft: Draft) -> None:
    lead = draft.project(draft.rng.choice(draft.portfolios), draft.manager("PjM", team=(2,)))
    draft.person("other", draft.work[lead]["lead"], status="inactive")


@edge
def _eight_layers(draft: Draft) -> None:
    above = draft.head
    for _ in range(7):
        above = draft.person("other", above)
    draft.person("other", above, status="inactive")


@edge
def _five_projects_two_of_them_large(draft: Draft) -> None:
    lead = draft.manager("PjM")
    sizes = ["large", "XL", "", "small", "medium"]
    draft.rng.shuffle(sizes)
    for size in sizes:
        draft.project(draft.portfolio(), lead, size=size)


@edge
def _nine_parts(draft: Draft) -> None:
    program = draft.program(draft.rng.choice(draft.portfolios), projects=9)
    draft.project(program.key, program.leads[0], status="closed")


@edge
def _two_parts_one_of_them_over(draft: Draft) -> None:
    program = draft.program(draft.rng.choice(draft.portfolios), projects=2)
    draft.work[program.projects[0]]["status"] = "closed"


@edge
def _two_products(draft: Draft) -> None:
    draft.product(lead=draft.work[draft.product()]["lead"])


@edge
def _three_units_sponsored(draft: Draft) -> None:
    sponsor = draft.person("other", draft.anyone())
    for program in (draft.take() for _ in range(3)):
        draft.work[program.key]["sponsor"] = sponsor
        for key in program.projects:
            draft.work[key]["sponsor"] = sponsor
    draft.project(draft.portfolio(), draft.manager("PjM"), sponsor=sponsor, status="closed")


@edge
def _all_of_the_time(draft: Draft) -> None:
    person, late = draft.person("other", draft.anyone()), draft.person("other", draft.anyone())
    works = [key for key, spec in draft.work.items() if spec["status"] != "closed"]
    for share in (0.5, 0.3, 0.2):
        draft.assign(person, draft.rng.choice(works), "Engineer", share=share)
    day = draft.day("2024-01-01", "2024-12-31")
    draft.assign(late, draft.rng.choice(works), "Engineer", share=1.0, end=day)
    draft.assign(late, draft.rng.choice(works), "Engineer", share=1.0, start=day + timedelta(days=1))


@edge
def _a_department_with_little_work(draft: Draft) -> None:
    department = f"Branch {draft.key('branch')}"
    draft.person("other", draft.anyone(), department=department)
    program = draft.take()
    for key in program.projects[:2]:
        draft.work[key]["department"] = department


@edge
def _a_department_with_enough_managers(draft: Draft) -> None:
    department = f"Branch {draft.key('branch')}"
    lead = draft.manager("PjM", department=department)
    for _ in range(5):
        draft.project(draft.rng.choice(draft.portfolios), lead, department=department)


# Structure


@edge
def _parts_of_parts(draft: Draft) -> None:
    top = draft.portfolio()
    portfolio = draft.portfolio(parent=top)
    program = draft.program(portfolio)
    below = draft.program(program.key)
    for key in (below.key, *below.projects):
        draft.work[key]["finish"] = min(draft.work[program.key]["finish"], draft.work[key]["finish"])
        draft.work[key]["start"] = date(2020, 1, 1)
    part = draft.project(program.projects[0], draft.project_manager(program))
    draft.work[part]["finish"] = draft.work[program.projects[0]]["finish"]
    draft.work[part]["start"] = date(2020, 1, 1)


@edge
def _a_second_parent(draft: Draft) -> None:
    one, other = draft.take(), draft.take()
    draft.work[one.projects[0]]["other_parents"] = [other.key]


@edge
def _equal_names_elsewhere(draft: Draft) -> None:
    one, other = draft.take(), draft.take()
    draft.work[other.projects[0]]["name"] = draft.work[one.projects[0]]["name"]
    name = draft.work[one.projects[1]]["name"]
    draft.project(one.key, one.leads[1], name=name.upper(), status="closed")
    draft.work[other.projects[1]]["name"] = f"{name} 2"


@edge
def _loose_projects_of_a_portfolio(draft: Draft) -> None:
    portfolio = draft.portfolio()
    number = draft.rng.choice((4, 5, 6))
    projects = [draft.project(portfolio, draft.manager("PjM")) for _ in range(number)]
    for before, after in list(pairwise(projects))[: 3 if number < 5 else 2]:
        draft.depend(after, before, "Zuri Olsen")


@edge
def _dependencies_between_programs(draft: Draft) -> None:
    one, other = draft.take(), draft.take()
    draft.depend(other.key, one.key, other.manager)
    draft.depend(other.projects[0], one.projects[0], "the board")
    over = draft.project(one.key, one.leads[0], status="closed", finish=date(2023, 12, 31))
    draft.depend(other.projects[1], over, one.manager)


@edge
def _a_hub_that_is_led(draft: Draft) -> None:
    program = draft.take(projects=4)
    for key in program.projects[1:]:
        draft.depend(key, program.projects[0], program.manager)


# Two chains, two hats


@edge
def _a_product_changed_by_a_project(draft: Draft) -> None:
    program, product = draft.take(), draft.product()
    draft.work[program.projects[0]]["product"] = product


@edge
def _a_program_manager_with_a_project_elsewhere(draft: Draft) -> None:
    program = draft.take()
    draft.project(draft.portfolio(), program.manager, department="")


@edge
def _three_programs_two_of_them_alone(draft: Draft) -> None:
    one, other, third = (draft.take() for _ in range(3))
    for program in (other, third):
        draft.occupy(program.manager)
        draft.work[program.key]["lead"] = one.manager
        for lead in program.leads:
            draft.people[lead]["matrix"] = [one.manager]
    draft.work[third.key]["lead"] = [one.manager, f"{third.manager} (acting)"]


@edge
def _assurance_by_somebody_else(draft: Draft) -> None:
    program = draft.take()
    draft.assign(draft.person("other", draft.anyone()), program.projects[0], "Project Assurance")
    draft.assign(program.leads[0], program.projects[1], "Quality Assurance")


@edge
def _a_sponsor_among_the_change_managers(draft: Draft) -> None:
    program = draft.take()
    draft.assign(program.sponsor, program.key, "Business Change Manager")


@edge
def _a_title_of_two_roles(draft: Draft) -> None:
    lead = draft.manager("PrM", also="PjM", title="Product and Project Manager")
    draft.project(draft.rng.choice(draft.portfolios), lead, department="")


# What is over, and what has not begun


@edge
def _closed_work_in_disorder(draft: Draft) -> None:
    left = draft.person("PjM", draft.anyone(), status="inactive")
    program = draft.item("G", "program", status="closed", finish=date(2022, 1, 1))
    spec = {"parent": program, "status": "closed", "finish": date(2021, 5, 1), "start": date(2022, 6, 1)}
    one = draft.item("P", "project", **spec, lead=left, sponsor=left)
    two = draft.item("P", "project", **{**spec, "finish": None}, lead="Zuri Olsen", sponsor="Lord Nobody")
    draft.item("P", "project", **spec, lead="vacant", sponsor="vacant", size="large")
    draft.item("P", "project", **spec, lead=[one, two], name=draft.work[one]["name"])
    draft.depend(one, two)
    draft.depend(two, one)
    draft.work[two]["depends_on"]["P-nowhere"] = ""
    draft.item("F", "portfolio", status="closed")
    draft.item("D", "product", status="closed", start=date(2020, 1, 1), finish=date(2020, 12, 31))


@edge
def _candidates_of_a_portfolio(draft: Draft) -> None:
    portfolio = draft.rng.choice(draft.portfolios)
    for _ in range(draft.rng.randint(1, 12)):
        draft.item("P", "project", parent=portfolio, status="candidate")
    draft.item("G", "program", parent=portfolio, status="candidate")


@edge
def _long_work_with_an_end(draft: Draft) -> None:
    program = draft.take()
    draft.work[program.projects[0]]["start"] = date(2009, 1, 1)
    draft.work[program.projects[1]] |= {"name": f"Network operations {program.key}"}


@edge
def _past_its_finish_with_no_status(draft: Draft) -> None:
    program = draft.take()
    draft.work[program.projects[0]] |= {"start": date(2023, 1, 1), "finish": TODAY - timedelta(days=9), "status": ""}
