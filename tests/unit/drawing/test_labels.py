"""What boxes show: fields of people and of work, as asked for."""

import pytest

from rolemap.drawing.views import hierarchy, org_chart, roles, value_chains
from rolemap.drawing.views.labels import PERSON_FIELDS, PERSON_LABEL, fields_of
from rolemap.errors import ConfigError
from rolemap.model import Box, Diagram, LineKind, Role
from tests.strategies.orgs import make_org

PEOPLE = {
    "b": {"role": "other", "name": "Grace", "title": "Chief", "department": "Board", "fte": "1.0"},
    "p": {"role": "PjM", "name": "Ana Ruiz", "title": "Project Manager", "manager": "b", "department": "Grid"},
    "v": {"role": "PjM", "name": "", "title": "Project Lead", "manager": "b", "vacant": True, "department": "Grid"},
}
WORK = {
    "G": {"kind": "program", "name": "Metering", "lead": ""},
    "P": {
        "parent": "G",
        "name": "Rollout",
        "lead": "p",
        "start": "2024-01-31",
        "department": "Grid",
        "budget": 1250000,
    },
}


def box(diagram: Diagram, box_id: str) -> Box:
    return next(box for box in diagram.boxes if box.id == box_id)


def seats(one: Box) -> list[tuple[str, Role | None]]:
    return [(seat.text, seat.role) for seat in one.seats]


def test_the_fields_asked_for_are_shown_in_their_order() -> None:
    one = box(org_chart(make_org(PEOPLE), label="name,title,department,id,fte"), "person:1")
    assert (one.heading, seats(one), one.lines) == ("Ana Ruiz", [("Project Manager", Role.PJM)], ("Grid", "p"))
    top = box(org_chart(make_org(PEOPLE), label=["department", "name", "fte"]), "person:0")
    assert (top.heading, seats(top), top.lines) == ("Board", [("Grace", None)], ("fte: 1.0",))
    seat = box(roles(make_org(PEOPLE), label="department, name"), "person:2")
    assert (seat.heading, seats(seat)) == ("Grid", [("Vacant", Role.PJM)])


def test_a_role_stays_where_only_a_name_is_asked_for() -> None:
    one = box(org_chart(make_org(PEOPLE), label="name"), "person:1")
    assert seats(one) == [("project manager", Role.PJM)]


def test_work_shows_the_fields_asked_for() -> None:
    one = box(hierarchy(make_org(PEOPLE, WORK), label="name,lead,department,start,budget"), "work:P")
    assert seats(one) == [("Ana Ruiz", Role.PJM)]
    assert one.lines == ("Grid", "start: 2024-01-31", "budget: 1,250,000")
    bare = box(hierarchy(make_org(PEOPLE, WORK), label=["id", "finish"]), "work:P")
    assert (bare.heading, bare.seats, bare.lines) == ("P", (), ())
    assert "Ana Ruiz" in bare.tooltip


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("name,titel", r"--label: no field 'titel' \(did you mean 'title'\?\)"),
        ("salary,nme", "no field 'salary', 'nme'"),
        ("name,title,department,location,email,id", "6 fields, and a box holds 5"),
    ],
)
def test_unknown_fields_are_named_all_at_once(label: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        org_chart(make_org(PEOPLE), label=label)
    with pytest.raises(ConfigError, match="boxes of this view show name, id, lead"):
        hierarchy(make_org(PEOPLE, WORK), label="title")


@pytest.mark.parametrize("label", ["", (), ",", " , "])
def test_no_fields_are_the_usual_ones(label: str) -> None:
    assert fields_of(label, PERSON_FIELDS, PERSON_LABEL) == PERSON_LABEL


def test_a_title_that_stands_for_a_withheld_name_is_said_once() -> None:
    people = {"a": {"role": "PgM", "name": "", "title": "Programme Manager"}, "b": {"name": "", "title": "Clerk"}}
    diagram = org_chart(make_org(people), everyone=True)
    assert seats(box(diagram, "person:0")) == [("program manager", Role.PGM)]
    assert (box(diagram, "person:1").heading, seats(box(diagram, "person:1"))) == ("Clerk", [])
    assert box(diagram, "person:0").tooltip.startswith("Programme Manager | id a | ")


def test_an_ambiguous_manager_is_not_called_absent() -> None:
    people = {"a": "PgM", "b": "PgM", "c": {"role": "PjM", "manager": "a | b"}, "d": {"role": "PjM", "manager": "zz"}}
    diagram = org_chart(make_org(people))
    assert box(diagram, "person:2").lines == ("manager: the file has several of that name",)
    assert box(diagram, "person:3").lines == ("manager not in the file",)


CHAINS = {
    "F": {"kind": "portfolio", "lead": "b"},
    "P": {"parent": "F", "lead": "p", "product": ["D", "E"], "name": "Rollout"},
    "Q": {"parent": "F", "lead": "p", "name": "No product"},
    "C": {"parent": "F", "lead": "p", "product": ["D"], "status": "closed"},
    "D": {"kind": "product", "lead": "p", "name": "Portal"},
    "E": {"kind": "product", "lead": "", "name": "Meter"},
    "O": {"kind": "product", "lead": "p", "name": "Other"},
}


def test_value_chains_meet_where_a_project_changes_a_product() -> None:
    diagram = value_chains(make_org(PEOPLE, CHAINS))
    meetings = {(line.source, line.target): line.is_gap for line in diagram.lines if line.kind is LineKind.CHANGES}
    assert meetings == {("work:P", "work:D"): False, ("work:P", "work:E"): True}
    assert {one.id for one in diagram.boxes} == {
        "work:F",
        "work:P",
        "work:D",
        "work:E",
        "work:O",
        "group:product:Products",
    }
    assert box(diagram, "work:P").lines == ("changes Portal, Meter",)
    assert box(diagram, "work:E").lines == ("changed by 1 project",)
    assert diagram.title == "Value chains: they meet in 2 places, and in 1 of them one side has no lead"


def test_value_chains_without_a_meeting_are_drawn_whole() -> None:
    diagram = value_chains(make_org(PEOPLE, {"P": {"lead": "p"}, "D": {"kind": "product", "lead": "p"}}))
    assert "no project says" in diagram.title
    assert len(diagram.boxes) == 2
    assert value_chains(make_org(PEOPLE, {"P": {"lead": "p"}})).is_empty
