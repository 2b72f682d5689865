"""One answer for a title of several clauses (guideline, rules 3 and 11)."""

from collections.abc import Sequence
from dataclasses import replace

from rolemap.classify.clauses import Clause, clauses
from rolemap.classify.judge import other, read_clause
from rolemap.classify.lexicon import Language
from rolemap.classify.objects import after_head
from rolemap.classify.reading import Reading
from rolemap.classify.units import role_of
from rolemap.classify.words import JOINERS, Word, WordKind
from rolemap.model import PM_ROLES, Role

NOTHING = Reading(Role.OTHER, "nothing", why="no word for a project, program, portfolio or product decides")
_CHAIN = (Role.PFM, Role.PGM, Role.PJM)
_BESIDE = frozenset({"/", "&", "|"})
_DELIVERED = frozenset({"project", "program"})
_TOP_RANK = 3

Marked = tuple[Reading, str]
"""A reading with the mark that parts its clause from the one before."""


def read_title(words: Sequence[Word], language: Language) -> tuple[Reading, list[Clause]]:
    """Return the one reading of a title, and its clauses.

    Each clause is read in turn. A general head (director, executive officer) takes the next clause without a head as
    its object; any other clause without a head is a department, unless "/", "|" or "and" make it a second function.
    The rule of a title with "and" or a slash is marked so (``&``): such titles are read less surely.
    """
    found = clauses(words, decides_first=language.decides_first)
    readings: list[Marked] = []
    pending: Clause | None = None
    beside_area = False
    for at, part in enumerate(found):
        clause = _with_object_before(part, found[at - 1]) if at else part
        reading: Reading | None
        if clause.dependent:
            reading = _read_dependent(clause, language)
        elif clause.head is not None:
            reading = read_clause(clause, language, words) or _occupation_of_its_own(found, at)
            pending = None if reading is not None else pending or clause
        else:
            is_listed = at > 0 and _ends_a_list(clause, found[at - 1])
            reading = (
                read_clause(clause, language, words)
                if is_listed
                else _read_headless(clause, pending, readings, words, language)
            )
            pending = None if reading is not None else pending
            is_second = not readings or clause.mark in _BESIDE
            is_area = reading is None and any(word.kind is WordKind.AREA for word in clause.left)
            beside_area = beside_area or (is_second and is_area)
        if reading is not None:
            readings.append((reading, clause.mark))
    if not readings:
        return _without_reading(pending, words), found
    reading = _combine(readings, beside_area=beside_area)
    is_joined = any(word.kind in JOINERS for word in words)
    return (replace(reading, path=f"{reading.path}&") if is_joined else reading), found


def _without_reading(pending: Clause | None, words: Sequence[Word]) -> Reading:
    """Nobody leads what is named; an unknown word may be who does, in a language without a lexicon."""
    if pending is None or pending.head is None:
        is_unknown = any(word.kind is WordKind.PLAIN and not word.text for word in words)
        path = "no-head-unknown" if is_unknown else "no-head"
        return replace(NOTHING, path=path, why="a unit is named, but nobody who leads or supports it")
    why = f"'{pending.head.text}' of no project, program, portfolio or product that is named"
    return replace(NOTHING, path="general-head", words=(pending.head.text,), why=why)


def _occupation_of_its_own(found: Sequence[Clause], at: int) -> Reading | None:
    """A head that may stand for itself, beside another: "Managing Director / Project Manager"."""
    head = found[at].head
    if head is None or (head.kind is WordKind.LEAD and head.group != "organization"):
        return None
    follows = at + 1 < len(found) and found[at + 1].head is not None and found[at + 1].mark in _BESIDE
    return other(head, "occupation") if follows or (at and found[at].mark in _BESIDE) else None


def _with_object_before(clause: Clause, before: Clause) -> Clause:
    """A head that says nothing of its own shares what stands before it.

    A clause without a head ("Research Programmes - Officer"), or the object of the other head of a pair ("Programme
    Officer/Manager").
    """
    said = [word for word in (*clause.left, *clause.right) if word.kind not in (WordKind.LEVEL, *JOINERS)]
    if clause.head is None or said or (before.head is not None and clause.mark != "&"):
        return clause
    return replace(clause, left=before.left)


def _read_headless(
    clause: Clause, pending: Clause | None, readings: Sequence[Marked], words: Sequence[Word], language: Language
) -> Reading | None:
    if pending is not None and all(reading.role is Role.OTHER and not reading.support for reading, _ in readings):
        own = None if _leads(pending) or clause.mark not in _BESIDE else read_clause(clause, language, words)
        reading = own or _complement(pending, clause, words, language)
        if reading is not None:
            return reading
    if readings and readings[-1][0].path == "delivery" and clause.mark not in _BESIDE:
        return _delivered(readings[-1][0], clause, language)
    is_headed = any(not reading.path.startswith(("bare:", "office-bare")) for reading, _ in readings)
    return None if is_headed and clause.mark not in _BESIDE else read_clause(clause, language, words)


def _ends_a_list(clause: Clause, before: Clause) -> bool:
    """True for "Marketing und Produktmanagement" in "Leiter Vertrieb, Marketing und Produktmanagement"."""
    is_headed_before = (
        _leads(before) and bool(before.right) and not any(word.kind not in JOINERS for word in before.left)
    )
    return clause.mark not in _BESIDE and is_headed_before and any(word.kind is WordKind.AND for word in clause.left)


def _leads(clause: Clause) -> bool:
    return clause.head is not None and clause.head.kind is WordKind.LEAD


def _delivered(reading: Reading, clause: Clause, language: Language) -> Reading | None:
    """What is delivered, named in the next part: "Head of Delivery, Court Reform Programme"."""
    found = after_head(clause.left, decides_first=language.decides_first).found
    unit = found[0].unit if len(found) == 1 and found[0].service is None else None
    if unit is None or unit.unit not in _DELIVERED:
        return None
    why = f"'{reading.words[0]}' of the delivery of '{unit.text}'"
    return Reading(role_of(unit), "delivery-of-unit", (*reading.words, unit.text), reading.rank, why=why)


def _complement(pending: Clause, clause: Clause, words: Sequence[Word], language: Language) -> Reading | None:
    """Read a headless clause as the object of the general head before it: "Director, Portfolio Unit"."""
    has_unit = bool(after_head(clause.left, decides_first=language.decides_first))
    if not has_unit and not any(word.kind in (WordKind.AREA, WordKind.DELIVERY) for word in clause.left):
        return None
    whole = Clause(pending.head, (), (Word(WordKind.OF, ""), *clause.left), pending.mark)
    reading = read_clause(whole, language, words)
    if reading is None or (pending.right and reading.role not in PM_ROLES and not reading.support):
        return None
    return replace(reading, path=f"next-{reading.path}") if reading.role in PM_ROLES else reading


def _read_dependent(clause: Clause, language: Language) -> Reading:
    """Somebody who serves another: an assistant to a project manager supports one, an adviser does not."""
    head = clause.head
    assert head is not None
    if head.kind is not WordKind.ASSIST:
        return other(head, "occupation")
    served, _ = read_title(clause.right, language)
    if served.role in PM_ROLES:
        why = f"'{head.text}' to '{' '.join(reversed(served.words))}'"
        return Reading(
            Role.OTHER, f"support:{served.role}", (head.text, *served.words), 1, served.role, support=True, why=why
        )
    return served if served.role is Role.AMBIGUOUS and head.loose else other(head, "occupation")


def _combine(readings: Sequence[Marked], *, beside_area: bool) -> Reading:
    roles = [reading for reading, _ in readings if reading.role in PM_ROLES]
    if not roles:
        return _without_role([reading for reading, _ in readings])
    best = roles[0]
    if best.role in _CHAIN:
        chain = [reading for reading in roles if reading.role in _CHAIN]
        best = min(chain, key=lambda reading: _CHAIN.index(reading.role))
    first = readings[0][0]
    senior = _senior_other(readings, best)
    if senior is not None:
        return replace(senior, also=best.role, support=False, path="senior-other")
    also = best.also or next((reading.role for reading in roles if reading.role is not best.role), None)
    others = [(reading, mark) for reading, mark in readings if reading.role is Role.OTHER]
    if also is None and (beside_area or any(mark in _BESIDE or reading is first for reading, mark in others)):
        also = Role.OTHER
    return replace(best, also=also)


def _senior_other(readings: Sequence[Marked], best: Reading) -> Reading | None:
    """A clearly more senior head of something else, named side by side with the role, wins (rule 11)."""
    for at, (reading, mark) in enumerate(readings):
        beside = mark if at else next((later for other_, later in readings[1:] if other_.role is best.role), "")
        if reading.role is Role.OTHER and reading.rank >= _TOP_RANK > best.rank and beside in _BESIDE:
            return reading
    return None


def _without_role(readings: Sequence[Reading]) -> Reading:
    """Ambiguous before supporting before other; a supporter who first of all leads something else is no support."""
    first = readings[0]
    unclear = next((reading for reading in readings if reading.role is Role.AMBIGUOUS), None)
    is_team = unclear is not None and unclear.path == "abbreviation" and first.path == "occupation"
    if unclear is not None and not is_team:  # "Maintenance Technician - PM Team" is no PM
        return unclear
    supporting = next((reading for reading in readings if reading.support), first)
    if supporting is not first and first.rank > 1:
        return replace(first, also=supporting.also)
    return supporting
