"""What one clause of a title says: its unit, judged by its head noun (guideline, rules 1 to 10)."""

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from rolemap.classify.clauses import Clause
from rolemap.classify.lexicon import Language
from rolemap.classify.objects import Object, Objects, after_head, bare, before_head
from rolemap.classify.reading import Reading
from rolemap.classify.units import SERVICES, Scene, led, role_of
from rolemap.classify.words import JOINERS, Word, WordKind
from rolemap.model import Role

_CHAIN = (Role.PFM, Role.PGM, Role.PJM)
_OPEN_FIELDS = frozenset({"delivery", "governed"})
_UNDECIDED = (Role.OTHER, Role.AMBIGUOUS)
_TOP_RANK = 3
_WHOLE_FUNCTIONS = ((WordKind.UNIT, WordKind.MANAGEMENT), (WordKind.UNIT, WordKind.SERVICE))
_OTHER_PM = {
    "government": "of a government",
    "maintenance": "stands for preventive maintenance",
    "shift": "is an hour of the day",
}
"""Fields whose PM is no manager (guideline, rule 10)."""
_IN_A_FUNCTION = frozenset({WordKind.ASSIST, WordKind.SPECIALIST})
"""Heads that are somebody in a function, which may be named in the next part: "Intern, Project Management"."""
_SAYS_NOTHING = frozenset({WordKind.LEVEL, WordKind.AND, WordKind.SLASH, WordKind.OF, WordKind.TO})


def read_clause(clause: Clause, language: Language, title: Sequence[Word] = ()) -> Reading | None:
    """Return what a clause says, None where its head is general and nothing is said of what it heads."""
    head = clause.head
    if head is None:
        return _read_function(clause, language)
    if head.kind is WordKind.PM:
        return _read_abbreviation(head, clause, title)
    if head.kind is WordKind.ROLE and head.role is not None:
        return _read_phrase(head, head.role, title)
    found, where = before_head(clause.left), "before"
    if not found and not clause.dependent and _may_look_behind(clause, language):
        found, where = after_head(clause.right, decides_first=language.decides_first), "after"
    if head.kind is WordKind.LEAD or _is_chief(clause):
        return _read_lead(clause, found, Scene(head, where, language, clause.right, title))
    if not found:
        says_nothing = head.kind in _IN_A_FUNCTION and not _own_left(clause) and not clause.right
        return None if says_nothing else other(head, "occupation")
    return _BY_KIND[head.kind](head, found, Scene(head, where, language, clause.right, title))


def _read_phrase(head: Word, role: Role, title: Sequence[Word]) -> Reading:
    """A whole role in one phrase; some hold only where they stand alone (Programledare: a host, rule 6b)."""
    unit = next((word for word in title if word.kind is WordKind.UNIT), None)
    if head.group == "alone" and unit is not None:
        return Reading(
            role_of(unit), "phrase-with-unit", (head.text, unit.text), 2, why=f"'{head.text}' with '{unit.text}'"
        )
    if head.group == "sponsor" and unit is not None:
        why = f"'{head.text}' of '{unit.text}'"
        return Reading(role_of(unit), "phrase-with-unit", (head.text, unit.text), 2, why=why)
    service = next((word for word in title if word.field in SERVICES), None)
    if role is Role.PGM and service is not None:
        why = f"'{service.text}': a service, course or broadcast program, not a group of projects"
        return Reading(Role.OTHER, "program-of-service", (head.text, service.text), 2, why=why)
    return Reading(role, f"phrase:{role}", (head.text,), max(2, head.rank), why=f"'{head.text}'")


def other(head: Word, path: str) -> Reading:
    """The reading of a head that is none of the four."""
    return Reading(Role.OTHER, path, (head.text,), head.rank, why=f"head noun '{head.text}'")


def supports(role: Role, head: Word, thing: Object, scene: Scene) -> Reading:
    """The reading of ``head`` who supports the lead of ``thing``; not every supporter of a product does."""
    words = (head.text, thing.unit.text)
    no_support = Reading(Role.OTHER, "occupation-with-unit", words, why=f"'{head.text}' of '{thing.unit.text}'")
    if thing.unit.unit == "portfolio" and led(thing, scene).role is not Role.PFM:
        return no_support
    if thing.unit.unit == "program" and any(word.field == "broadcast" for word in scene.title):
        return no_support
    function = thing.management is not None and thing.management.group != "body"
    if head.group == "intern" and not function and role is not Role.PJM:
        return no_support
    if role is Role.PRM and not function and (head.group == "analyst" or thing.management or thing.service):
        return no_support
    why = f"'{head.text}' supports '{thing.unit.text}'"
    return Reading(Role.OTHER, f"support:{role}", words, 1, role, support=True, why=why)


def _may_look_behind(clause: Clause, language: Language) -> bool:
    """True if nothing before the head says what it heads.

    Unknown words may stand there where the first noun decides (they are adjectives), where a whole function follows
    ("function manager project management"), and before the head of a department ("NHS director of projects").
    """
    said = _own_left(clause)
    if not said:
        return True
    if any(word.kind is not WordKind.PLAIN for word in said):
        return False
    kinds = tuple(word.kind for word in clause.right[:2])
    is_top = clause.head is not None and clause.head.rank >= _TOP_RANK
    return language.decides_first or kinds in _WHOLE_FUNCTIONS or (is_top and kinds[:1] == (WordKind.OF,))


def _own_left(clause: Clause) -> list[Word]:
    """The words before the head that say something; what stands before "and" or a slash says it of another head."""
    own: list[Word] = []
    for at, word in enumerate(clause.left, start=1):
        if word.kind in JOINERS:
            held, own = own, []
            if any(later.kind not in _SAYS_NOTHING for later in clause.left[at:]):
                own = held
        elif word.kind not in _SAYS_NOTHING and not word.loose:
            own.append(word)
    return own


def _is_chief(clause: Clause) -> bool:
    """True for "chief product and technology officer": an officer who is chief leads."""
    head = clause.head
    return head is not None and head.group == "officer" and any(word.group == "chief" for word in clause.left)


def _read_lead(clause: Clause, found: Objects, scene: Scene) -> Reading | None:
    head = scene.head
    assert head is not None
    if found:
        reading = _weigh([_lead_of(head, thing, scene) for thing in found.found], found)
        return _beside_area(reading, found) if scene.where == "after" else reading
    for part, open_fields in ((clause.left, _OPEN_FIELDS | {""}), (clause.right, _OPEN_FIELDS)):
        passed = before_head(part)
        if passed.delivery:
            return _read_delivery(head, passed, open_fields)
    before = _own_left(clause)
    areas = [word for word in clause.right if word.kind in (WordKind.AREA, WordKind.SERVICE)]
    if not before and not areas:
        return None
    what = next((word.text for word in (*reversed(before), *areas) if word.text), "something else")
    return replace(other(head, "lead-of-other"), why=f"head noun '{head.text}' of '{what}'")


def _beside_area(reading: Reading, found: Objects) -> Reading:
    """A bare "portfolio" in one breath with a field of work may be that field's (marketing and portfolio)."""
    thing = found.found[0]
    is_bare = thing.management is None and all(word.kind in _SAYS_NOTHING for word in thing.before)
    if thing.unit.unit == "portfolio" and is_bare and found.areas and reading.role in (Role.PFM, Role.OTHER):
        why = f"'{thing.unit.text}' beside '{found.areas[0].text}' may be of projects, products or assets"
        return replace(
            reading, role=Role.AMBIGUOUS, path="portfolio-beside-area", also=None, group="portfolio", why=why
        )
    return reading


def _read_delivery(head: Word, found: Objects, open_fields: Set[str]) -> Reading:
    """A bare delivery title may be of projects, of a service or of goods (guideline, rule 9)."""
    words = found.delivery
    at = max(place for place, word in enumerate(words) if word.kind is WordKind.DELIVERY)
    is_open = not found.areas and all(
        word.kind in _SAYS_NOTHING
        or word.kind is WordKind.MANAGEMENT
        or word.loose
        or (word.kind is WordKind.PLAIN and word.field in open_fields)
        for word in words[:at]
    )
    if is_open:
        what = words[at].text
        why = f"bare '{what}': of projects, a service or goods"
        return Reading(Role.AMBIGUOUS, "delivery", (head.text, what), head.rank, group="delivery", why=why)
    return replace(other(head, "delivery-of-other"), why=f"'{words[at].text}' of something else than projects")


def _lead_of(head: Word, thing: Object, scene: Scene) -> Reading:
    unit = thing.unit
    if unit.kind is WordKind.PM:
        why = f"'{unit.text}' has several meanings"
        return Reading(Role.AMBIGUOUS, "abbreviation", (unit.text,), head.rank, group=unit.group, why=why)
    if thing.service is None:
        return led(thing, scene)
    if thing.service.group == "coordination":
        why = f"'{head.text}' of the coordination of '{unit.text}'"
        return Reading(role_of(unit), "coordination-lead", (head.text, unit.text), head.rank, why=why)
    return supports(role_of(unit), thing.service, thing, scene)


def _weigh(readings: Sequence[Reading], found: Objects) -> Reading:
    """One reading of the objects of one head: the more senior of the project chain, else the first (rule 11)."""
    best = first = readings[0]
    decided = [reading for reading in readings if reading.role not in _UNDECIDED]
    if first.role in _CHAIN:
        chain = [reading for reading in readings if reading.role in _CHAIN]
        best = min(chain, key=lambda reading: _CHAIN.index(reading.role))
    elif first.role in _UNDECIDED and decided:
        best = decided[0]
    if len({reading.role for reading in decided}) > 2:
        why = "three roles in one title"
        return replace(best, role=Role.AMBIGUOUS, path="three-roles", also=None, group="pm", why=why)
    also = best.also or next((reading.role for reading in decided if reading.role is not best.role), None)
    if also is None and found.areas and best.role not in _UNDECIDED:
        also = Role.OTHER
    return replace(best, also=also)


def _read_support(head: Word, found: Objects, scene: Scene) -> Reading:
    first = found.found[0].unit
    if first.kind is WordKind.PM:
        why = f"'{head.text}' supports a '{first.text}'"
        return Reading(Role.OTHER, "support-of-pm", (head.text, first.text), head.rank, support=True, why=why)
    readings = [
        supports(role_of(thing.unit), head, thing, scene) for thing in found.found if thing.unit.kind is not WordKind.PM
    ]
    best = next((reading for reading in readings if reading.support), readings[0])
    if (
        best.also is Role.PRM and found.areas and found.found[0].management is None
    ):  # "product and process officer": the last field decides
        return other(head, "occupation-with-unit")
    return best


def _read_specialist(head: Word, found: Objects, scene: Scene) -> Reading:
    thing = found.found[0]
    if thing.unit.kind is WordKind.OFFICE or thing.service is not None:
        return supports(role_of(thing.unit), head, thing, scene)
    if thing.management is None or thing.unit.kind is not WordKind.UNIT:
        return _read_occupation(head, found, scene)
    held = led(thing, scene)
    why = f"'{head.text}' in the management of '{thing.unit.text}'"
    return replace(held, path="specialist", rank=1, why=why) if held.role not in _UNDECIDED else held


def _read_occupation(head: Word, found: Objects, scene: Scene) -> Reading:
    if found.found[0].unit.kind is WordKind.OFFICE:
        return supports(Role.PFM, head, found.found[0], scene)
    thing = found.found[0]
    if thing.service is not None and scene.language.decides_first:  # "técnico de apoyo a proyectos"
        return supports(role_of(thing.unit), head, thing, scene)
    what = thing.unit.text
    why = f"head noun '{head.text}'; '{what}' only says what kind"
    return replace(other(head, "occupation-with-unit"), words=(head.text, what), why=why)


_BY_KIND: dict[WordKind, Callable[[Word, Objects, Scene], Reading]] = {
    WordKind.ASSIST: _read_support,
    WordKind.SPECIALIST: _read_specialist,
    WordKind.OCCUPATION: _read_occupation,
}


def _read_function(clause: Clause, language: Language) -> Reading | None:
    """A function held as a title: "Project Management", "Programme Support"."""
    found = bare(clause.left, decides_first=language.decides_first)
    if not found:
        return None
    scene = Scene(None, "bare", language, (), clause.left)
    return _weigh([_function_of(thing, scene) for thing in found.found], found)


def _function_of(thing: Object, scene: Scene) -> Reading:
    if thing.service is not None:
        return supports(role_of(thing.unit), thing.service, thing, scene)
    if thing.unit.kind is WordKind.OFFICE:
        text = thing.unit.text
        return Reading(
            Role.AMBIGUOUS, "office-bare", (text,), group="office", why=f"'{text}': its head, or somebody in it"
        )
    return led(thing, scene)


def _beside_abbreviation(head: Word, title: Sequence[Word]) -> Word | None:
    """The unit that stands right beside an abbreviation, or alone in a part of the title: "PM (Product)"."""
    for at, word in enumerate(title):
        if word.kind is not WordKind.UNIT or word.unit == "portfolio":
            continue
        before = title[at - 1] if at else None
        after = next((later for later in title[at + 1 :] if later.kind is not WordKind.MANAGEMENT), None)
        starts = before is None or before is head or before.kind is WordKind.BREAK
        ends = after is None or after is head or after.kind is WordKind.BREAK
        if starts and ends:
            return word
    return None


def _read_abbreviation(head: Word, clause: Clause, title: Sequence[Word]) -> Reading:
    """PM and its like: one decisive word beside it settles it (guideline, rule 10)."""
    if clause.left and clause.left[-1].group == "number":
        return other(head, "pm-hour")
    around = [word for word in title if word is not head]
    elsewhere = next((_OTHER_PM[word.field] for word in around if word.field in _OTHER_PM), None)
    if elsewhere is not None:
        return replace(other(head, "pm-elsewhere"), why=f"'{head.text}' {elsewhere}")
    unit = _beside_abbreviation(head, title)
    if unit is not None:
        why = f"'{head.text}' with '{unit.text}'"
        return Reading(role_of(unit), "pm-with-unit", (head.text, unit.text), 2, why=why)
    if head.group == "pm" and any(word.field == "construction" for word in around):
        return Reading(Role.PJM, "pm-with-field", (head.text,), 2, why=f"'{head.text}' in construction")
    why = f"'{head.text}' has several meanings"
    return Reading(Role.AMBIGUOUS, "abbreviation", (head.text,), 2, group=head.group, why=why)
