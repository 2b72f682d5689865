"""One side of a comparison: an organization as two runs can be held against each other."""

from dataclasses import dataclass

from rolemap.graph import Org
from rolemap.model import Finding, GapReport, Holder
from rolemap.report.people_csv import manager_ids
from rolemap.report.summary import package_version


@dataclass(frozen=True, slots=True)
class Unit:
    """A work item; ``leads`` are codes (positions) of people, ``unknown`` what stands for leads who are none
    of them; None where the run does not tell (a folder names leads by their ids alone)."""

    id: str
    name: str
    kind: str
    parent_id: str
    leads: tuple[int, ...]
    status: str
    unknown: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """People as columns of equal length, units and findings of one run.

    ``files``    name and time (ISO 8601, UTC, or ``""``) of each input file
    ``manager``  code (position) of each one's manager, -1 without one
    """

    files: tuple[tuple[str, str], ...]
    version: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    titles: tuple[str, ...]
    departments: tuple[str, ...]
    roles: tuple[str, ...]
    manager: tuple[int, ...]
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]
    has_register: bool = True

    @property
    def modified(self) -> str:
        """Time of its newest file, ``""`` if none is known."""
        return max((modified for _, modified in self.files), default="")

    def label(self, code: int) -> str:
        """The name of a person, or what stands for it; ``""`` for nobody."""
        if code < 0:
            return ""
        return self.names[code] or f"vacant: {self.titles[code] or self.ids[code]}"


def side_of(org: Org, report: GapReport) -> Side:
    """The side that a map and its findings make."""
    people = org.people
    none = ("",) * len(people)

    def column(name: str) -> tuple[str, ...]:
        return tuple(people.columns[name].to_pylist()) if people.has(name) else none

    return Side(
        files=tuple((source.file, source.modified) for source in org.log.sources),
        version=package_version(),
        ids=column("person_id"),
        names=column("name"),
        titles=column("title"),
        departments=column("department"),
        roles=tuple(str(people.verdicts[code].role) for code in people.verdict.tolist()),
        manager=codes_of(column("person_id"), tuple(manager_ids(people).to_pylist())),
        units=tuple(
            Unit(
                id=item.id,
                name=item.name,
                kind=str(item.kind),
                parent_id=item.parent_id or "",
                leads=tuple(sorted({lead.person for lead in item.leads if lead.person >= 0 and not lead.vacant})),
                status=item.status_written or str(item.status),
                unknown=tuple(sorted({_unknown(lead) for lead in item.leads if lead.person < 0 and not lead.vacant})),
            )
            for item in org.work.values()
        ),
        findings=report.findings,
        has_register=org.has_register,
    )


def _unknown(lead: Holder) -> str:
    why = "one of several of that name" if lead.candidates else "not in the people file"
    return f"{lead.name or lead.written} ({why})"


def codes_of(ids: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[int, ...]:
    """Position of the first row of each wanted id, -1 for a blank one and for one that is nobody's."""
    first: dict[str, int] = {}
    for code, person_id in enumerate(ids):
        first.setdefault(person_id, code)
    first[""] = -1
    return tuple(first.get(person_id, -1) for person_id in wanted)
