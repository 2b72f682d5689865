"""Nesting, references, links and status words of registers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.model import WorkStatus
from rolemap.tables.register.dependencies import read_links, with_owners
from rolemap.tables.register.index import WorkIndex
from rolemap.tables.register.nesting import depths, heights, lift, outline_parents, read_level, wbs_parents
from rolemap.tables.register.statuses import read_statuses
from rolemap.tables.words import knowledge

INDEX = WorkIndex(["1", "2", "3", "A-4"], ["Payroll", "Ledger, new", "Web", "Web"])
parent_lists = st.integers(0, 12).flatmap(
    lambda size: st.lists(st.integers(-1, size - 1), min_size=size, max_size=size) if size else st.just([])
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2", (1,)),
        ("02", (1,)),
        ("2.0", (1,)),
        ("a-4", (3,)),
        ("PAYROLL", (0,)),
        ("Ledger, new", (1,)),
        ("Web", (2, 3)),
        ("A-4 Web", (3,)),
        ("Web (A-4)", (3,)),
        ("A-4 - renamed since", (3,)),
        ("Payroll (https://notion.so/x)", (0,)),
        ("5 days", ()),
        ("Nothing", ()),
    ],
)
def test_references_to_work(text: str, found: tuple[int, ...]) -> None:
    assert INDEX.find(text) == found


@pytest.mark.parametrize(
    ("cell", "links"),
    [
        ("1;2", [(0, ""), (1, "")]),
        ("1, 2", [(0, ""), (1, "")]),
        ("Ledger, new", [(1, "")]),
        ("Payroll, Ledger, new", [(0, "")]),
        ("2FS+2d", [(1, "finish to start")]),
        ("1SS,2FF-50%", [(0, "start to start"), (1, "finish to finish")]),
        ("1EA+1,5 Tage;2", [(0, "finish to start"), (1, "")]),
        ("1|1", [(0, "")]),
        ("A-4FS+5d; A-4 + 2 days", [(3, "finish to start")]),
        ("A-4+3d", [(3, "")]),
    ],
)
def test_links(cell: str, links: list[tuple[int, str]]) -> None:
    assert read_links(cell, INDEX)[0] == links


def test_links_that_lead_nowhere_or_to_several() -> None:
    assert read_links("Web; 99FS", INDEX) == ([], [("Web", (2, 3)), ("99FS", ())])


def test_numbers_mean_rows_where_the_file_has_no_ids() -> None:
    index = WorkIndex(["payroll", "ledger"], ["Payroll", "Ledger"], numbered=True)
    assert read_links("2FS", index)[0] == [(1, "finish to start")]


def test_owners_of_dependencies() -> None:
    targets = [("a", ""), ("b", "")]
    assert [one.owner for one in with_owners(targets, "Ana Ruiz; Ken Ito")] == ["Ana Ruiz", "Ken Ito"]
    assert [one.owner for one in with_owners(targets, "Ana Ruiz")] == ["Ana Ruiz", "Ana Ruiz"]
    assert [one.owner for one in with_owners(targets, "TBD")] == ["", ""]


def test_outline_levels_and_wbs_numbers() -> None:
    assert outline_parents([2, 3, 3, 2, None, 3]) == [-1, 0, 0, -1, -1, -1]
    assert wbs_parents(["1.0", "1.1", "1.10", "2.1", "1.1.3", "", "1.1."]) == [-1, 0, 0, -1, 1, -1, 0]
    assert [read_level(text) for text in ("Ebene 3", "L2", "4", "project", "")] == [3, 2, 4, None, None]


@given(parent_lists)
@settings(max_examples=100, deadline=None)
def test_nesting_ends_on_cycles_and_agrees_without_them(parents: list[int]) -> None:
    height, depth = heights(parents), depths(parents)
    lifted = lift(parents, [row % 2 == 0 for row in range(len(parents))])
    assert all(target == -1 or target % 2 == 0 for target in lifted)
    if all(parent < row for row, parent in enumerate(parents)):
        for row, parent in enumerate(parents):
            assert depth[row] == (depth[parent] + 1 if parent >= 0 else 0)
            assert parent < 0 or height[parent] > height[row]


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("Closed - Complete", "", WorkStatus.CLOSED),
        ("deprecated:2026.2", "", WorkStatus.CLOSED),
        ("3 - In Progress", "", WorkStatus.OPEN),
        ("Abgeschlossen", "", WorkStatus.CLOSED),
        ("En cours", "", WorkStatus.OPEN),
        ("Backlog", "", WorkStatus.CANDIDATE),
        ("Ready for QA", "Done", WorkStatus.CLOSED),
        ("Green", "Closed Complete", WorkStatus.CLOSED),
        ("In Progress", "Done", WorkStatus.OPEN),
        ("Amber", "Phase 2", WorkStatus.OPEN),
        ("", "Idea", WorkStatus.CANDIDATE),
        ("Whatever", "", WorkStatus.UNKNOWN),
        ("", "", WorkStatus.UNKNOWN),
    ],
)
def test_status_words(first: str, second: str, status: WorkStatus) -> None:
    assert read_statuses([first], [second])[0].status is status


def test_no_status_word_means_two_things() -> None:
    lists = knowledge("work_status")
    words = [word for group in lists.values() for word in set(group["words"])]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("cells", "statuses"),
    [
        (["R", "A", "G", ""], ["open", "open", "open", ""]),  # a traffic light
        (["A", "C"], ["", ""]),  # letters that stand for something else
        (["G", "G"], ["", ""]),  # one letter alone says nothing
    ],
)
def test_letters_are_a_traffic_light_only_where_the_column_holds_nothing_else(cells, statuses) -> None:
    assert [str(one.status) for one in read_statuses(cells)] == statuses
