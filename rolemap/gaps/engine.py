"""``Org`` → ``GapReport``: which rules run, with which options, and what they find."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from rolemap.gaps.causes import fold
from rolemap.gaps.rule import Rule
from rolemap.gaps.settings import Settings, settings_of
from rolemap.graph import Org
from rolemap.model import Finding, GapReport, NotChecked, Severity

DOUBTFUL = 0.5
"""Below this confidence a role is as likely wrong as right, and a finding that rests on it ranks lower."""

_MILDER = {
    Severity.ERROR: Severity.WARNING,
    Severity.WARNING: Severity.NOTE,
    Severity.NOTE: Severity.NOTE,
}


def find_gaps(
    org: Org,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, Severity] | None = None,
    options: Mapping[str, Mapping[str, object]] | None = None,
    today: date | None = None,
) -> GapReport:
    """Every gap of the organization, worst first, and the rules that could not run.

    A gap that another one explains is evidence of that one (``causes``); a gap that rests on a role of less than
    ``DOUBTFUL`` confidence says so and counts one severity less.

    ``select`` and ``ignore`` hold codes (``OWN01``), names (``project-without-manager``) or topics (``OWN``); with
    nothing selected, every rule runs that is not in preview. ``severity`` and ``options`` go by code, name or topic.
    ``today`` is the day that dates are compared with; by default the newest time of the input files, because a report
    must not change while its input stays the same.

    Raises ``ConfigError`` for unknown codes, options and impossible values, all of them in one message.
    """
    settings = settings_of(select, ignore, severity or {}, options or {})
    day = today or newest_day(org)
    findings: list[Finding] = []
    not_checked: list[NotChecked] = []
    for rule in settings.rules:
        reason = rule.unmet(org) or ("no date to compare with" if rule.dated and day is None else "")
        if reason:
            not_checked.append(NotChecked(rule.code, rule.name, reason))
        else:
            findings.extend(_run(rule, org, settings, day))
    worst_first = sorted(fold(findings), key=lambda finding: finding.sort_key)
    return GapReport(tuple(worst_first), tuple(sorted(not_checked)), as_of=day)


def newest_day(org: Org) -> date | None:
    """The day of the newest input file, None where no file's time is known."""
    days = [source.modified[:10] for source in org.log.sources if source.modified]
    return date.fromisoformat(max(days)) if days else None


def _run(rule: Rule, org: Org, settings: Settings, day: date | None) -> Iterator[Finding]:
    options = dict(settings.options.get(rule.code, {}))
    if rule.dated:
        options["today"] = day
    fixed = settings.severity.get(rule.code)
    for gap in rule.check(org, **options):
        finding = rule.finding(gap, fixed)
        yield finding if fixed else _weighed(finding)


def _weighed(finding: Finding) -> Finding:
    """A finding that rests on a doubtful role says so, and counts one severity less."""
    if finding.confidence >= DOUBTFUL:
        return finding
    doubt = f"this rests on a role that is {finding.confidence:.0%} certain"
    return replace(finding, severity=_MILDER[finding.severity], evidence=(*finding.evidence, doubt))
