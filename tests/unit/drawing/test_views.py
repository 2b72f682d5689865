"""What the views put into a diagram."""

import pytest

from rolemap.drawing.views import dependencies, hierarchy, org_chart, roles
from rolemap.drawing.views.fold import fold
from rolemap.errors import ConfigError
from rolemap.gaps import find_gaps
from rolemap.model import BoxState, Diagram, Finding, LineKind, Role, Severity, Subject
from tests.strategies.drawing import organization
from tests.strategies.orgs import make_org

PEOPLE = {"f": "PfM", "g": "PgM > f", "j": "PjM > g", "r": "PrM > f", "x": "other > f", "y": "other > x"}
WORK = {
    "F": {"kind": "portfolio", "lead": "f"},
    "G": {"kind": "program", "parent": "F", "lead": "g"},
    "P": {"parent": "G", "lead": "j"},
    "Q": {"parent": "G", "lead": ""},
    "V": {"parent": "G", "lead": "vacant"},
    "U": {"parent": "G", "lead": "Somebody Else"},
    "C": {"parent": "G", "lead": "", "status": "closed"},
    "M": {"parent": "G", "lead": "x", "other_parents": ["F"]},
}


def by_id(diagram):
    return {box.id.partition(":")[2]: box for box in diagram.boxes}


@pytest.mark.parametrize(
    ("item", "state", "text", "role"),
    [
        ("P", BoxState.FILLED, "j", Role.PJM),
        ("Q", BoxState.MISSING, "no project manager", Role.PJM),
        ("V", BoxState.VACANT, "vacant", Role.PJM),
        ("U", BoxState.UNKNOWN, "Somebody Else", Role.PJM),
        ("M", BoxState.FILLED, "x", Role.OTHER),
    ],
)
def test_a_box_says_who_leads_or_what_is_missing(item: str, state: BoxState, text: str, role: Role) -> None:
    box = by_id(hierarchy(make_org(PEOPLE, WORK)))[item]
    assert (box.state, box.seats[0].text, box.seats[0].role) == (state, text, role)


def test_a_closed_item_without_a_lead_misses_nothing() -> None:
    box = by_id(hierarchy(make_org(PEOPLE, WORK)))["C"]
    assert (box.state, box.seats) == (BoxState.PLAIN, ())
    assert "closed" in box.tag


def test_further_parents_are_secondary_lines() -> None:
    lines = [line for line in hierarchy(make_org(PEOPLE, WORK)).lines if line.kind is LineKind.SECONDARY]
    assert [(line.source, line.target) for line in lines] == [("work:F", "work:M")]


def test_badges_count_findings_and_keep_the_worst() -> None:
    subject = Subject("project", "Q", "Q")
    findings = [
        Finding("ORG01", "span", Severity.NOTE, subject, "one"),
        Finding("OWN01", "nobody", Severity.ERROR, subject, "two"),
    ]
    box = by_id(hierarchy(make_org(PEOPLE, WORK), findings))["Q"]
    assert (box.badge, box.worst) == (2, Severity.ERROR)
    assert "OWN01" in box.tooltip


def test_a_circle_of_units_is_drawn_once_and_closed_by_a_line() -> None:
    org = make_org({}, {"A": {"kind": "program", "parent": "B"}, "B": {"kind": "program", "parent": "A"}})
    diagram = hierarchy(org)
    assert len(diagram.boxes) == 2
    assert [line.kind for line in diagram.lines] == [LineKind.TREE, LineKind.CYCLE]


def test_projects_without_a_parent_are_gathered() -> None:
    org = make_org({}, {"F": {"kind": "portfolio"}, "A": {}, "B": {}})
    boxes = [box for box in hierarchy(org).boxes if box.kind == "group"]
    assert [box.heading for box in boxes] == ["Projects in no program or portfolio"]


@pytest.mark.parametrize("max_boxes", [1, 10, 50, 150])
def test_a_large_map_is_folded_and_says_so(max_boxes: int) -> None:
    org = organization(300)
    for view in (hierarchy, org_chart):
        diagram = view(org, max_boxes=max_boxes)
        assert len(diagram.boxes) <= max(2 * max_boxes, 4)
        assert "folded" in diagram.subtitle
        ids = {box.id for box in diagram.boxes}
        assert all(line.source in ids and line.target in ids for line in diagram.lines)


def test_depth_folds_lower_levels() -> None:
    box = by_id(hierarchy(make_org(PEOPLE, WORK), depth=2))["G"]
    assert box.note == "+6 projects"


def test_branches_without_a_pm_become_a_number() -> None:
    boxes = by_id(org_chart(make_org(PEOPLE)))
    assert {box.heading for box in boxes.values()} == {"f", "g", "j", "r"}
    assert boxes["0"].note == "+2 people"


def test_without_any_pm_everybody_is_drawn() -> None:
    diagram = org_chart(make_org({"a": "other", "b": "other > a"}))
    assert len(diagram.boxes) == 2
    assert "no PM" in diagram.subtitle


def test_a_circle_of_reporting_lines_is_cut_and_shown() -> None:
    diagram = org_chart(make_org({"a": "PgM > c", "b": "PjM > a", "c": "PjM > b"}))
    assert len(diagram.boxes) == 3
    assert [line.kind for line in diagram.lines].count(LineKind.CYCLE) == 1


def test_roots_stand_side_by_side_and_a_lost_manager_is_said() -> None:
    diagram = org_chart(make_org({"a": "PgM", "b": "PjM > nobody"}))
    assert len(diagram.roots) == 2
    assert by_id(diagram)["1"].lines == ("manager not in the file",)


def test_matrix_managers_are_dotted_lines() -> None:
    diagram = org_chart(make_org({"a": "PgM", "b": {"role": "PjM", "manager": "a", "matrix": ["c"]}, "c": "PrM"}))
    assert [(line.source, line.target) for line in diagram.lines if line.kind is LineKind.MATRIX] == [
        ("person:2", "person:1")
    ]


def test_a_vacant_seat_is_a_seat() -> None:
    box = by_id(org_chart(make_org({"a": {"role": "PgM", "name": "", "vacant": True}})))["0"]
    assert (box.heading, box.state) == ("Vacant", BoxState.VACANT)


def test_folding_keeps_the_heaviest() -> None:
    folded = fold(["r"], {"r": [f"c{i}" for i in range(9)]}, max_boxes=5, depth=None, weight=lambda n: n == "c7")
    assert "c7" in folded.shown
    assert len(folded.shown) + 1 <= 5
    assert set(folded.shown[1:]) | set(folded.hidden["r"]) == {f"c{i}" for i in range(9)}


TWO_PROGRAMS = {
    "F": {"kind": "portfolio", "lead": ""},
    "G": {"kind": "program", "parent": "F", "lead": "g"},
    "H": {"kind": "program", "parent": "F", "lead": ""},
    "A": {"parent": "G", "depends_on": ["B", "C"]},
    "B": {"parent": "G"},
    "C": {"parent": "H", "depends_on": ["B"]},
    "Z": {"parent": "H"},
}


def gaps_among_dependencies(diagram: Diagram) -> dict[str, bool]:
    lines = [line for line in diagram.lines if line.kind is LineKind.DEPENDENCY]
    return {f"{line.source[5:]}>{line.target[5:]}": line.is_gap for line in lines}


def test_dependencies_without_anybody_above_both_ends_are_gaps() -> None:
    diagram = dependencies(make_org(PEOPLE, TWO_PROGRAMS))
    assert gaps_among_dependencies(diagram) == {"A>B": False, "A>C": True, "C>B": True}
    assert "Z" not in by_id(diagram)
    assert diagram.title == "Dependencies: 2 of 3 have no common manager"
    managed = make_org(PEOPLE, {**TWO_PROGRAMS, "F": {"kind": "portfolio", "lead": "f"}})
    assert dependencies(managed).title == "Dependencies: all 3 stand under a common manager"


def test_somebody_who_has_left_is_no_common_manager() -> None:
    work = {"G": {"kind": "program", "lead": "x"}, "A": {"parent": "G", "depends_on": ["B"]}, "B": {"parent": "G"}}
    diagram = dependencies(make_org({"x": {"role": "PgM", "status": "inactive"}}, work))
    assert diagram.title == "Dependencies: 1 of 1 has no common manager"


@pytest.mark.parametrize(
    ("owners", "title"),
    [
        ({"A": {"B": "", "C": "Ana"}, "C": {"B": ""}}, "Dependencies: 2 of 3 have no owner"),
        ({"A": {"B": "Ana", "C": "Ana"}, "C": {"B": "Ana"}}, "Dependencies: an owner is named for all 3"),
    ],
)
def test_dependencies_of_a_register_with_owners_are_gaps_where_dep01_finds_them(
    owners: dict[str, dict[str, str]], title: str
) -> None:
    work = {key: {**spec, "depends_on": owners.get(key, [])} for key, spec in TWO_PROGRAMS.items()}
    org = make_org(PEOPLE, work)
    diagram = dependencies(org)
    assert diagram.title == title
    found = find_gaps(org, select=("DEP01",)).findings
    assert sum(gaps_among_dependencies(diagram).values()) == sum(one.affected for one in found)


def test_dependencies_of_closed_work_are_drawn_and_not_counted() -> None:
    work = {"A": {"depends_on": {"B": ""}, "status": "closed"}, "B": {"depends_on": {"C": "Ana"}}, "C": {}}
    diagram = dependencies(make_org(PEOPLE, work))
    assert gaps_among_dependencies(diagram) == {"A>B": False, "B>C": False}
    assert diagram.title == "Dependencies: an owner is named for the 1 of active work"


def test_roles_stand_under_the_nearest_pm_of_their_chain() -> None:
    diagram = roles(make_org({**PEOPLE, "k": "PjM > y", "s": "PrM > r", "t": "PgM > s"}))
    lines = {(line.source, line.target) for line in diagram.lines}
    names = {f"person:{i}": name for i, name in enumerate([*PEOPLE, "k", "s", "t"])}
    assert {(names[a], names[b]) for a, b in lines} == {("f", "g"), ("g", "j"), ("f", "k"), ("r", "s"), ("f", "t")}
    assert [box.heading for box in diagram.boxes][-2:] == ["r", "s"]


def test_focus_leaves_the_chain_up_and_the_tree_down() -> None:
    org = make_org({**PEOPLE, "z": "PjM > f"}, {**WORK, "H": {"kind": "program", "parent": "F"}, "O": {"parent": "H"}})
    assert set(by_id(hierarchy(org, focus="h"))) == {"F", "H", "O"}
    assert [box.heading for box in org_chart(org, focus="g").boxes] == ["f", "g", "j"]
    with pytest.raises(ConfigError, match="unknown work item 'gg'"):
        hierarchy(org, focus="gg")
    with pytest.raises(ConfigError, match="unknown person"):
        org_chart(org, focus="nobody at all")


def test_only_gaps_leaves_what_has_findings_and_what_is_above() -> None:
    org = make_org(PEOPLE, WORK)
    finding = Finding("OWN01", "nobody", Severity.ERROR, Subject("project", "Q", "Q"), "none")
    diagram = hierarchy(org, [finding], only_gaps=True)
    assert set(by_id(diagram)) == {"F", "G", "Q"}
    assert "selection of 8 items" in diagram.subtitle
    about_a_person = Finding("LOAD01", "load", Severity.ERROR, Subject("person", "j", "j"), "many")
    assert [box.heading for box in org_chart(org, [about_a_person], only_gaps=True).boxes] == ["f", "g", "j"]


def test_a_register_that_names_no_leads_misses_nobody() -> None:
    diagram = hierarchy(make_org({}, {"P": {}, "Q": {}}))
    assert {(box.state, box.seats) for box in diagram.boxes} == {(BoxState.PLAIN, ())}
    assert "without anybody" not in diagram.subtitle
    assert diagram.notes == ("The register has no column of leads, so this picture cannot say where one is missing.",)


def test_unnamed_posts_that_look_alike_are_one_box_that_counts_them() -> None:
    post = {"role": "PjM", "manager": "g", "title": "Project Manager", "name": "", "posts": True}
    org = make_org({"g": {"role": "PgM"}, "a": post, "b": post, "c": post, "d": {"role": "PjM", "manager": "g"}})
    for diagram in (roles(org), org_chart(org)):
        assert [box.tag for box in diagram.boxes] == ["", "3 posts", ""]
        assert not any(box.note for box in diagram.boxes)
        assert "folded" not in diagram.subtitle
