"""Titles that say too little or the wrong thing, and what the four roles do not reach (CLS, COV)."""

from tests.planted.draft import PEOPLE, Draft
from tests.planted.planter import Found, lead_of, live, loose, many, plants, unplaced


@plants("CLS01")
def _people_called_pm(draft: Draft) -> set[Found]:
    title = f"PM, {draft.key('desk')}"
    for _ in range(draft.rng.randint(1, 4)):
        draft.person("ambiguous", draft.anyone(), title=title)
    return {("CLS01", title)}


@plants("CLS01")
def _a_lead_called_pm(draft: Draft) -> set[Found]:
    title = f"Sr. PM, {draft.key('desk')}"
    draft.people[lead_of(draft, loose(draft))] |= {"role": "ambiguous", "title": title}
    return {("CLS01", title)}


@plants("CLS02")
def _project_manager_of_a_program(draft: Draft) -> set[Found]:
    manager = draft.take().manager
    draft.people[manager] |= {"role": "PjM", "title": "Project Manager"}
    return {("CLS02", manager)}


@plants("CLS02")
def _wrong_manager_of_a_project(draft: Draft) -> set[Found]:
    lead = lead_of(draft, loose(draft))
    draft.people[lead]["role"] = draft.rng.choice(("PgM", "PrM", "PfM"))
    return {("CLS02", lead)}


@plants("CLS02")
def _project_manager_of_a_product(draft: Draft) -> set[Found]:
    lead = lead_of(draft, draft.product())
    draft.people[lead]["role"] = "PjM"
    return {("CLS02", lead)}


@plants("CLS02", alone=True)
def _all_project_managers_have_another_title(draft: Draft) -> set[Found]:
    many(draft, "project", 40)
    unplaced(draft)
    leads = {lead for key in live(draft, "project") for lead in draft.leads(key)}
    for lead in leads:
        if draft.people[lead]["role"] == "PjM":
            draft.people[lead] |= {"role": "PgM", "title": "Program Manager"}
    return {("CLS02", PEOPLE)}


@plants("CLS03")
def _business_title_over_another_profile(draft: Draft) -> set[Found]:
    title, lead = f"Product Owner, {draft.key('desk')}", lead_of(draft, loose(draft))
    draft.people[lead] |= {"title_role": "PrM", "title": title, "job_profile": "Project Manager II"}
    if draft.rng.random() < 0.5:
        return {("CLS03", title), ("CLS02", lead)}
    draft.people[lead]["also"] = "PjM"
    return {("CLS03", title)}


@plants("CLS03")
def _profile_of_another_level(draft: Draft) -> set[Found]:
    title = f"Portfolio Manager, {draft.key('desk')}"
    for _ in range(draft.rng.randint(1, 3)):
        person = draft.person("PgM", draft.anyone(), title_role="PfM", title=title, job_profile="Program Manager")
        draft.occupy(person)
    return {("CLS03", title)}


@plants("CLS04")
def _lead_with_a_title_of_the_line(draft: Draft) -> set[Found]:
    item = draft.rng.choice((draft.take().key, draft.product(), loose(draft)))
    draft.people[lead_of(draft, item)] |= {"role": "other", "title": "Head of Delivery"}
    return {("CLS04", PEOPLE)}


@plants("CLS05")
def _project_manager_with_a_product(draft: Draft) -> set[Found]:
    lead = lead_of(draft, loose(draft))
    for _ in range(draft.rng.randint(1, 2)):
        draft.product(lead=lead)
    return {("CLS05", lead)}


@plants("CLS05")
def _product_manager_with_a_project(draft: Draft) -> set[Found]:
    lead = lead_of(draft, draft.product())
    loose(draft, lead=lead)
    return {("CLS05", lead)}


@plants("COV01")
def _department_run_from_elsewhere(draft: Draft) -> set[Found]:
    department = f"Plant {draft.key('plant')}"
    draft.person("other", draft.anyone(), department=department)
    draft.person("PjM", draft.anyone(), department=department, status="inactive")
    for _ in range(draft.rng.randint(3, 7)):
        loose(draft, department=department)
    return {("COV01", department)}


@plants("COV02")
def _no_title(draft: Draft) -> set[Found]:
    for _ in range(draft.rng.randint(1, 3)):
        draft.person("other", draft.anyone(), title=draft.rng.choice(("", "  ")))
    return {("COV02", PEOPLE)}
