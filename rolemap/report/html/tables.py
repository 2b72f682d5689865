"""The two tables of the page that can grow long: findings, and people with a role."""

from collections.abc import Callable, Iterable

from rolemap.graph import Org
from rolemap.model import Finding, GapReport, Kind, Person, Subject
from rolemap.report.html.table import PACKED_ROWS, Cell, Column, PageTable
from rolemap.report.role_list import people_shown, role_detail, role_label
from rolemap.report.wording import number, percent, what_to_do, who_could

MAX_LED = 3
"""Work items named beside a person; of more, only how many."""


def gaps_table(report: GapReport) -> PageTable:
    """One row a finding, worst first."""
    return PageTable(
        id="gaps",
        columns=(
            Column("Severity", "severity"),
            Column("Rule"),
            Column("About"),
            Column("What is wrong"),
            Column("What to do"),
            Column("Affects", "number", "How many people or items of work it touches besides"),
            Column("Sure", "number", "How certain it is that this is a gap"),
        ),
        rows=[_gap_row(finding) for finding in report.findings[:PACKED_ROWS]],
        filters=(0, 1),
        rest="gaps.csv",
        total=len(report.findings),
    )


def _gap_row(finding: Finding) -> list[Cell]:
    subject = finding.subject
    return [
        (str(finding.severity), ""),
        (finding.code, finding.name.replace("-", " ")),
        (subject.name or subject.id, subject_label(subject)),
        (finding.message, "; ".join(finding.evidence)),
        suggestion_cell(finding),
        (number(finding.affected) if finding.affected else "", ""),
        (percent(finding.confidence), ""),
    ]


def states_table(states: Iterable[tuple[str, Iterable[Finding]]], below: Callable[[Finding], str]) -> PageTable:
    """One row a finding of each state (``opened``, …); ``below`` gives the smaller text under what is wrong."""
    return PageTable(
        id="gaps",
        columns=(
            Column("State"),
            Column("Severity", "severity"),
            Column("Rule"),
            Column("About"),
            Column("What is wrong"),
            Column("What to do"),
        ),
        rows=[
            [
                (state, ""),
                (str(finding.severity), ""),
                (finding.code, finding.name.replace("-", " ")),
                (finding.subject.name or finding.subject.id, subject_label(finding.subject)),
                (finding.message, below(finding)),
                suggestion_cell(finding),
            ]
            for state, findings in states
            for finding in findings
        ],
        filters=(0, 1, 2),
        rest="the workbook",
    )


def suggestion_cell(finding: Finding) -> Cell:
    """What to do, and below it what further sentences say (who could, and why)."""
    return what_to_do(finding), who_could(finding)


def subject_label(subject: Subject) -> str:
    """Kind and id, as the boxes of the picture are titled; a whole file or a text of it has no id beside its name."""
    return f"{subject.kind} {subject.id}" if subject.kind in _WITH_ID else subject.kind


_WITH_ID = ("person", *Kind)


def people_table(org: Org) -> PageTable:
    """One row a person who holds a PM role, may hold one, or supports one; the surest of each role first."""
    codes = people_shown(org)
    return PageTable(
        id="people",
        columns=(
            Column("Role", "role"),
            Column("Person"),
            Column("Title"),
            Column("Leads"),
            Column("Why this role"),
            Column("Sure", "number", "How certain the role is from the title"),
        ),
        rows=[_person_row(org, person) for person in org.people.some(codes[:PACKED_ROWS])],
        filters=(0,),
        rest="roles.csv",
        total=len(codes),
    )


def _person_row(org: Org, person: Person) -> list[Cell]:
    led = org.led_by.get(person.code, ())
    names = [org.work[item_id].name for item_id in led[:MAX_LED]]
    more = f", and {number(len(led) - MAX_LED)} more" if len(led) > MAX_LED else ""
    return [
        (role_label(person.verdict), role_detail(person.verdict)),
        (person.label, " · ".join(filter(None, (person.id, person.department)))),
        (person.title, ""),
        ("; ".join(names) + more, ""),
        (person.verdict.evidence, ""),
        (percent(person.verdict.confidence), ""),
    ]
