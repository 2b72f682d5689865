"""One organization in several files: more rows, or more columns of the same people; what is said names its file."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import rolemap
from rolemap.cli import run
from rolemap.errors import InputError
from rolemap.graph import Org
from rolemap.model import ImportNote, ManagerState, Role

EXPORTS = Path(__file__).parent / "data" / "exports" / "several"
UK = Path(__file__).parents[2] / "shared" / "data"
needs_uk = pytest.mark.skipif(not UK.is_dir(), reason="no ../shared/data beside this checkout")

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, *lines: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


def read(*names: str) -> Org:
    return rolemap.read_org([EXPORTS / name for name in names])


def lines_of(org: Org) -> dict[str, str]:
    """Name → name of the manager."""
    people = org.people
    return {p.name: people[p.manager].name if p.manager >= 0 else "" for p in people}


def notes_of(org: Org, code: str) -> list[ImportNote]:
    return [note for note in org.log.notes if note.code == code]


def rows_of(org: Org) -> dict[str, tuple[int, int, int]]:
    sources = {s.file: (s.rows_read, s.rows_used, s.rows_left_out) for s in org.log.sources}
    assert all(read == used + left_out for read, used, left_out in sources.values())
    return sources


ENTRA = {"Jane Roe": "", "Ana Ruiz": "Jane Roe", "Ken Ito": "Ana Ruiz"}


def test_entra_download_alone_says_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    org = read("entra-users.csv")
    [note] = notes_of(org, "manager-no-column")
    assert "no manager column" in note.message
    assert "--also FILE" in note.next_step
    assert "Graph" in note.next_step
    run(["map", str(EXPORTS / "entra-users.csv"), "--out", str(tmp_path / "out")])
    out = " ".join(capsys.readouterr().out.split())
    assert "Missing entra-users.csv: no manager column" in out


def test_entra_download_with_managers_from_graph_by_id() -> None:
    org = read("entra-users.csv", "graph-managers.csv")
    assert lines_of(org) == ENTRA | {"Eva Lund": ""}
    assert not notes_of(org, "manager-no-column")
    assert rows_of(org) == {"entra-users.csv": (4, 4, 0), "graph-managers.csv": (4, 3, 1)}
    [lost] = org.dangling
    assert (lost.subject, lost.reference, lost.file, lost.row) == ("0f1a-13", "0f1a-99", "graph-managers.csv", 4)
    [note] = notes_of(org, "manager-unknown")
    assert (note.file, note.row) == ("graph-managers.csv", 4)
    [nobody] = notes_of(org, "also-unknown")
    assert (nobody.file, nobody.row, nobody.value) == ("graph-managers.csv", 5, "0f1a-77")


def test_entra_download_with_managers_from_powershell_by_login() -> None:
    org = read("entra-users.csv", "powershell-managers.csv")
    assert lines_of(org) == ENTRA | {"Eva Lund": "Ana Ruiz"}
    assert not org.dangling
    assert not notes_of(org, "also-differs")


def test_the_order_of_files_does_not_matter_where_one_has_no_titles() -> None:
    assert lines_of(read("graph-managers.csv", "entra-users.csv")) == ENTRA | {"Eva Lund": ""}


def test_oracle_supervisors() -> None:
    org = read("oracle-people.csv", "AssignmentSupervisor.dat")
    assert lines_of(org) == {
        "Jane Roe": "",
        "Ana Ruiz": "Jane Roe",
        "Ken Ito": "Ana Ruiz",  # the later of two primary line managers
        "Ali Bakr": "Jane Roe",
        "Eva Lund": "",
    }
    names = [person.name for person in org.people]
    dotted = {(names[person], names[manager]) for person, manager in org.people.matrix.tolist()}
    assert dotted == {("Ken Ito", "Ali Bakr"), ("Ali Bakr", "Ana Ruiz")}
    assert rows_of(org) == {"oracle-people.csv": (5, 5, 0), "AssignmentSupervisor.dat": (9, 6, 3)}
    left_out = {note.code: (note.row, note.count) for note in org.log.notes if note.level == "left-out"}
    assert left_out == {"row-deleted": (12, 1), "manager-superseded": (5, 1), "also-unknown": (11, 1)}
    assert [(lost.reference, lost.file, lost.row) for lost in org.dangling] == [
        ("1099", "AssignmentSupervisor.dat", 10)
    ]


def test_ids_of_two_systems_are_told_apart_by_the_login(write: Write) -> None:
    """The managers' ids are the second file's own: the same number is somebody else in the first."""
    people = write("people.csv", "ID,Name,Title,Login", "1,Ana,Director,ana", "2,Ken,Project Manager,ken")
    managers = write("managers.csv", "ID,Login,Manager ID", "2,ana,", "1,ken,2")
    org = rolemap.read_org([people, managers])
    assert lines_of(org) == {"Ana": "", "Ken": "Ana"}


def test_more_people_refer_to_people_of_the_first_file() -> None:
    org = read("entra-users.csv", "contractors.csv", "powershell-managers.csv")
    assert lines_of(org) == ENTRA | {"Eva Lund": "Ana Ruiz", "Bo Berg": "Ana Ruiz", "Cy Lee": "Bo Berg"}
    assert org.people.places.words(4) == "row 2 of contractors.csv"
    assert rows_of(org)["contractors.csv"] == (2, 2, 0)


def test_two_countries_may_number_their_people_alike(write: Write) -> None:
    header = "ID,Name,Title,Manager ID"
    files = [
        write("uk.csv", header, "1,Ana Ruiz,Program Manager,", "2,Ken Ito,Project Manager,1"),
        write("de.csv", header, "1,Eva Lund,Leiterin,", "2,Bo Berg,Projektleiter,1", "3,Cy Lee,Projektleiter,1"),
    ]
    org = rolemap.read_org(files)
    assert lines_of(org) == {
        "Ana Ruiz": "",
        "Ken Ito": "Ana Ruiz",
        "Eva Lund": "",
        "Bo Berg": "Eva Lund",
        "Cy Lee": "Eva Lund",
    }
    assert len({person.id for person in org.people}) == 5
    assert [(note.file, note.count) for note in notes_of(org, "manager-own-file")] == [("uk.csv", 1), ("de.csv", 2)]
    assert org.people[2].id == "1@2-2"


def test_a_file_that_repeats_the_people_does_not_double_them(write: Write) -> None:
    first = write("hr.csv", "ID,Name,Title", "1,Ana,Director", "2,Ken,Project Manager", "3,Eva,Analyst")
    again = write("it.csv", "ID,Name,Title,Manager ID", "2,Ken,Project Manager,1", "3,Eva,Analyst,2", "4,Bo,Tester,2")
    org = rolemap.read_org([first, again])
    assert lines_of(org) == {"Ana": "", "Ken": "Ana", "Eva": "Ken", "Bo": "Ken"}
    assert [org.people.places.words(code) for code in range(4)][-1] == "row 4 of it.csv"
    assert rows_of(org) == {"hr.csv": (3, 3, 0), "it.csv": (3, 3, 0)}


def test_what_two_files_say_otherwise_is_reported(write: Write) -> None:
    first = write("hr.csv", "ID,Name,Title,Department", "1,Ana,Director,PMO", "2,Ken,Project Manager,PMO")
    more = write("it.csv", "ID,Department,Location", "1,PMO,Leeds", "2,Sales,Leeds")
    org = rolemap.read_org([first, more])
    assert [org.people.text("department", code) for code in (0, 1)] == ["PMO", "PMO"]
    assert [org.people.text("location", code) for code in (0, 1)] == ["Leeds", "Leeds"]
    assert [(note.file, note.row, note.column) for note in notes_of(org, "also-differs")] == [
        ("it.csv", 3, "department")
    ]


def test_files_of_one_name_are_told_apart_by_their_folders(write: Write) -> None:
    files = [
        write("uk/people.csv", "Name,Title,Manager", "Ana,Director,Nobody Atall"),
        write("de/people.csv", "Name,Title,Manager", "Eva,Director,Nobody Atall"),
    ]
    org = rolemap.read_org(files)
    assert list(rows_of(org)) == ["uk/people.csv", "de/people.csv"]
    assert [lost.file for lost in org.dangling] == ["uk/people.csv", "de/people.csv"]
    assert [person.id for person in org.people] == ["row-2", "row-2-2"]


def test_the_faults_of_all_files_are_said_at_once(write: Write, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        rolemap.read_org(
            [tmp_path / "gone.csv", write("people.csv", "Name,Title", "Ana,Director"), tmp_path / "lost.csv"]
        )
    assert "gone.csv" in str(error.value)
    assert "lost.csv" in str(error.value)


def test_a_further_file_without_titles_and_keys_is_refused(write: Write) -> None:
    files = [write("people.csv", "Name,Title", "Ana,Director"), write("sizes.csv", "Department,Size", "PMO,4")]
    with pytest.raises(InputError, match=r"sizes\.csv: no column 'title or person_id or email or login'"):
        rolemap.read_org(files)


def test_the_command_line_takes_further_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(EXPORTS / name) for name in ("entra-users.csv", "contractors.csv", "powershell-managers.csv")]
    also = [files[0], "--also", files[1], "--also", files[2]]
    assert run(["classify", *also]) == 0
    assert "Bo Berg" in capsys.readouterr().out
    assert run(["draw", *also, "--view", "org", "--out", str(tmp_path / "org.dot")]) == 0
    assert "Bo Berg" in (tmp_path / "org.dot").read_text("utf-8")
    assert run(["gaps", *also, "--format", "csv", "--fail-on", "never"]) == 0


@needs_uk
def test_uk_pensions_posts_hang_under_their_senior_posts() -> None:
    folder = UK / "uk-pensions-2011"
    org = rolemap.read_org([folder / "senior.csv", folder / "junior.csv"])
    people = org.people
    assert rows_of(org) == {"senior.csv": (270, 270, 0), "junior.csv": (2647, 2647, 0)}
    titled = {
        Role.PJM: ({"Project Manager", "Senior Project Manager"}, 77, 437.16),
        Role.PGM: ({"Programme Manager"}, 15, 33.2),
    }
    for role, (titles, rows, fte) in titled.items():
        codes = [code for code in people.with_role(role).tolist() if people.posts[code]]
        codes = [code for code in codes if people[code].title in titles]
        assert (len(codes), round(float(people.fte[codes].sum(dtype=np.float64)), 2)) == (rows, fte)
        assert {people.file_of(int(people.manager[code])) for code in codes} == {"senior.csv"}
    state = people.manager_state[people.posts]
    assert {int(s) for s in state} == {ManagerState.KNOWN}
    shared = {
        note.value: note.count for note in org.log.notes if note.code == "manager-shared" and "junior" in note.file
    }
    assert shared == {"JCP10": 6, "WWG18": 20}  # posts that two hold jointly: the line goes to the first of them
    assert org.dangling == ()


@needs_uk
def test_uk_library_posts_hang_under_their_senior_posts() -> None:
    folder = UK / "uk-library-2013"
    org = rolemap.read_org([folder / "senior.csv", folder / "junior.csv"])
    people = org.people
    assert (int(people.posts.sum()), len(people)) == (143, 199)
    assert {people.file_of(m) for m in people.manager[people.posts].tolist()} == {"senior.csv"}
    assert float(people.fte[people.posts].sum(dtype=np.float64)) == pytest.approx(1519.1, abs=0.05)


@needs_uk
def test_uk_revenue_has_its_senior_file_alone() -> None:
    org = rolemap.read_org([UK / "uk-revenue-2013" / "senior.csv"])
    assert rows_of(org) == {"senior.csv": (353, 353, 0)}
