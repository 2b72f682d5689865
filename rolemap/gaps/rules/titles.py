"""CLS01: titles that do not say which PM somebody is."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from rolemap.gaps.needs import PEOPLE
from rolemap.gaps.rule import rule
from rolemap.gaps.words import count, some
from rolemap.graph import Org
from rolemap.model import ROLE_NAMES, ROLE_ORDER, Gap, Presence, Role, Severity, Subject, Verdict

_EXAMPLES = 3


@rule("CLS01", "ambiguous-title", severity=Severity.WARNING, needs=(PEOPLE,))
def ambiguous_title(org: Org) -> Iterator[Gap]:
    """A title could mean more than one of the four roles, and nothing else in the file decides.

    ## Why it matters
    Four jobs are called "PM". As long as the file cannot say which, whoever holds the title counts for no role:
    a unit may look unled that is led, and the other way round.

    ## Example
        person_id,name,title,manager_id
        e1,Ana Ruiz,PM,

    ## How to fix
    Write the title in full, add a column with the job profile, or give a register that names whom they lead.
    """
    people = org.people
    unclear = (people.role == ROLE_ORDER.index(Role.AMBIGUOUS)) & (people.presence != Presence.INACTIVE)
    codes = np.flatnonzero(unclear)
    titles = people.columns["title"].take(pa.array(codes)).dictionary_encode()
    keys = titles.indices.to_numpy(zero_copy_only=False)
    for key, title in enumerate(titles.dictionary.to_pylist()):
        holders = codes[keys == key]
        verdict = people.verdicts[people.verdict[holders[0]]]
        labels = [people[code].label for code in holders[:_EXAMPLES]]
        yield Gap(
            Subject("title", title, title),
            f"{count(len(holders), 'person', 'people')} with a title that does not say which PM they are",
            (*_reading(verdict), f"held by {some(labels)}{_more(len(holders))}"),
            "write the title in full, or add the column that tells them apart",
            confidence=verdict.confidence,
            affected=len(holders),
        )


def _reading(verdict: Verdict) -> Iterator[str]:
    if verdict.candidates:
        spoken = [f"{ROLE_NAMES[role]} ({share:.0%})" for role, share in verdict.candidates]
        yield f"it could be {some(spoken)}"
    if verdict.evidence:
        yield verdict.evidence


def _more(number: int) -> str:
    return f" and {number - _EXAMPLES:,} more" if number > _EXAMPLES else ""
