"""What one clause of a title says: its unit, judged by its head noun and by the field of work it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolemap.classify.clauses import Clause
from rolemap.classify.objects import Object, Objects, after_head, bare, before_head
from rolemap.classify.words import Word, WordKind
from rolemap.model import LEAD_ROLE, Kind, Role

_SENIORITY = (Role.PFM, Role.PGM, Role.PJM)
_SERVED_PROGRAM = frozenset({"care", "course", "broadcast"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause says. ``path`` names the rule that decided (the key of its probability), ``words`` the words that
    did, ``rank`` the seniority of the head, ``group`` the candidates of an ambiguous one.
    """

    role: Role
    path: str
    words: tuple[str, ...] = ()
    rank: int = 1
    also: Role | None = None
    support: bool = False
    group: str = ""
    why: str = ""


def read_clause(clause: Clause, *, decides_first: bool, context: Sequence[Word] = ()) -> Reading | None:
    """Return what a clause says, None where its head is general and nothing is said of what it heads."""
    head = clause.head
    if head is None:
        return _read_function(clause)
    if head.kind is WordKind.ROLE and head.role is not None:
        return Reading(head.role, f"phrase:{head.role}", (head.text,), 2, group=head.group, why=f"'{head.text}'")
    if head.kind is WordKind.PM:
        return _read_abbreviation(head, clause, context)
    found = before_head(clause.left)
    where = "before"
    if not found and not clause.dependent and _may_look_behind(clause, decides_first=decides_first):
        found, where = after_head(clause.right, decides_first=decides_first), "after"
    if head.kind is WordKind.LEAD:
        return _read_lead(head, clause, found, where, context)
    if not found:
        return _other(head, "occupation")
    if head.kind is WordKind.ASSIST:
        return _read_support(head, found, where, context)
    if head.kind is WordKind.SPECIALIST:
        return _read_specialist(head, found, where, context)
    return Reading(
        Role.OTHER,
        "occupation-with-unit",
        (head.text, found.found[0].unit.text),
        head.rank,
        why=f"head noun '{head.text}'; '{found.found[0].unit.text}' only says what kind",
    )


def _may_look_behind(clause: Clause, *, decides_first: bool) -> bool:
    """True if nothing before the head says what it heads; unknown adjectives may stand there."""
    said = [word for word in clause.left if word.kind not in (WordKind.LEVEL, WordKind.AND, WordKind.SLASH)]
    if not said:
        return True
    governs = bool(clause.right) and clause.right[0].kind is WordKind.OF
    return (governs or decides_first) and all(word.kind is WordKind.PLAIN for word in said)


def _read_lead(head: Word, clause: Clause, found: Objects, where: str, context: Sequence[Word]) -> Reading | None:
    if found:
        return _weigh([_lead_of(head, thing, where, context) for thing in found.found], found)
    delivery = found.delivery or next((before_head(part).delivery for part in (clause.left, clause.right) if part), ())
    if delivery:
        return _read_delivery(head, delivery)
    said = [word for word in (*clause.left, *clause.right) if word.kind not in (WordKind.LEVEL, WordKind.OF)]
    if any(word.kind not in (WordKind.LEVEL, WordKind.AND, WordKind.SLASH) for word in clause.left) or any(
        word.kind in (WordKind.AREA, WordKind.SERVICE) for word in said
    ):
        what = next((word.text for word in said if word.text and word.kind is not WordKind.PLAIN), "")
        why = f"head noun '{head.text}' of '{what}'" if what else f"head noun '{head.text}' of something else"
        return Reading(Role.OTHER, "lead-of-other", (head.text,), head.rank, why=why)
    return None


def _read_delivery(head: Word, words: Sequence[Word]) -> Reading:
    """A bare delivery title may be of projects, of a service or of goods (guideline, rule 9)."""
    if all(
        word.kind in (WordKind.DELIVERY, WordKind.LEVEL, WordKind.OF, WordKind.MANAGEMENT) or word.field == "delivery"
        for word in _near_delivery(words)
    ):
        return Reading(
            Role.AMBIGUOUS, "delivery", (head.text, "delivery"), head.rank, group="delivery", why="bare delivery title"
        )
    return Reading(
        Role.OTHER, "delivery-of-other", (head.text,), head.rank, why="delivery of something else than projects"
    )


def _near_delivery(words: Sequence[Word]) -> list[Word]:
    at = max(place for place, word in enumerate(words) if word.kind is WordKind.DELIVERY)
    return list(words[: at + 1])


def _lead_of(head: Word, thing: Object, where: str, context: Sequence[Word]) -> Reading:
    unit = thing.unit
    words = (head.text, unit.text)
    if unit.kind is WordKind.PM:
        return Reading(
            Role.AMBIGUOUS,
            "abbreviation",
            (unit.text,),
            head.rank,
            group=unit.group,
            why=f"'{unit.text}' has several meanings",
        )
    if thing.service is not None:
        role = _role_of(unit)
        if thing.service.group == "coordination":
            return Reading(
                role, "coordination-lead", words, head.rank, why=f"'{head.text}' of coordination of '{unit.text}'"
            )
        return _supports(role, thing.service, thing, where, context)
    reading = _held(thing, where, context, head.rank)
    return Reading(
        reading.role,
        reading.path,
        (head.text, *reading.words),
        head.rank,
        reading.also,
        reading.support,
        reading.group,
        reading.why or f"head noun '{head.text}' of '{unit.text}'",
    )


def _role_of(unit: Word) -> Role:
    return Role.PFM if unit.kind is WordKind.OFFICE else LEAD_ROLE[Kind(unit.unit)]


def _held(thing: Object, where: str, context: Sequence[Word], rank: int) -> Reading:
    """The role of somebody who leads ``thing``."""
    unit = thing.unit
    if unit.kind is WordKind.OFFICE:
        return Reading(Role.PFM, f"office:{unit.group}", (unit.text,), rank)
    if unit.unit == "portfolio":
        return _portfolio(thing, where, context, rank)
    near = (*thing.before, *thing.after)
    if unit.unit == "program":
        served = next((word for word in near if word.field in _SERVED_PROGRAM), None)
        if served is not None:
            return Reading(
                Role.OTHER,
                "program-of-service",
                (unit.text, served.text),
                rank,
                why=f"'{served.text}': a service, course or broadcast program, not a group of projects",
            )
    also = next((Role.PFM for word in thing.before if word.kind is WordKind.OFFICE), None)
    shape = "function" if thing.management is not None else unit.unit
    tail = "-tail" if where == "after" and any(word.kind is WordKind.PLAIN for word in thing.after) else ""
    return Reading(_role_of(unit), f"{where}:{shape}{tail}", (unit.text,), rank, also)


def _portfolio(thing: Object, where: str, context: Sequence[Word], rank: int) -> Reading:
    """Whose portfolio: of projects, of products, of money, or the title does not say (guideline, rule 5)."""
    unit = thing.unit
    near = (*thing.before, *thing.after)
    of_unit = {word.unit for word in near if word.unit}
    fields = {word.field for word in near}
    around = {word.field for word in context} | fields
    if of_unit & {"project", "program"}:
        return Reading(Role.PFM, "portfolio-of-projects", (unit.text,), rank)
    if "product" in of_unit:
        return Reading(Role.PRM, "portfolio-of-products", (unit.text,), rank, Role.PFM)
    if "assets" in around:
        return Reading(
            Role.OTHER, "portfolio-of-assets", (unit.text,), rank, why=f"'{unit.text}' of financial assets or property"
        )
    if "governed" in around:
        return Reading(Role.PFM, "portfolio-governed", (unit.text,), rank)
    if "finance" in around:
        return Reading(
            Role.OTHER, "portfolio-of-assets", (unit.text,), rank, why=f"'{unit.text}' of financial assets or property"
        )
    if "unclear" in fields or unit.native:
        return Reading(
            Role.AMBIGUOUS,
            "portfolio-native",
            (unit.text,),
            rank,
            group="portfolio",
            why=f"'{unit.text}' may be of projects or of assets",
        )
    return Reading(Role.PFM, "portfolio-bare", (unit.text,), rank)


def _weigh(readings: Sequence[Reading], found: Objects) -> Reading:
    """One reading of the objects of one head: the more senior of the project chain, else the first."""
    best = first = readings[0]
    roles = [reading for reading in readings if reading.role in _SENIORITY]
    if first.role in _SENIORITY:
        best = min(roles, key=lambda reading: _SENIORITY.index(reading.role))
    elif first.role is Role.OTHER or first.role is Role.AMBIGUOUS:
        best = next((reading for reading in readings if reading.role not in (Role.OTHER, Role.AMBIGUOUS)), first)
    also = best.also or next(
        (
            reading.role
            for reading in readings
            if reading.role is not best.role and reading.role not in (Role.OTHER, Role.AMBIGUOUS)
        ),
        None,
    )
    if also is None and found.areas and best.role not in (Role.OTHER, Role.AMBIGUOUS):
        also = Role.OTHER
    return Reading(best.role, best.path, best.words, best.rank, also, best.support, best.group, best.why)


def _read_support(head: Word, found: Objects, where: str, context: Sequence[Word]) -> Reading:
    thing = found.found[0]
    if thing.unit.kind is WordKind.PM:
        return Reading(
            Role.OTHER,
            "support-of-pm",
            (head.text, thing.unit.text),
            head.rank,
            support=True,
            why=f"'{head.text}' supports a '{thing.unit.text}'",
        )
    readings = [
        _supports(_role_of(item.unit), head, item, where, context)
        for item in found.found
        if item.unit.kind is not WordKind.PM
    ]
    return next((reading for reading in readings if reading.support), readings[0])


def _supports(role: Role, head: Word, thing: Object, where: str, context: Sequence[Word]) -> Reading:
    unit = thing.unit
    words = (head.text, unit.text)
    if unit.unit == "portfolio":
        held = _portfolio(thing, where, context, 1)
        if held.role is not Role.PFM:
            return Reading(Role.OTHER, "occupation-with-unit", words, why=f"'{head.text}' of a portfolio")
    if role is Role.PRM and head.group == "analyst" and thing.management is None:
        return Reading(Role.OTHER, "occupation-with-unit", words, why=f"'{head.text}' of a product")
    return Reading(
        Role.OTHER, f"support:{role}", words, 1, role, support=True, why=f"'{head.text}' supports '{unit.text}'"
    )


def _read_specialist(head: Word, found: Objects, where: str, context: Sequence[Word]) -> Reading:
    thing = found.found[0]
    if thing.unit.kind is WordKind.OFFICE:
        return _supports(Role.PFM, head, thing, where, context)
    if thing.management is not None and thing.unit.kind is WordKind.UNIT:
        held = _held(thing, where, context, head.rank)
        return Reading(
            held.role,
            "specialist",
            (head.text, thing.unit.text),
            1,
            held.also,
            why=f"'{head.text}' in the management of '{thing.unit.text}'",
        )
    return _other(head, "occupation-with-unit")


def _read_function(clause: Clause) -> Reading | None:
    """A function held as a title: "Project Management", "Programme Support"."""
    found = bare(clause.left)
    if not found:
        return None
    readings = []
    for thing in found.found:
        if thing.unit.kind is WordKind.OFFICE and thing.service is None:
            readings.append(
                Reading(
                    Role.AMBIGUOUS,
                    "office-bare",
                    (thing.unit.text,),
                    group="office",
                    why=f"'{thing.unit.text}': its head, or somebody in it",
                )
            )
        elif thing.service is not None:
            readings.append(_supports(_role_of(thing.unit), thing.service, thing, "bare", ()))
        else:
            held = _held(thing, "bare", (), 2)
            why = held.why or f"the function '{thing.unit.text}' held as a title"
            readings.append(Reading(held.role, held.path, held.words, 2, held.also, group=held.group, why=why))
    return _weigh(readings, found)


def _read_abbreviation(head: Word, clause: Clause, context: Sequence[Word]) -> Reading:
    """PM and its like: one decisive word beside it settles it (guideline, rule 10)."""
    if clause.left and clause.left[-1].group == "number":
        return _other(head, "pm-hour")
    around = [word for word in context if word is not head]
    if any(word.field == "government" for word in around):
        return Reading(Role.OTHER, "pm-minister", (head.text,), why=f"'{head.text}' of a government")
    units = [word for word in around if word.kind is WordKind.UNIT and word.unit != "portfolio"]
    if units:
        return Reading(
            _role_of(units[0]),
            "pm-with-unit",
            (head.text, units[0].text),
            2,
            why=f"'{head.text}' with '{units[0].text}'",
        )
    if any(word.field == "construction" for word in around) and head.group == "pm":
        return Reading(Role.PJM, "pm-with-field", (head.text,), 2, why=f"'{head.text}' in construction")
    return Reading(
        Role.AMBIGUOUS, "abbreviation", (head.text,), 2, group=head.group, why=f"'{head.text}' has several meanings"
    )


def _other(head: Word, path: str) -> Reading:
    return Reading(Role.OTHER, path, (head.text,), head.rank, why=f"head noun '{head.text}'")
