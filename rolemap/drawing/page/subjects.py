"""What findings are about → places on the page: people in its order, then its work items."""

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from rolemap.graph import Org
from rolemap.model import SEVERITY_ORDER, Finding, Severity

MOST_PLACES = 200
"""A finding about a text that more boxes share leads to the first of them, and marks no more."""
_OF_PEOPLE = ("ORG",)  # topics whose references are those of people to their managers; all others are the register's

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
        self._titles: dict[str, list[int]] = {}
        self._org, self._codes = org, codes
        self._naming: dict[tuple[bool, str], dict[int, None]] = {}
        for dangling in org.dangling:
            is_person = dangling.kind == "person"
            place = self._place.get((dangling.kind, dangling.subject))
            if place is not None:
                self._naming.setdefault((is_person, dangling.reference), {})[place] = None

    def place(self, kind: str, subject_id: str) -> int:
        """The place of a person or a work item, -1 if it is not on the page."""
        return self._place.get((kind, subject_id), -1)

    def places(self, finding: Finding) -> tuple[int, ...]:
        """Places of what a finding is about: one, or those of a text that several share; none for a whole file."""
        kind, subject_id = str(finding.subject.kind), finding.subject.id
        if (place := self.place(kind, subject_id)) >= 0:
            return (place,)
        if kind == "reference":
            naming = self._naming.get((finding.code.startswith(_OF_PEOPLE), subject_id), ())
            return tuple(islice(naming, MOST_PLACES))
        if kind == "title":
            return tuple(self._of_title.get(subject_id, ())[:MOST_PLACES])
        return ()

    @property
    def _of_title(self) -> dict[str, list[int]]:
        if not self._titles:
            for place, title in enumerate(self._org.people.texts("title", self._codes)):
                self._titles.setdefault(title, []).append(place)
        return self._titles


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
