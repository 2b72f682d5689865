"""What a head noun is head of: the unit of work, found by where it stands and by what stands nearer."""

from collections.abc import Sequence
from dataclasses import dataclass

from rolemap.classify.words import JOINERS, Word, WordKind
from rolemap.model import PM_ROLES

_TRANSPARENT = frozenset(
    {WordKind.LEVEL, WordKind.MANAGEMENT, WordKind.DELIVERY, WordKind.SERVICE, WordKind.LEAD, WordKind.ROLE}
)
_FOUND = frozenset({WordKind.UNIT, WordKind.OFFICE, WordKind.PM})
_GOVERNS = frozenset({WordKind.OF, WordKind.TO})


def _is_transparent(word: Word) -> bool:
    return word.kind in _TRANSPARENT or word.loose


@dataclass(frozen=True, slots=True)
class Object:
    """A unit (or office, or PM) found, with what was passed on the way to it and the words around it."""

    unit: Word
    before: tuple[Word, ...] = ()
    after: tuple[Word, ...] = ()
    management: Word | None = None
    delivery: Word | None = None
    service: Word | None = None


@dataclass(frozen=True, slots=True)
class Objects:
    """All objects of one head in order; ``areas`` are the fields of work named beside them."""

    found: tuple[Object, ...] = ()
    areas: tuple[Word, ...] = ()
    delivery: tuple[Word, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.found)


_AREAS = frozenset({WordKind.AREA, WordKind.SERVICE})
_NONE = Objects()


def before_head(words: Sequence[Word]) -> Objects:
    """Objects that stand before their head: "sales & *project* manager".

    A last part of several words that names no unit takes the head for itself: "dairy products and edible oils
    logistics manager".
    """
    scanned = [_scan_last(part, tail=False) for part in _parts(words)]
    last = [word for word in _parts(words)[-1] if word.kind is not WordKind.LEVEL] if scanned else []
    if len(last) > 1 and scanned[-1] is None:
        scanned = [None] * len(scanned)
    return _objects(scanned, words)


def after_head(words: Sequence[Word], *, decides_first: bool) -> Objects:
    """Objects that stand after their head: "head of finance *projects*", "chef de *projet* informatique"."""
    scan = _scan_first if decides_first else _scan_complement
    parts = _parts(words)
    scanned = [scan(part) for part in parts]
    near = ([(), *parts] if decides_first else [*parts[1:], ()])[: len(parts)]
    scanned = [
        None if thing and _borrows(part, beside, decides_first=decides_first) else thing
        for part, thing, beside in zip(parts, scanned, near, strict=True)
    ]
    found = _objects(scanned, words)
    leading = None if decides_first else _leading(words)
    if leading is None or any(thing.unit is leading.unit for thing in found.found):
        return found
    return Objects((leading, *found.found), found.areas, found.delivery)


def _borrows(part: Sequence[Word], beside: Sequence[Word], *, decides_first: bool) -> bool:
    """True for "product" in "product & segment marketing", "marketing opérationnel et produit".

    One bare noun shares the field of work of the part beside it: the next, or the one before where that decides.
    """
    own = [word for word in part if word.kind not in _GOVERNS]
    if len(own) != 1 or own[0].kind is not WordKind.UNIT or own[0].plural:
        return False
    kinds = [word.kind for word in beside if word.kind is not WordKind.LEVEL and word.kind not in _GOVERNS]
    shared = [WordKind.AREA, WordKind.PLAIN] if decides_first else [WordKind.PLAIN, WordKind.AREA]
    return kinds[:2] == shared


def _leading(words: Sequence[Word]) -> Object | None:
    """A unit right after its head, before words that it does not belong to: "head *programmes* army projects"."""
    rest = [word for word in words if word.kind is not WordKind.LEVEL]
    if len(rest) > 2 and rest[0].kind is WordKind.UNIT and rest[1].kind is WordKind.PLAIN:
        return Object(rest[0], (), tuple(rest[1:]))
    return None


def bare(words: Sequence[Word], *, decides_first: bool) -> Objects:
    """Objects of a function that is held as a title: "CRM *project* management", "*product* and client management"."""
    parts = _parts(words)
    scanned = [_function(part, decides_first=decides_first) for part in parts]
    shared = parts[-1][-1] if parts and parts[-1] and parts[-1][-1].kind is WordKind.MANAGEMENT else None
    if shared is not None and not decides_first:
        scanned = [
            thing or (Object(part[-1], part[:-1], management=shared) if part[-1].kind is WordKind.UNIT else None)
            for part, thing in zip(parts, scanned, strict=True)
        ]
    return _objects(scanned, words)


def _objects(scanned: Sequence[Object | None], words: Sequence[Word]) -> Objects:
    if not words:
        return _NONE
    shared = any(thing is not None and _has_field(thing.before) for thing in scanned[1:])
    areas: list[Word] = []
    delivery: tuple[Word, ...] = ()
    for part, thing in zip(_parts(words), scanned, strict=True):
        for word in part:
            if word.kind is WordKind.DELIVERY:
                delivery = part
            elif word.kind in _AREAS and thing is None and not shared:
                areas.append(word)
    return Objects(tuple([thing for thing in scanned if thing is not None]), tuple(areas), delivery)


def _has_field(before: Sequence[Word]) -> bool:
    """True if a unit has a field of its own, which the parts before it share: "learning & development program"."""
    return any(word.kind is WordKind.AREA for word in before)


def _parts(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Words split at "and" and at slashes."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.kind in JOINERS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]


def _scan_last(part: Sequence[Word], *, tail: bool) -> Object | None:
    """The last noun decides: from the right, past transparent words (and an unknown ``tail``), to the unit."""
    passed: dict[str, Word] = {}
    for at in range(len(part) - 1, -1, -1):
        word = part[at]
        if word.kind in _FOUND or word.role in PM_ROLES:
            return Object(
                word,
                tuple(part[:at]),
                tuple(part[at + 1 :]),
                passed.get("management"),
                passed.get("delivery"),
                passed.get("service"),
            )
        if _is_transparent(word):
            passed.setdefault(word.kind.value, word)
        elif not (tail and word.kind is WordKind.PLAIN):
            return None
    return None


def _scan_complement(part: Sequence[Word]) -> Object | None:
    """The last noun of the first phrase that says anything; "management" and "delivery" alone say nothing."""
    passed: tuple[Word, ...] = ()
    for phrase in _of_phrases(part):
        thing = _scan_last((*passed, *phrase), tail=True) or _function(phrase, decides_first=False)
        if thing is not None:
            rest = part[part.index(thing.unit) + 1 :]
            return Object(thing.unit, thing.before, tuple(rest), thing.management, thing.delivery, thing.service)
        if not all(_is_transparent(word) for word in phrase):
            return None
        passed = (*passed, *phrase)
    return None


def _of_phrases(part: Sequence[Word]) -> list[list[Word]]:
    phrases: list[list[Word]] = [[]]
    for word in part:
        if word.kind in (WordKind.OF, WordKind.TO):
            phrases.append([])
        else:
            phrases[-1].append(word)
    return [phrase for phrase in phrases if phrase]


def _scan_first(part: Sequence[Word]) -> Object | None:
    """The first noun decides: from the left, past adjectives and transparent words, to the unit."""
    passed: dict[str, Word] = {}
    governed = False
    for at, word in enumerate(part):
        if word.kind in _FOUND:
            rest = part[at + 1 :]
            for later in rest:
                if _is_transparent(later):
                    passed.setdefault(later.kind.value, later)
                else:
                    break
            return Object(
                word,
                tuple(part[:at]),
                tuple(rest),
                passed.get("management"),
                passed.get("delivery"),
                passed.get("service"),
            )
        if _is_transparent(word) or (at == 0 and word.kind is WordKind.OCCUPATION):
            passed.setdefault(word.kind.value, word)
        elif word.kind in _GOVERNS:
            governed = True
        elif word.kind is WordKind.PLAIN:
            following = part[at + 1].kind if at + 1 < len(part) else None
            if governed and following in (WordKind.OF, WordKind.PLAIN):
                return None
        else:
            return None
    return None


def _function(part: Sequence[Word], *, decides_first: bool) -> Object | None:
    """A unit with the word for its function beside it: "project management", "gestion de projet".

    Where the first noun decides, nothing that could be one may stand before them.
    """
    for at, word in enumerate(part):
        if word.kind is not WordKind.UNIT and word.kind is not WordKind.OFFICE:
            continue
        after = next((w for w in part[at + 1 :] if w.kind is not WordKind.LEVEL), None)
        before = next((w for w in reversed(part[:at]) if w.kind not in (WordKind.LEVEL, WordKind.OF)), None)
        start = part.index(before) if before is not None else at
        if decides_first and any(w.kind in _GOVERNS for w in part[:start]):
            return None
        for beside in (after, before) if decides_first else (after,):
            if beside is None:
                continue
            if beside.kind in (WordKind.MANAGEMENT, WordKind.SERVICE, WordKind.DELIVERY):
                passed = {beside.kind.value: beside}
                return Object(
                    word,
                    tuple(part[:at]),
                    tuple(part[at + 1 :]),
                    passed.get("management"),
                    passed.get("delivery"),
                    passed.get("service"),
                )
        if word.kind is WordKind.OFFICE:
            return Object(word, tuple(part[:at]), tuple(part[at + 1 :]))
    return None
