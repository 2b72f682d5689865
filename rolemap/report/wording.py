"""How reports write numbers, shares, times and counts, so that all of them write them the same way."""

from collections.abc import Collection
from datetime import date

from rolemap.gaps.systematic import NEVER_RECORDED
from rolemap.graph import Coverage
from rolemap.model import Finding, Kind, Severity, Source, Waived

PLURALS = {
    Kind.PORTFOLIO: "portfolios",
    Kind.PROGRAM: "programs",
    Kind.PROJECT: "projects",
    Kind.PRODUCT: "products",
    "person": "people",
}


def number(count: float) -> str:
    """A count with thousands set apart; FTE keep one decimal where they have one.

    >>> number(1368), number(437.5)
    ('1,368', '437.5')
    """
    return f"{round(count, 1):,.1f}".removesuffix(".0")


def counted(count: int, word: str) -> str:
    """A count and its noun.

    >>> counted(1, "error"), counted(1200, "note"), counted(2, "person")
    ('1 error', '1,200 notes', '2 people')
    """
    return f"{number(count)} {word if count == 1 else plural(word)}"


def percent(share: float) -> str:
    """A share (0-1) in whole percent; 0% and 100% are said only where they are exact.

    >>> percent(0.999), percent(0.001), percent(1.0), percent(0.5)
    ('99%', '1%', '100%', '50%')
    """
    if share in (0, 1):
        return f"{share:.0%}"
    return f"{min(99, max(1, round(share * 100)))}%"


def names_no_lead(figure: Coverage) -> bool:
    """True where a register of some size names not a single lead of a kind, or has no place for them: it keeps no
    record of them, and a share of 0% would say more than it knows."""
    return not figure.recorded or (figure.led == figure.vacant == 0 and figure.total >= NEVER_RECORDED)


def share_words(figure: Coverage) -> str:
    """The share of work led by the right role, or why there is none: "67%", "none names a lead"."""
    return "none names a lead" if names_no_lead(figure) else percent(figure.share)


def coverage_words(figure: Coverage, *, inferred: bool = False) -> str:
    """How much of one kind of work the right role leads; of inferred work only how much there is."""
    if inferred:
        return number(figure.total)
    if names_no_lead(figure):
        return f"{number(figure.total)} (none names a lead)"
    return f"{number(figure.matched)} of {number(figure.total)} ({percent(figure.share)})"


def kind_words(figure: Coverage) -> str:
    """The same with the kind: "projects 2 of 4 (50%)"."""
    return f"{plural(figure.kind)} {coverage_words(figure)}"


def time_words(modified: str) -> str:
    """A file's time (ISO 8601, UTC) for a reader.

    >>> time_words("2022-11-30T12:05:09+00:00"), time_words("")
    ('2022-11-30 12:05 UTC', 'time unknown')
    """
    return f"{modified[:10]} {modified[11:16]} UTC" if len(modified) >= 16 else modified or "time unknown"


def source_words(source: Source) -> str:
    """One input file in a line: its name, sheet, rows and time."""
    sheet = f"sheet '{source.sheet}', " if source.sheet else ""
    left_out = f", {number(source.rows_left_out)} left out" if source.rows_left_out else ""
    return f"{source.file} ({sheet}{counted(source.rows_used, 'row')}{left_out}, {time_words(source.modified)})"


def severity_words(counts: tuple[tuple[Severity, int], ...]) -> str:
    """Findings by severity: "3 errors, 1 warning, 0 notes"."""
    return ", ".join(counted(count, str(severity)) for severity, count in counts)


def plural(word: str) -> str:
    """The word for several.

    >>> plural("project"), plural("person")
    ('projects', 'people')
    """
    return PLURALS.get(word, word + "s")


def found_words(severities: tuple[tuple[Severity, int], ...], waived: int = 0, known: int = 0) -> str:
    """Findings by severity, and those that are not shown: waived, or known from the baseline.

    >>> found_words(((Severity.ERROR, 1), (Severity.WARNING, 0), (Severity.NOTE, 0)), waived=2)
    '1 error, 0 warnings, 0 notes; 2 waived'
    """
    aside = [f"{number(waived)} waived"] if waived else []
    aside += [f"{number(known)} known from the baseline"] if known else []
    return "; ".join([severity_words(severities), *aside])


def compared_words(day: date | None) -> str:
    """What dates were compared with, behind what was found: a finding about a date is true on one day only.

    >>> compared_words(date(2026, 12, 31)), compared_words(None)
    ('; dates compared with 2026-12-31', '')
    """
    return f"; dates compared with {day}" if day else ""


def subject_words(finding: Finding) -> str:
    """What the finding is about and what is wrong with it, in one line."""
    return f"{finding.subject.name or finding.subject.id}: {finding.message}"


def what_to_do(finding: Finding) -> str:
    """The first sentence of the suggestion; who could do it follows in ``who_could``."""
    return finding.suggestion.partition(". ")[0]


def who_could(finding: Finding) -> str:
    """What a suggestion says after its first sentence: candidates, or that there are none."""
    return finding.suggestion.partition(". ")[2]


def shared_text(texts: Collection[str]) -> str:
    """The text that all findings share, ``""`` where they differ.

    >>> shared_text(["fill it", "fill it"]), shared_text(["a", "b"])
    ('fill it', '')
    """
    return next(iter(texts)) if len(set(texts)) == 1 else ""


def waiver_words(waived: Waived) -> str:
    """Why a finding is waived, and until when."""
    return f"{waived.reason}; until {waived.until}" if waived.until else waived.reason
