"""A cause is one finding with its consequences as evidence; what rests on a doubtful role ranks lower."""

from rolemap.gaps import find_gaps
from rolemap.model import Severity
from tests.strategies.orgs import make_org

PEOPLE = {"a": "PgM", "b": "PjM", "c": "PjM", "d": "PgM"}
UNLED = {
    "F": {"kind": "portfolio", "name": "Space", "lead": None},
    "G": {"kind": "program", "parent": "F", "lead": "a"},
    "H": {"kind": "program", "parent": "F", "lead": "d"},
    "P": {"parent": "G", "lead": "b"},
    "Q": {"parent": "H", "lead": "c", "depends_on": ["P"]},
}


def test_a_missing_portfolio_manager_explains_the_dependency_that_nobody_manages() -> None:
    report = find_gaps(make_org(PEOPLE, UNLED), select=["OWN", "DEP"])
    assert [(finding.code, finding.subject.id) for finding in report.findings] == [("OWN03", "F")]
    assert report.findings[0].evidence[-1] == (
        "therefore program “G”: 1 dependency between it and program “H”, nobody manages both "
        "(DEP02 dependency-across-programs)"
    )


def test_a_consequence_alone_is_a_finding() -> None:
    report = find_gaps(make_org(PEOPLE, UNLED), select=["DEP02"])
    assert [finding.code for finding in report.findings] == ["DEP02"]


def test_a_lead_who_left_explains_what_nobody_leads() -> None:
    people = {"a": {"role": "PjM", "status": "inactive"}, "b": "PjM"}
    hub = {"P": {"lead": "a"}, **{key: {"lead": "b", "depends_on": ["P"]} for key in ("Q", "R", "S")}}
    report = find_gaps(make_org(people, hub), select=["VAC02", "DEP05"])
    assert [finding.code for finding in report.findings] == ["VAC02"]
    assert report.findings[0].evidence[-1].startswith("therefore project “P”: 3 items depend on it")


def test_what_rests_on_a_doubtful_role_ranks_lower_and_says_so() -> None:
    org = make_org({"a": {"role": "PrM", "vacant": True, "confidence": 0.4}})
    [finding] = find_gaps(org, select=["VAC01"]).findings
    assert finding.severity is Severity.WARNING
    assert finding.evidence[-1] == "this rests on a role that is 40% certain"


def test_a_severity_that_the_user_sets_stands() -> None:
    org = make_org({"a": {"role": "PrM", "vacant": True, "confidence": 0.4}})
    [finding] = find_gaps(org, select=["VAC01"], severity={"VAC01": Severity.ERROR}).findings
    assert finding.severity is Severity.ERROR
