"""What a planter is: it breaks one thing as people do, and says what has to be found."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.planted.draft import Draft

Found = tuple[str, str]
"""Code of a rule, and id of the subject, or ``under(…)`` where the finding is evidence of another one."""

Plant = Callable[[Draft], set[Found]]


@dataclass(frozen=True, slots=True)
class Planter:
    """One way of breaking what the rule ``code`` is about; ``alone`` where it changes the register as a whole."""

    code: str
    plant: Plant
    alone: bool


PLANTERS: dict[str, list[Planter]] = {}
"""Code → the ways of breaking it, filled by the modules of ``planters``."""


def plants(code: str, *, alone: bool = False) -> Callable[[Plant], Plant]:
    """Register one way of breaking what a rule is about."""

    def register(plant: Plant) -> Plant:
        PLANTERS.setdefault(code, []).append(Planter(code, plant, alone))
        return plant

    return register


def under(code: str, subject: str) -> str:
    """The place of a finding that is evidence of another one: ``under OWN02 G1``."""
    return f"under {code} {subject}"


def leaves(draft: Draft, person: str) -> set[Found]:
    """Somebody leaves: their reports are left behind, and no department counts on them."""
    stranded = draft.reports(person)
    draft.people[person]["status"] = "inactive"
    draft.unplace(person)
    return {("ORG07", person)} if stranded else set()


def loose(draft: Draft, **spec: object) -> str:
    """A new project directly below a portfolio, in no department; led by a new project manager if ``lead`` is none."""
    lead = str(spec.pop("lead", "")) or draft.manager("PjM")
    return draft.project(draft.rng.choice(draft.portfolios), lead, **{"department": "", "status": "open", **spec})


def lead_of(draft: Draft, item: str) -> str:
    """The one lead of an item."""
    return str(draft.work[item]["lead"])


def unplaced(draft: Draft) -> None:
    """No project names a department any more."""
    for spec in draft.work.values():
        spec["department"] = ""


def live(draft: Draft, kind: str) -> list[str]:
    """Items of a kind that are neither closed nor candidates."""
    return [k for k, s in draft.work.items() if s["kind"] == kind and s["status"] not in ("closed", "candidate")]


def many(draft: Draft, kind: str, number: int) -> list[str]:
    """Items of a kind that run, at least ``number`` of them."""
    while len(live(draft, kind)) < number:
        draft.program(draft.rng.choice(draft.portfolios))
    return live(draft, kind)
