"""What the panel says of a person or a work item, and the findings: the part of the page that is read after the
first picture."""

from collections.abc import Iterable, Mapping, Sequence

from rolemap.drawing.page.codes import role_code, severity_code
from rolemap.drawing.page.texts import Numbered
from rolemap.escape import plain
from rolemap.graph import Org
from rolemap.model import Finding, Verdict, WorkItem

_PERSON_FACTS = (("Location", "location"), ("Status", "status"), ("Worker type", "worker_type"), ("FTE", "fte"))


def details(org: Org, findings: Sequence[Finding], order: Sequence[int]) -> dict[str, object]:
    """People in ``order``, then work items in file order; who holds what; findings, each with the place it is about."""
    texts: Numbered[str] = Numbered("")
    place_of = {code: position for position, code in enumerate(order)}
    return {
        "people": _people(org, order, texts),
        "verdicts": [_verdict(verdict) for verdict in org.people.verdicts],
        "work": _work(org.work.values(), texts),
        "holds": _holds(org, place_of, texts),
        "findings": _findings(findings, _subjects(org, place_of), texts),
        "texts": texts.values,
    }


def _people(org: Org, order: Sequence[int], texts: Numbered[str]) -> dict[str, object]:
    def column(name: str) -> list[str]:
        values = org.people.columns.get(name)
        cells: list[str] = [] if values is None else values.to_pylist()
        return [cells[code] for code in order] if cells else []

    def numbers(name: str) -> list[int]:
        cells = column(name)
        known = {text: texts.number(plain(text)) for text in dict.fromkeys(cells)}
        return [known[text] for text in cells]

    verdict: list[int] = org.people.verdict.tolist()
    return {
        "id": [plain(text) for text in column("person_id")],
        "department": numbers("department"),
        "verdict": [verdict[code] for code in order],
        "facts": {label: numbers(name) for label, name in _PERSON_FACTS if org.people.has(name)},
    }


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


def _work(items: Iterable[WorkItem], texts: Numbered[str]) -> dict[str, object]:
    rows = list(items)
    return {
        "id": [plain(item.id) for item in rows],
        "kind": [texts.number(str(item.kind)) for item in rows],
        "name": [plain(item.name or item.id) for item in rows],
        "department": [texts.number(plain(item.department)) for item in rows],
        "facts": [_item_facts(item) for item in rows],
    }


def _item_facts(item: WorkItem) -> list[tuple[str, str]]:
    """Label and value of everything that the register says of an item and that no other part of the panel shows."""
    strangers = ", ".join(lead.written or lead.name for lead in item.leads if lead.person < 0)
    outside = ", ".join(sponsor.written or sponsor.name for sponsor in item.sponsors if sponsor.person < 0)
    facts = {
        "Named as lead": strangers,
        "Sponsor": outside,
        "Status": item.status_written or str(item.status),
        "Start": item.start.isoformat() if item.start else "",
        "Finish": item.finish.isoformat() if item.finish else "",
        "Size": item.size,
        "Budget": "" if item.budget is None else f"{item.budget:,.0f}",
        "Depends on": ", ".join(dependency.target for dependency in item.depends_on),
        "Products": ", ".join(item.product_ids),
        "Inferred": item.inferred,
    }
    return [(label, plain(value)) for label, value in facts.items() if value]


def _holds(org: Org, place_of: Mapping[int, int], texts: Numbered[str]) -> list[list[int]]:
    """Person, work item, word ("leads", "sponsors"); each pair once, in file order."""
    found: dict[tuple[int, int, int], None] = {}
    for number, item in enumerate(org.work.values()):
        for word, holders in (("leads", item.leads), ("sponsors", item.sponsors)):
            for holder in holders:
                if holder.person >= 0 and not holder.vacant:
                    words = f"{word} ({holder.acting.lower()})" if holder.acting else word
                    found[place_of[holder.person], number, texts.number(plain(words))] = None
    return [list(column) for column in zip(*found, strict=True)] if found else [[], [], []]


def _subjects(org: Org, place_of: Mapping[int, int]) -> dict[tuple[str, str], int]:
    """(kind, id) of a finding's subject → its position among people, then work items."""
    ids = org.people.columns["person_id"].to_pylist()
    found = {("person", str(ids[code])): place for code, place in place_of.items()}
    return found | {(str(item.kind), item.id): len(ids) + at for at, item in enumerate(org.work.values())}


def _findings(
    findings: Sequence[Finding], subjects: Mapping[tuple[str, str], int], texts: Numbered[str]
) -> dict[str, object]:
    return {
        "code": [texts.number(finding.code) for finding in findings],
        "rule": [texts.number(finding.name.replace("-", " ")) for finding in findings],
        "severity": [severity_code(finding.severity) for finding in findings],
        "at": [subjects.get((str(finding.subject.kind), finding.subject.id), -1) for finding in findings],
        "about": [plain(finding.subject.name or finding.subject.id) for finding in findings],
        "message": [texts.number(plain(finding.message)) for finding in findings],
        "evidence": [texts.number(plain("; ".join(finding.evidence))) for finding in findings],
        "suggestion": [texts.number(plain(finding.suggestion)) for finding in findings],
        "confidence": [round(finding.confidence, 4) for finding in findings],
    }
