"""Text for a terminal: width-aware, colored where somebody looks at it, plain in a pipe."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rolemap.escape import plain
from rolemap.graph import Org
from rolemap.model import Finding, GapReport
from rolemap.report.console import SEVERITY_STYLES, WIDTH, grid, rendered
from rolemap.report.summary import NoteGroup, NotRun, Summary, TopGap, summarize
from rolemap.report.wording import counted, found_words, number, percent, source_words

MAX_SHOWN = 10
"""Findings shown of one rule; the rest are counted, and stand in the CSV."""
MAX_REASONS = 3
"""Reasons shown why rules did not run; the reports name all."""

_LACKS_LINES = ("manager-no-column", "manager-blank")
"""Notes on files that name no managers: the first thing to know of a map without reporting lines."""


def map_text(
    org: Org,
    report: GapReport,
    *,
    written: Sequence[str] = (),
    left_out: Sequence[str] = (),
    folder: str = "",
    width: int = WIDTH,
    color: bool = False,
) -> str:
    """What ``rolemap map`` says at its end, in a few lines: the summary, and what was ``written`` into ``folder``.

    ``left_out`` names the files of work that were not written, because there is no work item.
    """
    summary = summarize(org, report)
    lines = list(_summary_lines(summary))
    if written:
        where = f" into {folder}" if folder else ""
        lines.append(("Written", Text(plain(f"{counted(len(written), 'file')}{where}: {', '.join(written)}"))))
    if left_out:
        lines.append(("Left out", Text(plain(f"{', '.join(left_out)}: there is no work to draw"))))
    return rendered([grid(lines)], width=width, color=color)


def gaps_text(org: Org, report: GapReport, *, width: int = WIDTH, color: bool = False) -> str:
    """The gap report for a terminal: the summary, then findings by rule, worst first."""
    summary = summarize(org, report)
    parts: list[RenderableType] = [grid(_summary_lines(summary))]
    for group in summary.rules:
        head = Text.assemble(
            "\n",
            (str(group.severity), SEVERITY_STYLES[group.severity]),
            f" {group.code} {plain(group.name)} ",
            (f"({number(len(group.findings))})", "dim"),
        )
        parts.append(head)
        parts += [Padding(_finding_text(finding), (0, 0, 0, 2)) for finding in group.findings[:MAX_SHOWN]]
        rest = len(group.findings) - MAX_SHOWN
        if rest > 0:
            parts.append(Text(f"  … and {number(rest)} more; --format csv lists all", style="dim"))
    return rendered(parts, width=width, color=color)


def _finding_text(finding: Finding) -> Text:
    text = Text(plain(f"{finding.subject.name or finding.subject.id}: {finding.message}"))
    what_to_do = finding.suggestion.partition(". ")[0]  # who could do it stands in the reports
    if what_to_do:
        text.append(f" → {plain(what_to_do)}", style="dim")
    return text


def _summary_lines(summary: Summary) -> Iterable[tuple[str, RenderableType]]:
    yield "Files", Text(plain("; ".join(map(source_words, summary.sources)) + f"; rolemap {summary.version}"))
    yield "People", Text(_roles_words(summary))
    if summary.coverage:
        yield "Coverage", Text(_coverage_words(summary))
    else:
        yield "Coverage", Text("no work items: neither a register nor anything to infer one from")
    yield "Gaps", Text(found_words(summary.severities, summary.waived, summary.known))
    if summary.top:
        yield "First", _top_table(summary.top)
    if summary.not_run:
        yield "Not run", Text(plain(_not_run_words(summary.not_run)))
    for group in summary.notes:
        if group.code in _LACKS_LINES:
            yield "Missing", Text(plain(f"{group.file}: {group.first.message}; {group.first.next_step}"))
    if summary.notes:
        yield "Import", Text(plain(_import_words(summary.notes)))


def _roles_words(summary: Summary) -> str:
    parts = [f"{number(count.people)} {count.role}" for count in summary.roles]
    support = sum(count.support for count in summary.roles)
    posts = sum(count.posts_fte for count in summary.roles)
    extras = [
        f"{number(support)} in support of a PM" if support else "",
        f"{counted(summary.vacant, 'vacant seat')}" if summary.vacant else "",
        f"{number(posts)} FTE of unnamed posts" if posts else "",
    ]
    return " · ".join([*parts, *filter(None, extras)])


def _coverage_words(summary: Summary) -> str:
    words = " · ".join(
        f"{figure.kind} {number(figure.matched)}/{number(figure.total)} ({percent(figure.share)})"
        for figure in summary.coverage
    )
    if summary.inferred and summary.inferred == summary.work:
        return words + "; all inferred from the people file: a register would show what nobody leads"
    return words + (f"; {counted(summary.inferred, 'item')} inferred" if summary.inferred else "")


def _not_run_words(not_run: tuple[NotRun, ...]) -> str:
    """The reasons that stop most rules, then how many more there are."""
    most = sorted(not_run, key=lambda run: (-len(run.codes), run.reason))
    words = [run.words for run in most[:MAX_REASONS]]
    rest = most[MAX_REASONS:]
    if rest:
        words.append(f"{number(sum(len(run.codes) for run in rest))} more for {counted(len(rest), 'other reason')}")
    return "; ".join(words)


def _import_words(notes: tuple[NoteGroup, ...]) -> str:
    by_level: dict[str, int] = {}
    for group in notes:
        by_level[group.level] = by_level.get(group.level, 0) + group.count
    return ", ".join(f"{number(count)} {level}" for level, count in by_level.items()) + " (import.csv)"


def _top_table(top: tuple[TopGap, ...]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for gap in top:
        finding = gap.finding
        text = Text(plain(f"{finding.subject.name or finding.subject.id}: {finding.message}"))
        if gap.more:
            text.append(f" (and {number(gap.more)} more like this)", style="dim")
        table.add_row(Text(str(finding.severity), style=SEVERITY_STYLES[finding.severity]), finding.code, text)
    return table
