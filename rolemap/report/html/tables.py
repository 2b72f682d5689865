"""The two tables of the page that can grow long: findings, and people with a role."""

import numpy as np

from rolemap.graph import Org
from rolemap.model import PM_ROLES, Finding, GapReport, Role, Verdict
from rolemap.report.html.table import Cell, Column, PageTable
from rolemap.report.wording import number, percent

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
            Column("Affects", "number"),
            Column("Sure", "number"),
        ),
        rows=[_gap_row(finding) for finding in report.findings],
        filters=(0, 1),
        rest="gaps.csv",
    )


def _gap_row(finding: Finding) -> list[Cell]:
    subject = finding.subject
    label = f"{subject.kind} {subject.id}" if subject.name and subject.id != subject.name else subject.kind
    return [
        (str(finding.severity), ""),
        (finding.code, finding.name.replace("-", " ")),
        (subject.name or subject.id, label),
        (finding.message, "; ".join(finding.evidence)),
        (finding.suggestion, ""),
        (number(finding.affected) if finding.affected else "", ""),
        (percent(finding.confidence), ""),
    ]


def people_table(org: Org) -> PageTable:
    """One row a person who holds a PM role, may hold one, or supports one; the surest of each role first."""
    return PageTable(
        id="people",
        columns=(
            Column("Role", "role"),
            Column("Person"),
            Column("Title"),
            Column("Leads"),
            Column("Why this role"),
            Column("Sure", "number"),
        ),
        rows=[_person_row(org, code) for code in people_shown(org)],
        filters=(0,),
        rest="roles.csv",
    )


def people_shown(org: Org) -> list[int]:
    """Codes of the people that reports name: PM roles from PfM down, then ambiguous, then support, in file order."""
    rank_of_role = {role: rank for rank, role in enumerate((*PM_ROLES, Role.AMBIGUOUS))}
    hidden = len(rank_of_role) + 1
    ranks = [
        hidden - 1 if verdict.support else rank_of_role.get(verdict.role, hidden) for verdict in org.people.verdicts
    ]
    rank = np.array(ranks, dtype=np.int8)[org.people.verdict] if ranks else np.empty(0, dtype=np.int8)
    codes = np.flatnonzero(rank < hidden)
    return [int(code) for code in codes[np.argsort(rank[codes], kind="stable")]]


def _person_row(org: Org, code: int) -> list[Cell]:
    person = org.people[code]
    led = org.led_by.get(code, ())
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


def role_label(verdict: Verdict) -> str:
    """The role, or ``support``: who supports a PM is listed with them, and is none."""
    return "support" if verdict.support else str(verdict.role)


def role_detail(verdict: Verdict) -> str:
    """What is to be said about a role beside its name."""
    if verdict.support:
        return f"of a {verdict.also}" if verdict.also else ""
    if verdict.role is Role.AMBIGUOUS:
        return " or ".join(f"{role} {percent(share)}" for role, share in verdict.candidates)
    return f"also {verdict.also}" if verdict.also else ""
