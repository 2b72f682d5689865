"""Gaps and findings: where a rule does not hold, and how much that matters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rolemap.model.roles import SEVERITY_ORDER, Severity


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a gap is about: ``kind`` is a work item's kind or ``person``; ``people`` or ``register`` for a whole file;
    ``title``, ``department`` or ``reference`` for a text of a file that several rows share.
    """

    kind: str
    id: str
    name: str

    @property
    def is_file(self) -> bool:
        """True for a whole file, whose name may be another one next month."""
        return self.kind in ("people", "register", "assignments")


@dataclass(frozen=True, slots=True)
class Gap:
    """One place where a rule does not hold.

    ``evidence`` are plain sentences, each a fact of the input. ``confidence`` (0-1) is the least certain thing that the
    gap rests on, 1.0 for plain facts of the file. ``affected`` counts what hangs below (units or people).
    ``severity`` overrides the rule's own where a rule grades by consequence, else None. ``because`` are nodes of the
    graph (``work:<id>``, ``person:<id>``) whose own gaps would explain this one.
    """

    subject: Subject
    message: str
    evidence: tuple[str, ...] = ()
    suggestion: str = ""
    confidence: float = 1.0
    affected: int = 0
    severity: Severity | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A gap with the code, name and severity of its rule, as every report shows it."""

    code: str
    name: str
    severity: Severity
    subject: Subject
    message: str
    evidence: tuple[str, ...] = ()
    suggestion: str = ""
    confidence: float = 1.0
    affected: int = 0
    because: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[int, int, float, str, str, str, str]:
        """Worst first: severity, then what hangs below, then certainty; then code and subject: a total order."""
        return (
            SEVERITY_ORDER[self.severity],
            -self.affected,
            -self.confidence,
            self.code,
            self.subject.kind,
            self.subject.id,
            self.message,
        )


@dataclass(frozen=True, slots=True, order=True)
class NotChecked:
    """A rule that did not run, and why, in words ("no register", "no sponsor column")."""

    code: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is meant to be there: the ``reason``, and the last day on which it holds (None: for good)."""

    finding: Finding
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class GapReport:
    """All findings of one run, worst first, and the rules that did not run.

    ``waived`` are the findings that a waiver covers, ``known`` is the number that the baseline has already; neither
    is among ``findings``. ``as_of`` is the day that dates were compared with, None where none is known.
    """

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...] = ()
    waived: tuple[Waived, ...] = ()
    known: int = 0
    as_of: date | None = None

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
