"""A difference as Markdown."""

from collections.abc import Iterator
from itertools import groupby

from rolemap.escape import markdown_text
from rolemap.model import Finding
from rolemap.report.diff.compare import Difference
from rolemap.report.diff.words import PEOPLE_WORDS, UNIT_WORDS, counts_words, gaps_words, run_words, since_words
from rolemap.report.gaps_markdown import markdown_table
from rolemap.report.wording import number

MAX_ROWS = 50
"""Rows of one table."""


def diff_markdown(difference: Difference) -> str:
    """GitHub-flavored Markdown: counts, gaps, units, people."""
    blocks = [
        "# What changed",
        f"- **Before**: {markdown_text(run_words(difference.before))}\n"
        f"- **After**: {markdown_text(run_words(difference.after))}\n"
        f"- **Gaps**: {gaps_words(difference)}\n"
        f"- **Units**: {counts_words(difference.units, UNIT_WORDS)}\n"
        f"- **People**: {counts_words(difference.people, PEOPLE_WORDS)}",
        *_gaps("Gaps opened", difference.opened),
        *_gaps("Gaps closed", difference.closed),
        *_turned(difference),
        *_changes(difference),
        *_gaps(f"Gaps still open{since_words(difference)}", difference.still_open),
    ]
    return "\n\n".join(blocks) + "\n"


def _gaps(heading: str, findings: tuple[Finding, ...]) -> Iterator[str]:
    if not findings:
        return
    yield f"## {heading} ({number(len(findings))})"
    yield markdown_table(
        ["severity", "rule", "about", "what"],
        [
            [
                str(finding.severity),
                f"{finding.code} {finding.name}",
                f"{finding.subject.name or finding.subject.id} ({finding.subject.kind})",
                finding.message,
            ]
            for finding in findings[:MAX_ROWS]
        ],
    )
    yield from _rest(len(findings))


def _turned(difference: Difference) -> Iterator[str]:
    if not difference.turned:
        return
    yield f"## Gaps still open that changed ({number(len(difference.turned))})"
    yield markdown_table(
        ["rule", "about", "before", "after"],
        [
            [f"{one.code} {one.name}", one.subject.name or one.subject.id, was, one.message]
            for one, was in difference.turned[:MAX_ROWS]
        ],
    )
    yield from _rest(len(difference.turned))


def _changes(difference: Difference) -> Iterator[str]:
    for subject, changes, words in (
        ("Units", difference.units, UNIT_WORDS),
        ("People", difference.people, PEOPLE_WORDS),
    ):
        for what, group in groupby(changes, key=lambda change: change.what):
            rows = [[change.id, change.name, change.before, change.after] for change in group]
            yield f"## {subject}, {words[what]} ({number(len(rows))})"
            yield markdown_table(["id", "name", "before", "after"], rows[:MAX_ROWS])
            yield from _rest(len(rows))


def _rest(n: int) -> Iterator[str]:
    if n > MAX_ROWS:
        yield f"And {number(n - MAX_ROWS)} more: `--format json` and `--format xlsx` list all."
