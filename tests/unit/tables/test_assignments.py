"""Assignments: roles, shares, and the leads that they add to work items."""

import pytest

from rolemap.model import Dangling, Role
from rolemap.tables.register.to_assignments import AssignmentTable, read_shares, role_on_work, to_assignments
from rolemap.tables.register.to_work import to_work
from tests.strategies.work_tables import rows, staff, table

ITEMS = to_work(
    rows(
        "work_id | name | kind | lead",
        "P | Customer | program | Ken Ito",
        "A | Shop | project |",
        "B | Card | project | TBD",
    ),
    staff(),
).items


def assign(header: str, *lines: str) -> AssignmentTable:
    written = rows(header, *lines)
    columns = {column: written.frame[column].tolist() for column in written.frame.columns}
    return to_assignments(table(columns, "assignments.csv", "assignments"), staff(), ITEMS)


@pytest.mark.parametrize(
    ("written", "role", "leads", "sponsors"),
    [
        ("Project Manager", Role.PJM, True, False),
        ("Projektleiterin", Role.PJM, True, False),
        ("programme manager", Role.PGM, True, False),
        ("Product Owner", Role.PRM, True, False),
        ("PTL", None, True, False),
        ("Project Team Lead", None, True, False),
        ("chair", None, True, False),
        ("Executive Sponsor", None, False, True),
        ("liaison:release", None, False, False),
        ("Developer; Project manager", Role.PJM, True, False),
        ("Developer", None, False, False),
        ("", None, False, False),
    ],
)
def test_roles(written: str, role: Role | None, leads: bool, sponsors: bool) -> None:
    found = role_on_work(written)
    assert (found.role, found.leads, found.sponsors) == (role, leads, sponsors)


def test_a_lead_is_added_where_the_register_names_nobody() -> None:
    given = assign(
        "person | work | role",
        "Ana Ruiz | Shop | Project manager",
        "Ken Ito | P | PTL",
        "Jane Roe | B | lead",
        "Jane Roe | A | sponsor",
        "Ken Ito | A | Developer",
    )
    assert [lead.person for lead in given.items["A"].leads] == [2]
    assert [lead.person for lead in given.items["P"].leads] == [1]
    assert [lead.person for lead in given.items["B"].leads if not lead.vacant] == [0]
    assert [holder.person for holder in given.items["A"].sponsors] == [0]
    assert [row.role for row in given.rows] == [Role.PJM, Role.PGM, Role.PJM, None, None]


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        (["50%", "100 %"], [0.5, 1.0]),
        (["50", "100"], [0.5, 1.0]),
        (["0.5", "1"], [0.5, 1.0]),
        (["0,5", "1,5"], [0.5, 1.5]),
        (["", "half"], [None, None]),
    ],
)
def test_shares_are_decided_for_the_column(cells: list[str], shares: list[float | None]) -> None:
    assert read_shares(cells)[0] == shares


def test_what_leads_nowhere_is_data_and_rows_add_up() -> None:
    given = assign(
        "person | work | role | share | start | end",
        "Max Nobody | A | Developer | 50% | 2026-01-01 | 2026-12",
        "Ana Ruiz | Z | Developer | 50% | |",
        " | A | Developer | | |",
    )
    assert [(row.name, row.person, row.work_id, row.share, str(row.end)) for row in given.rows] == [
        ("Max Nobody", -1, "A", 0.5, "2026-12-31")
    ]
    assert given.dangling == (
        Dangling("assignment", "Ana Ruiz", "work", "Z", row=3),
        Dangling("assignment", "A", "person", "Max Nobody", row=2),
    )
    source = given.log.sources[0]
    assert (source.rows_read, source.rows_used, source.rows_left_out) == (3, 1, 2)


def test_several_people_and_several_items_in_one_row() -> None:
    given = assign("person | work | role", "Ana Ruiz; Ken Ito | A; B | Developer")
    assert [(row.person, row.work_id) for row in given.rows] == [(2, "A"), (1, "A"), (2, "B"), (1, "B")]
