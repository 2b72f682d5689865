"""What if somebody left: the findings that open, and the single points of failure against trying each lead."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.gaps import find_gaps
from rolemap.gaps.held import active, is_led
from rolemap.gaps.whatif import codes_of, opened, single_points, without
from tests.strategies.orgs import make_org

PEOPLE = {"a": {"role": "PgM", "name": "Ana Ruiz"}, "b": "PjM > a", "c": "PjM > a"}
WORK = {
    "G": {"kind": "program", "parent": None, "lead": "a"},
    "P": {"parent": "G", "lead": "b"},
    "Q": {"parent": "G", "lead": ["b", "c"]},
    "R": {"parent": "G", "lead": "Zoe Unknown"},
}


def test_a_program_manager_who_leaves_opens_gaps_in_the_register_and_in_the_lines() -> None:
    org = make_org(PEOPLE, WORK)
    gone = opened(find_gaps(org), find_gaps(without(org, codes_of(org, ["ana ruiz"])["ana ruiz"])))
    assert {(finding.code, finding.subject.id) for finding in gone} == {("VAC02", "a"), ("ORG07", "a")}
    assert org.people.presence.tolist() == [0, 0, 0]


def test_without_a_register_the_units_of_those_who_left_are_gone() -> None:
    org = make_org(PEOPLE)
    assert len(without(org, [1]).work) == len(org.work) - 1


def test_people_are_found_by_id_and_by_name() -> None:
    org = make_org({**PEOPLE, "d": {"role": "PjM", "name": "ANA RUIZ"}})
    assert codes_of(org, ["b", "Ana Ruiz", "nobody", ""]) == {"b": (1,), "Ana Ruiz": (0, 3), "nobody": (), "": ()}


def test_the_single_points_on_whom_most_rests_come_first() -> None:
    points = single_points(make_org(PEOPLE, WORK))
    assert [(point.person, point.item_ids, point.affected) for point in points] == [(0, ("G",), 4), (1, ("P",), 1)]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", "vacant", "Zoe"]), max_size=3, unique=True), max_size=6))
def test_single_points_are_what_trying_each_lead_finds(leads: list[list[str]]) -> None:
    org = make_org(PEOPLE, {f"P{i}": {"lead": names} for i, names in enumerate(leads)} or {"P": {"lead": None}})
    led = {item.id for item in active(org) if is_led(org, item)}
    tried = {}
    for code in range(len(org.people)):
        after = without(org, [code])
        if lost := led - {item.id for item in active(after) if is_led(after, item)}:
            tried[code] = lost
    assert {point.person: set(point.item_ids) for point in single_points(org)} == tried
