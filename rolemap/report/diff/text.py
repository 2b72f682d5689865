"""A difference for a terminal."""

from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from rolemap.escape import plain
from rolemap.model import Finding
from rolemap.report.console import SEVERITY_STYLES, WIDTH, grid, rendered
from rolemap.report.diff.compare import Change, Difference
from rolemap.report.diff.words import (
    PEOPLE_WORDS,
    UNIT_WORDS,
    change_words,
    counts_words,
    gaps_words,
    run_words,
    since_words,
)
from rolemap.report.wording import number

MAX_SHOWN = 10
"""Lines of one heading; the rest is counted."""


def diff_text(difference: Difference, *, width: int = WIDTH, color: bool = False) -> str:
    """Counts first, then the gaps that opened, closed and changed, then units and people, then what stays open."""
    parts: list[RenderableType] = [
        grid(
            [
                ("Before", Text(plain(run_words(difference.before)))),
                ("After", Text(plain(run_words(difference.after)))),
                ("Gaps", Text(gaps_words(difference))),
                ("Units", Text(counts_words(difference.units, UNIT_WORDS))),
                ("People", Text(counts_words(difference.people, PEOPLE_WORDS))),
            ]
        )
    ]
    for heading, findings in (("Gaps opened", difference.opened), ("Gaps closed", difference.closed)):
        parts += _section(heading, [_finding_text(finding) for finding in findings])
    parts += _section("Gaps still open that changed", [_turned_text(*pair) for pair in difference.turned])
    for subject, changes, words in (
        ("Units", difference.units, UNIT_WORDS),
        ("People", difference.people, PEOPLE_WORDS),
    ):
        for what, group in groupby(changes, key=lambda change: change.what):
            parts += _section(f"{subject}, {words[what]}", [_change_text(change) for change in group])
    same = [one for one, was in zip(difference.still_open, difference.was, strict=True) if one.message == was]
    parts += _section(f"Gaps still open{since_words(difference)}", [_finding_text(finding) for finding in same])
    return rendered(parts, width=width, color=color)


def _section(heading: str, lines: list[Text]) -> list[RenderableType]:
    if not lines:
        return []
    shown: list[RenderableType] = [Padding(line, (0, 0, 0, 2)) for line in lines[:MAX_SHOWN]]
    rest = len(lines) - MAX_SHOWN
    if rest > 0:
        shown.append(Text(f"  … and {number(rest)} more; --format json lists all", style="dim"))
    return [Text.assemble("\n", (heading, "bold"), (f" ({number(len(lines))})", "dim")), *shown]


def _finding_text(finding: Finding) -> Text:
    about = finding.subject.name or finding.subject.id
    return Text.assemble(
        (str(finding.severity), SEVERITY_STYLES[finding.severity]),
        " " + plain(f"{finding.code} {about}: {finding.message}"),
    )


def _turned_text(finding: Finding, was: str) -> Text:
    text = _finding_text(finding)
    text.append(f" (was: {plain(was)})", style="dim")
    return text


def _change_text(change: Change) -> Text:
    kind = "" if change.kind == "person" else f"{change.kind} "
    return Text(plain(f"{kind}{change_words(change)}"))
