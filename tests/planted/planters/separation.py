"""Two hats on one head (SEP)."""

from tests.planted.draft import Draft
from tests.planted.planter import Found, lead_of, loose, plants


@plants("SEP01")
def _lead_sponsors_a_project(draft: Draft) -> set[Found]:
    project = draft.rng.choice(draft.take().projects)
    draft.work[project]["sponsor"] = lead_of(draft, project)
    return {("SEP01", project)}


@plants("SEP01")
def _lead_sponsors_a_program(draft: Draft) -> set[Found]:
    program = draft.take()
    for key in (program.key, *program.projects):
        draft.work[key]["sponsor"] = program.manager
    return {("SEP01", program.key)}


@plants("SEP02")
def _lead_assures(draft: Draft) -> set[Found]:
    item = draft.rng.choice((draft.take().key, *draft.take().projects))
    role = draft.rng.choice(("Project Assurance", "quality assurance (part time)", "QA"))
    draft.assign(lead_of(draft, item), item, role)
    return {("SEP02", item)}


@plants("SEP03")
def _program_manager_runs_a_project(draft: Draft) -> set[Found]:
    program = draft.take()
    for key in draft.rng.sample(program.projects, draft.rng.randint(1, 2)):
        draft.occupy(lead_of(draft, key))
        draft.work[key] |= {"lead": program.manager, "department": ""}
    return {("SEP03", program.key)}


@plants("SEP03")
def _program_manager_runs_a_project_further_down(draft: Draft) -> set[Found]:
    program = draft.take()
    draft.work[loose(draft, lead=program.manager)]["parent"] = program.projects[0]
    return {("SEP03", program.key)}


@plants("SEP04")
def _portfolio_manager_runs_a_program(draft: Draft) -> set[Found]:
    portfolio = draft.portfolio()
    program, manager = draft.program(portfolio), lead_of(draft, portfolio)
    draft.occupy(program.manager)
    draft.work[program.key]["lead"] = manager
    for lead in program.leads:
        draft.people[lead]["matrix"] = [manager]
    return {("SEP04", portfolio)}


@plants("SEP04")
def _portfolio_manager_runs_a_project(draft: Draft) -> set[Found]:
    portfolio = draft.portfolio()
    draft.work[loose(draft, lead=lead_of(draft, portfolio))]["parent"] = portfolio
    return {("SEP04", portfolio)}


@plants("SEP05")
def _product_manager_runs_the_project(draft: Draft) -> set[Found]:
    product = draft.product()
    return {("SEP05", loose(draft, lead=lead_of(draft, product), product=product))}


@plants("SEP06")
def _sponsor_is_the_change_manager(draft: Draft) -> set[Found]:
    program = draft.take()
    for row in draft.assignments:
        if row["work"] == program.key and row["role"] == "Business Change Manager":
            row["person"] = program.sponsor
    return {("SEP06", program.key)}
