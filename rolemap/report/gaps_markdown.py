"""``gaps.md``: the gap report for GitHub, GitLab, a wiki or a mail; summary first, then findings by rule."""

from collections.abc import Iterable, Sequence

from rolemap.escape import markdown_text
from rolemap.graph import Org
from rolemap.model import GapReport, Kind, Severity
from rolemap.report.figures import Figures, Practice
from rolemap.report.summary import RuleGroup, Summary, TopGap, summarize
from rolemap.report.wording import (
    compared_words,
    counted,
    found_words,
    number,
    percent,
    share_words,
    shared_text,
    source_words,
    subject_words,
    what_to_do,
    who_could,
)

MAX_ROWS = 50
"""Findings shown of one rule; GitHub shows no Markdown file above 512 kB, and nobody reads one."""
MAX_GROUPS = 15
"""Departments or portfolios shown."""
_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


def gaps_markdown(org: Org, report: GapReport) -> str:
    """GitHub-flavored Markdown: input files, summary, then one table a rule, worst first."""
    summary = summarize(org, report)
    blocks = ["# Gap report", _sources(summary), *_summary(summary)]
    heading = None
    for group in summary.rules:
        if group.severity is not heading:
            heading = group.severity
            blocks.append(f"## {_HEADINGS[heading]}")
        blocks += _rule(group)
    blocks += _waived(report)
    blocks += _not_checked(summary)
    blocks += _figures(summary.figures)
    return "\n\n".join(blocks) + "\n"


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """A Markdown table of escaped text; columns whose position is in ``right`` are set flush right.

    >>> print(markdown_table(["role", "people"], [["PjM", "3"]], right=[1]))
    | role | people |
    | --- | ---: |
    | PjM | 3 |
    """
    rule = ["---:" if place in right else "---" for place in range(len(header))]
    escaped = ([markdown_text(cell) for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *escaped))


def _sources(summary: Summary) -> str:
    files = "; ".join(markdown_text(source_words(source)) for source in summary.sources) or "no input file"
    return f"From {files}. Made by rolemap {markdown_text(summary.version)}."


def _summary(summary: Summary) -> Iterable[str]:
    found = found_words(summary.severities, summary.waived, summary.known)
    among = f"among {counted(summary.people, 'person')} and {_work(summary)}"
    yield f"**{found}** {among}{compared_words(summary.as_of)}."
    yield "## Summary"
    if summary.top:
        yield "### Most important"
        yield "\n".join(f"{place}. {_top_line(top)}" for place, top in enumerate(summary.top, 1))
    if summary.coverage:
        yield from _inferred(summary) if summary.all_inferred else _coverage(summary)
    yield "### People by role"
    yield markdown_table(
        ["role", "people", "of them vacant seats", "in support of it", "unnamed posts (FTE)"],
        [
            [
                str(count.role),
                number(count.people),
                number(count.vacant),
                number(count.support),
                number(count.posts_fte),
            ]
            for count in summary.roles
        ],
        right=range(1, 5),
    )
    if summary.not_run:
        stopped = sum(len(run.codes) for run in summary.not_run)
        yield f"{counted(stopped, 'rule')} could not be checked: see [Not checked](#not-checked)."


def _coverage(summary: Summary) -> Iterable[str]:
    yield "### Coverage: work led by the right role"
    yield markdown_table(
        ["level", "items", "somebody named", "seat vacant", "led by the right role", "share"],
        [
            [
                str(figure.kind),
                number(figure.total),
                number(figure.led),
                number(figure.vacant),
                number(figure.matched),
                share_words(figure),
            ]
            for figure in summary.coverage
        ],
        right=range(1, 6),
    )


def _inferred(summary: Summary) -> Iterable[str]:
    yield "### Work inferred from people and titles"
    yield "No register was given: these units are inferred from who seems to lead them, and cannot say who is missing."
    rows = [[str(figure.kind), number(figure.total)] for figure in summary.coverage]
    yield markdown_table(["level", "items"], rows, right=[1])


def _waived(report: GapReport) -> Iterable[str]:
    if not report.waived:
        return
    yield f"## Waived ({number(len(report.waived))})"
    yield markdown_table(
        ["rule", "about", "what", "reason", "until"],
        [
            [
                f"{one.finding.code} {one.finding.name}",
                f"{one.finding.subject.name or one.finding.subject.id} ({one.finding.subject.kind})",
                one.finding.message,
                one.reason,
                str(one.until or ""),
            ]
            for one in report.waived[:MAX_ROWS]
        ],
    )
    rest = len(report.waived) - MAX_ROWS
    if rest > 0:
        yield f"And {number(rest)} more: they are in `gaps.json`."


def _not_checked(summary: Summary) -> Iterable[str]:
    if summary.not_run:
        yield "## Not checked"
        yield "\n".join(f"- {markdown_text(run.words)} ({', '.join(run.codes)})" for run in summary.not_run)


def _figures(figures: Figures) -> Iterable[str]:
    yield "## The organization in figures"
    yield "\n".join(f"- **{name}**: {markdown_text(words)}" for name, words in figures.words)
    for title, groups in (("portfolio", figures.portfolios), ("department", figures.departments)):
        if not groups:
            continue
        yield f"### Coverage by {title}, worst first"
        yield markdown_table(
            [title, "items", "led by the right role", "share", *Kind],
            [
                [
                    group.name,
                    number(group.total),
                    number(group.matched),
                    percent(group.share),
                    *(group.words(kind) for kind in Kind),
                ]
                for group in groups[:MAX_GROUPS]
            ],
            right=range(1, 8),
        )
        rest = len(groups) - MAX_GROUPS
        if rest > 0:
            yield f"And {number(rest)} more: they are in `gaps.json` and the workbook."
    if figures.matrix:
        yield "### Title and practice: what people of each title lead"
        yield markdown_table(
            ["title says", *Practice],
            [[str(role), *figures.matrix.cells(role, counts)] for role, counts in figures.matrix.rows],
            right=range(1, 7),
        )


def _work(summary: Summary) -> str:
    inferred = f" ({number(summary.inferred)} inferred)" if summary.inferred else ""
    return counted(summary.work, "work item") + inferred


def _top_line(top: TopGap) -> str:
    finding = top.finding
    more = f" *(and {number(top.more)} more like this)*" if top.more else ""
    return f"**{finding.severity} {finding.code}** {markdown_text(subject_words(finding))}{more}"


def _rule(group: RuleGroup) -> Iterable[str]:
    yield f"### {group.code} {markdown_text(group.name)} ({number(len(group.findings))})"
    shown = group.findings[:MAX_ROWS]
    shared = shared_text([what_to_do(finding) for finding in shown])
    if shared:
        yield f"What to do: {markdown_text(shared)}"
    columns = {
        "about": [f"{finding.subject.name or finding.subject.id} ({finding.subject.kind})" for finding in shown],
        "what": [finding.message for finding in shown],
        "evidence": ["; ".join(finding.evidence) for finding in shown],
        "what to do": ["" if shared else what_to_do(finding) for finding in shown],
        "who could": [who_could(finding) for finding in shown],
        "sure": [percent(finding.confidence) if finding.confidence < 1 else "" for finding in shown],
    }
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    yield markdown_table(list(filled), zip(*filled.values(), strict=True))
    rest = len(group.findings) - len(shown)
    if rest:
        yield f"And {number(rest)} more: they are in `gaps.csv`."
