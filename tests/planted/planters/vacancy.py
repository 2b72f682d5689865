"""Seats that nobody fills, or somebody only for now (VAC)."""

from datetime import timedelta

from tests.planted.draft import Draft
from tests.planted.planter import Found, lead_of, leaves, loose, plants


@plants("VAC01")
def _vacant_cell(draft: Draft) -> set[Found]:
    program = draft.take()
    item = draft.rng.choice((program.key, *program.projects))
    draft.occupy(lead_of(draft, item))
    draft.work[item]["lead"] = "vacant"
    return {("VAC01", item)}


@plants("VAC01")
def _vacant_seat(draft: Draft) -> set[Found]:
    seat = draft.person(draft.rng.choice(("PjM", "PgM", "PfM", "PrM")), draft.anyone(), vacant=True, name="")
    return {("VAC01", seat)}


@plants("VAC01")
def _vacant_seat_that_leads(draft: Draft) -> set[Found]:
    project = loose(draft)
    draft.people[lead_of(draft, project)] |= {"vacant": True, "name": "TBD"}
    return {("VAC01", project)}


@plants("VAC02")
def _lead_left(draft: Draft) -> set[Found]:
    program = draft.take()
    lead = draft.rng.choice((program.manager, *program.leads, lead_of(draft, draft.product())))
    return {("VAC02", lead), *leaves(draft, lead)}


@plants("VAC03")
def _lead_away(draft: Draft) -> set[Found]:
    program = draft.take()
    lead = draft.rng.choice((program.manager, *program.leads, lead_of(draft, draft.product())))
    draft.people[lead]["status"] = "leave"
    return {("VAC03", lead)}


@plants("VAC04")
def _contract_ends_early(draft: Draft) -> set[Found]:
    lead = draft.rng.choice(draft.take().leads)
    items = draft.led_by(lead)
    for key in items:
        draft.work[key]["finish"] = max(draft.work[key]["finish"], draft.day("2024-08-01", "2025-12-31"))
    first = min(draft.work[key]["finish"] for key in items)
    end = first - timedelta(days=draft.rng.randint(1, 30))
    draft.people[lead]["end"] = end.isoformat()
    return {("VAC04", key) for key in items}


@plants("VAC05")
def _only_somebody_acting(draft: Draft) -> set[Found]:
    program = draft.take()
    item = draft.rng.choice((program.key, *program.projects))
    word = draft.rng.choice(("acting", "interim", "a.i."))
    draft.work[item]["lead"] = f"{lead_of(draft, item)} ({word})"
    return {("VAC05", item)}


@plants("VAC05")
def _title_for_now(draft: Draft) -> set[Found]:
    project = loose(draft)
    draft.people[lead_of(draft, project)]["title"] = "Acting Project Manager"
    return {("VAC05", project)}


@plants("VAC06")
def _lead_not_yet_there(draft: Draft) -> set[Found]:
    program = draft.take()
    lead = draft.rng.choice((program.manager, *program.leads))
    draft.people[lead]["status"] = "future"
    return {("VAC06", lead)}


@plants("VAC07")
def _sponsor_left(draft: Draft) -> set[Found]:
    sponsor = draft.person("other", draft.anyone(), status="inactive")
    program = draft.take()
    for key in draft.rng.choice(((program.key, *program.projects), (loose(draft),))):
        draft.work[key]["sponsor"] = sponsor
    return {("VAC07", sponsor)}
