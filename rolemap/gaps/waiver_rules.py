"""What a waiver is; WVR01, WVR02: waivers that cover nothing. They look at the settings, not at the organization."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rolemap.gaps.rule import rule
from rolemap.model import Finding, Gap, Severity, Subject

EVERYTHING = "*"


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


@rule("WVR01", "waiver-expired", severity=Severity.WARNING)
def waiver_expired(waivers: Iterable[Waiver]) -> Iterator[Gap]:
    """A waiver of the settings is past its last day.

    ## Why it matters
    What was accepted for a time is accepted no longer: its findings are reported again, and somebody has to decide.

    ## Example
        [[waive]]
        code = "OWN02"
        subject = "oslo"
        reason = "the new lead starts in May"
        until = 2024-05-01

    ## How to fix
    Give it a new day, or remove it.
    """
    for waiver in waivers:
        yield Gap(
            _subject(waiver),
            f"the waiver held until {waiver.until} and covers nothing now",
            (f"its reason was: {waiver.reason}",),
            "decide again: give it a new day, or remove it",
        )


@rule("WVR02", "waiver-unmatched", severity=Severity.NOTE)
def waiver_unmatched(waivers: Iterable[Waiver]) -> Iterator[Gap]:
    """A waiver of the settings covers no finding.

    ## Why it matters
    The gap is closed, or the waiver names a subject that does not exist; left alone, it would one day hide a new gap.

    ## Example
        [[waive]]
        code = "OWN02"
        subject = "olso"
        reason = "distributed leadership"

    ## How to fix
    Remove it, or correct its subject.
    """
    for waiver in waivers:
        yield Gap(
            _subject(waiver),
            "the waiver covers no finding any more",
            (f"its reason was: {waiver.reason}",),
            "remove it, or correct its subject",
        )


WAIVER_RULES = (waiver_expired, waiver_unmatched)


def _subject(waiver: Waiver) -> Subject:
    words = f"{waiver.code} {waiver.subject}"
    return Subject("waiver", words, words)
