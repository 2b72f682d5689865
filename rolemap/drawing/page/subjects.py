"""What findings are about → places on the page: people in its order, then its work items."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from rolemap.drawing.views.subjects import subjects_of
from rolemap.graph import Org
from rolemap.model import SEVERITY_ORDER, Finding, Severity

_WHY_NONE = {
    "people": "About the people file as a whole",
    "register": "About the register as a whole",
    "assignments": "About the assignments as a whole",
    "department": "About a department as a whole",
    "title": "About a title",
    "reference": "About a name that leads to no box",
    "waiver": "About a waiver",
}


class Subjects:
    """Places of findings: ``codes`` are the people of the page in its order, ``work`` the ids of its items."""

    def __init__(self, org: Org, codes: npt.NDArray[np.intp], work: Iterable[str]) -> None:
        ids = org.people.texts("person_id", codes)
        self.people = len(ids)
        self._place = {("person", person_id): place for place, person_id in enumerate(ids)}
        self._place |= {(str(org.work[key].kind), key): self.people + at for at, key in enumerate(work)}
        self._org, self._codes = org, codes

    def places(self, findings: Sequence[Finding]) -> list[tuple[int, ...]]:
        """For each finding the places of what it marks on this page (``subjects_of``)."""
        marked = subjects_of(self._org, findings, codes=self._codes)
        return [tuple(self._place[key] for key in keys if key in self._place) for keys in marked]


def why_none(finding: Finding) -> str:
    """Why a finding leads to no box.

    >>> from rolemap.model import Subject
    >>> why_none(Finding("LOAD06", "idle", Severity.NOTE, Subject("people", "p.csv", "p.csv"), ""))
    'About the people file as a whole: it has no box'
    """
    words = _WHY_NONE.get(str(finding.subject.kind))
    return f"{words}: it has no box" if words else "Its box is not on this page"


class Marks:
    """How many findings there are at each place, and the worst of their severities."""

    def __init__(self, findings: Iterable[Finding], places: Iterable[Sequence[int]]) -> None:
        self.count: dict[int, int] = {}
        self.worst: dict[int, Severity] = {}
        for finding, at in zip(findings, places, strict=True):
            for place in at:
                self.count[place] = self.count.get(place, 0) + 1
                worst = self.worst.setdefault(place, finding.severity)
                if SEVERITY_ORDER[finding.severity] < SEVERITY_ORDER[worst]:
                    self.worst[place] = finding.severity
