"""Pieces of context, each a table of how much it speaks for each role, for the people whose title alone cannot say.

Every function takes the codes asked about and returns a ``Piece``: log-likelihood ratios of shape (asked, 4) in the
order of ``PM_ROLES``, and words for one person. The weights are in context.toml.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rolemap.classify.fold import tokens
from rolemap.classify.lexicon import phrases
from rolemap.classify.titles import analyze_title, classify_titles
from rolemap.classify.words import WordKind
from rolemap.model import LEAD_ROLE, PM_ROLES, ROLE_NAMES, Assignment, Kind, Role, Verdict, WorkItem
from rolemap.tables.people import People

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.intp]
_SURE = 0.9
_SEVERAL = 5
PLACE = {role: at for at, role in enumerate(PM_ROLES)}


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """``scores[i]`` speaks for the roles of the i-th person asked about; ``say(i)`` says it in words.

    ``direct`` evidence is of the person alone (what they lead), the rest is of those around them.
    """

    scores: Floats
    say: Callable[[int], str]
    direct: bool = False


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """The content of context.toml."""
    source = resources.files("rolemap.classify") / "context.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def weight(name: str) -> float:
    """One weight of context.toml."""
    return float(settings()["weights"][name])


def second_title(people: People, asked: Codes, column: str, strength: str) -> Piece:
    """Another column that names the job: a job profile, a profession, a grade."""
    texts = _texts(people, column, asked)
    verdicts = dict(zip(texts, classify_titles(list(texts)), strict=True)) if texts else {}
    scores = _by_text(people, column, asked, {text: _vector(v, _strength(v, strength)) for text, v in verdicts.items()})
    label = column.replace("_", " ")
    return Piece(scores, lambda i: f"{label} '{people.text(column, int(asked[i]))}'", direct=True)


def led_work(work: Mapping[str, WorkItem], assignments: Sequence[Assignment], asked: Codes) -> Piece:
    """What the person leads in the register, and the role that an assignment or a column gives them there."""
    place = {int(code): i for i, code in enumerate(asked)}
    counted: dict[int, Counter[tuple[Kind, Role | None]]] = defaultdict(Counter)
    for item in work.values():
        for lead in item.leads:
            if lead.person in place:
                counted[place[lead.person]][item.kind, lead.role] += 1
    given: dict[int, Counter[Role]] = defaultdict(Counter)
    for row in assignments:
        if row.person in place and row.role in PLACE and row.role is not None:
            given[place[row.person]][row.role] += 1
    scores = np.zeros((len(asked), len(PM_ROLES)))
    for i, leads in counted.items():
        for (kind, role), count in leads.items():
            strength = weight("lead" if role is None else "column_role")
            scores[i, PLACE[role or LEAD_ROLE[kind]]] += strength + weight("more_leads") * min(3, count - 1)
    for i, roles in given.items():
        for role, count in roles.items():
            scores[i, PLACE[role]] += weight("assigned") + weight("more_leads") * min(3, count - 1)

    def say(i: int) -> str:
        parts = [
            f"leads {_count(count, kind)}" + (f" as {ROLE_NAMES[role]}" if role else "")
            for (kind, role), count in sorted(counted[i].items(), key=str)
        ]
        parts += [f"assigned as {ROLE_NAMES[role]} {count}x" for role, count in sorted(given[i].items())]
        return ", ".join(parts)

    return Piece(scores, say, direct=True)


def own_columns(people: People, asked: Codes) -> Piece:
    """The program, project or product columns of the people file itself: the nearest unit that is named there."""
    scores = np.zeros((len(asked), len(PM_ROLES)))
    for kind in Kind:
        if people.has(kind.value):
            filled = np.array([bool(people.text(kind.value, int(code))) for code in asked], dtype=bool)
            scores[filled, PLACE[LEAD_ROLE[kind]]] += weight("own_column")
    several = (scores > 0).sum(axis=1) > 1  # a whole path of units says nothing of which one is led
    scores[several] = 0
    return Piece(scores, lambda i: f"has a {PM_ROLES_UNIT[int(scores[i].argmax())]} of their own in the file")


def department(people: People, asked: Codes, column: str) -> Piece:
    """What the name of a department says: a function, a unit, or a field that usually employs the role."""
    texts = _texts(people, column, asked)
    scores = _by_text(people, column, asked, {text: _department_vector(text) for text in texts})
    return Piece(scores, lambda i: f"{column} '{people.text(column, int(asked[i]))}'")


def above(people: People, roles: Floats, asked: Codes) -> Piece:
    """The role of the manager; ``roles`` holds how far each person is known to hold each role (people, 4)."""
    manager = people.manager[asked]
    scores = roles[manager] @ _matrix("manager")
    scores[manager < 0] = 0
    return Piece(scores, lambda i: f"reports to '{people.text('title', int(manager[i]))}'")


def below(people: People, roles: Floats, asked: Codes) -> Piece:
    """The roles of the reports."""
    held = np.zeros_like(roles)
    has_manager = people.manager >= 0
    np.maximum.at(held, people.manager[has_manager], roles[has_manager])
    scores = held[asked] @ _matrix("reports")
    return Piece(scores, lambda i: f"has reports who are {_named(held[asked[i]])}")


def peers(people: People, roles: Floats, asked: Codes) -> Piece:
    """The roles of others under the same manager."""
    has_manager = people.manager >= 0
    held = np.zeros_like(roles)
    np.add.at(held, people.manager[has_manager], roles[has_manager])
    manager = people.manager[asked]
    beside = np.where((manager >= 0)[:, None], held[manager] - roles[asked], 0.0)
    scores = _counted(beside, "peers")
    return Piece(scores, lambda i: f"peers under the same manager are {_named(beside[i])}")


def department_peers(people: People, roles: Floats, asked: Codes, column: str) -> Piece:
    """The roles of others in the same department."""
    encoded = people.columns[column].dictionary_encode()
    names = encoded.dictionary.to_pylist()
    of_person = np.asarray(encoded.indices.to_numpy(zero_copy_only=False), dtype=np.intp)
    held = np.zeros((len(names), len(PM_ROLES)))
    np.add.at(held, of_person, roles)
    if "" in names:
        held[names.index("")] = 0
    beside = np.maximum(held[of_person[asked]] - roles[asked], 0.0)
    scores = _counted(beside, "department_peers")
    scores += np.where((beside == 0) & (held.sum(axis=0) >= _SEVERAL), weight("elsewhere"), 0.0)
    return Piece(scores, lambda i: f"others in the same {column} are {_named(beside[i])}")


def register_kinds(work: Mapping[str, WorkItem], asked: Codes) -> Piece:
    """A register without any project speaks against project managers; of portfolios it says nothing."""
    kinds = {item.kind for item in work.values() if not item.inferred}
    scores = np.zeros((len(asked), len(PM_ROLES)))
    if kinds:
        for kind in (Kind.PROJECT, Kind.PROGRAM, Kind.PRODUCT):
            if kind not in kinds:
                scores[:, PLACE[LEAD_ROLE[kind]]] = weight("no_such_work")
    missing = sorted(kind.value for kind in Kind if kind not in kinds)
    return Piece(scores, lambda _i: f"the register holds no {' and no '.join(missing)}")


def organization(roles: Floats, asked: Codes) -> Piece:
    """How common each role is among the plain titles of the file."""
    counts = roles.sum(axis=0) + 1.0
    shares = weight("organization") * np.log2(counts / counts.mean())
    most = weight("organization_most")
    scores = np.tile(np.clip(shares, -most, most), (len(asked), 1))
    said = f"most plain titles of the file are {_named(roles.sum(axis=0))}"
    return Piece(scores, lambda _i: said)


PM_ROLES_UNIT = tuple(next(kind.value for kind, lead in LEAD_ROLE.items() if lead is role) for role in PM_ROLES)
"""The unit that each of ``PM_ROLES`` leads."""


def _vector(verdict: Verdict, strength: float) -> Floats:
    vector = np.zeros(len(PM_ROLES))
    if verdict.role in PLACE:
        vector[PLACE[verdict.role]] = strength
        if verdict.also in PLACE:  # "programme and project management" is either
            vector[PLACE[verdict.also]] = strength
    return vector


def _strength(verdict: Verdict, name: str) -> float:
    return weight(name) * (1.0 if verdict.confidence >= _SURE else weight("unsure"))


def _department_vector(text: str) -> Floats:
    """What a department's name says, by the strongest of its three ways to say it."""
    verdict = classify_titles([text])[0]
    if verdict.role in PLACE:
        return _vector(verdict, weight("department"))
    vector = np.zeros(len(PM_ROLES))
    words = analyze_title(text).words
    units = {word.unit for word in words if word.kind is WordKind.UNIT}
    is_office = any(word.kind is WordKind.OFFICE for word in words)
    has_area = any(word.kind is WordKind.AREA for word in words)
    if len(units) == 1:
        vector[PLACE[LEAD_ROLE[Kind(units.pop())]]] = weight("department_unit") * (0.6 if has_area else 1.0)
        return vector
    if is_office:
        vector[PLACE[Role.PJM]] = vector[PLACE[Role.PGM]] = weight("department_unit") / 2
        return vector
    parts = tuple(tokens(text))
    for role, fields in _fields().items():
        if any(_holds(parts, field) for field in fields):
            vector[PLACE[role]] = weight("department_field")
    return vector if (vector > 0).sum() == 1 else np.zeros(len(PM_ROLES))


@lru_cache(maxsize=1)
def _fields() -> dict[Role, tuple[tuple[str, ...], ...]]:
    return {
        Role(role): tuple(tuple(tokens(phrase)) for phrase in phrases(text))
        for role, text in settings()["fields"].items()
    }


def _holds(parts: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(parts[at : at + len(phrase)] == phrase for at in range(len(parts) - len(phrase) + 1))


@lru_cache(maxsize=2)
def _matrix(name: str) -> Floats:
    """How the role of one person speaks for the role of another: (4, 4), theirs by row."""
    matrix = np.zeros((len(PM_ROLES), len(PM_ROLES)))
    for theirs, speaks in settings()[name].items():
        for ours, strength in speaks.items():
            matrix[PLACE[Role(theirs)], PLACE[Role(ours)]] = strength
    return matrix


def _counted(held: Floats, name: str) -> Floats:
    """Scores of counted people: by the logarithm of their number, each role by its share among them."""
    total = held.sum(axis=1, keepdims=True)
    share = np.divide(held, total, out=np.zeros_like(held), where=total > 0)
    scores: Floats = np.minimum(weight(name) * np.log2(1 + held), weight(f"{name}_most")) * share
    return scores


def _texts(people: People, column: str, asked: Codes) -> list[str]:
    if not people.has(column):
        return []
    taken = people.columns[column].take(pa.array(asked))
    return sorted(text for text in taken.unique().to_pylist() if text)


def _by_text(people: People, column: str, asked: Codes, vectors: Mapping[str, Floats]) -> Floats:
    """The vector of each person's text."""
    scores = np.zeros((len(asked), len(PM_ROLES)))
    if not vectors:
        return scores
    encoded = people.columns[column].take(pa.array(asked)).dictionary_encode()
    zero = np.zeros(len(PM_ROLES))
    table = np.array([vectors.get(text, zero) for text in encoded.dictionary.to_pylist()])
    taken: Floats = table[np.asarray(encoded.indices.to_numpy(zero_copy_only=False))]
    return taken


def _count(number: int, kind: Kind) -> str:
    return f"{number} {kind.value}" + ("s" if number > 1 else "")


def _named(held: Floats) -> str:
    order = [at for at in np.argsort(-held, kind="stable") if held[at] > 0]
    return " and ".join(f"{ROLE_NAMES[PM_ROLES[at]]}s" for at in order[:2])
