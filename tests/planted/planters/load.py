"""Too much for one person, or too little, and what hangs on one person alone (LOAD, SPF)."""

from datetime import timedelta

from tests.planted.draft import PEOPLE, WORK, Draft
from tests.planted.planter import Found, lead_of, live, loose, plants


@plants("LOAD01")
def _too_many_projects(draft: Draft) -> set[Found]:
    lead = draft.manager("PjM")
    for _ in range(draft.rng.randint(6, 11)):
        loose(draft, lead=lead)
    return {("LOAD01", lead)}


@plants("LOAD02")
def _too_many_large_projects(draft: Draft) -> set[Found]:
    lead = draft.manager("PjM")
    for _ in range(draft.rng.randint(3, 5)):
        loose(draft, lead=lead, size=draft.rng.choice(("large", "XL", "Very complex")))
    return {("LOAD02", lead)}


@plants("LOAD03")
def _sponsor_of_projects(draft: Draft) -> set[Found]:
    sponsor = draft.person("other", draft.anyone())
    for _ in range(draft.rng.randint(4, 6)):
        loose(draft, sponsor=sponsor)
    return {("LOAD03", sponsor)}


@plants("LOAD03")
def _sponsor_of_programs(draft: Draft) -> set[Found]:
    sponsor = draft.person("other", draft.anyone())
    for program in [draft.take() for _ in range(4)]:
        for key in (program.key, *program.projects):
            draft.work[key]["sponsor"] = sponsor
    return {("LOAD03", sponsor)}


@plants("LOAD03")
def _sponsor_from_outside(draft: Draft) -> set[Found]:
    sponsor = f"Minister {draft.key('minister')}"
    for _ in range(4):
        loose(draft, sponsor=sponsor)
    return {("LOAD03", sponsor), ("REF04", WORK)}


@plants("LOAD04")
def _too_many_parts(draft: Draft) -> set[Found]:
    return {("LOAD04", draft.program(draft.rng.choice(draft.portfolios), projects=draft.rng.randint(10, 14)).key)}


@plants("LOAD04")
def _too_many_subprograms(draft: Draft) -> set[Found]:
    program = draft.program(draft.rng.choice(draft.portfolios), projects=8)
    for _ in range(2):
        below = draft.program(program.key, projects=2)
        draft.work[program.key]["finish"] = max(draft.work[k]["finish"] for k in (program.key, below.key))
    return {("LOAD04", program.key)}


@plants("LOAD05")
def _program_of_one_project(draft: Draft) -> set[Found]:
    return {("LOAD05", draft.program(draft.rng.choice(draft.portfolios), projects=1, leads=1).key)}


@plants("LOAD06")
def _idle_managers(draft: Draft) -> set[Found]:
    draft.product()
    role = draft.rng.choice(("PjM", "PgM", "PfM", "PrM"))
    for _ in range(draft.rng.randint(1, 3)):
        draft.manager(role, team=(0,))  # the head of a team need not lead work
    return {("LOAD06", PEOPLE)}


@plants("LOAD07")
def _on_too_much_at_once(draft: Draft) -> set[Found]:
    program, person = draft.take(), draft.person("other", draft.anyone())
    for key, share in zip(program.projects, (0.8, 0.3), strict=False):
        draft.assign(person, key, "Engineer", share=share)
    return {("LOAD07", person)}


@plants("LOAD07")
def _on_too_much_for_a_day(draft: Draft) -> set[Found]:
    program, day = draft.take(), draft.day("2024-01-01", "2025-12-31")
    first, last = day - timedelta(days=draft.rng.randint(0, 90)), day + timedelta(days=draft.rng.randint(0, 90))
    draft.assign(program.leads[0], program.projects[0], "Project Manager", share=0.6, start=first, end=day)
    draft.assign(program.leads[0], program.projects[1], "Planner", share=0.41, start=day, end=last)
    return {("LOAD07", program.leads[0])}


@plants("LOAD08")
def _too_many_products(draft: Draft) -> set[Found]:
    lead = lead_of(draft, draft.product())
    for _ in range(draft.rng.randint(2, 4)):
        draft.product(lead=lead)
    return {("LOAD08", lead)}


@plants("LOAD09", alone=True)
def _one_name_for_everything(draft: Draft) -> set[Found]:
    """A project is broken up into small ones, and all of them name the same manager."""
    parent = loose(draft)
    lead = lead_of(draft, parent)
    leads = [person for key in live(draft, "project") for person in draft.leads(key)]
    for _ in range(5 * len(set(leads)) - len(leads) + 10):
        spec = {"sponsor": draft.work[parent]["sponsor"], "department": "", "status": "open"}
        draft.project(parent, lead, **spec, name=f"Package {draft.key('package')}")
    return {("LOAD09", WORK), ("LOAD01", lead)}


@plants("LOAD10")
def _department_short_of_managers(draft: Draft) -> set[Found]:
    department, managers = f"Plant {draft.key('plant')}", draft.rng.randint(1, 2)
    for _ in range(managers):
        draft.people[lead_of(draft, loose(draft))]["department"] = department
    for _ in range(5 * managers + draft.rng.randint(1, 3)):
        item = loose(draft, department=department)
        draft.people[lead_of(draft, item)]["department"] = (
            ""  # led from another department, it would be no load of this
        )
    return {("LOAD10", department)}


@plants("SPF01")
def _one_manager_of_three_programs(draft: Draft) -> set[Found]:
    one, *others = (draft.take() for _ in range(draft.rng.randint(3, 4)))
    for program in others:
        draft.occupy(program.manager)
        draft.work[program.key]["lead"] = one.manager
        for lead in program.leads:
            draft.people[lead]["matrix"] = [one.manager]
    left = draft.person("PgM", draft.anyone(), status="inactive")
    draft.work[one.key]["lead"] = draft.rng.choice((one.manager, [left, one.manager]))
    return {("SPF01", one.manager)}


@plants("SPF01")
def _one_manager_of_three_portfolios(draft: Draft) -> set[Found]:
    manager = draft.manager("PfM")
    for _ in range(3):
        draft.work[loose(draft)]["parent"] = draft.item("F", "portfolio", lead=manager)
    return {("SPF01", manager)}


@plants("SPF02")
def _program_on_one_manager(draft: Draft) -> set[Found]:
    number = draft.rng.randint(4, 6)
    program = draft.program(draft.rng.choice(draft.portfolios), projects=number, leads=2)
    own = draft.rng.randint(-(-3 * number // 4), min(number, 5))
    for at, key in enumerate(program.projects):
        draft.work[key] |= {"lead": program.leads[0 if at < own else 1], "department": ""}
    draft.occupy(program.leads[1])
    left = draft.person("PjM", draft.anyone(), status="inactive")
    draft.work[program.projects[0]]["lead"] = draft.rng.choice((program.leads[0], [left, program.leads[0]]))
    return {("SPF02", program.key)}
