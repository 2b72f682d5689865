"""Plant, look, compare: what the rules find in broken organizations beside what they should find."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolemap.gaps import ALL_RULES, find_gaps
from rolemap.model import Finding
from tests.planted.draft import TODAY, Draft
from tests.planted.edges import clean_draft
from tests.planted.planter import PLANTERS, Found, Planter, under
from tests.planted.planters import (  # noqa: F401  (they fill PLANTERS)
    dates,
    dependencies,
    lines,
    load,
    ownership,
    references,
    separation,
    structure,
    titles,
    vacancy,
)

CODES = tuple(rule.code for rule in ALL_RULES)
"""Every rule, those in preview too."""

_SELECT = (*{rule.topic: None for rule in ALL_RULES}, *(rule.code for rule in ALL_RULES if rule.preview))

_THEREFORE = re.compile(r"^therefore .*\(([A-Z]{3,4}\d\d) [a-z-]+\)$")


@dataclass(frozen=True, slots=True)
class Trial:
    """One organization: the codes planted in it, what had to be found, what was, and its rows in all files."""

    seed: int
    codes: tuple[str, ...]
    expected: frozenset[Found]
    found: Counter[Found]
    rows: int = 0

    @property
    def missed(self) -> list[Found]:
        """What had to be found and was not."""
        return sorted(self.expected - set(self.found))

    @property
    def false(self) -> list[Found]:
        """What was found and should not have been, or was found once too often."""
        return sorted((self.found - Counter(self.expected)).elements())


def trials(seed: int, together: int = 5) -> Iterator[Trial]:
    """One clean organization, then organizations that hold one gap of every rule, ``together`` rules in each.

    Each seed takes the next way of breaking each rule, so that four seeds in a row plant every way at least once.
    """
    yield trial(seed, ())
    chosen = [ways[seed % len(ways)] for _, ways in sorted(PLANTERS.items())]
    random.Random(f"order {seed}").shuffle(chosen)
    others = [planter for planter in chosen if not planter.alone]
    groups = [[planter] for planter in chosen if planter.alone]
    groups += [others[at : at + together] for at in range(0, len(others), together)]
    for at, group in enumerate(groups):
        yield trial(1000 * (seed + 1) + at, group)


def trial(seed: int, planters: Sequence[Planter]) -> Trial:
    """Plant in a random organization and look at it with every rule."""
    draft = clean_draft(seed)
    expected: set[Found] = set()
    for planter in planters:
        expected |= planter.plant(draft)
    rows = len(draft.people) + len(draft.work) + len(draft.assignments)
    seen = found(draft, shuffle=not planters)
    return Trial(seed, tuple(planter.code for planter in planters), frozenset(expected), seen, rows)


def found(draft: Draft, *, shuffle: bool) -> Counter[Found]:
    """What all rules find, each finding with those that are evidence of it."""
    report = find_gaps(draft.org(shuffle=shuffle), today=TODAY, select=_SELECT)
    return Counter(key for finding in report for key in _keys(finding))


def _keys(finding: Finding) -> Iterator[Found]:
    yield finding.code, finding.subject.id
    for line in finding.evidence:
        if consequence := _THEREFORE.match(line):
            yield consequence[1], under(finding.code, finding.subject.id)
