"""Counts for a reader and for programs, under the words and the keys of the other reports."""

import json

from rolemap.engines.counting import Counts
from rolemap.escape import plain
from rolemap.report.gaps_json import VERSION, coverage_object
from rolemap.report.summary import package_version
from rolemap.report.wording import counted, number, percent


def counts_text(counts: Counts) -> str:
    """The figures, a line each, and below them what was not answered."""
    tally = counts.tally
    left_out = f", {number(tally.rows_read - tally.rows)} left out" if tally.rows_read > tally.rows else ""
    files = f"{counted(counts.files, 'file')} ({counted(tally.rows, 'row')}{left_out})"
    lines = [
        f"Files     {files}; rolemap {package_version()}",
        f"People    {_roles(counts)}",
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
        "people": {
            "total": counts.people,
            "vacant": counts.vacant,
            "roles": {
                str(count.role): {
                    "people": count.people,
                    "vacant": count.vacant,
                    "support": count.support,
                    "posts_fte": count.posts_fte,
                }
                for count in counts.roles
            },
        },
        "coverage": coverage_object(counts.coverage),
        "inferred": counts.inferred,
    }
    whole = {"version": VERSION, "engine": engine, "summary": summary, "not_answered": list(counts.remarks)}
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _roles(counts: Counts) -> str:
    parts = [f"{number(count.people)} {count.role}" for count in counts.roles]
    support, posts = (sum(getattr(count, name) for count in counts.roles) for name in ("support", "posts_fte"))
    parts += [f"{number(support)} in support of a PM"] if support else []
    parts += [counted(counts.vacant, "vacant seat")] if counts.vacant else []
    parts += [f"{number(posts)} FTE of unnamed posts"] if posts else []
    return " · ".join(parts)


def _coverage(counts: Counts) -> str:
    if counts.inferred and counts.inferred == counts.work:
        kinds = ", ".join(counted(figure.total, str(figure.kind)) for figure in counts.coverage)
        return f"not known without a register: {kinds} inferred from people and titles"
    words = (
        f"{figure.kind} {number(figure.matched)}/{number(figure.total)} ({percent(figure.share)})"
        for figure in counts.coverage
    )
    return " · ".join(words) or "no work items"
