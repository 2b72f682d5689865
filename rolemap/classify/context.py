"""What the title alone cannot say, settled by what stands around the person (issue: "PM" may be any of four).

Each piece of evidence speaks for the roles with a log-likelihood ratio (context.toml, evidence.py); they are added to
what the title leaves open, and an answer is given only where one role is probable enough and rests on more than thin
evidence. Settled people are evidence for the others around them, at a discount, until nothing changes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rolemap.classify import evidence as ev
from rolemap.classify.evidence import Piece
from rolemap.classify.held import PLACE, Codes, Floats, Held, held_by_title, with_settled
from rolemap.classify.weights import settings, weight
from rolemap.model import LEAD_ROLE, PM_ROLES, Assignment, Role, Verdict, WorkItem
from rolemap.tables.people import People

_ROUNDS = 3
_PROFILES = (("job_profile", "profile"), ("profession", "profession"), ("grade", "profession"))
_DEPARTMENTS = ("department", "division")


def with_context(people: People, work: Mapping[str, WorkItem], assignments: Sequence[Assignment]) -> People:
    """Return ``people`` with ambiguous titles settled where the context says enough.

    ``title_verdict`` stays as it is; settled people get new verdicts, appended to ``verdicts``, whose evidence names
    what decided ("title alone: ambiguous (…); leads 2 programs: PgM"). Nobody else changes.
    """
    titles = [people.verdicts[at] for at in range(len(people.verdicts))]
    open_title = np.array([verdict.role is Role.AMBIGUOUS for verdict in titles], dtype=bool)
    asked: Codes = np.flatnonzero(open_title[people.title_verdict]) if titles else np.zeros(0, dtype=np.intp)
    if not len(asked):
        return people
    held = held_by_title(people)
    lasting = list(_lasting(people, work, assignments, held, asked))
    prior = _prior(people, asked)
    answer = np.full(len(asked), -1)
    around, pieces = held, lasting
    for _round in range(_ROUNDS):
        pieces = [*lasting, *_around(people, around, asked)]
        probability, settled, is_direct = _settle(prior, pieces)
        if np.array_equal(settled, answer):
            break
        answer = settled
        share = np.where(is_direct, weight("settled_share"), weight("guessed_share"))
        found = answer >= 0
        around = with_settled(held, asked[found], answer[found], share[found])
    return _with_answers(people, asked, answer, probability, pieces)


@dataclass(frozen=True, slots=True)
class Practice:
    """What one person leads in the register: the role that this makes them in practice, and how many units of each.

    ``role`` is that of the highest unit of the project chain they lead, or PrM where they lead products alone.
    ``led`` pairs each role with the number of units led in it, in the order of ``PM_ROLES``.
    """

    role: Role
    led: tuple[tuple[Role, int], ...]


def practice(people: People, work: Mapping[str, WorkItem]) -> dict[int, Practice]:
    """Return what each lead of the register does in practice, by code in ``people``; others are not in it.

    An item led under a column of a role (``product_manager``) counts for that role, another for the role that leads
    its kind.
    """
    counts: dict[int, dict[Role, int]] = {}
    for item in work.values():
        for lead in item.leads:
            if 0 <= lead.person < len(people):
                of_person = counts.setdefault(lead.person, {})
                role = lead.role or LEAD_ROLE[item.kind]
                of_person[role] = of_person.get(role, 0) + 1
    return {code: _practice(led) for code, led in sorted(counts.items())}


def _practice(led: Mapping[Role, int]) -> Practice:
    ordered = tuple((role, led[role]) for role in PM_ROLES if role in led)
    return Practice(ordered[0][0], ordered)


def _prior(people: People, asked: Codes) -> Floats:
    """What the title leaves open: logarithms of the shares of its candidates; column 4 is "none of the four"."""
    table = np.full((len(people.verdicts), len(PM_ROLES) + 1), np.log(0.02))
    for at, verdict in enumerate(people.verdicts):
        for role, share in verdict.candidates:
            table[at, PLACE.get(role, len(PM_ROLES))] = np.log(max(share, 0.02))
    prior: Floats = table[people.title_verdict[asked]]
    return prior


def _lasting(
    people: People, work: Mapping[str, WorkItem], assignments: Sequence[Assignment], held: Held, asked: Codes
) -> Iterator[Piece]:
    """Evidence that does not depend on the roles of others."""
    yield ev.led_work(work, assignments, asked)
    for column, strength in _PROFILES:
        if people.has(column):
            yield ev.second_title(people, asked, column, strength)
    for column in _DEPARTMENTS:
        if people.has(column):
            yield ev.department(people, asked, column)
    yield ev.field_above(people, asked)
    yield ev.leads_managers(people, held, asked)
    yield ev.own_columns(people, asked)
    yield ev.register_kinds(work, asked)
    yield ev.organization(held, asked)


def _around(people: People, held: Held, asked: Codes) -> Iterator[Piece]:
    """Evidence of the people around, whose roles may themselves have been settled."""
    yield ev.above(people, held, asked)
    yield ev.peers(people, held, asked)
    yield ev.below(people, held, asked)
    if people.has("department"):
        yield ev.department_peers(people, held, asked, "department")


def _settle(prior: Floats, pieces: Sequence[Piece]) -> tuple[Floats, Codes, npt.NDArray[np.bool_]]:
    """Probabilities (asked, 5), the place of the settled role in ``PM_ROLES`` (-1: open), and whether it is direct."""
    needed = settings()
    direct = np.zeros((len(prior), len(PM_ROLES)))
    around, against, strongest = np.zeros_like(direct), np.zeros_like(direct), np.zeros_like(direct)
    for piece in pieces:
        if piece.direct:
            direct += piece.scores
        else:
            around += np.maximum(piece.scores, 0)
            against += np.minimum(piece.scores, 0)
            np.maximum(strongest, piece.scores, out=strongest)
    around = strongest + weight("repeated") * (around - strongest) + against
    is_direct: npt.NDArray[np.bool_] = direct.max(axis=1) > 0
    total = prior.copy()
    total[:, : len(PM_ROLES)] += direct + np.where(is_direct[:, None], weight("beside_direct"), 1.0) * around
    np.maximum(strongest, direct, out=strongest)
    likelihood = np.exp(total - total.max(axis=1, keepdims=True))
    probability: Floats = likelihood / likelihood.sum(axis=1, keepdims=True)
    best = probability[:, : len(PM_ROLES)].argmax(axis=1)
    row = np.arange(len(prior))
    is_sure = probability[row, best] >= needed["least_probability"]
    is_founded = strongest[row, best] >= needed["least_evidence"]
    answer: Codes = np.where(is_sure & is_founded, best, -1)
    return probability, answer, is_direct


def _with_answers(people: People, asked: Codes, answer: Codes, probability: Floats, pieces: Sequence[Piece]) -> People:
    """``people`` with the settled answers as verdicts, made once for all who share role, confidence and evidence."""
    found = np.flatnonzero(answer >= 0)
    if not len(found):
        return people
    roles = answer[found]
    most = settings()["most_probability"]
    sure = np.minimum(most, probability[found, roles]).round(3)
    title = people.title_verdict[asked[found]]
    spoken = [np.where(piece.scores[found, roles] > 0, piece.words[found], -1) for piece in pieces]
    keys = np.stack([title, roles, (sure * 1000).round().astype(np.intp), *spoken], axis=1)
    _, first, place = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    codes: dict[Verdict, int] = {}
    of_key = np.zeros(len(first), dtype=np.int32)
    for at, i in enumerate(first):
        role = PM_ROLES[roles[i]]
        reasons = [piece.texts[words[i]] for piece, words in zip(pieces, spoken, strict=True) if words[i] >= 0]
        alone = people.verdicts[title[i]]
        evidence = f"title alone: ambiguous ({alone.evidence}); {'; '.join(reasons)}: {role}"
        settled = Verdict(role, float(sure[i]), evidence=evidence)
        of_key[at] = codes.setdefault(settled, len(people.verdicts) + len(codes))
    verdict = people.verdict.copy()
    verdict[asked[found]] = of_key[place.reshape(-1)]
    return replace(people, verdicts=(*people.verdicts, *codes), verdict=verdict)
