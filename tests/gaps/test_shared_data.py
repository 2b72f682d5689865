"""What is found in real files that nobody here wrote; they are no part of this repository."""

from datetime import date
from pathlib import Path

import pytest

import rolemap
from rolemap.gaps import apply_waivers, find_gaps, parse_waivers
from rolemap.model import GapReport, Kind

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not beside this checkout")
_KINDS = {"section": Kind.PORTFOLIO, "stage": Kind.PROGRAM, "group": Kind.PRODUCT}


def report_of(people: str, work: str | None = None, kinds: dict[str, Kind] | None = None) -> GapReport:
    return find_gaps(rolemap.read_org(DATA / people, work=DATA / work if work else None, kinds=kinds or {}))


def ids(report: GapReport, code: str) -> list[str]:
    return [finding.subject.id for finding in report.findings if finding.code == code]


@pytest.fixture(scope="module")
def software() -> GapReport:
    return report_of("software-company/people.csv", "software-company/products.csv", _KINDS)


@pytest.fixture(scope="module")
def openstack() -> GapReport:
    return report_of("openstack/people.csv", "openstack/projects.csv")


def test_450_people_without_their_manager_are_one_finding(software: GapReport) -> None:
    [finding] = [finding for finding in software.findings if finding.code == "ORG04"]
    assert finding.message == "450 people name a manager who is not in the file (139 distinct references)"
    assert ids(software, "ORG06") == []


def test_units_without_any_pm_are_those_that_the_file_leaves_empty(software: GapReport) -> None:
    assert {code: len(ids(software, code)) for code in ("OWN02", "OWN03", "OWN04")} == {
        "OWN02": 6,
        "OWN03": 2,
        "OWN04": 2,
    }


def test_two_people_one_letter_apart_are_two_people(software: GapReport) -> None:
    assert "Kai Ashworth" in ids(software, "REF01")
    assert "Kia Ashworth" not in ids(software, "REF01")


def test_the_seat_that_waits_for_an_appointment_is_one_vacancy(openstack: GapReport) -> None:
    assert ids(openstack, "VAC01") == ["vitrage"]
    texts = [text for finding in openstack.findings for text in (finding.subject.name, finding.message)]
    assert not any("APPOINTMENT" in text for text in texts)


def test_a_register_without_leads_of_projects_says_so_once(openstack: GapReport) -> None:
    assert [f.message for f in openstack.findings if f.code == "OWN01"] == [
        "none of 499 projects names a project manager"
    ]


def test_teams_without_a_lead_by_design_are_waived(openstack: GapReport) -> None:
    teams = ids(openstack, "OWN02")
    assert len(teams) == 5
    reason = "leadership_type is distributed: the team has no lead on purpose"
    waivers = parse_waivers([{"code": "OWN02", "subject": team, "reason": reason} for team in teams])
    report = apply_waivers(openstack, waivers, date(2024, 1, 1))
    assert ids(report, "OWN02") == []
    assert len(report.waived) == 5


def test_a_company_without_any_pm_has_no_gap_of_roles() -> None:
    report = report_of("adventureworks/DimEmployee.csv")
    assert {finding.code for finding in report.findings} == {"ORG07"}  # reports on old rows of people who moved
    assert {str(finding.severity) for finding in report.findings} == {"note"}


def test_a_register_without_leads_and_parents_checks_neither() -> None:
    report = report_of("openstack/people.csv", "canada-it-projects/gc-it-projects-2022.csv")
    assert ids(report, "OWN01") == ids(report, "STR01") == []
    assert {"no lead column", "no portfolio, program or parent column"} <= {n.reason for n in report.not_checked}
