"""Candidates for what nobody leads: who fits, who does not, and nobody beyond their capacity."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.gaps import find_gaps
from rolemap.gaps.staffing import staff, suggest
from rolemap.model import Kind
from tests.strategies.orgs import make_org

NEAR = {
    "a": {"role": "PgM", "department": "Space"},
    "b": {"role": "PjM", "manager": "a", "department": "Space"},
    "c": {"role": "PjM", "department": "Sea"},
    "d": {"role": "PjM", "manager": "a", "department": "Space", "status": "inactive"},
    "e": {"role": "other", "manager": "a", "department": "Space"},
    "f": {"role": "PjM", "manager": "a", "department": "Space", "vacant": True},
}
WORK = {
    "G": {"kind": "program", "parent": None, "lead": "a"},
    "P": {"parent": "G", "lead": None},
    "Q": {"parent": "G", "lead": "b"},
}


def test_the_same_department_and_the_same_program_come_first_and_say_why() -> None:
    [staffing] = staff(make_org(NEAR, WORK))
    assert [candidate.person for candidate in staffing.candidates] == [1, 2]
    assert staffing.candidates[0].reasons == (
        "project manager by title (95% certain)",
        "leads 1 of at most 5 projects in these dates",
        "of the same department, Space",
        "leads project “Q”, next to it",
    )
    assert staffing.proposal == staffing.candidates[0]


def test_nobody_who_is_full_in_the_dates() -> None:
    people = {"a": "PjM", "b": "PjM"}
    work = {
        "P": {"lead": None, "start": "2024-01-01", "finish": "2024-12-31"},
        "Q": {"lead": "a", "start": "2024-06-01"},
        "R": {"lead": "b", "start": "2025-01-01"},
    }
    [staffing] = staff(make_org(people, work), capacity={**dict.fromkeys(Kind, 1)})
    assert [candidate.person for candidate in staffing.candidates] == [1]


def test_what_is_overdue_and_not_closed_takes_time_still() -> None:
    people = {"a": "PjM", "b": "PjM"}
    work = {
        "P": {"lead": None, "start": "2024-01-01", "finish": "2024-03-31"},
        "Q": {"lead": "a", "start": "2024-06-01"},
        "R": {"lead": "b", "start": "2024-02-01", "finish": "2024-02-28"},
    }
    one_each = {**dict.fromkeys(Kind, 1)}
    [as_planned] = staff(make_org(people, work), capacity=one_each)
    assert [candidate.person for candidate in as_planned.candidates] == [0]
    [today] = staff(make_org(people, work), capacity=one_each, today=date(2024, 5, 1))
    assert [candidate.person for candidate in today.candidates] == [0]
    [later] = staff(make_org(people, work), capacity=one_each, today=date(2024, 7, 1))
    assert later.candidates == ()


def test_half_of_somebodys_time_is_half_of_the_capacity() -> None:
    people = {"a": {"role": "PjM", "fte": 0.5}, "b": {"role": "PjM", "fte": 0.1}, "c": "PjM"}
    work = {"P": {"lead": None}, "Q": {"lead": "a"}, "R": {"lead": "b"}, "S": {"lead": "a"}}
    assert [candidate.person for candidate in staff(make_org(people, work))[0].candidates] == [2]
    [staffing] = staff(make_org(people, {"P": {"lead": None}, "Q": {"lead": "a"}}))
    reasons = {candidate.person: candidate.reasons[1] for candidate in staffing.candidates}
    assert reasons[0] == "leads 1 of at most 2 projects in these dates at 0.5 FTE"
    assert reasons[1] == "leads 0 of at most 1 project in these dates at 0.1 FTE"


def test_work_of_other_kinds_takes_its_part_of_somebodys_time() -> None:
    people = {"a": {"role": "PgM", "also": "PjM"}, "b": {"role": "PgM", "also": "PjM"}}
    work = {
        "G": {"kind": "program", "lead": "a"},
        "H": {"kind": "program", "lead": "b"},
        "I": {"kind": "program", "lead": "b"},
        "P": {"lead": None},
    }
    [staffing] = staff(make_org(people, work))
    assert [(candidate.person, candidate.room) for candidate in staffing.candidates] == [(0, 2)]
    assert staffing.candidates[0].reasons[1] == "leads 0 of at most 5 projects in these dates, and 1 program"


def test_nobody_is_proposed_for_two_kinds_at_once() -> None:
    work = {"F": {"kind": "portfolio", "lead": None}, "G": {"kind": "program", "lead": None}}
    plan = staff(make_org({"a": {"role": "PfM", "also": "PgM"}}, work))
    assert [staffing.proposal is not None for staffing in plan] == [True, False]


def test_who_may_lead_something_has_that_much_less_room() -> None:
    people = {"a": {"role": "PjM", "name": "Maria Garcia"}, "b": {"role": "PjM", "name": "Maria Garcia"}, "c": "PjM"}
    work = {"P": {"lead": None}, "Q": {"lead": "a | b"}}
    [staffing] = staff(make_org(people, work), capacity={**dict.fromkeys(Kind, 1)})
    assert [candidate.person for candidate in staffing.candidates] == [2]
    [staffing] = staff(make_org(people, work))
    assert staffing.candidates[-1].reasons[1] == "leads 1 of at most 5 projects in these dates, 1 of them perhaps"


def test_what_somebody_leads_at_another_time_is_not_said_to_be_nothing() -> None:
    work = {
        "P": {"lead": "a", "start": "2024-01-01", "finish": "2024-06-01"},
        "Q": {"lead": None, "start": "2025-01-01", "finish": "2025-06-01"},
    }
    [staffing] = staff(make_org({"a": "PjM"}, work))
    assert staffing.candidates[0].brief[0] == "leads 0 of 5 in its dates"


def test_nobody_whose_title_says_that_they_are_on_leave() -> None:
    away = ("Projektleiterin in Elternzeit", "Project Manager (maternity leave)", "Project Manager - on leave")
    here = ("Project Manager, Parental Leave", "Project Manager in Berlin", "Project Manager (Elternzeitvertretung)")
    people = {str(at): {"role": "PjM", "title": title} for at, title in enumerate((*away, *here))}
    [staffing] = staff(make_org(people, {"P": {"lead": None}}))
    assert sorted(candidate.person for candidate in staffing.candidates) == [3, 4, 5]


def test_no_candidate_means_recruit() -> None:
    org = make_org({"a": "PgM"}, {"G": {"kind": "program", "lead": "a"}, "P": {"lead": None}})
    report = suggest(find_gaps(org, select=["OWN01"]), org)
    assert report.findings[0].suggestion.endswith("No candidate in the people file: recruit")


def test_an_unclear_title_may_fit() -> None:
    org = make_org({"a": "PgM", "b": "ambiguous"}, {"G": {"kind": "program", "lead": "a"}, "P": {"lead": None}})
    assert staff(org)[0].candidates[0].reasons[0] == "title that may mean project manager"


def test_where_nobody_has_the_role_the_usual_one_of_such_leads_is_looked_for() -> None:
    work = {"G": {"kind": "program", "lead": "a"}, "H": {"kind": "program", "lead": None}}
    [staffing] = staff(make_org({"a": "PjM", "b": "PjM", "c": "PrM"}, work))
    assert [candidate.person for candidate in staffing.candidates] == [1, 0]
    [staffing] = staff(make_org({"a": "PjM", "b": "PjM", "c": "PgM"}, work))
    assert [candidate.person for candidate in staffing.candidates] == [2]


def test_one_plan_for_all_openings_prefers_to_fill_both() -> None:
    people = {"a": {"role": "PjM", "department": "Space"}, "b": {"role": "PjM", "department": "Sea"}, "x": "PgM"}
    work = {
        "G": {"kind": "program", "lead": "x"},
        "P": {"lead": None, "department": "Space"},
        "Q": {"department": "Space"},
    }
    plan = staff(make_org(people, work), capacity={**dict.fromkeys(Kind, 1)})
    assert sorted(s.proposal.person for s in plan if s.proposal) == [0, 1]


def test_who_is_proposed_elsewhere_is_said() -> None:
    org = make_org({"a": "PjM", "x": "PgM"}, {"G": {"kind": "program", "lead": "x"}, "P": {"lead": None}, "Q": {}})
    report = suggest(find_gaps(org, select=["OWN01"]), org, capacity={**dict.fromkeys(Kind, 1)})
    assert sum("proposed for other gaps: recruit" in finding.suggestion for finding in report.findings) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([None, "a", "b", "c"]), min_size=1, max_size=9), st.integers(1, 4))
def test_nobody_is_proposed_beyond_their_capacity_and_no_gap_stays_open_needlessly(leads, capacity) -> None:
    work = {f"P{i}": {"lead": lead} for i, lead in enumerate(leads)}
    org = make_org({"a": "PjM", "b": "PjM", "c": "PjM"}, work)
    plan = staff(org, capacity={**dict.fromkeys(Kind, capacity)})
    load = Counter(lead for lead in leads if lead)
    proposed = Counter(s.proposal.person for s in plan if s.proposal)
    room = {code: max(capacity - load[name], 0) for code, name in enumerate("abc")}
    assert all(proposed[code] <= room[code] for code in proposed)
    assert proposed.total() == min(len(plan), sum(room.values()))
