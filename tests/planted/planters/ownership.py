"""Work that nobody leads, sponsors or decides on (OWN)."""

from collections.abc import Sequence

from tests.planted.draft import WORK, Draft
from tests.planted.planter import Found, lead_of, live, loose, many, plants, under


@plants("OWN01")
def _project_without_lead(draft: Draft) -> set[Found]:
    project = draft.rng.choice(draft.take().projects)
    draft.occupy(lead_of(draft, project))
    draft.work[project]["lead"] = None
    return {("OWN01", project)}


@plants("OWN01", alone=True)
def _no_project_has_a_lead(draft: Draft) -> set[Found]:
    projects = many(draft, "project", 10)
    for lead in {lead for key in projects for lead in draft.leads(key)}:
        draft.occupy(lead)
    for key in projects:
        draft.work[key]["lead"] = None
    waiting = {key: [k for k in draft.dependents(key) if k in projects] for key in projects}
    return {("OWN01", WORK), *(("DEP05", key) for key, others in waiting.items() if len(others) > 2)}


@plants("OWN02")
def _program_without_lead(draft: Draft) -> set[Found]:
    program = draft.take()
    draft.occupy(program.manager)
    draft.work[program.key]["lead"] = None
    return {("OWN02", program.key)}


@plants("OWN03")
def _portfolio_without_lead(draft: Draft) -> set[Found]:
    portfolio = draft.item("F", "portfolio")
    draft.program(portfolio)
    if draft.rng.random() < 0.5:
        return {("OWN03", portfolio)}
    draft.item("P", "project", parent=portfolio, status="candidate")
    draft.work[loose(draft)]["parent"] = portfolio
    return {("OWN03", portfolio), *((code, under("OWN03", portfolio)) for code in ("OWN13", "STR09"))}


@plants("OWN04")
def _product_without_lead(draft: Draft) -> set[Found]:
    product = draft.product()
    draft.occupy(lead_of(draft, product))
    draft.work[product]["lead"] = None
    return {("OWN04", product)}


@plants("OWN05")
def _no_sponsor(draft: Draft) -> set[Found]:
    program = draft.take()
    items = draft.rng.choice(((program.key, *program.projects), program.projects[:1], (loose(draft),)))
    for key in items:
        draft.work[key]["sponsor"] = draft.rng.choice((None, "vacant"))
    return {("OWN05", key) for key in items}


@plants("OWN05", alone=True)
def _no_project_has_a_sponsor(draft: Draft) -> set[Found]:
    for key in many(draft, "project", 10):
        draft.work[key]["sponsor"] = None
    return {("OWN05", WORK)}


@plants("OWN06")
def _two_sponsors(draft: Draft) -> set[Found]:
    program = draft.take()
    item = draft.rng.choice((program.key, *program.projects))
    further = [draft.person("other", draft.anyone()) for _ in range(draft.rng.randint(1, 2))]
    draft.work[item]["sponsor"] = [draft.work[item]["sponsor"], *further]
    return {("OWN06", item)}


@plants("OWN07")
def _two_managers(draft: Draft) -> set[Found]:
    program = draft.take()
    project = draft.rng.choice(program.projects)
    draft.work[project]["lead"] = [lead_of(draft, project), draft.project_manager(program)]
    return {("OWN07", project)}


@plants("OWN07")
def _two_product_managers_for_a_while(draft: Draft) -> set[Found]:
    product, day = draft.product(), draft.day("2024-01-01", "2024-12-31")
    leads = ({"person": lead_of(draft, product), "end": day}, {"person": draft.manager("PrM"), "start": day})
    draft.work[product]["lead"] = list(leads)
    return {("OWN07", product)}


@plants("OWN09")
def _no_change_manager(draft: Draft) -> set[Found]:
    program = draft.take()
    for row in draft.assignments:
        if row["work"] == program.key and row["role"] == "Business Change Manager":
            row["role"] = "Trainer"
    return {("OWN09", program.key)}


@plants("OWN10", alone=True)
def _no_level_above_the_programs(draft: Draft) -> set[Found]:
    many(draft, "program", 3)
    portfolios = {key for key, spec in draft.work.items() if spec["kind"] == "portfolio"}
    loose_projects = {key for key in live(draft, "project") if draft.work[key]["parent"] in portfolios}
    for key in portfolios:
        del draft.work[key]
    draft.assignments = [row for row in draft.assignments if row["work"] in draft.work]
    for spec in draft.work.values():
        spec["parent"] = None if spec["parent"] in portfolios else spec["parent"]
    return {("OWN10", WORK), *(("STR01", key) for key in loose_projects)}


def without_portfolios(draft: Draft, sizes: Sequence[int]) -> None:
    """A register of its own instead: programs of so many projects, and nothing above them."""
    draft.work.clear()
    draft.assignments.clear()
    portfolio = draft.portfolio()
    for size in sizes:
        draft.work[draft.program(portfolio, projects=size).key]["parent"] = None
    del draft.work[portfolio]
    for key, spec in draft.people.items():
        if spec["role"] in ("PjM", "PgM", "PfM", "PrM") and not draft.led_by(key):
            draft.occupy(key)


@plants("OWN10", alone=True)
def _three_programs_or_ten_projects(draft: Draft) -> set[Found]:
    without_portfolios(draft, draft.rng.choice(((2, 2, 2), (4, 6))))
    return {("OWN10", WORK)}


@plants("OWN11")
def _related_projects_side_by_side(draft: Draft) -> set[Found]:
    portfolio = draft.portfolio()
    projects = [loose(draft) for _ in range(draft.rng.randint(5, 8))]
    for key in projects:
        draft.work[key]["parent"] = portfolio
    for key in draft.rng.sample(projects[1:], draft.rng.randint(3, 4)):
        draft.depend(key, projects[projects.index(key) - 1], "the board")
    return {("OWN11", portfolio)}


@plants("OWN12")
def _no_office(draft: Draft) -> set[Found]:
    draft.people[draft.office]["title"] = "Analyst"
    return {("OWN12", "people.csv")}


@plants("OWN13")
def _ideas_beside_the_portfolios(draft: Draft) -> set[Found]:
    for _ in range(draft.rng.randint(1, 12)):
        draft.item(*draft.rng.choice((("P", "project"), ("G", "program"))), status="candidate")
    return {("OWN13", WORK)}
