"""The gap report as a workbook for Excel and LibreOffice: filters, frozen headers, colors, links between sheets.

Every cell holds a constant: text (harmless as in CSV) or a number; no formula and no address of the world outside.
"""

from collections.abc import Mapping
from io import BytesIO

from xlsxwriter import Workbook

from rolemap.graph import Org
from rolemap.model import Finding, GapReport, Severity
from rolemap.report.candidates import write_candidates
from rolemap.report.figures import Practice, RoleMatrix
from rolemap.report.import_csv import import_notes
from rolemap.report.role_list import MOST_ROLES, people_shown, role_detail, role_label
from rolemap.report.sheet import CREATED, OPTIONS, Column, Link, Sheet, Value
from rolemap.report.summary import Summary, rule_groups, summarize
from rolemap.report.wording import (
    counted,
    coverage_words,
    found_words,
    names_no_lead,
    plural,
    source_words,
    waiver_words,
    what_to_do,
    who_could,
)


def fits_workbook(org: Org) -> bool:
    """True if a workbook of this organization is quick to make and to open."""
    return len(people_shown(org)) <= MOST_ROLES


def gaps_xlsx(org: Org, report: GapReport) -> bytes:
    """The bytes of an ``.xlsx`` file with the sheets summary, gaps, roles, coverage, import; with a register also
    candidates, title and practice.

    Sheet ``roles`` holds the people whose title holds, may hold or supports a PM role; all others are in
    ``roles.csv``. Two runs on the same input give the same bytes.
    """
    buffer = BytesIO()
    summary = summarize(org, report)
    with Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": "Gap report", "comments": f"rolemap {summary.version}", "created": CREATED})
        sheets = {name: Sheet(book, name) for name in ("summary", "gaps", "roles", "coverage", "import")}
        row_of_person = _roles(sheets["roles"], org)
        row_of_finding = _gaps(sheets["gaps"], report, row_of_person)
        _coverage(sheets["coverage"], summary)
        if org.has_register:
            write_candidates(Sheet(book, "candidates"), org, report.as_of)
        if summary.figures.matrix:
            _matrix(Sheet(book, "title and practice"), summary.figures.matrix)
        _import(sheets["import"], org)
        _summary(sheets["summary"], summary, report, row_of_finding)
    return buffer.getvalue()


def _summary(sheet: Sheet, summary: Summary, report: GapReport, row_of_finding: Mapping[Finding, int]) -> None:
    sheet.widths(16, 34, 70, 12)
    sheet.heading("Gap report")
    for source in summary.sources:
        sheet.line("from", source_words(source))
    sheet.line("made by", f"rolemap {summary.version}")
    sheet.line("found", found_words(summary.severities, summary.waived, summary.known))
    if summary.as_of:
        sheet.line("as of", summary.as_of.isoformat())
    sheet.heading("Most important")
    for top in summary.top:
        finding = top.finding
        target = Link("gaps", row_of_finding[finding], finding.code)
        about = finding.subject.name or finding.subject.id
        more = f" (and {top.more:,} more like this)" if top.more else ""
        sheet.line(target, about, f"{finding.message}{more}", style=str(finding.severity))
    sheet.heading("Led by the right role" if not summary.all_inferred else "Work inferred from people and titles")
    for figure in summary.coverage:
        sheet.line(plural(figure.kind), coverage_words(figure, inferred=summary.all_inferred))
    sheet.heading("People by role")
    for count in summary.roles:
        extras = [counted(count.open_seats, "vacant seat") if count.open_seats else ""]
        extras += [counted(count.closed, "closed post")] if count.closed else []
        extras += [f"{count.support:,} in support of it"] if count.support else []
        extras += [f"{count.posts_fte:,} FTE of unnamed posts"] if count.posts_fte else []
        sheet.line(str(count.role), f"{count.people:,}", ", ".join(filter(None, extras)))
    sheet.heading("Findings by rule")
    for group in summary.rules:
        target = Link("gaps", row_of_finding[group.findings[0]], group.code)
        sheet.line(target, group.name, counted(len(group.findings), str(group.severity)), style=str(group.severity))
    sheet.heading("The organization in figures")
    for name, words in summary.figures.words:
        sheet.line("", name, words)
    if report.waived:
        sheet.heading("Waived")
    for one in report.waived:
        about = one.finding.subject.name or one.finding.subject.id
        sheet.line(one.finding.code, about, f"{one.finding.message} ({waiver_words(one)})")
    if summary.not_run:
        sheet.heading("Not checked")
    for run in summary.not_run:
        sheet.line(", ".join(run.codes), run.reason)


def _gaps(sheet: Sheet, report: GapReport, row_of_person: Mapping[str, int]) -> dict[Finding, int]:
    columns = (
        Column("severity", 10),
        Column("code", 9),
        Column("rule", 26),
        Column("kind", 11),
        Column("id", 14),
        Column("about", 30),
        Column("what is wrong", 48),
        Column("evidence", 48),
        Column("what to do", 40),
        Column("who could", 48),
        Column("affects", 9),
        Column("sure", 8, percent=True),
    )
    findings = [finding for group in rule_groups(report) for finding in group.findings]

    def about(finding: Finding) -> str | Link:
        row = row_of_person.get(finding.subject.id) if finding.subject.kind == "person" else None
        name = finding.subject.name or finding.subject.id
        return name if row is None else Link("roles", row, name)

    rows = [
        [
            str(finding.severity),
            finding.code,
            finding.name,
            finding.subject.kind,
            finding.subject.id,
            about(finding),
            finding.message,
            "; ".join(finding.evidence),
            what_to_do(finding),
            who_could(finding),
            finding.affected,
            finding.confidence,
        ]
        for finding in findings
    ]
    first = sheet.table(columns, rows)
    sheet.color_words(0, [str(severity) for severity in Severity])
    return {finding: first + place for place, finding in reversed(list(enumerate(findings)))}


def _roles(sheet: Sheet, org: Org) -> dict[str, int]:
    columns = (
        Column("role", 11),
        Column("detail", 26),
        Column("person", 28),
        Column("id", 14),
        Column("title", 40),
        Column("department", 26),
        Column("leads", 9),
        Column("work that they lead", 44),
        Column("why this role", 52),
        Column("sure", 8, percent=True),
    )
    codes = people_shown(org)
    rows: list[list[Value]] = []
    for code in codes:
        person = org.people[code]
        led = org.led_by.get(code, ())
        rows.append(
            [
                role_label(person.verdict),
                role_detail(person.verdict),
                person.label,
                person.id,
                person.title,
                person.department,
                len(led),
                "; ".join(org.work[item_id].name for item_id in led),
                person.verdict.evidence,
                person.verdict.confidence,
            ]
        )
    first = sheet.table(columns, rows)
    return {org.people.text("person_id", code): first + place for place, code in reversed(list(enumerate(codes)))}


def _coverage(sheet: Sheet, summary: Summary) -> None:
    """The whole, then each portfolio and each department: one row a kind of work."""
    columns = (
        Column("of", 14),
        Column("name", 34),
        Column("level", 14),
        Column("active", 10),
        Column("somebody named", 16),
        Column("seat vacant", 13),
        Column("nobody named", 15),
        Column("led by the right role", 22),
        Column("share", 10, percent=True),
    )
    parts = [("all", "", figure) for figure in summary.coverage]
    for word, groups in (("portfolio", summary.figures.portfolios), ("department", summary.figures.departments)):
        parts += [(word, group.name, figure) for group in groups for figure in group.figures]
    sheet.table(
        columns,
        [
            [
                word,
                name,
                plural(figure.kind),
                figure.total,
                figure.led,
                figure.vacant,
                figure.total - figure.led - figure.vacant,
                figure.matched,
                "" if summary.all_inferred or names_no_lead(figure) else figure.share,
            ]
            for word, name, figure in parts
        ],
    )
    sheet.color_share(len(columns) - 1)


def _matrix(sheet: Sheet, matrix: RoleMatrix) -> None:
    columns = (Column("title says", 14), *(Column(f"leads {practice}", 20) for practice in Practice))
    rows: list[list[Value]] = [
        [str(role), *(n if matrix.counts(role, word) else "" for word, n in zip(Practice, counts, strict=True))]
        for role, counts in matrix.rows
    ]
    sheet.table(columns, rows)


def _import(sheet: Sheet, org: Org) -> None:
    columns = (
        Column("file", 22),
        Column("level", 12),
        Column("code", 22),
        Column("row", 8),
        Column("column", 18),
        Column("value", 30),
        Column("message", 60),
        Column("what next", 44),
        Column("rows", 9),
    )
    sheet.table(
        columns,
        [
            [
                note.file,
                str(note.level),
                note.code,
                note.row or "",
                note.column,
                note.value,
                note.message,
                note.next_step,
                note.count,
            ]
            for note in import_notes(org.log)
        ],
    )
