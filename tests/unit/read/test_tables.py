"""Canonical tables: choices among columns, what the user says, what is dropped, what stops the run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolemap.errors import InputError
from rolemap.model import NoteLevel
from rolemap.read import ReadOptions, guess_table, read_assignments, read_people, read_work
from rolemap.read.headers import spellings_of
from rolemap.tables.table import Table

SHARED = Path(__file__).parents[4] / "shared" / "data"
READERS = {"people": read_people, "work": read_work, "assignments": read_assignments}


@pytest.fixture
def people(tmp_path: Path) -> Callable[..., Table]:
    def read(text: str, **columns: str) -> Table:
        path = tmp_path / "people.csv"
        path.write_text(text, "utf-8")
        return read_people(path, ReadOptions(columns=columns))

    return read


def columns_of(table: Table) -> dict[str, str]:
    return dict(table.log.sources[0].columns)


def test_name_beside_a_first_name_is_the_last_name(people: Callable[..., Table]) -> None:
    table = people("Name;Vorname;Position\nGroß;Jürgen;Leiter\nRuiz;Ana;Analystin\n")
    assert columns_of(table) == {"last_name": "Name", "first_name": "Vorname", "title": "Position"}


def test_name_that_holds_the_first_name_is_the_name(people: Callable[..., Table]) -> None:
    table = people("Name;Vorname;Position\nJürgen Groß;Jürgen;Leiter\nRuiz, Ana;Ana;Analystin\n")
    assert columns_of(table)["name"] == "Name"


def test_nombre_beside_apellidos_is_the_first_name(people: Callable[..., Table]) -> None:
    table = people("Nombre,Apellidos,Puesto\nAna,Ruiz Gil,Directora\n")
    assert columns_of(table) == {"first_name": "Nombre", "last_name": "Apellidos", "title": "Puesto"}


def test_the_id_that_managers_refer_to_is_the_id(people: Callable[..., Table]) -> None:
    table = people(
        "Employee ID,User ID,Name,Title,Manager ID\n1,jro,Jane,Boss,\n2,aru,Ana,Clerk,jro\n3,kit,Ken,Clerk,aru\n"
    )
    assert columns_of(table)["person_id"] == "User ID"


def test_managers_by_id_that_are_e_mails(people: Callable[..., Table]) -> None:
    table = people("ID,Title,Manager ID\n1,Boss,\n2,Clerk,jane@acme.test\n")
    assert columns_of(table)["manager_email"] == "Manager ID"


def test_first_and_last_name_of_the_manager_are_joined(people: Callable[..., Table]) -> None:
    table = people("Name,Title,Manager First Name,Manager Last Name\nAna Ruiz,Clerk,Jane,Roe\nJane Roe,Boss,,\n")
    assert table.frame["manager_name"].tolist() == ["Jane Roe", ""]


def test_dotted_lines_are_gathered(people: Callable[..., Table]) -> None:
    table = people("ID,Title,MATRIX_MANAGER,SECOND_MANAGER\n1,Boss,,\n2,Clerk,1,3\n3,Clerk,,1\n")
    assert table.frame["matrix_manager"].tolist() == ["", "1; 3", "1"]


def test_cells_are_stripped_and_line_breaks_folded(people: Callable[..., Table]) -> None:
    table = people('Name,Title\n"  Ana\r\nRuiz ","Project\nManager\u00a0"\n')
    assert table.frame.values.tolist() == [["Ana Ruiz", "Project Manager"]]


def test_placeholders_are_blank_but_names_are_kept(people: Callable[..., Table]) -> None:
    table = people("First Name,Last Name,Title,Manager ID,End Date\nAda,Null,Boss,NULL,NULL\nKen,Ito,Clerk,1,NULL\n")
    assert table.frame["last_name"].tolist() == ["Null", "Ito"]
    assert table.frame["manager_id"].tolist() == ["", "1"]
    assert {note.column: note.count for note in table.log.notes if note.code == "cell-placeholder"} == {
        "manager_id": 1,
        "end": 2,
    }


def test_the_user_says_which_column_it_is(people: Callable[..., Table]) -> None:
    table = people("Wer,Was,Boss\nAna,Analystin,Ken\n", title="was", name="Wer", budget="x")
    assert columns_of(table) == {"name": "Wer", "title": "Was", "manager": "Boss"}


def test_dropped_columns_are_named(people: Callable[..., Table]) -> None:
    table = people("Name,Title,Gender,Salary,Shoe size,Desk\nAna,Clerk,f,1,39,7\n")
    dropped = {note.code: note.message for note in table.log.notes if note.level is NoteLevel.DROPPED}
    assert dropped["column-unknown"] == "2 columns not needed: Shoe size, Desk"
    assert [note.column for note in table.log.notes if note.code == "column-sensitive"] == ["Gender", "Salary"]


def test_sensitive_columns_are_not_read_even_when_asked_for(people: Callable[..., Table]) -> None:
    table = people("Name,Title,Salary\nAna,Clerk,1\n", grade="Salary")
    assert "grade" not in columns_of(table)
    with pytest.raises(InputError, match=r"no column 'title' .*'Salary' is never read \(pay\)"):
        people("Name,Salary\nAna,1\n", title="Salary")


@pytest.mark.parametrize(
    ("text", "columns", "says"),
    [
        (
            "Name,Jb Ttle\nAna,Clerk\n",
            {},
            "no column 'title' (found: Name, Jb Ttle; did you mean --column title=\"Jb Ttle\"?)",
        ),
        ("Name,Position\nAna,30001234\nKen,30001235\n", {}, "'Position' not taken for 'title': it holds numbers"),
        ("Name,Title\nAna,Clerk\n", {"manager": "Bos"}, 'manager="Bos": the file has no such header'),
        ("Name,Title\nAna,Clerk\n", {"manger": "Title"}, "there is no column 'manger'; did you mean 'manager'?"),
        ("Name,X\nAna,1\n", {"manger": "X", "email": "Y"}, "no column 'title'"),
    ],
)
def test_what_stops_the_run(people: Callable[..., Table], text: str, columns: dict[str, str], says: str) -> None:
    with pytest.raises(InputError) as caught:
        people(text, **columns)
    assert says in str(caught.value)
    assert str(caught.value).startswith("people.csv: ")


def test_all_faults_are_named_at_once(people: Callable[..., Table]) -> None:
    with pytest.raises(InputError) as caught:
        people("Name,X\nAna,1\n", manger="X", email="Y")
    assert all(part in str(caught.value) for part in ("'manger'", 'email="Y"', "no column 'title'"))


def test_work_and_assignments_need_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_text("Colour,Weight\nred,1\n", "utf-8")
    with pytest.raises(InputError, match="no column 'name or work_id'"):
        read_work(path)
    with pytest.raises(InputError, match=r"no column 'person' .*no column 'work'"):
        read_assignments(path)


@pytest.mark.parametrize(
    ("header", "table"),
    [
        ("Employee ID,Name,Job Title,Manager", "people"),
        ("Project ID,Project Name,Project Manager,Status,End date", "work"),
        ("Person,Project,Role,Allocation %", "assignments"),
    ],
)
def test_guess_table(tmp_path: Path, header: str, table: str) -> None:
    path = tmp_path / "any.csv"
    path.write_text(f"{header}\n{','.join('x' for _ in header.split(','))}\n", "utf-8")
    assert guess_table(path) == table


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real files are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("software-company/people.csv", 1368, {"person_id": "id", "manager": "reports_to", "seat": "kind"}),
        (
            "uk-library-2013/senior.csv",
            56,
            {"person_id": "Post Unique Reference", "manager_id": "Reports to Senior Post"},
        ),
        ("uk-library-2013/junior.csv", 143, {"title": "Generic Job Title", "headcount": "Number of Posts in FTE"}),
        ("uk-pensions-2011/senior.csv", 270, {"grade": "Grade (or equivalent)", "fte": "FTE"}),
        ("uk-pensions-2011/junior.csv", 2647, {"manager_id": "Reporting Senior Post"}),
        ("uk-revenue-2013/senior.csv", 353, {"title": "Job Title"}),
        ("uk-treasury-2011/senior.csv", 115, {"title": "Job Title"}),
        ("openstack/people.csv", 75, {"person_id": "id"}),
        ("adventureworks/DimEmployee.csv", 296, {"person_id": "EmployeeKey", "manager_id": "ParentEmployeeKey"}),
    ],
)
def test_real_people(name: str, rows: int, columns: dict[str, str]) -> None:
    table = read_people(SHARED / name)
    assert len(table) == rows
    assert columns.items() <= columns_of(table).items()


SPELLED = sorted({spelling for spelled in spellings_of("people").by_column.values() for spelling in spelled})
HEADERS = st.lists(st.one_of(st.sampled_from(SPELLED), st.text(max_size=10)), min_size=1, max_size=6)
CELLS = st.one_of(
    st.text(max_size=10), st.sampled_from(["1", "NULL", "ana@acme.test", "Total", "CN=Ana", "", "=1+1", "Ruiz, Ana"])
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_table_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    headers = data.draw(HEADERS)
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(headers), max_size=len(headers)), max_size=6))
    path = tmp_path / "any.csv"
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [headers, *rows])
    path.write_bytes(text.encode("utf-8", "replace"))
    table = data.draw(st.sampled_from(sorted(READERS)))
    try:
        found = READERS[table](path)
    except InputError as error:
        assert "any.csv" in str(error)  # noqa: PT017 - either way is right
        return
    source = found.log.sources[0]
    assert source.rows_read == source.rows_used + source.rows_left_out
    assert source.rows_used == len(found) == len(found.row)
    assert not found.frame.isna().any(axis=None)
