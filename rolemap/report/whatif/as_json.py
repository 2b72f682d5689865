"""A what-if for programs."""

import json
from typing import Any

from rolemap.gaps import LostLead, WhatIf
from rolemap.graph import Org
from rolemap.report.gaps_json import finding_object, one_a_line
from rolemap.report.summary import package_version

VERSION = 1
"""Version of the shape; it rises when a key is taken away or changes its meaning."""


def whatif_json(answer: WhatIf) -> str:
    """JSON text: ``{"version", "rolemap", "files", "changes", "lost_leads", "broken_chains", "gaps": {"opened",
    "closed"}}``; findings as in ``gaps.json``, each lost lead with its ``candidates`` and the id ``proposed``."""
    head = {
        "version": VERSION,
        "rolemap": package_version(),
        "files": [{"file": one.file, "modified": one.modified} for one in answer.before.log.sources],
        "changes": list(answer.changes),
    }
    lost = one_a_line(_lost_object(answer.after, one) for one in answer.lost)
    broken = one_a_line(
        {
            "subject": {"kind": gap.subject.kind, "id": gap.subject.id, "name": gap.subject.name},
            "message": gap.message,
            "evidence": list(gap.evidence),
            "affected": gap.affected,
        }
        for gap in answer.broken
    )
    gaps = ",\n".join(
        f'"{name}": {one_a_line(map(finding_object, findings))}'
        for name, findings in (("opened", answer.opened), ("closed", answer.closed))
    )
    return (
        json.dumps(head, ensure_ascii=False, indent=2, allow_nan=False).removesuffix("\n}")
        + f',\n"lost_leads": {lost},\n"broken_chains": {broken},\n"gaps": {{\n{gaps}\n}}\n}}\n'
    )


def _lost_object(org: Org, one: LostLead) -> dict[str, Any]:
    proposal = one.staffing.proposal
    return {
        "kind": str(one.item.kind),
        "id": one.item.id,
        "name": one.item.name,
        "led_by": list(one.was),
        "below": one.below,
        "candidates": [
            {
                "id": org.people.text("person_id", candidate.person),
                "name": org.people[candidate.person].label,
                "score": candidate.score,
                "reasons": list(candidate.reasons),
            }
            for candidate in one.staffing.candidates
        ],
        "proposed": org.people.text("person_id", proposal.person) if proposal else "",
    }
