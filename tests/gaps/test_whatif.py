"""What if somebody left: the findings that open, and the single points of failure against trying each lead."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.classify import classify_titles
from rolemap.errors import ConfigError
from rolemap.gaps import (
    broken_chains,
    find_gaps,
    leavers,
    lost_leads,
    opened,
    read_changes,
    single_points,
    with_changes,
)
from rolemap.gaps.changed import Changed
from rolemap.gaps.held import active, is_led
from rolemap.graph import Org
from rolemap.knowledge import knowledge
from rolemap.model import Finding, GapReport, Role, Severity, Subject
from tests.strategies.orgs import make_org

PEOPLE = {"a": {"role": "PgM", "name": "Ana Ruiz"}, "b": "PjM > a", "c": "PjM > a"}
WORK = {
    "G": {"kind": "program", "parent": None, "lead": "a"},
    "P": {"parent": "G", "lead": "b"},
    "Q": {"parent": "G", "lead": ["b", "c"]},
    "R": {"parent": "G", "lead": "Zoe Unknown"},
}


def changed(org: Org, *rows: tuple[str, ...]) -> Changed:
    """After rows of name, change, to, title."""
    cells = [(*row, "", "", "")[:4] for row in rows]
    faults: list[str] = []
    planned = read_changes(("name", "change", "to", "title"), enumerate(cells, start=2), "changes.csv", faults)
    return with_changes(org, planned, classify_titles, faults)


def without(org: Org, *names: str) -> Changed:
    return with_changes(org, leavers(names, "--without"), classify_titles)


def test_a_program_manager_who_leaves_opens_gaps_in_the_register_and_in_the_lines() -> None:
    org = make_org(PEOPLE, WORK)
    gone = opened(find_gaps(org), find_gaps(without(org, "ana ruiz").org))
    assert {(finding.code, finding.subject.id) for finding in gone} == {("VAC02", "a"), ("ORG07", "a")}
    assert org.people.presence.tolist() == [0, 0, 0]


def test_what_loses_its_lead_says_who_led_it_what_is_below_and_who_could() -> None:
    org = make_org({**PEOPLE, "d": "PgM"}, WORK)
    [lost] = lost_leads(org, without(org, "a"))
    assert (lost.item.id, lost.was, lost.below) == ("G", ("Ana Ruiz",), 3)
    assert [candidate.person for candidate in lost.staffing.candidates] == [3]
    assert lost_leads(org, without(org, "c")) == ()  # Q has another lead


def test_chains_that_break() -> None:
    org = make_org(PEOPLE, WORK)
    broken = broken_chains(org, without(org, "a"))
    assert [(gap.subject.id, gap.message) for gap in broken] == [
        ("G", "managers of 3 projects have nobody above them to escalate to any more"),
        ("a", "2 people report to somebody who leaves (2 below in all)"),
    ]
    assert broken_chains(org, without(org, "b")) == ()


def test_without_a_register_the_units_of_those_who_left_are_lost() -> None:
    org = make_org(PEOPLE)
    after = without(org, "b")
    assert len(after.org.work) == len(org.work) - 1
    [lost] = lost_leads(org, after)
    assert (lost.was, lost.staffing.candidates[0].person) == (("b",), 2)


def test_everything_that_may_change_changes() -> None:
    org = make_org(PEOPLE, WORK)
    after = changed(
        org,
        ("Dan New", "joins", "a", "Program Manager"),
        ("b", "moves", "c"),
        ("c", "retitled", "Portfolio Manager"),
        ("G", "leads", "Dan New"),
        ("Q", "lead"),
    )
    people = after.org.people
    assert after.words == (
        "Dan New joins as Program Manager under Ana Ruiz",
        "b reports to c",
        "c becomes Portfolio Manager",
        "Dan New leads program “G”",
        "nobody leads project “Q”",
    )
    assert people.manager.tolist() == [-1, 2, 0, 0]
    assert [people[code].verdict.role for code in (2, 3)] == [Role.PFM, Role.PGM]
    assert [lead.person for lead in after.org.work["G"].leads] == [3]
    assert [lost.item.id for lost in lost_leads(org, after)] == ["Q"]
    assert "OWN01" in {finding.code for finding in opened(find_gaps(org), find_gaps(after.org))}


def test_somebody_who_joins_as_the_lead_of_what_nobody_leads_closes_the_gap() -> None:
    org = make_org(PEOPLE, {**WORK, "S": {"parent": "G", "lead": None}})
    after = changed(org, ("Eve New", "joins", "a", "Project Manager"), ("S", "leads", "Eve New"))
    closed = opened(find_gaps(after.org), find_gaps(org))
    assert [(finding.code, finding.subject.id) for finding in closed] == [("OWN01", "S")]
    assert [(place, after.org.people.file_of(3)) for place in after.org.people.row[3:].tolist()] == [(2, "changes.csv")]


def test_who_moves_has_a_manager_again() -> None:
    org = make_org({"a": "PgM", "b": "PjM > nobody", "c": "other > a"})
    assert [finding.code for finding in find_gaps(org, ignore=["ORG02"])] == ["ORG04"]
    assert find_gaps(changed(org, ("b", "moves", "a")).org).findings == ()


def test_every_fault_is_named_with_its_row_and_the_ids_to_choose_from() -> None:
    twins = {"a": {"role": "PgM", "name": "Maria Garcia"}, "b": {"role": "PjM", "name": "Maria Garcia"}}
    org = make_org(twins, WORK | {"G": {"kind": "program", "name": "Rockets", "parent": None}})
    with pytest.raises(ConfigError) as error:
        changed(
            org, ("Maria Garcia", "leaves"), ("Mario Garci", "leaves"), ("Rocket", "leads", "a"), ("a", "moves", "x")
        )
    assert str(error.value) == (
        "changes.csv, row 2: 'Maria Garcia' is 2 people; give the id: "
        "a (Program Manager, row 2), b (Project Manager, row 3); "
        "changes.csv, row 3: nobody is called 'Mario Garci' (did you mean 'Maria Garcia'?); "
        "changes.csv, row 4: no work item is called 'Rocket' (did you mean 'Rockets'?); "
        "changes.csv, row 5: nobody is called 'x'"
    )


def test_what_is_not_understood_is_named_with_its_row_beside_what_is_not_found() -> None:
    with pytest.raises(ConfigError) as error:
        changed(
            make_org(PEOPLE, WORK), ("a", "hiers"), ("a", "leavs"), ("", "leaves"), ("Eve", "joins"), ("Zed", "leaves")
        )
    assert str(error.value) == (
        "changes.csv, row 2: no change 'hiers'; one of leaves, joins, moves, leads, retitled; "
        "changes.csv, row 3: no change 'leavs' (did you mean 'leaves'?); one of leaves, joins, moves, leads, retitled; "
        "changes.csv, row 4: no name and no id; "
        "changes.csv, row 5: 'Eve' joins without a title; write it into the column 'title'; "
        "changes.csv, row 6: nobody is called 'Zed'"
    )
    with pytest.raises(ConfigError, match=r"no column 'name' or 'id' \(found: Foo, Bar\)"):
        read_changes(("Foo", "Bar"), [], "changes.csv", [])


@pytest.mark.parametrize("word", ["fired", "dismissed", "Terminated", "laid off", "resigned", "retired", "quits"])
def test_every_usual_word_for_leaving_is_understood(word: str) -> None:
    assert changed(make_org(PEOPLE, WORK), ("a", word)).left == (0,)


def test_who_is_taken_off_is_not_proposed_for_what_they_led() -> None:
    org = make_org({**PEOPLE, "d": "PgM"}, WORK)
    [lost] = lost_leads(org, changed(org, ("G", "leads", "")))
    assert [candidate.person for candidate in lost.staffing.candidates] == [3]


def test_an_old_gap_whose_words_changed_is_not_opened() -> None:
    def report(*findings: tuple[str, str, str, str]) -> GapReport:
        return GapReport(tuple(Finding(c, "x", Severity.NOTE, Subject(k, i, i), text) for c, k, i, text in findings))

    before = report(
        ("VAC01", "person", "s", "vacant seat, leads nothing"),
        ("LOAD06", "people", "people.csv", "1 project manager leads nothing (of 4)"),
    )
    after = report(
        ("VAC01", "person", "s", "vacant seat, leads 1 project"),
        ("LOAD06", "people", "people.csv", "2 project managers lead nothing (of 5)"),
        ("LOAD06", "people", "people.csv", "1 program manager leads nothing (of 2)"),
        ("VAC01", "person", "t", "vacant seat, leads nothing"),
    )
    assert [(one.code, one.subject.id) for one in opened(before, after)] == [("LOAD06", "people.csv"), ("VAC01", "t")]
    assert opened(after, before) == ()


def test_a_file_in_german_is_understood() -> None:
    header = ("Name", "Änderung", "Neu", "Titel")
    rows = [(2, ("Ana", "scheidet aus", "", "")), (3, ("P", "Leitung", "Ben", ""))]
    assert [(one.step.value, one.who, one.to) for one in read_changes(header, rows, "plan.csv", [])] == [
        ("leaves", "Ana", ""),
        ("leads", "P", "Ben"),
    ]


def test_nobody_leaves_because_a_column_was_not_understood() -> None:
    with pytest.raises(ConfigError, match=r"no column 'change' \(not understood: Tempo\); add it, with one of leaves"):
        read_changes(("Name", "Tempo"), [(2, ("Ana", "x"))], "plan.csv", [])


def test_no_word_of_a_plan_means_two_things() -> None:
    for lists in knowledge("gaps/changes.toml").values():
        words = [word for spellings in lists.values() for word in spellings]
        assert [word for word, times in Counter(words).items() if times > 1 or word != word.casefold()] == []


def test_a_list_of_names_is_a_list_of_leavers() -> None:
    assert [one.who for one in read_changes(("Ana Ruiz",), [(2, ("b",))], "gone.txt", [])] == ["Ana Ruiz", "b"]
    assert [one.who for one in read_changes(("Name",), [(2, ("b",))], "gone.txt", [])] == ["b"]


def test_the_single_points_on_whom_most_rests_come_first() -> None:
    points = single_points(make_org(PEOPLE, WORK))
    assert [(point.person, point.item_ids, point.affected) for point in points] == [(0, ("G",), 4), (1, ("P",), 1)]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", "vacant", "Zoe"]), max_size=3, unique=True), max_size=6))
def test_single_points_are_what_trying_each_lead_finds(leads: list[list[str]]) -> None:
    org = make_org(PEOPLE, {f"P{i}": {"lead": names} for i, names in enumerate(leads)} or {"P": {"lead": None}})
    led = {item.id for item in active(org) if is_led(org, item)}
    tried = {}
    for code in range(len(org.people)):
        after = without(org, "abc"[code]).org
        if lost := led - {item.id for item in active(after) if is_led(after, item)}:
            tried[code] = lost
    assert {point.person: set(point.item_ids) for point in single_points(org)} == tried
