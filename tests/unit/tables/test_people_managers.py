"""Who reports to whom: each form in which HR exports refer to a manager, and what can be wrong with it."""

import pytest

from rolemap.model import ManagerState, NoteLevel
from tests.strategies.people_tables import managers, people

NAMES = ["Ana Ruiz", "Ken Ito", "Jane Roe"]
TITLES = ["CEO", "Program Manager", "Project Manager"]


def reports(manager: list[str], column: str = "manager", **columns: list[str]) -> list[str]:
    return managers(**({"name": NAMES, "title": TITLES} | columns | {column: manager}))


def codes(**columns: list[str]) -> list[str]:
    return [note.code for note in people(**columns)[1].notes]


@pytest.mark.parametrize(
    ("manager", "columns"),
    [
        pytest.param(["", "1001", "1002"], {}, id="worker id"),
        pytest.param(["", "Ana Ruiz (1001)", "Ken Ito (1002)"], {}, id="Workday: Name (id)"),
        pytest.param(["", "Ana Ruiz", "Ken Ito"], {}, id="BambooHR: full name"),
        pytest.param(["", "Ruiz, Ana", "Ito, Ken"], {}, id="ADP report: Last, First"),
        pytest.param(["NO_MGR", "1001", "1002"], {}, id="SuccessFactors: NO_MGR"),
        pytest.param(["NO_MANAGER", "1001", "1002"], {}, id="SuccessFactors: NO_MANAGER"),
        pytest.param(["1001", "1001", "1002"], {}, id="OrgChart: the top reports to itself"),
        pytest.param(
            ["", "CN=Ana Ruiz,OU=Users,DC=corp", "CN=Ken Ito,OU=Users,DC=corp"], {}, id="Active Directory: CN alone"
        ),
        pytest.param(
            ["", r"CN=Ruiz\, Ana,OU=A,DC=corp", r"CN=Ito\, Ken,OU=B,DC=corp"],
            {"dn": [r"CN=Ruiz\, Ana,OU=A,DC=corp", r"CN=Ito\, Ken,OU=B,DC=corp", "CN=x"]},
            id="Active Directory: DistinguishedName, escaped commas",
        ),
        pytest.param(
            ["", "ANA@x.test ", "ken@X.test"],
            {"email": ["ana@x.test", "ken@x.test", "jane@x.test"]},
            id="Google, Rippling: e-mail in another case",
        ),
        pytest.param(
            ["", "a.ruiz@x.test", "kito@x.test"],
            {"email": ["ana@x.test", "ken@x.test", ""], "alias_email": ["a.ruiz@x.test", "k@x.test, kito@x.test", ""]},
            id="Unaric: alias e-mails",
        ),
        pytest.param(
            ["", "CORP\\aruiz", "kito"], {"login": ["aruiz", "corp\\kito", "jroe"]}, id="login, with and without domain"
        ),
        pytest.param(
            ["", "Ruiz, Ana - Contractor {PEP} <ana@x.test>", "Ken Ito <ken@x.test>"],
            {"email": ["ana@x.test", "ken@x.test", ""]},
            id="Azure DevOps: Name <mail>",
        ),
        pytest.param(["XX", "001001", "1002.0"], {}, id="UK organograms: XX; zeros and .0 of a spreadsheet"),
        pytest.param(["None", "ana ruiz", "KEN  ITO"], {}, id="None; another case"),
    ],
)
@pytest.mark.parametrize("column", ["manager", "manager_id", "manager_name"])
def test_every_form_of_reference_finds_the_manager(manager, columns, column):
    assert reports(manager, column, person_id=["1001", "1002", "1003"], **columns) == ["", "1001", "1002"]


def test_ids_that_lost_their_zeros():
    assert reports(["", "25896", "1002"], person_id=["025896", "001002", "7"]) == ["", "025896", "001002"]


def test_okta_names_the_manager_twice():
    table = {"person_id": ["1", "2", "3"], "name": NAMES, "title": TITLES}
    assert managers(**table, manager_id=["", "1", "9"], manager_name=["", "", "Ken Ito"]) == ["", "1", "2"]
    both = table | {"manager_id": ["", "1", "1"], "manager_name": ["", "Ana Ruiz", "Ken Ito"]}
    assert managers(**both) == ["", "1", "1"]
    assert "manager-disagreement" in codes(**both)


@pytest.mark.parametrize("marker", ["", "XX", "NO_MANAGER", "no_mgr", "None", "N/A", "-", "0", "#N/A", "keine", "无"])
def test_roots(marker):
    found, _ = people(name=NAMES, title=TITLES, person_id=["1", "2", "3"], manager=[marker, "1", "2"])
    assert found.manager_state.tolist() == [ManagerState.ROOT, ManagerState.KNOWN, ManagerState.KNOWN]


def test_zero_is_a_manager_where_somebody_has_that_id():
    assert reports(["", "0", "0"], person_id=["0", "1", "2"]) == ["", "0", "0"]


def test_a_self_reference_below_the_top_is_a_fault():
    assert reports(["", "1", "3"], person_id=["1", "2", "3"]) == ["", "1", "@"]
    assert reports(["1", "1", "3"], person_id=["1", "2", "3"]) == ["", "1", "@"]


def test_a_manager_who_is_not_in_the_file():
    found, log = people(person_id=["1", "2", "3"], name=NAMES, title=TITLES, manager=["", "9", "9"])
    assert found.manager_state.tolist() == [ManagerState.ROOT, ManagerState.MISSING, ManagerState.MISSING]
    assert [(d.subject, d.column, d.reference, d.reason, d.row) for d in found.dangling] == [
        ("2", "manager", "9", "unknown", 3),
        ("3", "manager", "9", "unknown", 4),
    ]
    (note,) = (note for note in log.notes if note.code == "manager-unknown")
    assert (note.level, note.row, note.count, note.value) == (NoteLevel.UNRESOLVED, 3, 2, "9")


def test_a_manager_who_can_be_two_people():
    names = ["Maria Garcia", "Maria Garcia", "Jane Roe"]
    found, log = people(person_id=["1", "2", "3"], name=names, title=TITLES, manager=["", "1", "Garcia, Maria"])
    assert found.manager_state[2] == ManagerState.AMBIGUOUS
    assert (found.dangling[0].reason, found.dangling[0].candidates) == ("ambiguous", ("1", "2"))
    (note,) = (note for note in log.notes if note.code == "manager-ambiguous")
    assert "Maria Garcia (1, row 2); Maria Garcia (2, row 3)" in note.message


def test_a_near_spelling_is_told_with_its_likeness():
    names = ["Kia Ashworth", "Ken Ito", "Jane Roe"]
    table = {
        "person_id": ["1", "2", "3"],
        "name": names,
        "title": TITLES,
        "manager": ["", "Kia Ashwroth", "Kai Ashworth"],
    }
    assert managers(**table) == ["", "1", "?"]
    (note,) = (note for note in people(**table)[1].notes if note.code == "manager-fuzzy")
    assert (note.level, note.row) == (NoteLevel.CHANGED, 3)
    assert "0.92" in note.message


def test_managers_found_under_another_spelling_are_told_once():
    assert (
        codes(person_id=["1", "2", "3"], name=NAMES, title=TITLES, manager=["", "01", "ANA RUIZ"]).count(
            "manager-normalized"
        )
        == 1
    )


def test_a_vacancy_manages_by_its_id_alone():
    names = ["Vacant", "Ken Ito", "Jane Roe"]
    assert managers(person_id=["1", "2", "3"], name=names, title=TITLES, manager=["", "1", "Vacant"]) == ["", "1", "?"]


def test_a_blank_manager_column_and_none_are_said():
    assert "manager-blank" in codes(name=NAMES, title=TITLES, manager=["", "", ""])
    assert "manager-no-column" in codes(name=NAMES, title=TITLES)


def test_dotted_lines():
    found, log = people(
        person_id=["1", "2", "3"],
        name=NAMES,
        title=TITLES,
        manager=["", "1", "1"],
        matrix_manager=["", "NO_MGR", "2:1:9"],
    )
    assert found.matrix.tolist() == [[2, 1], [2, 0]]
    assert [note.value for note in log.notes if note.code == "matrix-manager-unknown"] == ["9"]


def test_a_post_that_two_share_part_time_is_managed_by_both() -> None:
    held = {"title": ["CEO", "Head of Plans", "Head of Plans", "PM"], "fte": ["1", "0.5", "0.6", "1"]}
    staff, log = people(
        person_id=["1", "2", "2", "3"],
        name=["Ana Ruiz", "Ken Ito", "Jane Roe", "Bo Li"],
        manager=["", "1", "1", "2"],
        **held,
    )
    assert staff.manager.tolist() == [-1, 0, 0, 1]
    assert staff.matrix.tolist() == [[3, 2]]
    shared = next(note for note in log.notes if note.code == "manager-shared")
    assert shared.message.startswith("'2' is a post that is held jointly, by Ken Ito (row 3) and Jane Roe (row 4)")


@pytest.mark.parametrize(
    "odd",
    [
        {"fte": ["1", "1", "0.6", "1"]},
        {"title": ["CEO", "Head of Plans", "Head of IT", "PM"]},
        {"fte": ["1", "", "", "1"]},
    ],
)
def test_one_id_on_two_people_alone_is_no_job_share(odd: dict[str, list[str]]) -> None:
    held = {"title": ["CEO", "Head of Plans", "Head of Plans", "PM"], "fte": ["1", "0.5", "0.6", "1"]} | odd
    staff, _ = people(
        person_id=["1", "2", "2", "3"],
        name=["Ana Ruiz", "Ken Ito", "Jane Roe", "Bo Li"],
        manager=["", "1", "1", "2"],
        **held,
    )
    assert ManagerState(int(staff.manager_state[3])) is ManagerState.AMBIGUOUS
