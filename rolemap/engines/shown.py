"""Counts for a reader and for programs, under the words and the keys of the other reports."""

import json

from rolemap.engines.counting import Counts
from rolemap.escape import plain
from rolemap.report.gaps_json import VERSION, coverage_object, people_object
from rolemap.report.summary import package_version, people_words
from rolemap.report.wording import counted, kind_words, number


def counts_text(counts: Counts) -> str:
    """The figures, a line each, and below them what was not answered."""
    tally = counts.tally
    left_out = f", {number(tally.rows_read - tally.rows)} left out" if tally.rows_read > tally.rows else ""
    files = f"{counted(counts.files, 'file')} ({counted(tally.rows, 'row')}{left_out})"
    lines = [
        f"Files     {files}; rolemap {package_version()}",
        f"People    {people_words(counts.people, counts.roles)}",
        f"Coverage  {_coverage(counts)}",
        "Gaps      not looked for: roles and coverage are counted, no rule is checked",
    ]
    lines += [f"Note      {plain(remark)}" for remark in counts.remarks]
    return "\n".join(lines) + "\n"


def counts_json(counts: Counts, engine: str) -> str:
    """``{"version", "engine", "summary", "not_answered"}``; the summary has keys of ``gaps.json``, those known."""
    tally = counts.tally
    summary = {
        "rolemap": package_version(),
        "rows_read": tally.rows_read,
        "rows_used": tally.rows,
        "rows_left_out": tally.rows_read - tally.rows,
        "people": people_object(counts.people, counts.vacant, counts.roles),
        "coverage": coverage_object(counts.coverage),
        "inferred": counts.inferred,
    }
    whole = {"version": VERSION, "engine": engine, "summary": summary, "not_answered": list(counts.remarks)}
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _coverage(counts: Counts) -> str:
    if counts.inferred and counts.inferred == counts.work:
        kinds = ", ".join(counted(figure.total, str(figure.kind)) for figure in counts.coverage)
        return f"not known without a register: {kinds} inferred from people and titles"
    if not counts.coverage:
        return "no work items"
    return f"led by the right role: {' · '.join(map(kind_words, counts.coverage))}"
