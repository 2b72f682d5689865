"""Work that hangs in the wrong place, in two places, in none, or in a circle (STR)."""

from tests.planted.draft import Draft
from tests.planted.planter import Found, lead_of, leaves, loose, plants, under


@plants("STR01")
def _project_under_nothing(draft: Draft) -> set[Found]:
    project = loose(draft)
    draft.work[project]["parent"] = None
    return {("STR01", project)}


@plants("STR02")
def _program_under_a_project_or_product(draft: Draft) -> set[Found]:
    one, other = draft.take(), draft.take()
    draft.work[other.key]["parent"] = draft.rng.choice((one.projects[0], draft.product()))
    return {("STR02", other.key)}


@plants("STR02")
def _portfolio_under_a_program(draft: Draft) -> set[Found]:
    portfolio = draft.portfolio(parent=draft.take().key)
    draft.work[loose(draft)]["parent"] = portfolio
    return {("STR02", portfolio)}


@plants("STR03")
def _empty_program(draft: Draft) -> set[Found]:
    spec = {"parent": draft.rng.choice(draft.portfolios), "lead": draft.manager("PgM"), "sponsor": draft.sponsor()}
    program = draft.item("G", "program", **spec)
    draft.assign(draft.person("other", draft.anyone()), program, "Business Change Manager")
    return {("STR03", program)}


@plants("STR03")
def _empty_portfolio(draft: Draft) -> set[Found]:
    return {("STR03", draft.portfolio(parent=draft.rng.choice((None, *draft.portfolios))))}


@plants("STR04")
def _program_beside_the_portfolios(draft: Draft) -> set[Found]:
    program = draft.take()
    draft.work[program.key]["parent"] = None
    return {("STR04", program.key)}


@plants("STR05")
def _two_parents_and_no_first(draft: Draft) -> set[Found]:
    project = loose(draft)
    draft.work[project] |= {"parent": None, "other_parents": [draft.take().key, draft.take().key]}
    return {("STR05", project)}


@plants("STR06")
def _circle(draft: Draft) -> set[Found]:
    ring = [draft.take().key for _ in range(draft.rng.randint(1, 3))]
    for child, parent in zip(ring, (*ring[1:], ring[0]), strict=True):
        draft.work[child] |= {"parent": parent, "finish": max(draft.work[key]["finish"] for key in ring)}
    return {("STR06", next(key for key in draft.work if key in ring))}


@plants("STR07")
def _one_project_twice(draft: Draft) -> set[Found]:
    program = draft.take()
    first = draft.work[program.projects[0]]
    name = first["name"]
    slip = name[:-3] + name[-3] + name[-3:]
    name = draft.rng.choice((name, name.upper(), name.replace(" ", "-"), f" {name}.", slip))
    spec = {"name": name, "department": first["department"], "latest": draft.work[program.key]["finish"]}
    draft.project(program.key, draft.project_manager(program), **spec)
    return {("STR07", program.projects[0])}


@plants("STR08")
def _closed_unit_with_live_work(draft: Draft) -> set[Found]:
    parent = draft.rng.choice((*draft.portfolios, draft.take().key))
    unit = draft.item("G", "program", parent=parent, status="closed", lead=draft.manager("PgM"))
    for _ in range(draft.rng.randint(1, 3)):
        draft.work[loose(draft)]["parent"] = unit
    return {("STR08", unit)}


@plants("STR08")
def _closed_portfolio_with_live_work(draft: Draft) -> set[Found]:
    portfolio = draft.portfolio(status="closed")
    draft.program(portfolio)
    return {("STR08", portfolio)}


@plants("STR09")
def _nobody_above(draft: Draft) -> set[Found]:
    portfolio = draft.item("F", "portfolio")
    program = draft.program(portfolio)
    draft.occupy(program.manager)
    lead, causes = draft.rng.choice(((None, ("OWN03", "OWN02")), ("vacant", ("VAC01", "VAC01"))))
    for key in (portfolio, program.key):
        draft.work[key]["lead"] = lead
    return {(causes[0], portfolio), (causes[1], program.key), ("STR09", under(causes[0], portfolio))}


@plants("STR09")
def _the_only_one_above_left(draft: Draft) -> set[Found]:
    portfolio = draft.portfolio()
    draft.work[loose(draft)]["parent"] = portfolio
    manager = lead_of(draft, portfolio)
    return {("VAC02", manager), ("STR09", under("VAC02", manager)), *leaves(draft, manager)}
