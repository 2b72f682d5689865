"""Figures about the whole organization, on organizations small enough to count by hand."""

from dataclasses import replace

import pytest

from rolemap.graph import build_org
from rolemap.model import Assignment, ImportLog, Kind, Role, Verdict, WorkItem, WorkStatus
from rolemap.report.figures import Practice, Structure, band_words, figures
from tests.unit.report.small_org import LOG, OTHER, PFM, PGM, PJM, SUPPORT, UNSURE, holder, make_org, make_people

NO_REGISTER = ImportLog(LOG.sources[:1])


def of_roles(*rows: tuple[str, Verdict, str], work=(), assignments=(), log=LOG):
    """An organization of ``(id, verdict, manager id)``."""
    people = make_people([(key, key.title(), "a title", manager, "", verdict) for key, verdict, manager in rows])
    return build_org(people, {item.id: item for item in work}, assignments, log=log)


def test_matrix_counts_everybody_with_a_pm_title_once():
    matrix = figures(make_org()).matrix
    assert dict(matrix.rows) == {
        Role.PFM: (1, 0, 0, 0, 0, 0),
        Role.PGM: (0, 1, 0, 0, 0, 0),
        Role.PJM: (0, 0, 2, 0, 0, 0),  # the vacant seat is nobody
        Role.PRM: (0, 0, 0, 1, 0, 0),
        Role.AMBIGUOUS: (0, 0, 0, 0, 0, 1),
    }
    assert matrix.agrees(Role.PGM, Practice.PROGRAMS)
    assert not matrix.agrees(Role.PGM, Practice.PROJECTS)


def test_matrix_shows_where_title_and_practice_part():
    work = [
        WorkItem("G", "G", Kind.PROGRAM, leads=(holder(0, "A"),)),
        WorkItem("J", "J", Kind.PROJECT, leads=(holder(0, "A"), holder(1, "B"))),
        WorkItem("K", "K", Kind.PROJECT, leads=(holder(2, "C"),), status=WorkStatus.CLOSED),
    ]
    org = of_roles(("a", PJM, ""), ("b", OTHER, ""), ("c", OTHER, ""), work=work)
    assert dict(figures(org).matrix.rows) == {
        Role.PJM: (0, 0, 0, 0, 1, 0),
        Role.OTHER: (0, 0, 1, 0, 0, 0),  # who leads closed work only is everybody else
    }


def test_title_not_context_makes_the_row():
    people = make_people([("a", "A", "PM", "", "", UNSURE)])
    people = replace(people, verdicts=(UNSURE, PJM), verdict=people.verdict + 1)
    org = build_org(people, {"J": WorkItem("J", "J", Kind.PROJECT, leads=(holder(0, "A"),))}, log=LOG)
    assert dict(figures(org).matrix.rows) == {Role.AMBIGUOUS: (0, 0, 1, 0, 0, 0)}


def test_without_a_register_nothing_is_said_about_practice():
    found = figures(make_org(work=None, log=NO_REGISTER))
    assert (found.matrix, found.load) == (None, None)


def test_coverage_by_department_and_portfolio():
    found = figures(make_org())
    assert [(group.name, group.matched, group.total) for group in found.departments] == [
        ("no department", 0, 2),
        ("Digital", 1, 2),
        ("Change", 4, 4),
    ]
    assert found.departments[1].words(Kind.PROGRAM) == "0 of 1"
    assert found.portfolios == ()  # one portfolio says no more than the whole
    second = WorkItem("F2", "Second", Kind.PORTFOLIO)
    both = figures(make_org(work=[*make_org().work.values(), second]))
    assert [(group.id, group.total) for group in both.portfolios] == [("F2", 1), ("", 2), ("F1", 6)]
    assert sum(group.total for group in both.portfolios) == sum(item.is_active for item in make_org().work.values()) + 1


def test_spans_and_layers():
    lines = figures(make_org()).lines
    assert (lines.managers, lines.mean_span, lines.median_span, lines.max_span) == (4, 2.0, 1.5, 4)
    assert lines.layers == (2, 2, 1, 4, 1)
    assert sum(lines.layers) == 10
    assert sum(lines.bands) == lines.managers
    assert figures(make_org(rows=(), work=())).lines is None


@pytest.mark.parametrize(("reports", "band"), [(1, "1"), (3, "3-5"), (5, "3-5"), (15, "11-15"), (16, "16 or more")])
def test_bands(reports, band):
    org = of_roles(("boss", OTHER, ""), *((f"r{i}", OTHER, "boss") for i in range(reports)))
    bands = figures(org).lines.bands
    assert [band_words(place) for place, count in enumerate(bands) if count] == [band]


def test_load():
    load = figures(make_org()).load
    assert (load.projects, load.managers, load.leads, load.largest, load.ratio) == (4, 2, 2, 1, 2.0)
    nobody = of_roles(("a", OTHER, ""), work=[WorkItem("J", "J", Kind.PROJECT)])
    assert figures(nobody).load.ratio is None


FUNCTIONAL = [WorkItem(f"J{i}", "J", Kind.PROJECT, leads=(holder(i, "X"),)) for i in range(3)]
TEAM = tuple(Assignment("X", person, "J0") for person in (4, 5, 6))


@pytest.mark.parametrize(
    ("structure", "rows", "options"),
    [
        (Structure.UNKNOWN, [("a", PJM, ""), ("b", PJM, "a")], {}),
        (Structure.FUNCTIONAL, [("a", OTHER, ""), ("b", OTHER, "a"), ("c", OTHER, "a")], {"work": FUNCTIONAL}),
        (Structure.WEAK_MATRIX, [("a", OTHER, ""), ("b", PJM, "a"), ("c", SUPPORT, "a"), ("d", SUPPORT, "a")], {}),
        (Structure.BALANCED_MATRIX, [("a", OTHER, ""), ("b", PJM, "a"), ("c", PJM, "a"), ("d", PJM, "a")], {}),
        (Structure.STRONG_MATRIX, [("a", PGM, ""), ("b", PJM, "a"), ("c", PJM, "a"), ("d", PJM, "a")], {}),
        (
            Structure.PROJECTIZED,
            [
                ("a", PFM, ""),
                *((key, PJM, "a") for key in "bcd"),
                *((key, OTHER, "b") for key in "xyz"),
            ],
            {"work": FUNCTIONAL, "assignments": TEAM},
        ),
    ],
)
def test_type_of_organization(structure, rows, options):
    found = figures(of_roles(*rows, **options)).org_type
    assert found.structure is structure
    assert found.reasons
