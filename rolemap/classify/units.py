"""What a unit of work is worth to its head: whose portfolio, what kind of program (guideline, rules 4 to 6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolemap.classify.lexicon import Language
from rolemap.classify.objects import Object
from rolemap.classify.reading import Reading
from rolemap.classify.words import Word, WordKind
from rolemap.model import LEAD_ROLE, Kind, Role

SERVICES = frozenset({"care", "course", "broadcast"})
_PROJECTS = frozenset({"project", "program"})
_TWO = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a unit stands: its head (None for a bare function), before or after it, and the words around.

    ``beside`` are the words of the same clause after the head, ``title`` all words of the title.
    """

    head: Word | None
    where: str
    language: Language
    beside: Sequence[Word] = ()
    title: Sequence[Word] = ()


def role_of(unit: Word) -> Role:
    """The role that leads ``unit``."""
    if unit.role is not None:
        return unit.role
    return Role.PFM if unit.kind is WordKind.OFFICE else LEAD_ROLE[Kind(unit.unit)]


def led(thing: Object, scene: Scene) -> Reading:
    """The reading of somebody who leads ``thing``."""
    unit = thing.unit
    rank = scene.head.rank if scene.head is not None else 2
    head = scene.head.text if scene.head is not None else ""
    words = (head, unit.text) if head else (unit.text,)
    why = f"head noun '{head}' of '{unit.text}'" if head else f"the function '{unit.text}' held as a title"
    reading = Reading(role_of(unit), "", words, rank, why=why)
    if unit.kind is WordKind.OFFICE:
        return replace(reading, path=f"office:{unit.group}", why=f"{why}, the office that selects and tracks projects")
    if unit.unit == "portfolio":
        return _portfolio(thing, scene, reading)
    if unit.unit == "program":
        served = _service(thing, scene)
        if served is not None:
            return replace(
                reading,
                role=Role.OTHER,
                path="program-of-service",
                words=(*words, served.text),
                why=f"'{served.text}': a service, course or broadcast program, not a group of projects",
            )
    if scene.head is not None and scene.head.group == "supervisor" and unit.unit == "product":
        return replace(reading, role=Role.OTHER, path="occupation-with-unit")
    several = _several(thing, scene, reading)
    if several is not None:
        return several
    also = Role.PFM if any(word.kind is WordKind.OFFICE for word in thing.before) else None
    return replace(reading, path=_path(thing, scene), also=also)


def _several(thing: Object, scene: Scene, reading: Reading) -> Reading | None:
    """Units side by side without "and" between them: "project program manager"."""
    unit = thing.unit.unit
    beside = {unit, *(word.unit for word in thing.before[-2:] if word.kind is WordKind.UNIT)}
    if len(beside) > _TWO:
        return replace(reading, role=Role.AMBIGUOUS, path="three-roles", group="pm", why="three roles in one title")
    if unit in _PROJECTS and thing.before and thing.before[-1].unit in _PROJECTS - {unit}:
        return replace(reading, role=Role.PGM, path=_path(thing, scene), also=Role.PJM)
    return None


def _service(thing: Object, scene: Scene) -> Word | None:
    """The word that makes a program a service, a course or a broadcast.

    It stands near the program, is another occupation of the same person (a host), or is a part of the title alone.
    """
    near = (*thing.before, *thing.after, *scene.beside, thing.unit)
    alone = [word for word in scene.title if word.kind is WordKind.OCCUPATION]
    for part in _parts(scene.title):
        if all(word.field in SERVICES or word.kind is WordKind.OF for word in part):
            alone.extend(part)
    return next((word for word in (*near, *alone) if word.field in SERVICES), None)


def _parts(title: Sequence[Word]) -> list[list[Word]]:
    """The words between the marks that part a title."""
    parts: list[list[Word]] = [[]]
    for word in title:
        if word.kind is WordKind.BREAK:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _path(thing: Object, scene: Scene) -> str:
    shape = "function" if thing.management is not None else thing.unit.unit
    is_loose = scene.where == "after" and any(word.kind is WordKind.PLAIN for word in thing.after)
    return f"{scene.where}:{shape}-tail" if is_loose else f"{scene.where}:{shape}"


def _portfolio(thing: Object, scene: Scene, reading: Reading) -> Reading:
    """Of projects, of products, of money, or the title does not say (guideline, rule 5)."""
    unit = thing.unit
    near = (*thing.before, *thing.after)
    units = {word.unit for word in near}
    fields = {word.field for word in near} | {unit.field}
    around = fields | {word.field for word in scene.title}
    assets = replace(
        reading, role=Role.OTHER, path="portfolio-of-assets", why=f"'{unit.text}' of financial assets or property"
    )
    contestable = replace(
        reading,
        role=Role.AMBIGUOUS,
        path="portfolio-native",
        group="portfolio",
        why=f"'{unit.text}' may be of projects or of assets",
    )
    rulings = (
        (bool(units & _PROJECTS), replace(reading, path="portfolio-of-projects")),
        ("product" in units, replace(reading, role=Role.PRM, path="portfolio-of-products", also=Role.PFM)),
        ("assets" in around, assets),
        ("governed" in around, replace(reading, path="portfolio-governed")),
        (_speaks_of_projects(scene, unit), replace(reading, path="portfolio-of-projects")),
        ("finance" in around, assets),
        ("unclear" in around or _is_contestable(unit, scene), contestable),
    )
    return next((ruling for holds, ruling in rulings if holds), replace(reading, path="portfolio-bare"))


def _speaks_of_projects(scene: Scene, unit: Word) -> bool:
    """True for "Portfolio Manager, Capital Projects": another part of the title names what is in the portfolio."""
    return any(word.unit in _PROJECTS and word is not unit for word in scene.title)


def _is_contestable(unit: Word, scene: Scene) -> bool:
    """True for a bare portfolio title that is neither English nor an English loan (guideline, rules 5b and 5c)."""
    if unit.native:
        return True
    if scene.language.borrowed or scene.head is None:
        return False
    return scene.where != "before" or not scene.head.borrowed
