"""Pieces of context, each a table of how much it speaks for each role, for the people whose title alone cannot say.

Every function takes the codes asked about and returns a ``Piece``: log-likelihood ratios of shape (asked, 4) in the
order of ``PM_ROLES``, and words for each person. The weights are in context.toml.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rolemap.classify.held import PLACE, Codes, Floats, Held
from rolemap.classify.titles import classify_titles
from rolemap.classify.weights import believed, department_vector, field_vector, matrix, role_vector, weight
from rolemap.model import LEAD_ROLE, PM_ROLES, ROLE_NAMES, Assignment, Kind, Role, WorkItem
from rolemap.tables.people import People

_SEVERAL = 5
_PLACES = (-1, *range(len(PM_ROLES)))


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """``scores[i]`` speaks for the roles of the i-th person asked about; ``texts[words[i]]`` says it in words.

    ``direct`` evidence is of the person alone (what they lead), the rest is of those around them.
    """

    scores: Floats
    words: Codes
    texts: Sequence[str]
    direct: bool = False


def second_title(people: People, asked: Codes, column: str, strength: str) -> Piece:
    """Another column that names the job: a job profile, a profession, a grade."""
    texts, place = _texts(people, column, asked)
    verdicts = classify_titles(texts)
    vectors = _stacked([role_vector(verdict, believed(verdict) * weight(strength)) for verdict in verdicts])
    label = column.replace("_", " ")
    return Piece(vectors[place], place, [f"{label} '{text}'" for text in texts], direct=True)


def led_work(work: Mapping[str, WorkItem], assignments: Sequence[Assignment], asked: Codes) -> Piece:
    """What the person leads in the register, and the role that an assignment or a column gives them there."""
    place = {code: i for i, code in enumerate(asked.tolist())}
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
    said = np.zeros(len(asked), dtype=np.intp)
    texts: dict[str, int] = {"": 0}
    for i in sorted({*counted, *given}):
        for (kind, role), count in counted[i].items():
            strength = weight("lead" if role is None else "column_role")
            scores[i, PLACE[role or LEAD_ROLE[kind]]] += strength + weight("more_leads") * min(3, count - 1)
        for role, count in given[i].items():
            scores[i, PLACE[role]] += weight("assigned") + weight("more_leads") * min(3, count - 1)
        said[i] = texts.setdefault(_leads(counted[i], given[i]), len(texts))
    return Piece(scores, said, list(texts), direct=True)


def _leads(counted: Counter[tuple[Kind, Role | None]], given: Counter[Role]) -> str:
    parts = [
        f"leads {_count(count, kind)}" + (f" as {ROLE_NAMES[role]}" if role else "")
        for (kind, role), count in sorted(counted.items(), key=str)
    ]
    return ", ".join(parts + [f"assigned as {ROLE_NAMES[role]} {count}x" for role, count in sorted(given.items())])


def own_columns(people: People, asked: Codes) -> Piece:
    """The program, project or product columns of the people file itself: the nearest unit that is named there."""
    scores = np.zeros((len(asked), len(PM_ROLES)))
    for kind in Kind:
        if people.has(kind.value):
            texts, place = _texts(people, kind.value, asked)
            filled = np.array([bool(text) for text in texts], dtype=bool)[place]
            scores[filled, PLACE[LEAD_ROLE[kind]]] += weight("own_column")
    several = (scores > 0).sum(axis=1) > 1  # a whole path of units says nothing of which one is led
    scores[several] = 0
    said = [f"has a {unit} of their own in the file" for unit in PM_ROLES_UNIT]
    return Piece(scores, scores.argmax(axis=1), said)


def department(people: People, asked: Codes, column: str) -> Piece:
    """What the name of a department says: a function, a unit, or a field that usually employs the role."""
    texts, place = _texts(people, column, asked)
    verdicts = classify_titles(texts)
    vectors = _stacked([department_vector(*pair) for pair in zip(texts, verdicts, strict=True)])
    return Piece(vectors[place], place, [f"{column} '{text}'" for text in texts])


def above(people: People, held: Held, asked: Codes) -> Piece:
    """The role of the manager."""
    manager = people.manager[asked]
    texts, place = _texts(people, "title", np.maximum(manager, 0))
    return Piece(held.of(manager) @ matrix("manager"), place, [f"reports to '{text}'" for text in texts])


def field_above(people: People, asked: Codes) -> Piece:
    """The field of work that the manager's title names, where it usually employs the role: "Director, Enablement"."""
    manager = people.manager[asked]
    texts, place = _texts(people, "title", np.maximum(manager, 0))
    vectors = _stacked([field_vector(text, weight("manager_field")) for text in texts])
    scores = np.where((manager >= 0)[:, None], vectors[place], 0.0)
    return Piece(scores, place, [f"the manager is '{text}'" for text in texts])


def below(people: People, held: Held, asked: Codes) -> Piece:
    """The roles of the reports."""
    reports = held.largest(_place_of(people.manager[held.codes], asked, len(people)), len(asked))
    return Piece(reports @ matrix("reports"), *_commonest(reports, "has reports who are"))


def leads_managers(people: People, held: Held, asked: Codes) -> Piece:
    """Who has reports that are PMs themselves, whatever kind, is less likely a project manager among others."""
    managers = _place_of(people.manager[np.concatenate([asked, held.codes])], asked, len(people))
    scores = np.zeros((len(asked), len(PM_ROLES)))
    scores[managers[managers >= 0], PLACE[Role.PJM]] = weight("leads_managers")
    return Piece(scores, np.zeros(len(asked), dtype=np.intp), ["has reports who are PMs"])


def peers(people: People, held: Held, asked: Codes) -> Piece:
    """The roles of others under the same manager."""
    manager = people.manager[asked]
    managers, group = np.unique(manager, return_inverse=True)
    team = held.summed(_place_of(people.manager[held.codes], managers, len(people)), len(managers))
    beside = np.where((manager >= 0)[:, None], np.maximum(team[group] - held.of(asked), 0.0), 0.0)
    return Piece(_counted(beside, "peers"), *_commonest(beside, "peers under the same manager are"))


def department_peers(people: People, held: Held, asked: Codes, column: str) -> Piece:
    """The roles of others in the same department."""
    names, group = _texts(people, column, np.concatenate([asked, held.codes]))
    together = held.summed(group[len(asked) :], len(names))
    if "" in names:
        together[names.index("")] = 0
    beside = np.maximum(together[group[: len(asked)]] - held.of(asked), 0.0)
    scores = _counted(beside, "department_peers")
    scores += np.where((beside == 0) & _is_gathered(held, group[len(asked) :], len(names)), weight("elsewhere"), 0.0)
    return Piece(scores, *_commonest(beside, f"others in the same {column} are"))


def _is_gathered(held: Held, group: Codes, groups: int) -> npt.NDArray[np.bool_]:
    """Which roles several people hold, three in four of them in one group: who is of another hardly holds it."""
    numbers = np.stack([np.bincount(group[column > 0], minlength=groups) for column in held.share.T], axis=1)
    total = numbers.sum(axis=0)
    gathered: npt.NDArray[np.bool_] = (total >= _SEVERAL) & (4 * numbers.max(axis=0, initial=0) >= 3 * total)
    return gathered


def _place_of(codes: npt.NDArray[np.integer], wanted: npt.NDArray[np.integer], people: int) -> npt.NDArray[np.int32]:
    """Where each of ``codes`` stands in ``wanted``, -1 where it does not or is -1 itself."""
    place = np.full(people + 1, -1, dtype=np.int32)  # the last cell is that of the code -1
    place[wanted] = np.arange(len(wanted), dtype=np.int32)
    place[-1] = -1
    found: npt.NDArray[np.int32] = place[codes]
    return found


def register_kinds(work: Mapping[str, WorkItem], asked: Codes) -> Piece:
    """A register without any project speaks against project managers; of portfolios it says nothing."""
    kinds = {item.kind for item in work.values() if not item.inferred}
    scores = np.zeros((len(asked), len(PM_ROLES)))
    if kinds:
        for kind in (Kind.PROJECT, Kind.PROGRAM, Kind.PRODUCT):
            if kind not in kinds:
                scores[:, PLACE[LEAD_ROLE[kind]]] = weight("no_such_work")
    missing = sorted(kind.value for kind in Kind if kind not in kinds)
    said = f"the register holds no {' and no '.join(missing)}"
    return Piece(scores, np.zeros(len(asked), dtype=np.intp), [said])


def organization(held: Held, asked: Codes) -> Piece:
    """How common each role is among the plain titles of the file."""
    total = held.share.sum(axis=0)
    counts = total + 1.0
    shares = weight("organization") * np.log2(counts / counts.mean())
    most = weight("organization_most")
    scores = np.tile(np.clip(shares, -most, most), (len(asked), 1))
    said = f"most plain titles of the file are {_named(_two_most(total[None, :])[0])}"
    return Piece(scores, np.zeros(len(asked), dtype=np.intp), [said])


PM_ROLES_UNIT = tuple(next(kind.value for kind, lead in LEAD_ROLE.items() if lead is role) for role in PM_ROLES)
"""The unit that each of ``PM_ROLES`` leads."""


def _counted(held: Floats, name: str) -> Floats:
    """Scores of counted people: by the logarithm of their number, each role by its share among them."""
    total = held.sum(axis=1, keepdims=True)
    share = np.divide(held, total, out=np.zeros_like(held), where=total > 0)
    scores: Floats = np.minimum(weight(name) * np.log2(1 + held), weight(f"{name}_most")) * share
    return scores


def _texts(people: People, column: str, codes: Codes) -> tuple[list[str], Codes]:
    """The distinct texts of some cells of one column, and which of them each cell has; at least one text."""
    if not people.has(column):
        return [""], np.zeros(len(codes), dtype=np.intp)
    encoded = people.columns[column].take(pa.array(codes)).dictionary_encode()
    texts: list[str] = encoded.dictionary.to_pylist() or [""]
    return texts, np.asarray(encoded.indices.to_numpy(zero_copy_only=False), dtype=np.intp)


def _stacked(vectors: Sequence[Floats]) -> Floats:
    stacked: Floats = np.stack(vectors)
    return stacked


def _count(number: int, kind: Kind) -> str:
    return f"{number} {kind.value}" + ("s" if number > 1 else "")


def _commonest(held: Floats, says: str) -> tuple[Codes, list[str]]:
    """The one or two roles that are held most, as a place in a list of texts, and that list."""
    pairs = [(first, second) for first in _PLACES for second in _PLACES]
    place: Codes = (_two_most(held) + 1) @ np.array([len(_PLACES), 1])
    return place, [f"{says} {_named(pair)}" for pair in pairs]


def _two_most(held: Floats) -> Codes:
    """Places of the roles that are held most and second most: (len, 2), -1 where none is."""
    order: Codes = np.argsort(-held, axis=1, kind="stable")[:, :2]
    return np.where(np.take_along_axis(held, order, axis=1) > 0, order, -1)


def _named(places: Iterable[int]) -> str:
    return " and ".join(f"{ROLE_NAMES[PM_ROLES[at]]}s" for at in places if at >= 0)
