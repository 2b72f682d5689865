"""Real files that nobody here wrote, where a checkout has them beside it (``../shared/data``)."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import rolemap
from rolemap.graph import Org
from rolemap.model import Kind, ManagerState, Presence, Role

DATA = Path(__file__).parents[2] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared/data beside this checkout")

KINDS = {"section": Kind.PORTFOLIO, "stage": Kind.PROGRAM, "group": Kind.PRODUCT}


@cache
def software_company() -> Org:
    return rolemap.read_org(DATA / "software-company/people.csv")


@cache
def its_products() -> Org:
    folder = DATA / "software-company"
    return rolemap.read_org(folder / "people.csv", work=folder / "products.csv", kinds=KINDS)


@cache
def openstack() -> Org:
    folder = DATA / "openstack"
    return rolemap.read_org(folder / "people.csv", work=folder / "projects.csv", assignments=folder / "assignments.csv")


def titles_of(org: Org, role: Role) -> list[str]:
    return [org.people[code].title for code in org.people.with_role(role)]


def test_software_company_is_read_whole() -> None:
    org = software_company()
    source = org.source("people")
    assert (source.rows_read, source.rows_used, source.rows_left_out) == (1368, 1368, 0)
    assert (org.people.manager_state == ManagerState.MISSING).sum() == 450
    assert org.reporting.cycles == ()
    assert org.people.vacant.sum() >= 29


def test_software_company_missing_managers_are_one_finding() -> None:
    findings = [finding for finding in rolemap.find_gaps(software_company()) if finding.code == "ORG04"]
    assert len(findings) == 1
    assert "450" in findings[0].message
    assert "139" in findings[0].message
    assert not [finding for finding in rolemap.find_gaps(software_company()) if finding.code == "ORG06"]


@pytest.mark.parametrize(
    ("role", "words", "least"),
    [(Role.PRM, "product manager", 22), (Role.PGM, "program manager", 16), (Role.PJM, "project manager", 1)],
)
def test_software_company_plain_roles(role: Role, words: str, least: int) -> None:
    assert sum(words in title.casefold() for title in titles_of(software_company(), role)) >= least


def test_software_company_traps_are_not_taken() -> None:
    for role in (Role.PJM, Role.PGM, Role.PFM, Role.PRM):
        for title in titles_of(software_company(), role):
            assert not title.startswith("Engineering Manager")
            assert "Product Design" not in title
            assert "Product Marketing" not in title


def test_products_without_a_manager_are_those_the_file_leaves_empty() -> None:
    org = its_products()
    unled = Counter(item.kind_written for item in org.work.values() if not item.leads)
    assert unled == {"group": 2, "stage": 6, "section": 2}
    missing = Counter(f.subject.kind for f in rolemap.find_gaps(org) if f.code in ("OWN02", "OWN03", "OWN04"))
    assert missing == {"product": 2, "program": 6, "portfolio": 2}


def test_qualifiers_are_understood_and_vacancies_are_nobody() -> None:
    holders = [lead for item in its_products().work.values() for lead in item.leads]
    assert not [lead.name for lead in holders if "(" in lead.name]
    assert {lead.acting.casefold() for lead in holders if lead.acting} == {"acting", "interim", "life support"}
    names = {lead.name for lead in holders if not lead.vacant}
    assert not names & {"TBD", "TBH", ""}


def test_the_two_ashworths_are_never_mistaken_for_each_other() -> None:
    org = its_products()
    item = org.work["group:create/code_review"]
    assert [(lead.name, lead.person) for lead in item.leads] == [("Kai Ashworth", -1)]
    findings = [f for f in rolemap.find_gaps(org) if f.code == "REF01" and "Kai Ashworth" in str(f)]
    assert findings
    assert not [f for f in rolemap.find_gaps(org) if "Kia Ashworth" in str(f)]


def test_products_without_kinds_name_the_options_to_add() -> None:
    folder = DATA / "software-company"
    with pytest.raises(rolemap.InputError) as error:
        rolemap.read_org(folder / "people.csv", work=folder / "products.csv")
    for word in ("section", "stage", "group"):
        assert f"--kind {word}=" in str(error.value)


def test_openstack_appointment_needed_is_a_vacancy() -> None:
    org = openstack()
    assert Counter(item.kind for item in org.work.values()) == {"portfolio": 1, "program": 42, "project": 520}
    vacant = [item for item in org.work.values() if any(lead.vacant for lead in item.leads)]
    assert [finding.subject.id for finding in rolemap.find_gaps(org) if finding.code == "VAC01"] == [vacant[0].id]
    report = rolemap.find_gaps(org)
    assert not [node for node, name in org.graph.nodes(data="name") if "APPOINTMENT" in name.upper()]
    assert sorted(f.subject.id for f in report if f.code == "OWN02") == sorted(
        item.id for item in org.of_kind(Kind.PROGRAM) if not item.leads
    )
    assert len([f for f in report if f.code == "OWN02"]) == 5


@pytest.mark.parametrize("name", ["uk-library-2013", "uk-pensions-2011", "uk-treasury-2011", "uk-revenue-2013"])
def test_uk_senior_posts_are_read_as_they_are(name: str) -> None:
    org = rolemap.read_org(DATA / name / "senior.csv")
    assert org.source("people").rows_left_out == 0 or org.log.notes
    assert not [d for d in org.dangling if d.reference.strip().upper() == "XX"]
    assert (org.people.manager_state == ManagerState.ROOT).sum() >= 1


def test_uk_managers_that_the_readme_counts_are_found() -> None:
    library = rolemap.read_org(DATA / "uk-library-2013/senior.csv")
    count = {role: len(library.people.with_role(role)) for role in (Role.PJM, Role.PGM, Role.PFM)}
    assert count[Role.PJM] >= 1
    assert count[Role.PGM] >= 3
    assert count[Role.PFM] >= 1
    pensions = rolemap.read_org(DATA / "uk-pensions-2011/senior.csv")
    for role, words, least in (
        (Role.PJM, "project manager", 2),
        (Role.PGM, "programme manager", 4),
        (Role.PFM, "portfolio manager", 1),
    ):
        assert sum(words in title.casefold() for title in titles_of(pensions, role)) >= least


def test_adventureworks_has_one_root_and_no_pm() -> None:
    org = rolemap.read_org(DATA / "adventureworks/DimEmployee.csv")
    assert (org.people.manager_state == ManagerState.ROOT).sum() == 1
    assert (org.people.manager_state == ManagerState.MISSING).sum() == 0
    assert not [
        len(org.people.with_role(r)) for r in (Role.PJM, Role.PGM, Role.PFM, Role.PRM) if org.people.with_role(r).size
    ]


def test_canada_has_no_lead_column_and_says_so_once() -> None:
    register = DATA / "canada-it-projects/gc-it-projects-2022.csv"
    org = rolemap.read_org(DATA / "software-company/people.csv", work=register)
    assert len(org.work) == 495
    report = rolemap.find_gaps(org)
    assert not [finding for finding in report if finding.code == "OWN01"]
    assert "OWN01" in {rule.code for rule in report.not_checked}


def test_presence_is_unknown_where_no_column_says_it() -> None:
    assert set(software_company().people.presence.tolist()) == {Presence.UNKNOWN}
