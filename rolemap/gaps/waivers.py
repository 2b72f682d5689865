"""Gaps that are meant to be there, with a reason; and gaps that were there before."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rolemap.errors import ConfigError, did_you_mean
from rolemap.gaps.catalogue import ALL_RULES
from rolemap.model import Finding, GapReport, Severity, Subject

EVERYTHING = "*"
_KEYS = ("code", "subject", "reason", "until")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One ``[[waive]]`` of the settings.

    ``code`` is a code or name of a rule, ``subject`` the id or the name of what the finding is about (``*`` for all),
    ``reason`` why the gap is meant to be there, ``until`` the last day on which that holds (None: for good).
    """

    code: str
    subject: str
    reason: str
    until: date | None = None

    def covers(self, finding: Finding) -> bool:
        """True if the finding is of this rule and about this subject."""
        about = (finding.subject.id.casefold(), finding.subject.name.casefold())
        return self.code.casefold() in (finding.code.casefold(), finding.name) and (
            self.subject == EVERYTHING or self.subject.casefold() in about
        )


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


def apply_waivers(report: GapReport, waivers: Sequence[Waiver], today: date | None) -> GapReport:
    """The report without the findings that a waiver covers; those are ``waived``.

    A waiver past its day covers nothing and is a finding itself, and so is one that covers nothing any more. With no
    ``today`` no waiver is past its day.
    """
    valid = [waiver for waiver in waivers if not (waiver.until and today and waiver.until < today)]
    waived = tuple(finding for finding in report.findings if any(waiver.covers(finding) for waiver in valid))
    hidden = set(waived)
    kept = [finding for finding in report.findings if finding not in hidden]
    kept += [_expired(waiver) for waiver in waivers if waiver not in valid]
    kept += [_unmatched(waiver) for waiver in valid if not any(map(waiver.covers, waived))]
    return replace(report, findings=tuple(sorted(kept, key=lambda finding: finding.sort_key)), waived=waived)


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


def _expired(waiver: Waiver) -> Finding:
    return Finding(
        code="WVR01",
        name="waiver-expired",
        severity=Severity.WARNING,
        subject=_subject(waiver),
        message=f"the waiver held until {waiver.until} and covers nothing now",
        evidence=(f"its reason was: {waiver.reason}",),
        suggestion="decide again: give it a new day, or remove it",
    )


def _unmatched(waiver: Waiver) -> Finding:
    return Finding(
        code="WVR02",
        name="waiver-unmatched",
        severity=Severity.NOTE,
        subject=_subject(waiver),
        message="the waiver covers no finding any more",
        evidence=(f"its reason was: {waiver.reason}",),
        suggestion="remove it, or correct its subject",
    )


def _subject(waiver: Waiver) -> Subject:
    return Subject("waiver", f"{waiver.code} {waiver.subject}", f"{waiver.code} {waiver.subject}")
