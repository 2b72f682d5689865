"""Registers that nobody of this project wrote, where they are present."""

from collections import Counter
from pathlib import Path

import pytest

from rolemap.errors import InputError
from rolemap.model import Kind, Role, Verdict, WorkStatus
from rolemap.read import read_assignments, read_people, read_work
from rolemap.tables.people import People
from rolemap.tables.persons.to_people import to_people
from rolemap.tables.register.to_assignments import to_assignments
from rolemap.tables.register.to_work import to_work

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data are not beside this checkout")
KINDS = {"section": Kind.PORTFOLIO, "stage": Kind.PROGRAM, "group": Kind.PRODUCT}


def people(folder: str) -> People:
    return to_people(
        read_people(DATA / folder / "people.csv"), lambda titles: [Verdict(Role.OTHER, 1.0)] * len(titles)
    )[0]


def test_software_company_asks_what_its_kinds_mean() -> None:
    with pytest.raises(InputError) as caught:
        to_work(read_work(DATA / "software-company" / "products.csv"), people("software-company"))
    for word, rows in (("section", 10), ("stage", 20), ("group", 60)):
        assert f"'{word}' ({rows} rows)" in str(caught.value)
        assert f"--kind {word}=<portfolio|program|project|product>" in str(caught.value)


def test_software_company_units_without_a_pm_are_those_that_the_file_leaves_empty() -> None:
    staff = people("software-company")
    register = to_work(read_work(DATA / "software-company" / "products.csv"), staff, KINDS)
    unled = Counter(item.kind_written for item in register.items.values() if not item.leads)
    assert len(register.items) == 90
    assert unled == {"group": 2, "stage": 6, "section": 2}
    holders = [lead for item in register.items.values() for lead in item.leads]
    assert {lead.acting for lead in holders} == {"", "acting", "interim", "life support"}
    assert not [lead.name for lead in holders if "(" in lead.name]
    assert [lead.person for lead in holders if "Ashworth" in lead.written] == [-1]
    assert register.items["stage:manage"].parent_id == "section:dev"


def test_openstack_register_and_its_assignments_agree() -> None:
    staff = people("openstack")
    table = read_work(DATA / "openstack" / "projects.csv")
    register = to_work(table, staff)
    kinds = Counter(str(item.kind) for item in register.items.values())
    programs = [item for item in register.items.values() if item.kind is Kind.PROGRAM]
    assert kinds == {"portfolio": 1, "program": 42, "project": 520}
    assert [lead.written for item in programs for lead in item.leads if lead.vacant] == ["APPOINTMENT NEEDED"]
    assert sum(not item.leads for item in programs) == 5
    assert sum(item.status is WorkStatus.CLOSED for item in register.items.values()) == 21
    assert register.dangling == ()
    given = to_assignments(read_assignments(DATA / "openstack" / "assignments.csv"), staff, register.items)
    assert given.items == register.items
    without_leads = table.with_cells({c: table.frame[c].tolist() for c in ("work_id", "name", "kind", "parent")})
    bare = to_work(without_leads, staff).items
    added = to_assignments(read_assignments(DATA / "openstack" / "assignments.csv"), staff, bare).items
    persons = {work_id: {lead.person for lead in item.leads if not lead.vacant} for work_id, item in added.items()}
    assert persons == {i.id: {lead.person for lead in i.leads if not lead.vacant} for i in register.items.values()}


def test_canada_has_no_leads_but_budgets_dates_and_departments() -> None:
    register = to_work(read_work(DATA / "canada-it-projects" / "gc-it-projects-2022.csv"), people("openstack"))
    items = list(register.items.values())
    assert len(items) == 495
    assert not any(item.leads for item in items)
    assert sum(item.budget is not None for item in items) == 481
    assert sum(item.finish is not None for item in items) == 481
    assert len({item.department for item in items}) == 47
    assert (items[0].budget, str(items[0].finish)) == (3_794_700, "2022-07-25")
