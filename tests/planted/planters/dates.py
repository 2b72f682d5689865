"""Dates that are missing, past, or at odds with one another (DAT)."""

from datetime import timedelta

from tests.planted.draft import TODAY, WORK, Draft
from tests.planted.planter import Found, loose, many, plants


@plants("DAT01")
def _no_finish(draft: Draft) -> set[Found]:
    project = draft.rng.choice(draft.take().projects)
    draft.work[project]["finish"] = None
    return {("DAT01", project)}


@plants("DAT01")
def _no_dates(draft: Draft) -> set[Found]:
    project = loose(draft, start=None)
    draft.work[project]["finish"] = None
    return {("DAT01", project)}


@plants("DAT01", alone=True)
def _no_dates_anywhere(draft: Draft) -> set[Found]:
    projects = many(draft, "project", 10)
    for spec in draft.work.values():
        spec["start"] = spec["finish"] = None
    operations = {key for key in projects if draft.work[key]["name"].startswith("Network operations")}
    return {("DAT01", WORK), *(("DAT07", key) for key in operations)}


@plants("DAT02")
def _late(draft: Draft) -> set[Found]:
    finish = TODAY - timedelta(days=draft.rng.randint(1, 900))
    start = finish - timedelta(days=draft.rng.randint(0, 900))
    project = draft.rng.choice(draft.take().projects)
    draft.work[project] |= {"status": "open", "start": start, "finish": finish}
    return {("DAT02", project)}


@plants("DAT03")
def _finish_before_start(draft: Draft) -> set[Found]:
    program = draft.take()
    item = draft.rng.choice((program.key, *program.projects))
    draft.work[item]["start"] = draft.work[item]["finish"] + timedelta(days=draft.rng.randint(1, 400))
    return {("DAT03", item)}


@plants("DAT03")
def _product_that_ends_before_it_starts(draft: Draft) -> set[Found]:
    product = draft.product()
    draft.work[product]["finish"] = draft.work[product]["start"] - timedelta(days=draft.rng.randint(1, 400))
    return {("DAT03", product)}


@plants("DAT04")
def _product_for_a_year(draft: Draft) -> set[Found]:
    product = draft.product()
    draft.work[product]["finish"] = draft.work[product]["start"] + timedelta(days=draft.rng.randint(0, 730))
    return {("DAT04", product)}


@plants("DAT05")
def _for_years(draft: Draft) -> set[Found]:
    project = draft.rng.choice(draft.take().projects)
    draft.work[project] |= {"start": draft.day("1998-01-01", "2017-06-28"), "finish": None}
    return {("DAT05", project), ("DAT01", project)}


@plants("DAT06")
def _after_its_program(draft: Draft) -> set[Found]:
    program = draft.take()
    project = draft.rng.choice(program.projects)
    draft.work[project]["finish"] = draft.work[program.key]["finish"] + timedelta(days=draft.rng.randint(1, 400))
    return {("DAT06", project)}


@plants("DAT07")
def _operations(draft: Draft) -> set[Found]:
    project = draft.rng.choice(draft.take().projects)
    name = draft.rng.choice(("Network operations, {}", "{}: business as usual", "BAU {}", "{} keep the lights on"))
    draft.work[project] |= {"name": name.format(draft.work[project]["name"]), "finish": None}
    return {("DAT07", project), ("DAT01", project)}
