"""Reporting lines that end, branch or run where they should not (ORG)."""

from tests.planted.draft import PEOPLE, Draft
from tests.planted.planter import Found, lead_of, loose, plants


@plants("ORG01")
def _too_many_reports(draft: Draft) -> set[Found]:
    manager = draft.rng.choice((draft.take().manager, *(lead_of(draft, i) for i in (draft.product(), loose(draft)))))
    for _ in range(draft.rng.randint(11, 15) - draft.span(manager)):
        draft.person("other", manager)
    return {("ORG01", manager)}


@plants("ORG02")
def _one_report(draft: Draft) -> set[Found]:
    for _ in range(draft.rng.randint(1, 3)):
        lead = draft.manager("PjM", team=(0,))
        loose(draft, lead=lead)
        draft.person("other", lead)
    return {("ORG02", PEOPLE)}


@plants("ORG03")
def _too_many_layers(draft: Draft) -> set[Found]:
    above = draft.head
    for _ in range(draft.rng.randint(8, 12)):
        above = draft.person("other", above)
    return {("ORG03", PEOPLE)}


@plants("ORG04")
def _managers_who_are_not_in_the_file(draft: Draft) -> set[Found]:
    for _ in range(draft.rng.randint(1, 5)):
        draft.person("other", f"gone-{draft.rng.randint(1, 3)}")
    return {("ORG04", PEOPLE)}


@plants("ORG05")
def _further_tops(draft: Draft) -> set[Found]:
    for _ in range(draft.rng.randint(1, 3)):
        draft.person("other", draft.person("other", ""))
    return {("ORG05", PEOPLE)}


@plants("ORG06")
def _circle(draft: Draft) -> set[Found]:
    ring = [draft.person("other", draft.anyone()) for _ in range(draft.rng.randint(2, 5))]
    for person, manager in zip(ring, (*ring[1:], ring[0]), strict=True):
        draft.people[person]["manager"] = manager
    draft.person("other", draft.rng.choice(ring))
    return {("ORG06", ring[0])}


@plants("ORG06")
def _report_to_oneself(draft: Draft) -> set[Found]:
    person = draft.person("other", draft.anyone())
    draft.people[person]["manager"] = person
    return {("ORG06", person)}


@plants("ORG07")
def _under_somebody_who_left(draft: Draft) -> set[Found]:
    gone = draft.person(draft.rng.choice(("other", "PgM", "ambiguous")), draft.anyone(), status="inactive")
    for _ in range(draft.rng.randint(1, 4)):
        draft.person("other", gone)
    return {("ORG07", gone)}


@plants("ORG08")
def _manager_of_a_common_name(draft: Draft) -> set[Found]:
    name = " | ".join(draft.person("other", draft.anyone()) for _ in range(draft.rng.randint(2, 3)))
    for _ in range(draft.rng.randint(1, 3)):
        draft.person("other", name)
    return {("ORG08", name)}


@plants("ORG09")
def _no_line_to_the_program(draft: Draft) -> set[Found]:
    program = draft.take()
    draft.people[program.leads[1]]["matrix"] = [program.manager]
    for _ in range(draft.rng.randint(1, 2)):
        draft.work[loose(draft, latest=draft.work[program.key]["finish"])]["parent"] = program.key
    return {("ORG09", program.key)}


@plants("ORG10")
def _program_manager_below_a_project_manager(draft: Draft) -> set[Found]:
    project_manager, manager = draft.manager("PjM", team=(2, 3)), draft.take().manager
    loose(draft, lead=project_manager)
    draft.people[manager]["manager"] = project_manager
    return {("ORG10", manager)}


@plants("ORG10")
def _portfolio_manager_below_a_program_manager(draft: Draft) -> set[Found]:
    program, portfolio = draft.take(), draft.portfolio()
    draft.work[loose(draft)]["parent"] = portfolio
    manager = lead_of(draft, portfolio)
    draft.people[manager]["manager"] = program.manager
    return {("ORG10", manager)}
