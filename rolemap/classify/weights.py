"""What one text says for each role, by the weights of context.toml: log-likelihood ratios, ``PM_ROLES`` in order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from rolemap.classify.combine import NOTHING
from rolemap.classify.fold import tokens
from rolemap.classify.held import PLACE, Floats
from rolemap.classify.lexicon import phrases
from rolemap.classify.titles import analyze_title
from rolemap.classify.words import WordKind
from rolemap.knowledge import knowledge
from rolemap.model import LEAD_ROLE, PM_ROLES, Kind, Role, Verdict

_SURE = 0.9


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """The content of context.toml."""
    return knowledge("classify/context.toml")


def weight(name: str) -> float:
    """One weight of context.toml."""
    return float(settings()["weights"][name])


def believed(verdict: Verdict) -> float:
    """How much of its weight a second title counts: less where it is read unsurely."""
    return 1.0 if verdict.confidence >= _SURE else weight("unsure")


def role_vector(verdict: Verdict, strength: float) -> Floats:
    """What a text that reads as a title says."""
    vector = np.zeros(len(PM_ROLES))
    for role in (verdict.role, verdict.also):
        if verdict.role in PLACE and role in PLACE:  # "programme and project management" is either
            vector[PLACE[role]] = strength
    return vector


def department_vector(text: str, verdict: Verdict) -> Floats:
    """What a department's name says, by the strongest of its three ways to say it; ``verdict`` is that of a title."""
    if verdict.role in PLACE:
        return role_vector(verdict, weight("department"))
    vector = np.zeros(len(PM_ROLES))
    words = () if verdict.evidence == NOTHING.why else analyze_title(text).words
    units = {word.unit for word in words if word.kind is WordKind.UNIT}
    is_office = any(word.kind is WordKind.OFFICE for word in words)
    has_area = any(word.kind is WordKind.AREA for word in words)
    if len(units) == 1:
        vector[PLACE[LEAD_ROLE[Kind(units.pop())]]] = weight("department_unit") * (0.6 if has_area else 1.0)
        return vector
    if is_office:
        vector[PLACE[Role.PJM]] = vector[PLACE[Role.PGM]] = weight("department_unit") / 2
        return vector
    return field_vector(text, 1.0)


def field_vector(text: str, share: float) -> Floats:
    """The weight of the one role whose fields are among the words of ``text``; zeros where several are, or none."""
    roles = _fields_of(tuple(tokens(text)))
    vector = np.zeros(len(PM_ROLES))
    if len(roles) == 1:
        role = next(iter(roles))
        vector[PLACE[role]] = share * settings()["field_weights"][role]
    return vector


def _fields_of(parts: tuple[str, ...]) -> set[Role]:
    """The roles whose fields are among the words of a department."""
    found: set[Role] = set()
    for at, first in enumerate(parts):
        for phrase, role in _fields().get(first, ()):
            if parts[at : at + len(phrase)] == phrase:
                found.add(role)
    return found


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, Sequence[tuple[tuple[str, ...], Role]]]:
    """Fields of departments as phrases of tokens, by their first token."""
    fields: dict[str, list[tuple[tuple[str, ...], Role]]] = defaultdict(list)
    for role, text in settings()["fields"].items():
        for phrase in phrases(text):
            parts = tuple(tokens(phrase))
            fields[parts[0]].append((parts, Role(role)))
    return fields


@lru_cache(maxsize=2)
def matrix(name: str) -> Floats:
    """How the role of one person speaks for the role of another: (4, 4), theirs by row."""
    matrix = np.zeros((len(PM_ROLES), len(PM_ROLES)))
    for theirs, speaks in settings()[name].items():
        for ours, strength in speaks.items():
            matrix[PLACE[Role(theirs)], PLACE[Role(ours)]] = strength
    return matrix
