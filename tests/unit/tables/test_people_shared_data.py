"""The people of real files, where they are present."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rolemap.model import ManagerState, Presence
from rolemap.read import read_people
from rolemap.tables.people import People
from rolemap.tables.persons.to_people import to_people
from rolemap.tables.references.index import How, PersonIndex
from tests.strategies.people_tables import verdicts

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is not beside this checkout")


@pytest.fixture(scope="module")
def people_of() -> Callable[[str], People]:
    known: dict[str, People] = {}

    def read(name: str) -> People:
        if name not in known:
            known[name], _ = to_people(read_people(DATA / name), verdicts)
        return known[name]

    return read


def count(people: People, state: ManagerState) -> int:
    return int((people.manager_state == state).sum())


def test_software_company(people_of):
    people = people_of("software-company/people.csv")
    assert (len(people), count(people, ManagerState.MISSING), count(people, ManagerState.AMBIGUOUS)) == (1368, 450, 0)
    assert len({dangling.reference for dangling in people.dangling}) == 139
    assert int((people.vacant & (people.columns["name"].to_numpy(zero_copy_only=False) == "")).sum()) == 31
    index = PersonIndex(people)
    assert index.find("Kai Ashworth").how is How.NOBODY
    assert people[index.find("Kia Ashworth").person].title == "Account Executive - Mid Market"


SHARED = {"JCP10", "WWG18", "Legal13"}
"""Posts held jointly: one id, one title, two part-time holders, whether their names are told or not."""


@pytest.mark.parametrize(
    ("name", "rows", "vacant", "repeated"),
    [
        ("uk-library-2013/senior.csv", 56, 21, {}),
        ("uk-revenue-2013/senior.csv", 353, 35, {"0": 6}),
        ("uk-treasury-2011/senior.csv", 115, 0, {"0": 7, "Deleted": 12, "10994": 2}),
        ("uk-pensions-2011/senior.csv", 270, 0, {"WWG18": 2, "Legal13": 2, "JCP10": 2, "WWG25": 2}),
    ],
)
def test_uk_senior_posts(people_of, name, rows, vacant, repeated):
    people = people_of(name)
    assert (len(people), count(people, ManagerState.ROOT), int(people.vacant.sum())) == (rows, 1, vacant)
    assert count(people, ManagerState.MISSING) == 0
    ids = people.columns["person_id"].to_pylist()
    assert len(set(ids)) == rows
    assert {base: sum(text.startswith(f"{base}@") for text in ids) for base in repeated} == repeated
    told_apart = [text.split("@")[0] in repeated and text.split("@")[0] not in SHARED for text in ids]
    assert not np.isin(people.manager, np.flatnonzero(told_apart)).any()


def test_a_post_that_two_share_keeps_its_reports(people_of):
    people = people_of("uk-pensions-2011/senior.csv")
    first, second = (
        row for row, text in enumerate(people.columns["person_id"].to_pylist()) if text.startswith("JCP10@")
    )
    reports = np.flatnonzero(people.manager == first).tolist()
    assert len(reports) == 4
    assert people.matrix.tolist() == [[row, second] for row in reports]


@pytest.mark.parametrize(
    ("name", "rows", "fte"),
    [("uk-library-2013/junior.csv", 143, 1519.1), ("uk-pensions-2011/junior.csv", 2647, 97650.17)],
)
def test_uk_junior_posts(people_of, name, rows, fte):
    people = people_of(name)
    assert (len(people), int(people.posts.sum())) == (rows, rows)
    assert float(people.fte.sum(dtype=np.float64)) == pytest.approx(fte, abs=0.05)


def test_adventureworks(people_of):
    people = people_of("adventureworks/DimEmployee.csv")
    assert (len(people), count(people, ManagerState.ROOT), count(people, ManagerState.KNOWN)) == (296, 1, 295)
    assert int((people.presence == Presence.INACTIVE).sum()) == 6
    twice = PersonIndex(people).find("Rob Walters")
    assert people.presence[twice.person] == Presence.ACTIVE


def test_openstack(people_of):
    people = people_of("openstack/people.csv")
    assert int(people.vacant.sum()) == 1
    assert "APPOINTMENT NEEDED" not in people.columns["name"].to_pylist()
