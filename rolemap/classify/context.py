"""What the title alone cannot say, settled by what stands around the person."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from rolemap.classify.titles import classify_titles
from rolemap.model import PM_ROLES, Assignment, Role, Verdict, WorkItem
from rolemap.tables.people import People


def with_context(people: People, work: Mapping[str, WorkItem], assignments: Sequence[Assignment]) -> People:
    """Return ``people`` with ambiguous titles settled where the context says enough; ``title_verdict`` stays.

    So far the context is the second title column (``job_profile``).
    """
    del work, assignments
    if not people.has("job_profile"):
        return people
    verdicts = list(people.verdicts)
    verdict = people.verdict.copy()
    for code in people.with_role(Role.AMBIGUOUS):
        profile = people.text("job_profile", int(code))
        second = classify_titles([profile])[0]
        if second.role in PM_ROLES:
            first: Verdict = verdicts[verdict[code]]
            evidence = f"title alone: ambiguous ({first.evidence}); job profile '{profile}': {second.role}"
            verdicts.append(replace(second, evidence=evidence))
            verdict[code] = len(verdicts) - 1
    return replace(people, verdicts=tuple(verdicts), verdict=verdict.astype(np.int32))
