"""Names and ids that lead nowhere, or to more than one (REF)."""

from tests.planted.draft import ASSIGNMENTS, WORK, Draft
from tests.planted.planter import Found, lead_of, live, loose, plants


@plants("REF01")
def _lead_who_is_not_in_the_people_file(draft: Draft) -> set[Found]:
    program, stranger = draft.take(), f"Stranger {draft.key('stranger')}"
    for key in draft.rng.sample((program.key, *program.projects), draft.rng.randint(1, 2)):
        draft.occupy(lead_of(draft, key))
        draft.work[key]["lead"] = stranger
    return {("REF01", stranger)}


@plants("REF01", alone=True)
def _leads_of_another_company(draft: Draft) -> set[Found]:
    draft.take(projects=6), draft.take(projects=6)
    for kind in ("portfolio", "program", "project", "product"):
        for key in live(draft, kind):
            draft.work[key]["lead"] = f"Stranger {draft.key('stranger')}"
    return {("REF01", WORK)}


@plants("REF02")
def _parent_that_is_not_in_the_register(draft: Draft) -> set[Found]:
    parent = f"G-{draft.key('nowhere')}"
    for _ in range(draft.rng.randint(1, 3)):
        draft.work[loose(draft)]["parent"] = parent
    return {("REF02", parent)}


@plants("REF02")
def _second_parent_that_is_not_in_the_register(draft: Draft) -> set[Found]:
    parent = f"G-{draft.key('nowhere')}"
    draft.work[draft.take().projects[0]]["other_parents"] = [parent]
    return {("REF02", parent)}


@plants("REF03")
def _lead_of_a_common_name(draft: Draft) -> set[Found]:
    program = draft.take()
    name = " | ".join(program.leads[:2])
    for key in draft.rng.sample(program.projects, draft.rng.randint(1, 2)):
        draft.occupy(lead_of(draft, key))
        draft.work[key]["lead"] = name
    return {("REF03", name)}


@plants("REF04")
def _sponsors_from_outside(draft: Draft) -> set[Found]:
    for key in draft.rng.sample(draft.take().projects, 2):
        draft.work[key]["sponsor"] = f"Minister {draft.key('minister')}"
    return {("REF04", WORK)}


@plants("REF05")
def _somebody_unknown_assigned(draft: Draft) -> set[Found]:
    for _ in range(draft.rng.randint(1, 3)):
        draft.assign(f"Nobody {draft.key('nobody')}", draft.take().key, "Engineer")
    return {("REF05", ASSIGNMENTS)}


@plants("REF05")
def _assigned_to_nothing(draft: Draft) -> set[Found]:
    draft.assign(draft.person("other", draft.anyone()), "P-nowhere", "Engineer")
    return {("REF05", ASSIGNMENTS)}


@plants("REF06")
def _product_that_is_not_in_the_register(draft: Draft) -> set[Found]:
    product = f"D-{draft.key('nowhere')}"
    draft.product()
    for key in draft.rng.sample(draft.take().projects, draft.rng.randint(1, 2)):
        draft.work[key]["product"] = product
    return {("REF06", product)}
