"""One person, as a value for messages. The people of a file are kept as columns: ``rolemap.tables.people.People``."""

from dataclasses import dataclass
from enum import IntEnum

from rolemap.model.verdict import Verdict


class Presence(IntEnum):
    """Whether somebody is there to do the work; ``UNKNOWN`` where the file has no status."""

    UNKNOWN = 0
    ACTIVE = 1
    LEAVE = 2
    INACTIVE = 3
    FUTURE = 4


class ManagerState(IntEnum):
    """What the manager cell of a row says: a root names nobody, on purpose or because the cell is blank."""

    ROOT = 0
    KNOWN = 1
    MISSING = 2
    AMBIGUOUS = 3
    SELF = 4


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the people file. ``code`` is its position in ``People``, ``row`` its row in the file (1-based)."""

    code: int
    id: str
    name: str
    title: str
    verdict: Verdict
    row: int
    department: str = ""
    vacant: bool = False
    presence: Presence = Presence.UNKNOWN
    manager: int = -1

    @property
    def label(self) -> str:
        """The name a reader knows the person by; an empty seat goes by its title, and so does a nameless person."""
        if self.vacant:
            state = "closed" if self.presence is Presence.INACTIVE else "vacant"  # eliminated posts are no vacancies
            return f"{state}: {self.title}" if self.title else f"{state} seat {self.id}".strip()
        return self.name or self.title or self.id
