"""Dependencies that nobody answers for, that lead nowhere or in a circle (DEP)."""

from tests.planted.draft import WORK, Draft, Program
from tests.planted.planter import Found, lead_of, leaves, plants, under


@plants("DEP01")
def _nobody_named(draft: Draft) -> set[Found]:
    program = draft.take(projects=3)
    waiting = draft.rng.sample(program.projects[1:], draft.rng.randint(1, 2))
    for project in waiting:
        draft.depend(project, program.projects[0])
    return {("DEP01", project) for project in waiting}


@plants("DEP01", alone=True)
def _nobody_named_anywhere(draft: Draft) -> set[Found]:
    for spec in draft.work.values():
        spec["depends_on"] = {}
    for program in [draft.take(projects=4) for _ in range(4)]:
        for project in program.projects[1:]:
            draft.depend(project, program.projects[0])
    return {("DEP01", WORK)}


def _across(draft: Draft, one: Program, other: Program) -> set[Found]:
    """Some projects of one program wait for the other program, and nobody is named."""
    waiting = draft.rng.sample(other.projects, draft.rng.randint(1, 2))
    for project in waiting:
        draft.depend(project, draft.rng.choice(one.projects))
    return {("DEP01", project) for project in waiting}


@plants("DEP02")
def _between_portfolios(draft: Draft) -> set[Found]:
    one, other = (draft.program(draft.portfolio()) for _ in range(2))
    return {("DEP02", min(one.key, other.key)), *_across(draft, one, other)}


@plants("DEP02")
def _below_a_portfolio_without_manager(draft: Draft) -> set[Found]:
    portfolio = draft.item("F", "portfolio")
    one, other = draft.program(portfolio), draft.program(portfolio)
    links = _across(draft, one, other)
    draft.work[portfolio]["lead"], cause = draft.rng.choice(((None, "OWN03"), ("vacant", "VAC01")))
    return {(cause, portfolio), ("DEP02", under(cause, portfolio)), *links}


@plants("DEP02")
def _below_a_portfolio_whose_manager_left(draft: Draft) -> set[Found]:
    portfolio = draft.portfolio()
    one, other = draft.program(portfolio), draft.program(portfolio)
    manager = lead_of(draft, portfolio)
    links = _across(draft, one, other)
    return {("VAC02", manager), ("DEP02", under("VAC02", manager)), *links, *leaves(draft, manager)}


@plants("DEP03")
def _on_nothing(draft: Draft) -> set[Found]:
    program = draft.take()
    item = draft.rng.choice((program.key, *program.projects))
    draft.depend(item, f"P-{draft.key('nowhere')}", program.manager)
    return {("DEP03", item)}


@plants("DEP03")
def _on_an_idea(draft: Draft) -> set[Found]:
    program = draft.take()
    idea = draft.item("P", "project", parent=draft.rng.choice(draft.portfolios), status="candidate")
    draft.depend(program.projects[0], idea, program.manager)
    return {("DEP03", program.projects[0])}


@plants("DEP04")
def _circle(draft: Draft) -> set[Found]:
    program = draft.take(projects=draft.rng.randint(2, 4))
    ring = program.projects
    for before, after in zip(ring, (*ring[1:], ring[0]), strict=True):
        draft.depend(before, after, program.manager)
    return {("DEP04", ring[0])}


@plants("DEP04")
def _on_itself(draft: Draft) -> set[Found]:
    program = draft.take()
    project = draft.rng.choice(program.projects)
    draft.depend(project, project, program.manager)
    return {("DEP04", project)}


@plants("DEP04")
def _circle_of_programs(draft: Draft) -> set[Found]:
    one, other = draft.take(), draft.take()
    draft.depend(one.key, other.key, "the board")
    draft.depend(other.key, one.key, "the board")
    return {("DEP04", next(key for key in draft.work if key in (one.key, other.key)))}


def _hub(draft: Draft) -> tuple[Program, str]:
    """A project that at least three others wait for."""
    program = draft.take(projects=4)
    for project in program.projects[1:]:
        draft.depend(project, program.projects[0], program.manager)
    return program, program.projects[0]


@plants("DEP05")
def _hub_without_lead(draft: Draft) -> set[Found]:
    program, hub = _hub(draft)
    draft.occupy(program.leads[0])
    draft.work[hub]["lead"], cause = draft.rng.choice(((None, "OWN01"), ("vacant", "VAC01")))
    return {(cause, hub), ("DEP05", under(cause, hub))}


@plants("DEP05")
def _hub_whose_lead_left(draft: Draft) -> set[Found]:
    program, _ = _hub(draft)
    lead = program.leads[0]
    return {("VAC02", lead), ("DEP05", under("VAC02", lead)), *leaves(draft, lead)}
