"""Work inferred from people alone: the ladder of roles, the columns of the file, and what each item says of itself."""

from rolemap.model import Kind
from tests.strategies.orgs import make_org


def parents(org) -> dict[str, str | None]:
    """Lead's id → lead's id of the parent item."""
    lead = {item.id: org.people[item.leads[0].person].id for item in org.work.values()}
    return {lead[item.id]: lead.get(item.parent_id or "") for item in org.work.values()}


def test_the_ladder_follows_the_reporting_lines_past_everybody_else() -> None:
    org = make_org({"f": "PfM", "x": "other > f", "g": "PgM > x", "y": "other > g", "j": "PjM > y"})
    assert parents(org) == {"f": None, "g": "f", "j": "g"}
    assert [item.kind for item in org.work.values()] == [Kind.PORTFOLIO, Kind.PROGRAM, Kind.PROJECT]
    assert all("reporting line" in item.inferred for item in org.work.values())


def test_a_project_never_stands_under_a_project_or_a_product() -> None:
    org = make_org({"g": "PgM", "j": "PjM > g", "k": "PjM > j", "r": "PrM > g", "l": "PjM > r"})
    assert parents(org) == {"g": None, "j": "g", "k": "g", "r": None, "l": "g"}


def test_nobody_is_inferred_from_people_who_left() -> None:
    org = make_org({"g": {"role": "PgM", "status": "inactive"}, "j": "PjM > g"})
    assert parents(org) == {"j": None}


def test_a_vacant_seat_stands_for_a_unit_without_a_lead() -> None:
    org = make_org({"g": {"role": "PgM", "vacant": True}, "j": "PjM > g"})
    program = next(item for item in org.work.values() if item.kind is Kind.PROGRAM)
    assert not program.is_led
    assert program.leads[0].vacant


def test_columns_of_the_people_file_win_over_the_ladder() -> None:
    org = make_org(
        {
            "g": {"role": "PgM", "program": "Renewal"},
            "j": {"role": "PjM", "manager": "g", "program": "Renewal", "project": "Depot"},
            "e": {"role": "other", "manager": "j", "program": "Renewal", "project": "Depot"},
            "f": {"role": "other", "manager": "j", "program": "", "project": "Yard"},
        }
    )
    by_name = {item.name: item for item in org.work.values()}
    assert by_name["Depot"].parent_id == by_name["Renewal"].id
    assert [org.people[lead.person].id for lead in by_name["Depot"].leads] == ["j"]
    assert by_name["Yard"].leads == ()
    assert "column “project”" in by_name["Yard"].inferred


def test_people_without_any_pm_give_no_work() -> None:
    assert make_org({"a": "other", "b": "other > a"}).work == {}


def test_a_reporting_cycle_says_nothing_of_who_is_above() -> None:
    org = make_org({"g": "PgM > j", "j": "PjM > g"})
    assert parents(org) == {"g": None, "j": None}
