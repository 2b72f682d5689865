"""``gaps.json``: the findings for programs. Its shape is published in ``gaps.schema.json`` beside this file."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from rolemap.graph import Coverage, Org
from rolemap.model import Finding, GapReport
from rolemap.report.figures import CoverageGroup, Figures, Practice, band_words
from rolemap.report.summary import RoleCount, Summary, summarize

VERSION = 1
"""Version of the shape. It rises when a key is taken away or changes its meaning, never when one is added."""


def gaps_json(org: Org, report: GapReport) -> str:
    """JSON text of all findings, worst first, after a summary: ``{"version", "summary", "gaps", "waived"}``."""
    summary = json.dumps(summary_object(summarize(org, report)), ensure_ascii=False, indent=2, allow_nan=False)
    gaps = one_a_line(finding_object(finding) for finding in report.findings)
    waived = one_a_line(
        {**finding_object(one.finding), "reason": one.reason, "until": str(one.until or "")} for one in report.waived
    )
    return f'{{\n"version": {VERSION},\n"summary": {summary},\n"gaps": {gaps},\n"waived": {waived}\n}}\n'


def one_a_line(objects: Iterable[Mapping[str, Any]]) -> str:
    """A JSON list of one object a line: a line tells what changed, and an indented text takes ten times as long."""
    lines = [json.dumps(one, ensure_ascii=False, allow_nan=False) for one in objects]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding under its keys of ``gaps.json``."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "subject": {"kind": finding.subject.kind, "id": finding.subject.id, "name": finding.subject.name},
        "message": finding.message,
        "evidence": list(finding.evidence),
        "suggestion": finding.suggestion,
        "confidence": round(finding.confidence, 4),
        "affected": finding.affected,
    }


def summary_object(summary: Summary) -> dict[str, Any]:
    """The summary under its keys of ``gaps.json``."""
    return {
        "rolemap": summary.version,
        "as_of": str(summary.as_of or ""),
        "files": [
            {
                "file": source.file,
                "table": source.table,
                "modified": source.modified,
                "rows_read": source.rows_read,
                "rows_used": source.rows_used,
                "rows_left_out": source.rows_left_out,
            }
            for source in summary.sources
        ],
        "people": people_object(summary.people, summary.vacant, summary.roles),
        "coverage": coverage_object(summary.coverage),
        "inferred": summary.inferred,
        "severities": {str(severity): count for severity, count in summary.severities},
        "waived": summary.waived,
        "known": summary.known,
        "rules": [
            {"code": group.code, "name": group.name, "severity": str(group.severity), "count": len(group.findings)}
            for group in summary.rules
        ],
        "not_checked": [{"reason": not_run.reason, "codes": list(not_run.codes)} for not_run in summary.not_run],
        "figures": figures_object(summary.figures),
    }


def people_object(total: int, vacant: int, roles: Iterable[RoleCount]) -> dict[str, Any]:
    """People by role."""
    return {
        "total": total,
        "vacant": vacant,
        "roles": {
            str(count.role): {
                "people": count.people,
                "vacant": count.vacant,
                "support": count.support,
                "posts_fte": count.posts_fte,
            }
            for count in roles
        },
    }


def coverage_object(figures: Iterable[Coverage]) -> dict[str, Any]:
    """Coverage by kind of work."""
    return {
        str(figure.kind): {
            "total": figure.total,
            "led": figure.led,
            "vacant": figure.vacant,
            "matched": figure.matched,
            "share": round(figure.share, 4),
        }
        for figure in figures
    }


def figures_object(figures: Figures) -> dict[str, Any]:
    """The figures under their keys; null where the input cannot say."""
    matrix, lines, load = figures.matrix, figures.lines, figures.load
    return {
        "organization_type": {"type": str(figures.org_type.structure), "reasons": list(figures.org_type.reasons)},
        "matrix": matrix
        and {str(role): dict(zip(map(str, Practice), counts, strict=True)) for role, counts in matrix.rows},
        "load": load and {**asdict(load), "projects_per_manager": load.ratio},
        "lines": lines
        and {
            **asdict(lines),
            "bands": {band_words(place): count for place, count in enumerate(lines.bands)},
            "layers": list(lines.layers),
        },
        "single_points": {
            "people": len(figures.single_points),
            "most": [{"name": name, "leads": led, "affected": all_} for name, led, all_ in figures.most_rests_on],
        },
        "departments": [_group_object(group) for group in figures.departments],
        "portfolios": [_group_object(group) for group in figures.portfolios],
    }


def _group_object(group: CoverageGroup) -> dict[str, Any]:
    return {"id": group.id, "name": group.name, "coverage": coverage_object(group.figures)}
