"""One answer for a title of several clauses (guideline, rules 3 and 11)."""

from collections.abc import Sequence
from dataclasses import replace

from rolemap.classify.clauses import Clause
from rolemap.classify.judge import Reading, read_clause
from rolemap.classify.objects import after_head
from rolemap.classify.words import Word, WordKind
from rolemap.model import PM_ROLES, Role

NOTHING = Reading(Role.OTHER, "nothing", why="no word for a project, program, portfolio or product decides")
_CHAIN = (Role.PFM, Role.PGM, Role.PJM)
_BESIDE = frozenset({"/", "&", "|"})
_TOP_RANK = 3


def read_title(found: Sequence[Clause], words: Sequence[Word], *, decides_first: bool) -> Reading:
    """Return the one reading of a title: each clause is read, heads without an object take the next clause's."""
    readings: list[tuple[Reading, str]] = []
    pending: Clause | None = None
    beside_area = False
    for clause in found:
        if clause.dependent and clause.head is not None:
            readings.append((_read_dependent(clause, decides_first=decides_first), clause.mark))
            continue
        if clause.head is None and pending is not None and not _real(readings):
            reading = _complement(pending, clause, words, decides_first=decides_first)
            if reading is not None:
                readings.append((reading, clause.mark))
                pending = None
                continue
        if clause.head is None and any(
            reading.path.startswith("lead-of") or _is_headed(reading) for reading, _ in readings
        ):
            if clause.mark not in _BESIDE:
                continue
        reading = read_clause(clause, decides_first=decides_first, context=words)
        if reading is not None:
            readings.append((reading, clause.mark))
        elif clause.head is None:
            beside_area = beside_area or any(word.kind is WordKind.AREA for word in clause.left)
        elif pending is None:
            pending = clause
    if not readings:
        return replace(NOTHING, path="general-head") if pending is not None else NOTHING
    return _combine(readings, beside_area=beside_area)


def _real(readings: Sequence[tuple[Reading, str]]) -> bool:
    return any(reading.role is not Role.OTHER or reading.support for reading, _ in readings)


def _is_headed(reading: Reading) -> bool:
    return not reading.path.startswith("bare:") and reading.path not in ("office-bare",)


def _complement(pending: Clause, clause: Clause, words: Sequence[Word], *, decides_first: bool) -> Reading | None:
    """Read a headless clause as the object of the general head before it: "Director, Portfolio Unit"."""
    if not after_head(clause.left, decides_first=decides_first) and not any(
        word.kind in (WordKind.AREA, WordKind.DELIVERY) for word in clause.left
    ):
        return None
    whole = Clause(pending.head, (), (Word(WordKind.OF, ""), *clause.left), pending.mark)
    reading = read_clause(whole, decides_first=decides_first, context=words)
    if reading is None or (reading.role is Role.OTHER and pending.right):
        return None
    return replace(reading, path=f"next-{reading.path}") if reading.role in PM_ROLES else reading


def _read_dependent(clause: Clause, *, decides_first: bool) -> Reading:
    """Somebody who serves another: an assistant to a project manager supports one, an adviser to a minister does not."""
    from rolemap.classify.clauses import clauses  # noqa: PLC0415 - only nested titles need it

    head = clause.head
    assert head is not None
    if head.kind is WordKind.ASSIST:
        served = clauses(clause.right, decides_first=decides_first)
        reading = read_title(served, clause.right, decides_first=decides_first)
        if reading.role in PM_ROLES:
            why = f"'{head.text}' to somebody who is {reading.words[0] if reading.words else 'one'}"
            return Reading(
                Role.OTHER,
                f"support:{reading.role}",
                (head.text, *reading.words),
                1,
                reading.role,
                support=True,
                why=why,
            )
        if reading.role is Role.AMBIGUOUS and head.loose:
            return reading
    return Reading(Role.OTHER, "occupation", (head.text,), head.rank, why=f"head noun '{head.text}'")


def _combine(readings: Sequence[tuple[Reading, str]], *, beside_area: bool) -> Reading:
    roles = [reading for reading, _ in readings if reading.role in PM_ROLES]
    others = [(reading, mark) for reading, mark in readings if reading.role is Role.OTHER]
    unclear = [reading for reading, _ in readings if reading.role is Role.AMBIGUOUS]
    if not roles:
        return _without_role([reading for reading, _ in readings], unclear)
    best = roles[0]
    if best.role in _CHAIN:
        chain = [reading for reading in roles if reading.role in _CHAIN]
        best = min(chain, key=lambda reading: _CHAIN.index(reading.role))
    first = readings[0][0]
    if first.role is Role.OTHER and first.rank >= _TOP_RANK > best.rank and _beside(readings, best):
        return replace(first, also=best.role, support=False, path="senior-other")
    also = best.also or next((reading.role for reading in roles if reading.role is not best.role), None)
    if also is None and (beside_area or any(mark in _BESIDE or reading is first for reading, mark in others)):
        also = Role.OTHER
    return replace(best, also=also)


def _beside(readings: Sequence[tuple[Reading, str]], best: Reading) -> bool:
    return any(mark in _BESIDE for reading, mark in readings[1:] if reading.role is best.role)


def _without_role(readings: Sequence[Reading], unclear: Sequence[Reading]) -> Reading:
    if unclear:
        return unclear[0]
    supporting = next((reading for reading in readings if reading.support), None)
    if supporting is None:
        return readings[0]
    first = readings[0]
    if first is not supporting and first.rank > 1:
        return replace(first, also=supporting.also)
    return supporting
