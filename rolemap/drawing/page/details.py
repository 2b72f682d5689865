"""What the panel says of a person or a work item, and the findings: the part of the page that is read after the
first picture."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from rolemap.drawing.page.codes import role_code, severity_code
from rolemap.drawing.page.columns import joined, numbers
from rolemap.drawing.page.subjects import why_none
from rolemap.drawing.page.texts import Numbered
from rolemap.escape import plain
from rolemap.graph import Org
from rolemap.model import Finding, Verdict, WorkItem

_PERSON_FACTS = (("Location", "location"), ("Status", "status"), ("Worker type", "worker_type"), ("FTE", "fte"))

Codes = npt.NDArray[np.intp]


def details(
    org: Org, codes: Codes, work: Sequence[WorkItem], findings: Sequence[Finding], places: Sequence[Sequence[int]]
) -> dict[str, object]:
    """People of ``codes`` and the items of ``work``; who of them holds what; findings with their ``places``."""
    texts: Numbered[str] = Numbered("")
    return {
        "people": _people(org, codes, texts),
        "verdicts": [_verdict(verdict) for verdict in org.people.verdicts],
        "work": _work(work, texts),
        "holds": _holds(work, {code: place for place, code in enumerate(codes.tolist())}, texts),
        "findings": _findings(findings, places, texts),
        "texts": joined(texts.values),
    }


def _people(org: Org, codes: Codes, texts: Numbered[str]) -> dict[str, object]:
    def column(name: str) -> list[int] | int:
        return _numbered(org.people.texts(name, codes), texts) if org.people.has(name) else 0

    return {
        "count": len(codes),
        "id": joined(plain(text) for text in org.people.texts("person_id", codes)),
        "department": column("department"),
        "verdict": numbers(org.people.verdict[codes].tolist()),
        "facts": {label: column(name) for label, name in _PERSON_FACTS if org.people.has(name)},
    }


def _numbered(cells: Sequence[str], texts: Numbered[str]) -> list[int] | int:
    known = {text: texts.number(plain(text)) for text in dict.fromkeys(cells)}
    return numbers([known[text] for text in cells])


def _verdict(verdict: Verdict) -> list[object]:
    """Role, confidence, second role, whether it is support, evidence, candidates."""
    return [
        role_code(verdict.role),
        round(verdict.confidence, 4),
        role_code(verdict.also),
        int(verdict.support),
        plain(verdict.evidence),
        [[role_code(role), round(share, 4)] for role, share in verdict.candidates],
    ]


def _work(items: Sequence[WorkItem], texts: Numbered[str]) -> dict[str, object]:
    facts = {label: _numbered([fact(item) for item in items], texts) for label, fact in _ITEM_FACTS.items()}
    return {
        "count": len(items),
        "id": joined(plain(item.id) for item in items),
        "kind": _numbered([str(item.kind) for item in items], texts),
        "name": joined(plain(item.name or item.id) for item in items),
        "department": _numbered([item.department for item in items], texts),
        "facts": {label: column for label, column in facts.items() if column != 0},
    }


_ITEM_FACTS: dict[str, Callable[[WorkItem], str]] = {
    "Named as lead": lambda item: ", ".join(lead.written or lead.name for lead in item.leads if lead.person < 0),
    "Sponsor": lambda item: ", ".join(one.written or one.name for one in item.sponsors if one.person < 0),
    "Status": lambda item: item.status_written or str(item.status),
    "Start": lambda item: item.start.isoformat() if item.start else "",
    "Finish": lambda item: item.finish.isoformat() if item.finish else "",
    "Size": lambda item: item.size,
    "Budget": lambda item: "" if item.budget is None else f"{item.budget:,.0f}",
    "Depends on": lambda item: ", ".join(dependency.target for dependency in item.depends_on),
    "Products": lambda item: ", ".join(item.product_ids),
    "Inferred": lambda item: item.inferred,
}
"""Everything that the register says of an item and that no other part of the panel shows."""


def _holds(work: Iterable[WorkItem], place_of: Mapping[int, int], texts: Numbered[str]) -> list[list[int]]:
    """Person, work item, word ("leads", "sponsors"); each pair once, in file order."""
    found: dict[tuple[int, int, int], None] = {}
    for number, item in enumerate(work):
        for word, holders in (("leads", item.leads), ("sponsors", item.sponsors)):
            for holder in holders:
                if holder.person in place_of and not holder.vacant:
                    words = f"{word} ({holder.acting.lower()})" if holder.acting else word
                    found[place_of[holder.person], number, texts.number(plain(words))] = None
    return [list(column) for column in zip(*found, strict=True)] if found else [[], [], []]


def _findings(findings: Sequence[Finding], places: Sequence[Sequence[int]], texts: Numbered[str]) -> dict[str, object]:
    """Columns of findings. ``at`` is the first place of each, ``more`` has (finding, place) of all others, and
    ``why`` says why there is none."""
    return {
        "code": [texts.number(finding.code) for finding in findings],
        "rule": [texts.number(finding.name.replace("-", " ")) for finding in findings],
        "severity": [severity_code(finding.severity) for finding in findings],
        "at": [at[0] if at else -1 for at in places],
        "more": [(number, place) for number, at in enumerate(places) for place in at[1:]],
        "why": numbers([0 if at else texts.number(why_none(one)) for one, at in zip(findings, places, strict=True)]),
        "about": [plain(finding.subject.name or finding.subject.id) for finding in findings],
        "message": [texts.number(plain(finding.message)) for finding in findings],
        "evidence": [texts.number(plain("; ".join(finding.evidence))) for finding in findings],
        "suggestion": [texts.number(plain(finding.suggestion)) for finding in findings],
        "confidence": [round(finding.confidence, 4) for finding in findings],
    }
