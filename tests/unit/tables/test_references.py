"""Whom a written reference means; above all, whom it does not."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.tables.names.near import is_slip
from rolemap.tables.references import index as references
from rolemap.tables.references.index import How, PersonIndex
from tests.strategies.people_tables import people


def index(*names: str, **columns: list[str]) -> PersonIndex:
    return PersonIndex(people(name=list(names), title=["Engineer"] * len(names), **columns)[0])


STAFF = index(
    "Jane Quincy Roe",
    "Kia Ashworth",
    "Łucja Müller",
    "Maria Garcia",
    "Maria Garcia",
    "Christian Meadowcroft",
    "Sam Lee III",
    "Vacant",
    "N/D",
    person_id=["025", "26", "27", "28", "29", "30", "E-07", "32", "33"],
    email=["Jane@x.test", "kia@x.test; k.ashworth@x.test", "", "", "", "", "", "", ""],
    login=["CORP\\jroe", "kia@corp.test", "", "", "", "", "", "", ""],
    dn=[r"CN=Roe\, Jane,OU=Users,DC=corp", "", "", "", "", "", "", "", ""],
)


@pytest.mark.parametrize(
    ("written", "person", "how"),
    [
        ("025", 0, How.EXACT),
        ("25", 0, How.NORMALIZED),
        ("0025", 0, How.NORMALIZED),
        ("25.0", 0, How.NORMALIZED),
        ("e-07", 6, How.NORMALIZED),
        ("Jane@x.test", 0, How.EXACT),
        (" JANE@X.TEST ", 0, How.NORMALIZED),
        ("mailto:jane@x.test", 0, How.NORMALIZED),
        ("K.Ashworth@x.test", 1, How.NORMALIZED),
        ("CORP\\jroe", 0, How.EXACT),
        ("JRoe", 0, How.NORMALIZED),
        ("kia@corp.test", 1, How.EXACT),
        (r"CN=Roe\, Jane,OU=Users,DC=corp", 0, How.EXACT),
        (r"cn=roe\, jane, ou=users, dc=corp", 0, How.NORMALIZED),
        ("Kia Ashworth", 1, How.EXACT),
        ("Ashworth, Kia", 1, How.EXACT),
        ("KIA ASHWORTH", 1, How.NORMALIZED),
        ("Lucja Mueller", 2, How.NORMALIZED),
        ("Maria Garcia (28)", 3, How.EXACT),
        ("Garcia, Maria (029)", 4, How.NORMALIZED),
        ("Kia Ashworth <ka@elsewhere.test>", 1, How.EXACT),
        ("Jane Roe", 0, How.FUZZY),
        ("Roe, Jane Q.", 0, How.FUZZY),
        ("J. Roe", 0, How.FUZZY),
        ("Sam Lee", 6, How.FUZZY),
        ("Kia Ashwroth", 1, How.FUZZY),
        ("Christian Meadocroft", 5, How.FUZZY),
        ("32", 7, How.EXACT),
    ],
)
def test_a_reference_finds_its_person(written, person, how):
    match = STAFF.find(written)
    assert (match.person, match.how) == (person, how)
    assert (match.score < 1) == (how is How.FUZZY)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Kai Ashworth",
        "Kia Ashworthy-Barnes",
        "Maria",
        "Christina Meadowcroft",
        "Jane Xavier Roe",
        "Sam Lee Jr.",
        "Vacant",
        "N/D",
        "Jane Roe (99)",
        "CN=Kia Ashworth,OU=Users,DC=corp",
        "nobody@x.test",
        "34",
        "Maria Garcia (30x)",
    ],
)
def test_a_reference_to_nobody_finds_nobody(written):
    match = STAFF.find(written)
    assert (match.person, match.candidates, match.how) == (-1, (), How.NOBODY)


def test_a_family_name_alone_means_the_only_one_who_bears_it():
    match = STAFF.find("Ashworth")
    assert (match.person, match.how) == (1, How.FUZZY)
    assert 0.5 < match.score < 1
    assert STAFF.find("Garcia").how is How.AMBIGUOUS
    assert index("Martin Roe", "Jane Martin").find("Martin").how is How.NOBODY


def test_two_people_of_one_name_are_both_named_and_neither_taken():
    match = STAFF.find("garcia, maria")
    assert (match.person, match.how, match.candidates) == (-1, How.AMBIGUOUS, (3, 4))


def test_an_id_that_contradicts_the_name_is_followed_with_a_remark():
    match = STAFF.find("Bob Jones (26)")
    assert match.person == 1
    assert match.remark == "the name says 'Bob Jones', the id '26' is Kia Ashworth"


def test_both_ashworths_are_found_to_the_letter():
    both = index("Kai Ashworth", "Kia Ashworth")
    assert [both.find(name).person for name in ("Kai Ashworth", "Ashworth, Kia", "kai ashworth")] == [0, 1, 0]


@pytest.mark.parametrize("written", ["J. Roe", "Jane Roe"])
def test_several_who_fit_are_no_one(written):
    match = index("Jane A. Roe", "Jane B. Roe", person_id=["1", "2"]).find(written)
    assert (match.person, match.candidates) == (-1, (0, 1))


def test_a_common_name_stands_for_a_distinguished_name_where_the_file_has_none():
    staff = index("Jane Roe", "Ken Ito", login=["jroe", "kito"])
    assert staff.find(r"CN=Roe\, Jane,OU=Users").person == 0
    assert staff.find("CN=Ken Ito,OU=Users,DC=corp,DC=example,DC=com").person == 1
    assert staff.find("CN=jroe,OU=Users").person == -1


def test_a_code_in_brackets_is_no_contradiction_where_the_file_has_no_ids():
    assert index("Jane Roe").find("Jane Roe (1002)").person == 0


def test_a_login_in_brackets_finds_its_person():
    assert index("Jane Roe", "Jane Roe", login=["jroe", "jane2"]).find("Jane Roe (jane2)").person == 1


def test_parts_of_names_are_found_in_every_order():
    staff = index("Robert Smith", first_name=["Robert"], last_name=["Smith"], preferred_name=["Bob"])
    assert [staff.find(name).person for name in ("Bob Smith", "Smith Robert", "SMITH Bob", "Smith, Robert")] == [0] * 4


def test_somebody_with_two_positions_or_rehired_is_one_person():
    twice = index("Ana Ruiz", "Ana Ruiz", person_id=["1", "1"])
    assert twice.find("Ana Ruiz").person == 0
    rehired = PersonIndex(
        people(
            person_id=["7", "8"],
            name=["David Bradley"] * 2,
            email=["david@x.test"] * 2,
            title=["Marketing Manager"] * 2,
            status=["Terminated", "Active"],
        )[0]
    )
    assert (rehired.find("David Bradley").person, rehired.find("7").person) == (1, 0)


@pytest.mark.parametrize(
    ("written", "name", "slip"),
    [
        ("ashwroth", "ashworth", True),
        ("meadocroft", "meadowcroft", True),
        ("hansen", "hanson", False),
        ("petersen", "peterson", False),
        ("andersson", "anderson", False),
        ("johnston", "johnson", False),
        ("macdonald", "mcdonald", False),
        ("fernandes", "fernandez", False),
        ("kaminsky", "kaminski", False),
        ("smith", "smiht", False),
        ("ashworth", "ashworth", False),
    ],
)
def test_a_slip_is_one_letter_in_the_middle_of_a_long_name(written, name, slip):
    assert is_slip(written, name) is slip


WRITTEN = st.text(max_size=12) | st.sampled_from(
    [
        *("25", "025", "26", "e-07", "x", "Jane@X.test", "kia@corp.test", "jroe", "corp\\jroe", "cn=x,ou=y"),
        *("Kia Ashworth", "Ashworth, Kia", "KIA  ASHWORTH", "Kai Ashworth", "Dr. Kia Ashworth", "Kia Ashworth (x)"),
        *("Maria Garcia", "Maria Garcia (28)", "Bob (26)", "Jane Roe", "Lucja Muller"),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WRITTEN, max_size=12))
def test_many_references_are_found_as_one_is(cells):
    expected = [STAFF.find(cell) for cell in cells]
    bulk, references._BULK = references._BULK, 1
    try:
        found = STAFF.find_all(pa.array(cells, pa.string()))
    finally:
        references._BULK = bulk
    assert found.person.tolist() == [match.person for match in expected]
    assert [references.HOW[how] for how in found.how.tolist()] == [match.how for match in expected]
