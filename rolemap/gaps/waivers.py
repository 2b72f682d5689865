"""Gaps that are meant to be there, with a reason; and gaps that were there before."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rolemap.errors import ConfigError, did_you_mean
from rolemap.gaps.catalogue import ALL_RULES
from rolemap.gaps.settings import explain_rule
from rolemap.gaps.waiver_rules import Waiver, waiver_expired, waiver_unmatched
from rolemap.model import Finding, GapReport, Waived

_KEYS = ("code", "subject", "reason", "until")


Fingerprint = tuple[str, str, str]
"""Code of the rule, kind and id of the subject: what stays the same while counts and wording change."""


def parse_waivers(entries: Iterable[Mapping[str, object]]) -> tuple[Waiver, ...]:
    """Waivers as they come out of TOML. ``ConfigError`` names every unknown key or rule, and every missing reason.

    >>> parse_waivers([{"code": "OWN02", "subject": "oslo", "reason": "a team without a lead by design"}])[0].subject
    'oslo'
    """
    faults: list[str] = []
    waivers = tuple(_parse(number, entry, faults) for number, entry in enumerate(entries, start=1))
    if faults:
        raise ConfigError("; ".join(faults))
    return waivers


def apply_waivers(
    report: GapReport, waivers: Sequence[Waiver], today: date | None, *, ran: Collection[str] | None = None
) -> GapReport:
    """The report without the findings that a waiver covers; those are ``waived``.

    A waiver past its day covers nothing and is a finding itself, and so is one that covers nothing any more. With no
    ``today`` no waiver is past its day. ``ran`` are the codes of the rules that were to run (None: all): a waiver of
    another rule, or of one that could not be checked, is left alone.
    """
    idle = {rule.code for rule in report.not_checked}
    judged = {rule.code for rule in ALL_RULES if (ran is None or rule.code in ran) and rule.code not in idle}
    waivers = [waiver for waiver in waivers if explain_rule(waiver.code).code in judged]
    expired = [waiver for waiver in waivers if waiver.until and today and waiver.until < today]
    valid = [waiver for waiver in waivers if waiver not in expired]
    waived: list[Waived] = []
    kept: list[Finding] = []
    for finding in report.findings:
        covering = next((waiver for waiver in valid if waiver.covers(finding)), None)
        if covering is None:
            kept.append(finding)
        else:
            waived.append(Waived(finding, covering.reason, covering.until))
    unmatched = [waiver for waiver in valid if not any(waiver.covers(one.finding) for one in waived)]
    kept += map(waiver_expired.finding, waiver_expired.check(expired))
    kept += map(waiver_unmatched.finding, waiver_unmatched.check(unmatched))
    worst_first = sorted(kept, key=lambda finding: finding.sort_key)
    return replace(report, findings=tuple(worst_first), waived=tuple(waived))


def fingerprint(finding: Finding) -> Fingerprint:
    """What makes a finding the same one in another run."""
    return finding.code, finding.subject.kind, finding.subject.id


def read_baseline(text: str, file: str = "gaps.json") -> Counter[Fingerprint]:
    """The findings of an earlier run from the text of its ``gaps.json``; ``ConfigError`` where it is none."""
    try:
        gaps = json.loads(text)["gaps"]
        return Counter((gap["code"], gap["subject"]["kind"], gap["subject"]["id"]) for gap in gaps)
    except (ValueError, KeyError, TypeError):
        raise ConfigError(f"{file}: not a report of rolemap; give the gaps.json of an earlier run") from None


def only_new(report: GapReport, baseline: Mapping[Fingerprint, int]) -> GapReport:
    """The report without as many findings of each fingerprint as the baseline has; ``known`` counts those."""
    left = Counter(baseline)
    new: list[Finding] = []
    for finding in report.findings:
        key = fingerprint(finding)
        left[key] -= 1
        if left[key] < 0:
            new.append(finding)
    return replace(report, findings=tuple(new), known=len(report.findings) - len(new))


def _parse(number: int, entry: Mapping[str, object], faults: list[str]) -> Waiver:
    where = f"waive {number}"
    for key in entry:
        if key not in _KEYS:
            faults.append(f"{where}: no key '{key}'{did_you_mean(key, _KEYS)}")
    faults += [f"{where}: no {key}" for key in ("code", "subject", "reason") if not str(entry.get(key, "")).strip()]
    code = str(entry.get("code", ""))
    known = [spelling for rule in ALL_RULES for spelling in (rule.code, rule.name)]
    if code and code.casefold() not in map(str.casefold, known):
        faults.append(f"{where}: no rule '{code}'{did_you_mean(code, known)}")
    until = entry.get("until")
    if until is not None and not isinstance(until, date):
        faults.append(f"{where}: until = {until!r} is no date (write it as 2025-12-31, without quotation marks)")
        until = None
    return Waiver(code, str(entry.get("subject", "")), str(entry.get("reason", "")), until)
