"""Titles masked as "PM", recovered from what stands around the person."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

import rolemap
from rolemap.classify.context import practice
from rolemap.graph import Org
from rolemap.model import Role
from tests.classify.organizations import MAKERS, Organization, Row, branches

LEAST_ANSWERED, LEAST_RIGHT = 0.7, 0.95


def write(path: Path, rows: Sequence[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, dict.fromkeys(key for row in rows for key in row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(folder: Path, made: Organization) -> Org:
    people = write(folder / "people.csv", made.people)
    return rolemap.read_org(people, write(folder / "work.csv", made.work) if made.work else None)


def masked(made: Organization) -> Organization:
    for row in made.people:
        if row["person_id"] in made.roles:
            row["title"] = "Senior PM" if row["title"].startswith("Senior") else "PM"
    return made


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_masked_titles_are_recovered(name: str, seed: int, tmp_path: Path) -> None:
    made = masked(MAKERS[name](seed))
    org = read(tmp_path, made)
    found = {person.id: str(person.verdict.role) for person in org.people if person.id in made.roles}
    answered = {person: role for person, role in found.items() if role != "ambiguous"}
    right = [person for person, role in answered.items() if role == made.roles[person]]
    assert len(answered) >= LEAST_ANSWERED * len(found)
    assert len(right) >= LEAST_RIGHT * len(answered)


def test_nobody_is_settled_where_nothing_tells(tmp_path: Path) -> None:
    org = read(tmp_path, masked(branches()))
    assert {str(person.verdict.role) for person in org.people if person.title == "PM"} == {"ambiguous"}


def test_who_leads_other_pms_is_not_taken_for_a_project_manager(tmp_path: Path) -> None:
    made = Organization()
    top = made.add("Chief Executive Officer", "", "Board")
    lead = made.add("Senior PM", top, "Capital Delivery", "PgM")
    for _ in range(4):
        made.add("PM", lead, "Capital Delivery", "PjM")
    roles = [str(person.verdict.role) for person in read(tmp_path, made).people]
    assert roles == ["other", "ambiguous", "PjM", "PjM", "PjM", "PjM"]


def test_equal_evidence_is_one_verdict_for_all(tmp_path: Path) -> None:
    org = read(tmp_path, masked(MAKERS["consumer goods"]()))
    settled = [person.verdict for person in org.people if person.title in ("PM", "Senior PM")]
    assert len(set(map(id, settled))) < len(settled) / 2


def test_the_title_alone_is_kept_and_the_evidence_says_both(tmp_path: Path) -> None:
    org = read(tmp_path, masked(MAKERS["bank"]()))
    code = next(person.code for person in org.people if person.verdict.role is Role.PGM)
    alone = org.people.verdicts[org.people.title_verdict[code]]
    assert alone.role is Role.AMBIGUOUS
    assert org.people[code].verdict.evidence.startswith(
        "title alone: ambiguous ('pm' has several meanings); leads 1 program"
    )
    assert org.people[code].verdict.evidence.endswith(": PgM")


def test_plain_titles_and_other_people_stay_as_they_are(tmp_path: Path) -> None:
    org = read(tmp_path, MAKERS["bank"]())
    assert (org.people.verdict == org.people.title_verdict).all()


def small(*rows: tuple[str, str, str, str]) -> Organization:
    made = Organization()
    for title, manager, department, profile in rows:
        made.add(title, manager, department)
        made.people[-1]["job profile"] = profile
    return made


@pytest.mark.parametrize(
    ("title", "department", "profile", "role"),
    [
        ("PM", "", "", "ambiguous"),
        ("PM", "North", "", "ambiguous"),
        ("PM", "", "Project Manager II", "PjM"),
        ("TPM", "", "Program Management", "PgM"),
        ("Senior PM", "Product Management", "", "PrM"),
        ("PO", "", "Product Owner", "PrM"),
        ("PM", "Product Management", "Project Manager", "PjM"),
    ],
)
def test_thin_evidence_settles_nothing_and_a_job_profile_does(
    title: str, department: str, profile: str, role: str, tmp_path: Path
) -> None:
    org = read(tmp_path, small(("Chief Executive Officer", "", "", ""), (title, "e1", department, profile)))
    assert str(org.people[1].verdict.role) == role


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    made = masked(MAKERS["bank"]())
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = {person.id: person.verdict for person in read(tmp_path / "a", made).people}
    made.people.reverse()
    made.work.reverse()
    assert {person.id: person.verdict for person in read(tmp_path / "b", made).people} == first


def test_practice_is_what_the_register_says(tmp_path: Path) -> None:
    org = read(tmp_path, MAKERS["bank"]())
    found = practice(org.people, org.work)
    lead = next(person for person in org.people if person.title == "Senior Portfolio Manager")
    assert found[lead.code].role is Role.PFM
    assert found[lead.code].led == ((Role.PFM, 1),)
    assert lead.code - 1 not in found


SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "software-company"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data set of a software company is not here")
def test_the_masked_software_company_is_recovered(tmp_path: Path) -> None:
    with (SHARED / "people.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    plain = {"project manager": "PjM", "program manager": "PgM", "product manager": "PrM"}
    truth = {}
    for at, row in enumerate(rows):
        role = next((role for words, role in plain.items() if words in row["title"].lower()), None)
        if role is not None:
            truth[at] = role
            row["title"] = "Senior PM" if "Senior" in row["title"] else "PM"
    kinds = {"section": "portfolio", "stage": "program", "group": "product"}
    org = rolemap.read_org(write(tmp_path / "people.csv", rows), SHARED / "products.csv", kinds=kinds)
    found = {at: str(org.people[at].verdict.role) for at in truth}
    answered = {at: role for at, role in found.items() if role != "ambiguous"}
    assert len(answered) >= LEAST_ANSWERED * len(truth)
    assert sum(role == truth[at] for at, role in answered.items()) >= LEAST_RIGHT * len(answered)
