"""A what-if for a terminal."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from rolemap.escape import plain
from rolemap.gaps import WhatIf
from rolemap.model import Finding
from rolemap.report.console import SEVERITY_STYLES, WIDTH, grid, rendered
from rolemap.report.whatif.words import (
    broken_words,
    candidates_words,
    chain_words,
    files_words,
    gaps_words,
    lead_words,
    lost_words,
)
from rolemap.report.wording import number, subject_words

MAX_CHANGES = 5
MAX_SHOWN = 10
"""Lines of one heading; the rest is counted."""


def whatif_text(answer: WhatIf, *, width: int = WIDTH, color: bool = False) -> str:
    """What is lost first, with who could take over; then chains, then findings that open and close."""
    changes = list(answer.changes[:MAX_CHANGES])
    rest = len(answer.changes) - MAX_CHANGES
    if rest > 0:
        changes.append(f"and {number(rest)} more changes")
    lines = [
        ("Files", files_words(answer)),
        *(("What if", change) for change in changes),
        ("Lost", lost_words(answer)),
        ("Chains", broken_words(answer)),
        ("Gaps", gaps_words(answer)),
    ]
    parts: list[RenderableType] = [grid((name, Text(plain(words))) for name, words in lines)]
    lost = [(lead_words(one), f"→ {candidates_words(answer, one)}") for one in answer.lost]
    parts += _section("Loses its lead", [_lines(words, who) for words, who in lost])
    parts += _section("Chains that break", [_lines(chain_words(gap), *gap.evidence) for gap in answer.broken])
    parts += _section("Gaps opened", [_finding_text(finding) for finding in answer.opened])
    parts += _section("Gaps closed", [_finding_text(finding) for finding in answer.closed])
    return rendered(parts, width=width, color=color)


def _section(heading: str, lines: Sequence[Text]) -> Iterator[RenderableType]:
    if not lines:
        return
    yield Text.assemble("\n", (heading, "bold"), (f" ({number(len(lines))})", "dim"))
    for line in lines[:MAX_SHOWN]:
        yield Padding(line, (0, 0, 0, 2))
    rest = len(lines) - MAX_SHOWN
    if rest > 0:
        yield Text(f"  … and {number(rest)} more; --format json lists all", style="dim")


def _lines(first: str, *more: str) -> Text:
    text = Text(plain(first))
    for line in more:
        text.append(f"\n  {plain(line)}", style="dim")
    return text


def _finding_text(finding: Finding) -> Text:
    words = plain(f"{finding.code} {subject_words(finding)}")
    return Text.assemble((str(finding.severity), SEVERITY_STYLES[finding.severity]), f" {words}")
