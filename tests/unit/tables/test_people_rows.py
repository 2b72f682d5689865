"""Rows of a people file: names, ids, seats and posts; n rows in are n rows out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.model import ManagerState, Presence, Role, Verdict
from rolemap.tables.people import People
from rolemap.tables.persons.to_people import to_people
from tests.strategies.people_tables import managers, people, table


def names(**columns: list[str]) -> list[str]:
    return people(**columns)[0].columns["name"].to_pylist()


def ids(**columns: list[str]) -> list[str]:
    return people(**columns)[0].columns["person_id"].to_pylist()


def codes(**columns: list[str]) -> list[str]:
    return [note.code for note in people(**columns)[1].notes]


def test_names_are_put_together_from_their_parts():
    assert names(
        title=["a"] * 5,
        first_name=["Guy", "Rob", "Robert", "William", ""],
        middle_name=["R", "NULL", "J", "", ""],
        last_name=["Gilbert", "Walters", "Smith", "Jones", "Ito"],
        preferred_name=["", "", "Bob", "Will Jones", ""],
        name_suffix=["", "", "", "Jr.", ""],
    ) == ["Guy R Gilbert", "Rob Walters", "Bob Smith", "Will Jones", "Ito"]


def test_the_column_decides_what_a_comma_means():
    turned = ["Ruiz, Ana", "Ito, Ken", "Garcia Lopez, Maria", "Ruiz, Bo, Jr.", "Roe, Jane - Contractor {X} <j@x.test>"]
    assert names(name=turned, title=["a"] * 5) == [
        "Ana Ruiz",
        "Ken Ito",
        "Maria Garcia Lopez",
        "Bo Ruiz Jr.",
        "Jane Roe",
    ]
    plain = ["Ana Ruiz", "Ken Ito", "Jane Roe, DDS", "Bo Li", "Team North, East"]
    assert names(name=plain, title=["a"] * 5) == ["Ana Ruiz", "Ken Ito", "Jane Roe", "Bo Li", "Team North, East"]


def test_ids_and_mails_beside_names():
    found, _ = people(name=["Ana Ruiz (1001)", "Ken Ito <ken@x.test>"], title=["a", "b"])
    assert found.columns["person_id"].to_pylist() == ["1001", "ken@x.test"]
    assert found.columns["email"].to_pylist() == ["", "ken@x.test"]


def test_rows_without_an_id_get_a_stable_one():
    pair = {"name": ["Ana Ruiz", "Ken Ito"], "title": ["a", "b"]}
    assert ids(**pair) == ["row-2", "row-3"]
    assert ids(**pair, email=["Ana@x.test", "ken@x.test"]) == ["ana@x.test", "ken@x.test"]
    assert ids(**pair, email=["same@x.test", "same@x.test"], login=["ana", "ken"]) == ["ana", "ken"]
    assert ids(**pair, person_id=["7", ""]) == ["7", "row-3"]
    assert "id-invented" in codes(**pair)


def test_one_id_with_two_positions_is_one_person():
    twice = {"person_id": ["1001", "1001", "2"], "name": ["Ana Ruiz", "RUIZ, ANA", "Bo Li"], "title": ["x", "y", "z"]}
    assert ids(**twice) == ["1001", "1001", "2"]
    assert managers(**twice, manager=["", "", "1001"]) == ["", "", "1001"]
    assert "id-shared" in codes(**twice)


@pytest.mark.parametrize(
    ("person_id", "name"),
    [
        pytest.param("0", ["N/D", "N/D"], id="UK: not in post"),
        pytest.param("Deleted", ["N/D", "N/D"], id="UK: deleted"),
        pytest.param("JCP10", ["Eva Laurent", "Aurel Chaudhry"], id="UK: job share"),
        pytest.param("77", ["", ""], id="no names"),
        pytest.param("TBD", ["Ana Ruiz", "Ana Ruiz"], id="a filler, although the names agree"),
    ],
)
def test_an_id_of_unrelated_rows_joins_nothing(person_id, name):
    found, log = people(
        person_id=[person_id, person_id, "9"],
        name=[*name, "Bo Li"],
        title=["x", "x", "z"],
        manager=["", "9", person_id],
    )
    assert found.columns["person_id"].to_pylist() == [f"{person_id}@2", f"{person_id}@3", "9"]
    assert found.manager_state[2] == ManagerState.AMBIGUOUS
    assert [(note.value, note.count) for note in log.notes if note.code == "id-repeated"] == [(person_id, 2)]


def test_two_people_of_one_name_stay_two():
    assert ids(person_id=["1", "2"], name=["Maria Garcia"] * 2, title=["a", "b"]) == ["1", "2"]


def seats(**columns: list[str]) -> People:
    return people(**({"title": ["Project Manager"] * len(next(iter(columns.values())))} | columns))[0]


def test_vacancies():
    found = seats(
        name=["New Vacancy", "TBD 2", "", "Eliminated", "N/D", "Ana Ruiz", "Project Manager", "Bo Li", "Ken Ito"],
        seat=["", "", "", "", "", "", "", "vacancy", "person"],
    )
    assert found.vacant.tolist() == [True, True, True, True, False, False, False, True, False]
    assert found.presence.tolist() == [0, 0, 0, Presence.INACTIVE, 0, 0, 0, 0, 0]
    assert found.columns["name"].to_pylist()[:3] == ["", "", ""]
    assert [person.label for person in found][4:] == [
        "Project Manager",
        "Ana Ruiz",
        "Project Manager",
        "vacant: Project Manager",
        "Ken Ito",
    ]


def test_what_stood_for_a_vacancy_stays_in_the_log():
    _, log = people(name=["New Vacancy", "TBD", "New Vacancy", "Ana Ruiz"], title=["a"] * 4)
    told = [(note.value, note.row, note.count) for note in log.notes if note.code == "vacancy"]
    assert told == [("New Vacancy", 2, 2), ("TBD", 3, 1)]


def test_blank_names_are_withheld_where_most_are_blank_or_an_address_stands_beside_them():
    assert seats(name=["", "", "Ana Ruiz"]).vacant.tolist() == [False] * 3
    assert seats(name=["", "Bo Li", "Ana Ruiz"]).vacant.tolist() == [True, False, False]
    assert seats(name=["", "Bo Li", "Ana Ruiz"], email=["x@x.test", "", ""]).vacant.tolist() == [False] * 3
    assert seats(name=["", "Bo Li", "Ana Ruiz"], seat=["person", "", ""]).vacant.tolist() == [False] * 3


def test_a_status_can_say_that_a_seat_is_empty():
    found = seats(name=["Ana Ruiz", "Bo Li", "Ken Ito"], status=["Vacant", "Vacant", "Active"], fte=["0", "1", "0"])
    assert found.vacant.tolist() == [True, False, False]


def test_not_in_post_is_somebody_on_leave():
    found = people(person_id=["0", "1"], name=["N/D", "Ana Ruiz"], title=["Not in Post", "Director"])[0]
    assert found.presence.tolist() == [Presence.LEAVE, Presence.UNKNOWN]
    assert not found.vacant.any()


def test_headcount_rows_are_posts_counted_in_fte():
    found, log = people(
        person_id=["9", "", ""],
        name=["Ana Ruiz", "", ""],
        title=["Director", "Project Officer", "Clerk"],
        manager=["XX", "9", "9"],
        headcount=["", "5.76", "61,96"],
        fte=["1", "", ""],
    )
    assert found.posts.tolist() == [False, True, True]
    assert found.fte.tolist() == pytest.approx([1, 5.76, 61.96])
    assert found.manager.tolist() == [-1, 0, 0]
    assert not found.vacant.any()
    assert "posts" in [note.code for note in log.notes]


def test_hours_a_week_become_fte():
    assert seats(name=["A B", "C D", "E F"], fte=["40", "20", "40"]).fte.tolist() == [1.0, 0.5, 1.0]


def test_a_blank_title_is_filled_from_the_job_profile_and_each_title_is_classified_once():
    asked: list[str] = []

    def classify(titles):
        asked.extend(titles)
        return [Verdict(Role.OTHER, 0.5, evidence=title) for title in titles]

    rows = table(name=["A B", "C D", "E F"], title=["PM", "", "PM"], job_profile=["x", "Engineer", ""])
    found, _ = to_people(rows, classify)
    assert asked == ["PM", "Engineer"]
    assert [person.verdict.evidence for person in found] == ["PM", "Engineer", "PM"]


def test_no_rows_are_no_people():
    assert len(people(name=[], title=[], manager=[], matrix_manager=[])[0]) == 0


CELL = st.sampled_from(
    ["", "1", "2", "0", "02", "Ana Ruiz", "Ruiz, Ana", "Bo Li (2)", "XX", "Vacant", "N/D", "x@y.test"]
)
ROW = st.fixed_dictionaries(
    {
        column: CELL | st.text(max_size=6)
        for column in ("person_id", "name", "title", "manager", "manager_email", "email")
    }
    | {
        column: st.sampled_from(["", "T", "Active", "0", "1.5", "x"])
        for column in ("status", "fte", "headcount", "seat")
    }
)


def as_columns(rows: list[dict[str, str]]) -> dict[str, list[str]]:
    return {column: [row[column].strip() for row in rows] for column in rows[0]}


@settings(max_examples=30, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=8))
def test_any_cells_give_as_many_people_as_rows(rows):
    found, _ = people(**as_columns(rows))
    assert len(found) == len(rows)
    assert all(found.columns["person_id"].to_pylist())
    assert ((found.manager >= 0) == (found.manager_state == ManagerState.KNOWN)).all()
    assert len(found.dangling) == int(np.isin(found.manager_state, [2, 3]).sum())
    assert len({len(column) for column in found.columns.values()}) == 1


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["Ana Ruiz", "Ken Ito", "Kai Ashworth", "Kia Ashworth", "Vacant", "N/D"]), st.integers(0, 9)
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=30, deadline=None)
@given(PEOPLE, st.randoms())
def test_the_order_of_rows_changes_nothing(chosen, random):
    rows = [
        (f"p{i}", name, [f"p{manager}", "XX", "Ito, Ken", "P0", "kia ashworth"][manager % 5])
        for i, (name, manager) in enumerate(chosen)
    ]

    def lines(order: list[tuple[str, str, str]]) -> set[tuple[object, ...]]:
        person_id, name, manager = (list(column) for column in zip(*order, strict=True))
        found, _ = people(person_id=person_id, name=name, title=["Engineer"] * len(order), manager=manager)
        manager_id = found.columns["manager_id"].to_pylist()
        return set(zip(person_id, manager_id, found.manager_state.tolist(), found.vacant.tolist(), strict=True))

    shuffled = rows.copy()
    random.shuffle(shuffled)
    assert lines(shuffled) == lines(rows)
