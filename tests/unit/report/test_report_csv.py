"""CSV that every reader reads back, and no spreadsheet runs."""

import csv
import io

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.escape import FORMULA_START, spreadsheet_text, without_controls
from rolemap.model import ImportLog, ImportNote, NoteLevel, Source
from rolemap.report.cells import csv_text
from rolemap.report.import_csv import import_csv
from rolemap.report.people_csv import roles_csv
from rolemap.report.work_csv import work_csv
from rolemap.tables.places import Places
from rolemap.tables.schema import PEOPLE_WRITTEN, WORK_WRITTEN
from tests.unit.report.small_org import OTHER, PJM, PRM, SUPPORT, WORK, make_org, make_people

any_text = st.text(max_size=12) | st.sampled_from(['a"b', "a,b", "a\nb", "a\r\nb", "=1+1", "\t1", "-", "'", "＝1"])


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(any_text, any_text), max_size=6))
def test_reads_back(rows):
    text = csv_text({"a": [row[0] for row in rows], "b": [row[1] for row in rows]})
    expected = [[spreadsheet_text(without_controls(cell)) for cell in row] for row in rows]
    assert rows_of(text) == [["a", "b"], *expected]


@pytest.mark.parametrize("start", FORMULA_START)
def test_no_cell_begins_a_formula(start):
    cell = f"{start}SUM(A1)"
    assert rows_of(csv_text({"a": [cell], "b": pa.array([cell])}))[1] == [f"'{cell}", f"'{cell}"]


def test_slices_of_arrays_are_written_as_they_look():
    column = pa.array(["x", "=1", "a,b", "y"]).slice(1, 2)
    assert rows_of(csv_text({"a": column, "b": pa.chunked_array([column])})) == [
        ["a", "b"],
        ["'=1", "'=1"],
        ["a,b", "a,b"],
    ]


def test_roles_has_a_row_for_each_row_in_the_same_order():
    people = make_people(
        [
            ("a", "Ana", "PjM", "", "X", PJM),
            ("a", "Ana", "PjM", "", "X", PJM),
            ("b", "Bo", "Coordinator", "a", "", SUPPORT),
            ("c", "", "Owner", "gone", "", PRM),
        ]
    )
    header, *rows = rows_of(roles_csv(people).decode())
    assert header == [
        "person_id",
        "name",
        "title",
        "manager_id",
        "department",
        "role",
        "confidence",
        "also",
        "support",
        "evidence",
    ]
    assert [row[0] for row in rows] == ["a", "a", "b", "c"]
    assert [row[3] for row in rows] == ["", "", "a", ""]
    assert [row[5:9] for row in rows] == [
        ["PjM", "0.97", "", "false"],
        ["PjM", "0.97", "", "false"],
        ["other", "0.93", "PjM", "true"],
        ["PrM", "0.90", "PjM", "false"],
    ]


def test_roles_of_nobody_is_a_header():
    assert rows_of(roles_csv(make_people([])).decode())[0][:4] == ["person_id", "name", "title", "manager_id"]
    assert roles_csv(make_people([])).decode().count("\n") == 1


def test_roles_keeps_only_columns_that_are_written():
    people = make_people([("a", "Ana", "PjM", "", "X", OTHER)])
    header = rows_of(roles_csv(people).decode())[0]
    assert set(header[: header.index("role")]) <= set(PEOPLE_WRITTEN)


def test_work_resolves_references():
    header, *rows = rows_of(work_csv(make_org()))
    assert tuple(header) == WORK_WRITTEN
    cells = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert list(cells) == [item.id for item in WORK]
    assert cells["J1"]["depends_on"] == "J2"  # J9 is nobody's id
    assert cells["J1"]["lead_ids"] == "p4"
    assert cells["J3"]["lead_ids"] == ""  # a vacancy is nobody
    assert cells["J4"]["lead_ids"] == ""  # a name that the people file does not know
    assert cells["J1"]["budget"] == "1250000"


def test_import_names_each_file_once():
    source = Source("p.csv", "people", 3, 2, 1, modified="2024-01-01T00:00:00+00:00")
    told = ImportNote(NoteLevel.DECIDED, "source", "p.csv", "told already")
    assert len(rows_of(import_csv(ImportLog((source,), (told,))))) == 2
    rows = rows_of(import_csv(ImportLog((source,), ())))
    assert rows[1][:3] == ["p.csv", "decided", "source"]
    assert "3 rows read, 2 used, 1 left out" in rows[1][6]


def test_a_hundred_thousand_people_need_no_row_by_row_work():
    few = make_people([(str(i), f"N{i}", "PjM", "", "X", PJM) for i in range(3)])
    n = 100_000
    place = np.arange(n, dtype=np.int32) % 3
    many = type(few)(
        columns={name: column.take(pa.array(place)) for name, column in few.columns.items()},
        manager=np.full(n, -1, dtype=np.int32),
        manager_state=np.zeros(n, dtype=np.int8),
        vacant=np.zeros(n, dtype=np.bool_),
        presence=np.zeros(n, dtype=np.int8),
        fte=np.full(n, np.nan, dtype=np.float32),
        posts=np.zeros(n, dtype=np.bool_),
        places=Places(np.arange(n, dtype=np.int64)),
        verdicts=few.verdicts,
        verdict=np.zeros(n, dtype=np.int32),
        title_verdict=np.zeros(n, dtype=np.int32),
        matrix=few.matrix,
    )
    text = roles_csv(many).decode()
    assert text.count("\n") == n + 1
    assert text.endswith("2,N2,PjM,,X,PjM,0.97,,false,head noun 'manager' of 'project'\n") or text.splitlines()[
        -1
    ].startswith(f"{(n - 1) % 3},")
