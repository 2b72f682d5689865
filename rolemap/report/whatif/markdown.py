"""A what-if as Markdown."""

from collections.abc import Iterator, Sequence

from rolemap.escape import markdown_text
from rolemap.gaps import WhatIf
from rolemap.model import Finding
from rolemap.report.gaps_markdown import markdown_table
from rolemap.report.summary import package_version
from rolemap.report.whatif.words import (
    broken_words,
    candidates_words,
    files_words,
    gaps_words,
    lost_words,
)
from rolemap.report.wording import number

MAX_ROWS = 50
"""Rows of one table."""


def whatif_markdown(answer: WhatIf) -> str:
    """GitHub-flavored Markdown: changes, the answer in three lines, then tables."""
    facts = (("Lost", lost_words(answer)), ("Chains", broken_words(answer)), ("Gaps", gaps_words(answer)))
    blocks = [
        "# What if",
        f"From {markdown_text(files_words(answer))}. Made by rolemap {markdown_text(package_version())}.",
        "\n".join(f"- {markdown_text(change)}" for change in answer.changes),
        "\n".join(f"- **{name}**: {markdown_text(words)}" for name, words in facts),
        *_table(
            "Loses its lead",
            ["kind", "work", "led by", "items below", "who could take over"],
            [
                [
                    str(one.item.kind),
                    one.item.name or one.item.id,
                    ", ".join(one.was),
                    number(one.below),
                    candidates_words(answer, one),
                ]
                for one in answer.lost
            ],
        ),
        *_table(
            "Chains that break",
            ["about", "what", "evidence"],
            [[gap.subject.name or gap.subject.id, gap.message, "; ".join(gap.evidence)] for gap in answer.broken],
        ),
        *_table("Gaps opened", _HEADER, [_finding_row(finding) for finding in answer.opened]),
        *_table("Gaps closed", _HEADER, [_finding_row(finding) for finding in answer.closed]),
    ]
    return "\n\n".join(blocks) + "\n"


_HEADER = ["severity", "rule", "about", "what"]


def _finding_row(finding: Finding) -> list[str]:
    about = f"{finding.subject.name or finding.subject.id} ({finding.subject.kind})"
    return [str(finding.severity), f"{finding.code} {finding.name}", about, finding.message]


def _table(heading: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        return
    yield f"## {heading} ({number(len(rows))})"
    yield markdown_table(header, rows[:MAX_ROWS])
    if len(rows) > MAX_ROWS:
        yield f"And {number(len(rows) - MAX_ROWS)} more: `--format json` and `--format xlsx` list all."
