"""Which finding of one run is which finding of the next: rule and subject, and as much of the words as stayed."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from rolemap.model import Finding

_COUNTS = re.compile(r" \([^)]*\)|[\d.,]+")
"""What may change in a message while the finding stays: numbers, and what stands in brackets."""

_Words = Callable[[str], str]


def match_findings(
    before: Sequence[Finding], after: Sequence[Finding], renamed: Mapping[str, str]
) -> Mapping[int, int]:
    """Position before → position after of the same finding. ``renamed`` gives the new id of people who got one.

    Findings of one rule about one subject are paired by their whole message first, then by all of it but the numbers,
    then where one is left on each side.
    """
    pairs: dict[int, int] = {}
    steps: tuple[tuple[_Words, bool], ...] = ((str, False), (_without_counts, False), (_nothing, True))
    for words, alone in steps:
        old = _places(before, words, set(pairs), renamed)
        new = _places(after, words, set(pairs.values()), {})
        for key, places in old.items():
            others = new.get(key, [])
            if not alone or len(places) == len(others) == 1:
                pairs.update(zip(places, others, strict=False))
    return pairs


def _without_counts(message: str) -> str:
    return _COUNTS.sub("", message)


def _nothing(_message: str) -> str:
    return ""


def _places(
    findings: Sequence[Finding], words: _Words, taken: set[int], renamed: Mapping[str, str]
) -> dict[Hashable, list[int]]:
    """Rule, subject and words → the positions of the findings that have no partner yet."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, finding in enumerate(findings):
        if at not in taken:
            places[_subject(finding, renamed), words(finding.message)].append(at)
    return places


def _subject(finding: Finding, renamed: Mapping[str, str]) -> Hashable:
    kind, own = finding.subject.kind, finding.subject.id
    if finding.subject.is_file:
        return finding.code, kind
    return finding.code, kind, renamed.get(own, own) if kind == "person" else own
