"""What the charts hold: coverage, load and timeline."""

from datetime import date

import pytest

from rolemap.drawing import diagram_of
from rolemap.drawing.chart_pages import chart_pages
from rolemap.drawing.views import coverage, load, timeline
from rolemap.drawing.views.time_axis import time_axis
from rolemap.errors import ConfigError
from rolemap.gaps import find_gaps
from rolemap.model import Bar, Bars, Diagram, Grid, Held, Role
from tests.strategies.drawing import organization
from tests.strategies.orgs import make_org

PEOPLE = {
    "f": {"role": "PfM", "department": "Grid"},
    "g": {"role": "PgM", "department": "Grid", "end": "2024-06-30"},
    "j": {"role": "PjM", "department": "Customer"},
    "k": {"role": "PjM", "department": "Customer", "status": "inactive"},
    "v": {"role": "PjM", "name": "", "vacant": True, "department": "Grid"},
}
SEATS = {
    "F": {"kind": "portfolio", "lead": "f", "department": "Grid"},
    "A": {"lead": "j", "department": "Customer"},
    "B": {"lead": "j (acting)", "department": "Customer"},
    "C": {"lead": "k", "department": "Customer"},
    "D": {"lead": "", "department": "Grid"},
    "E": {"lead": "Somebody Else", "department": "Grid"},
    "G": {"lead": "vacant", "department": "Grid"},
    "H": {"lead": "", "status": "closed", "department": "Grid"},
}


def grid_of(diagram: Diagram) -> Grid:
    assert isinstance(diagram.chart, Grid)
    return diagram.chart


def bars_of(diagram: Diagram) -> Bars:
    assert isinstance(diagram.chart, Bars)
    return diagram.chart


def counts(grid: Grid, heading: str, role: Role) -> dict[str, int]:
    row = next(row for row in grid.rows if row.heading == heading)
    cell = row.cells[grid.columns.index(role)]
    return {str(held): count for held, count in cell.counts} if cell else {}


def pieces(diagram: Diagram, heading: str) -> list[tuple[str, str, str]]:
    """(first day, day after the last, how held) of the row with this heading."""
    row = next(row for row in bars_of(diagram).rows if row.heading == heading)
    return [(str(date.fromordinal(int(p.start))), str(date.fromordinal(int(p.end))), p.held) for p in row.pieces]


def test_coverage_counts_each_seat_once_by_how_it_is_held() -> None:
    grid = grid_of(coverage(make_org(PEOPLE, SEATS)))
    assert grid.rows_are == "department"
    assert counts(grid, "Customer", Role.PJM) == {"filled": 1, "acting": 1, "vacant": 1}
    assert counts(grid, "Grid", Role.PJM) == {"unknown": 1, "vacant": 1, "missing": 1}
    assert counts(grid, "all departments", Role.PFM) == {"filled": 1}
    assert [row.heading for row in grid.rows] == ["all departments", "Grid", "Customer"]


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("level", ["all levels", "portfolio", "project"]),
        ("portfolio", ["all portfolios", "no portfolio", "F"]),
        ("department", ["all departments", "Grid", "Customer"]),
    ],
)
def test_coverage_by_another_grouping(by: str, headings: list[str]) -> None:
    assert [row.heading for row in grid_of(coverage(make_org(PEOPLE, SEATS), by=by)).rows] == headings


def test_coverage_without_a_register_counts_people_and_vacant_seats() -> None:
    diagram = coverage(make_org(PEOPLE))
    grid = grid_of(diagram)
    assert counts(grid, "Customer", Role.PJM) == {"filled": 1}  # whoever has left is no seat, as VAC01 says
    assert "Not counted: 1 row of people who have left" in " ".join(diagram.notes)
    assert counts(grid, "Grid", Role.PJM) == {"vacant": 1}
    assert "no register" in coverage(make_org(PEOPLE)).subtitle
    layers = coverage(make_org({"a": "PgM", "b": "PjM > a"}))
    assert [row.heading for row in grid_of(layers).rows] == ["all levels", "layer 1", "layer 2"]


def test_coverage_of_many_departments_sums_the_rest_and_loses_no_seat() -> None:
    work = {f"P{i}": {"lead": "" if i == 7 else "j", "department": f"D{i}"} for i in range(40)}
    diagram = coverage(make_org(PEOPLE, work), max_rows=5)
    grid = grid_of(diagram)
    assert [row.heading for row in grid.rows][:2] == ["all departments", "D7"]
    assert grid.rows[-1].heading == "36 further departments"
    assert sum(cell.total for row in grid.rows[1:] for cell in row.cells if cell) == 40
    assert "--max-rows" in " ".join(diagram.notes)


def test_a_register_that_names_no_leads_gives_no_coverage() -> None:
    with pytest.raises(ConfigError, match="names the leads"):
        diagram_of(make_org({}, {"A": {"department": "X"}}), "coverage")
    with pytest.raises(ConfigError, match=r"unknown grouping 'departement'.*did you mean 'department'"):
        coverage(make_org(PEOPLE, SEATS), by="departement")


def loaded(**work: dict[str, object]) -> dict[str, dict[str, object]]:
    return {f"P{i}": {"lead": "j", "size": "large" if i < 3 else "small"} for i in range(6)} | work


def test_load_marks_what_the_rules_find() -> None:
    org = make_org({**PEOPLE, "z": {"role": "PjM"}}, loaded(S={"lead": "g", "kind": "program"}))
    diagram = load(org, find_gaps(org).findings)
    rows = {row.heading: row for row in bars_of(diagram).rows}
    assert list(rows) == [
        "Above a limit: 1 person",
        "j",
        "Within the limits: 1 person",
        "g",
        "Lead nothing in the register: 1 person",
        "z",
    ]
    assert [piece.is_over for piece in rows["j"].pieces] == [False] * 5 + [True]
    assert rows["j"].remarks == ((0, "6, max 5", True),)
    assert rows["j"].badge >= 1
    assert [panel.heading for panel in bars_of(diagram).panels] == ["Projects led", "Programs led"]


@pytest.mark.parametrize(
    ("rules", "over"),
    [({"LOAD01": {"max_projects": 6}}, "3 large, max 2"), ({"LOAD01": {"max_projects": 3}}, "6, max 3")],
)
def test_load_takes_its_limits_from_the_settings_of_the_rules(rules: dict[str, dict[str, int]], over: str) -> None:
    org = make_org(PEOPLE, loaded())
    row = next(row for row in bars_of(load(org, (), rules)).rows if row.heading == "j")
    assert row.remarks == ((0, over, True),)
    found = {f.code for f in find_gaps(org, options=rules, select=("LOAD01", "LOAD02")).findings}
    assert ("LOAD01" in found) is over.startswith("6")
    with pytest.raises(ConfigError, match="max_project"):
        load(org, (), {"LOAD01": {"max_project": 6}})


def test_load_shows_time_where_shares_are_known() -> None:
    shares = [{"person": "j", "work": "P0", "share": "0.8"}, {"person": "j", "work": "P1", "share": "0.5"}]
    org = make_org(PEOPLE, {"P0": {"lead": "j"}, "P1": {"lead": "j"}}, shares)
    diagram = load(org)
    row = next(row for row in bars_of(diagram).rows if row.heading == "j")
    assert row.remarks[-1] == (1, "130%, max 100%", True)
    assert [(piece.start, round(piece.end, 3)) for piece in row.pieces if piece.panel == 1] == [(0, 0.8), (0.8, 1.3)]


def test_load_of_many_people_draws_the_worst_and_counts_the_rest() -> None:
    people = {f"p{i}": "PjM" for i in range(90)}
    work = {f"W{i}": {"lead": f"p{i % 30}" if i < 60 else "p7"} for i in range(70)}
    diagram = load(make_org(people, work), max_rows=12)
    headings = [row.heading for row in bars_of(diagram).rows]
    assert headings[:2] == ["Above a limit: 1 person", "p7"]
    assert len(headings) == 12 + 3
    assert diagram.notes[0].startswith("Not drawn: 21 within the limits, 57 who lead nothing")


def test_load_needs_somebody_who_leads() -> None:
    with pytest.raises(ConfigError, match="names anybody of the people file as a lead"):
        diagram_of(make_org(PEOPLE, {"A": {"lead": ""}}), "load")


def test_a_bar_is_cut_where_its_lead_changes() -> None:
    leads = [{"person": "j", "end": "2024-03-31"}, {"person": "g", "start": "2024-05-01"}]
    org = make_org(PEOPLE, {"A": {"lead": leads, "start": "2024-01-01", "finish": "2024-12-31"}})
    assert pieces(timeline(org), "A") == [
        ("2024-01-01", "2024-04-01", Held.FILLED),
        ("2024-04-01", "2024-05-01", Held.VACANT),
        ("2024-05-01", "2024-07-01", Held.FILLED),  # the last day of g in the people file
        ("2024-07-01", "2025-01-01", Held.VACANT),
    ]


@pytest.mark.parametrize(
    ("lead", "held"),
    [("j", Held.FILLED), ("", Held.MISSING), ("vacant", Held.VACANT), ("k", Held.VACANT), ("Who", Held.UNKNOWN)],
)
def test_a_bar_says_who_leads(lead: str, held: Held) -> None:
    org = make_org(PEOPLE, {"A": {"lead": lead, "start": "2024-01-01", "finish": "2024-12-31"}})
    assert [piece[2] for piece in pieces(timeline(org), "A")] == [held]


def test_items_without_dates_are_listed_and_counted() -> None:
    work = {
        "A": {"lead": "j", "start": "2024-01-01", "finish": "2024-12-31"},
        "B": {"lead": "j"},
        "C": {"lead": "j", "start": "2024-06-01", "finish": "2024-01-01"},
        "D": {"lead": "j", "start": "2024-06-01"},
    }
    diagram = timeline(make_org(PEOPLE, work))
    said = {row.heading: [text for _, text, _ in row.remarks] for row in bars_of(diagram).rows}
    assert said["B"] == ["no dates"]
    assert said["C"] == ["finishes before it starts: 2024-06-01 to 2024-01-01"]
    assert "1 without dates" in diagram.subtitle
    assert [piece.runs_on for row in bars_of(diagram).rows for piece in row.pieces if row.heading == "D"] == [">"]
    with pytest.raises(ConfigError, match="start or a finish date"):
        diagram_of(make_org(PEOPLE, {"A": {"lead": "j"}}), "timeline")


def test_a_day_is_marked_only_where_it_is_asked_for() -> None:
    org = make_org(PEOPLE, {"A": {"lead": "", "start": "2024-01-01", "finish": "2024-12-31"}})
    assert bars_of(timeline(org)).panels[0].guides == ()
    diagram = timeline(org, as_of=date(2024, 6, 1))
    assert [guide.label for guide in bars_of(diagram).panels[0].guides] == ["2024-06-01"]
    assert "on 2024-06-01: 1 run, 0 of them led" in diagram.subtitle
    beyond = timeline(org, as_of=date(2031, 6, 1))
    assert bars_of(beyond).panels[0].guides == ()
    assert "2031-06-01 lies beyond the axis." in beyond.notes


def test_a_large_timeline_sums_what_it_does_not_draw() -> None:
    work: dict[str, dict[str, object]] = {f"G{g}": {"kind": "program", "lead": "g"} for g in range(8)}
    for i in range(200):
        dates = {"start": f"{2020 + i % 4}-01-01", "finish": f"{2021 + i % 4}-12-31"} if i % 10 else {}
        work[f"P{i}"] = {"parent": f"G{i % 8}", "lead": "j" if i % 3 else "", **dates}
    diagram = timeline(make_org(PEOPLE, work), max_rows=20)
    rows = bars_of(diagram).rows
    assert len(rows) <= 20
    sums = [row for row in rows if row.heading.startswith("+")]
    assert sum(int(row.heading.split()[0]) for row in sums) == 200
    assert sum(int(text.split()[0]) for row in sums for _, text, _ in row.remarks) == 20
    first = next(piece for row in sums for piece in row.pieces)
    assert first.share is not None
    assert first.text.split(" of ")[1].isdigit()


def test_the_few_without_a_lead_are_drawn_although_the_rest_is_summed() -> None:
    dates = {"start": "2024-01-01", "finish": "2024-12-31"}
    work: dict[str, dict[str, object]] = {f"G{g}": {"kind": "program", "lead": "g"} for g in range(3)}
    work |= {f"P{i}": {"parent": f"G{i % 3}", "lead": "" if i == 50 else "j", **dates} for i in range(90)}
    headings = [row.heading for row in bars_of(timeline(make_org(PEOPLE, work), max_rows=9)).rows]
    assert headings == ["G0", "+30 projects", "G1", "+30 projects", "G2", "P50", "+29 projects"]


def test_a_register_without_leads_blames_nobody() -> None:
    diagram = timeline(make_org({}, {"A": {"start": "2024-01-01", "finish": "2024-12-31"}}))
    assert "does not say who leads" in diagram.title
    assert [piece[2] for piece in pieces(diagram, "A")] == [Held.PLAIN]


def test_focus_leaves_a_part_of_the_timeline() -> None:
    dates = {"start": "2024-01-01", "finish": "2024-12-31"}
    work = {"F": {"kind": "portfolio"}, "A": {"parent": "F", **dates}, "B": dates}
    assert [row.heading for row in bars_of(timeline(make_org({}, work), focus="a")).rows] == ["F", "A"]


@pytest.mark.parametrize(
    ("days", "first", "last", "most"),
    [
        (["2024-01-15"], "Jan 2024", "Feb 2024", 2),
        (["2019-03-01", "2031-10-01"], "2018", "2032", 13),
        (["2024-01-01"] * 4 + ["2024-12-31"] * 4 + ["1900-01-01", "9999-12-31"], "Jan 2024", "Jan 2025", 13),
        (["0001-01-01", "9999-12-31"], "1", "10000", 101),
    ],
)
def test_the_axis_suits_the_days_and_leaves_out_mistyped_years(
    days: list[str], first: str, last: str, most: int
) -> None:
    axis = time_axis(map(date.fromisoformat, days))
    assert (axis.ticks[0].label, axis.ticks[-1].label) == (first, last)
    assert len(axis.ticks) <= most
    assert axis.low < axis.high


@pytest.mark.parametrize("view", [coverage, load, timeline])
def test_two_runs_give_the_same_chart(view) -> None:
    assert view(organization(40)) == view(organization(40))


def test_pages_of_a_chart_hold_every_row_once_under_its_heading() -> None:
    people = {f"p{i}": "PjM" for i in range(50)}
    diagram = load(make_org(people, {f"W{i}": {"lead": f"p{i % 45}"} for i in range(60)}), max_rows=50)
    pages = chart_pages(diagram, max_rows=20)
    rows = [row for page in pages for row in bars_of(page).rows if not row.heading.endswith("(continued)")]
    assert rows == list(bars_of(diagram).rows)
    assert bars_of(pages[1]).rows[0].heading == "Within the limits: 45 people (continued)"
    assert pages[-1].subtitle.startswith("Page 3 of 3")
    grid = coverage(make_org({}, {f"P{i}": {"lead": "", "department": f"D{i}"} for i in range(9)}))
    assert [len(grid_of(page).rows) for page in chart_pages(grid, max_rows=4)] == [4, 4, 2]


def test_load_and_coverage_agree_on_what_has_no_lead() -> None:
    org = make_org(PEOPLE, SEATS)
    assert coverage(org).title == "Coverage: 3 of 7 roles on the work are held by nobody"
    diagram = load(org)
    assert diagram.subtitle.startswith("2 people lead 3 units of active work")
    assert "3 active units without a lead (vacant, left, or nobody named); see --view coverage." in diagram.notes


def test_a_lead_whose_name_several_people_bear_is_not_said_to_be_missing_from_the_file() -> None:
    people = {"a": {"role": "PjM", "name": "Jo Bell"}, "b": {"role": "PjM", "name": "Jo Bell"}, "j": {"role": "PjM"}}
    org = make_org(people, {"A": {"lead": "Jo Bell"}, "B": {"lead": "j"}})
    assert "1 by somebody who is not identified in the people file" in coverage(org).subtitle
    assert "Not counted here: 1 unit with a lead who is not identified in the people file." in load(org).notes


def test_the_headline_of_the_timeline_counts_undated_work_without_a_lead() -> None:
    dated = {"lead": "j", "start": "2024-01-01", "finish": "2024-12-31"}
    org = make_org(PEOPLE, {"A": dated, "B": {"lead": ""}, "C": {"lead": "j"}, "D": {"lead": "", "status": "closed"}})
    said = "Timeline: somebody leads each of 1 active item all the time"
    assert timeline(org).title == f"{said}; 1 of 2 undated has no lead"
    assert timeline(make_org(PEOPLE, {"A": dated, "C": {"lead": "j"}})).title == said


def test_a_page_ends_before_a_heading_whose_rows_follow_and_not_between_bare_headings() -> None:
    def pages(*headings: bool) -> list[int]:
        rows = tuple(Bar(str(at), "row", is_heading=is_heading) for at, is_heading in enumerate(headings))
        parts = chart_pages(Diagram("Rows", chart=Bars((), rows)), max_rows=3)
        return [int(bars_of(part).rows[0].id) for part in parts]

    assert pages(True, False, True, False, False) == [0, 2]
    assert pages(*[True] * 7) == [0, 3, 6]
