"""Text for a terminal: width-aware, colored where somebody looks at it, plain in a pipe."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rolemap.escape import plain
from rolemap.graph import Org
from rolemap.model import Finding, GapReport, NoteLevel
from rolemap.report.console import SEVERITY_STYLES, WIDTH, grid, rendered
from rolemap.report.role_list import MOST_ROLES
from rolemap.report.summary import NoteGroup, NotRun, Summary, TopGap, people_words, summarize
from rolemap.report.wording import (
    compared_words,
    counted,
    found_words,
    kind_words,
    number,
    shared_text,
    source_words,
    subject_words,
    waiver_words,
    what_to_do,
    who_could,
)

MAX_SHOWN = 10
"""Findings shown of one rule; the rest are counted, and stand in the CSV."""
MAX_REASONS = 3
"""Reasons shown why rules did not run; the reports name all."""

_WORKBOOK = "gaps.xlsx"
_FIRST_TO_KNOW = {
    "manager-no-column": "Missing",
    "manager-blank": "Missing",
    "projects-from-issues": "Read as",
    "kind-column-refused": "Read as",
}
"""Notes that say why the map is not the one expected: no reporting lines, or a register read at another level."""


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

    ``left_out`` names the files that were not written: those of work where there is no work item, and the workbook
    where it would list too many people.
    """
    summary = summarize(org, report)
    lines = list(_summary_lines(summary))
    if written:
        where = f" into {folder}" if folder else ""
        lines.append(("Written", Text(plain(f"{counted(len(written), 'file')}{where}: {', '.join(written)}"))))
    if left_out:
        lines.append(("Left out", Text(plain("; ".join(_left_out_words(left_out))))))
    return rendered([grid(lines)], width=width, color=color)


def _left_out_words(names: Sequence[str]) -> Iterator[str]:
    if _WORKBOOK in names:
        yield f"{_WORKBOOK}: it would list more than {MOST_ROLES:,} people, who are all in roles.csv"
    if of_work := [name for name in names if name != _WORKBOOK]:
        yield f"{', '.join(of_work)}: there is no work to draw"


def gaps_text(org: Org, report: GapReport, *, width: int = WIDTH, color: bool = False) -> str:
    """The gap report for a terminal: the summary, then findings by rule, worst first.

    A finding about a whole file says nothing without what it is made of, and shows the first line of its evidence.
    """
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
        shown = group.findings[:MAX_SHOWN]
        shared = shared_text([what_to_do(finding) for finding in shown])
        for finding in shown:
            parts.append(_indented(_finding_text(finding, alone=not shared)))
            if finding.subject.is_file and finding.evidence:
                parts.append(Padding(Text(plain(finding.evidence[0]), style="dim"), (0, 0, 0, 4)))
            if who := who_could(finding):
                parts.append(Padding(Text(plain(who), style="dim"), (0, 0, 0, 4)))
        rest = len(group.findings) - MAX_SHOWN
        if rest > 0:
            parts.append(_indented(Text(f"… and {number(rest)} more; --format csv lists all", style="dim")))
        if shared:
            parts.append(_indented(Text(f"→ {plain(shared)}", style="dim")))
    parts += _waived(report)
    return rendered(parts, width=width, color=color)


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def _finding_text(finding: Finding, *, alone: bool) -> Text:
    """One finding; with what to do behind it unless all of its rule are told the same."""
    text = Text(plain(subject_words(finding)))
    if alone and finding.suggestion:
        text.append(f" → {plain(what_to_do(finding))}", style="dim")
    return text


def _waived(report: GapReport) -> Iterable[RenderableType]:
    if not report.waived:
        return
    yield Text.assemble("\n", ("waived", "bold"), (f" ({number(len(report.waived))})", "dim"))
    for one in report.waived[:MAX_SHOWN]:
        words = f"{one.finding.code} {subject_words(one.finding)} ({waiver_words(one)})"
        yield _indented(Text(plain(words)))
    rest = len(report.waived) - MAX_SHOWN
    if rest > 0:
        yield _indented(Text(f"… and {number(rest)} more; --format json lists all", style="dim"))


def _summary_lines(summary: Summary) -> Iterable[tuple[str, RenderableType]]:
    yield "Files", Text(plain("; ".join(map(source_words, summary.sources)) + f"; rolemap {summary.version}"))
    yield "People", Text(people_words(summary.people, summary.roles))
    if summary.coverage:
        yield "Coverage", Text(_coverage_words(summary))
    else:
        yield "Coverage", Text("no work items: neither a register nor anything to infer one from")
    yield "Gaps", Text(found_words(summary.severities, summary.waived, summary.known) + compared_words(summary.as_of))
    if summary.top:
        yield "First", _top_table(summary.top)
    if summary.not_run:
        yield "Not run", Text(plain(_not_run_words(summary.not_run)))
    for group in summary.notes:
        if group.code in _FIRST_TO_KNOW:
            said = "; ".join(filter(None, (f"{group.file}: {group.first.message}", group.first.next_step)))
            yield _FIRST_TO_KNOW[group.code], Text(plain(said))
    if words := _import_words(summary.notes):
        yield "Import", Text(plain(words))


def _coverage_words(summary: Summary) -> str:
    if summary.all_inferred:
        kinds = ", ".join(counted(figure.total, str(figure.kind)) for figure in summary.coverage)
        return (
            f"not known without a register: {kinds} inferred from people and titles, none of which says who is missing"
        )
    words = " · ".join(map(kind_words, summary.coverage))
    inferred = f"; {counted(summary.inferred, 'item')} inferred" if summary.inferred else ""
    return f"led by the right role: {words}{inferred}"


def _not_run_words(not_run: tuple[NotRun, ...]) -> str:
    """The reasons that stop most rules, then how many more there are."""
    most = sorted(not_run, key=lambda run: (-len(run.codes), run.reason))
    words = [run.words for run in most[:MAX_REASONS]]
    rest = most[MAX_REASONS:]
    if rest:
        words.append(f"{number(sum(len(run.codes) for run in rest))} more for {counted(len(rest), 'other reason')}")
    return "; ".join(words)


def _import_words(notes: tuple[NoteGroup, ...]) -> str:
    """What was not resolved, left out, changed or dropped; how columns were read is no news to anybody."""
    by_level: dict[str, int] = {}
    for group in notes:
        if group.level is not NoteLevel.DECIDED:
            by_level[group.level] = by_level.get(group.level, 0) + group.count
    words = ", ".join(f"{number(count)} {level}" for level, count in by_level.items())
    return f"{words} (import.csv)" if words else ""


def _top_table(top: tuple[TopGap, ...]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for gap in top:
        finding = gap.finding
        text = Text(plain(subject_words(finding)))
        if gap.more:
            text.append(f" (and {number(gap.more)} more like this)", style="dim")
        table.add_row(Text(str(finding.severity), style=SEVERITY_STYLES[finding.severity]), finding.code, text)
    return table
