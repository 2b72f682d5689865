"""What one clause of a title says, as a value."""

from dataclasses import dataclass

from rolemap.model import Role


@dataclass(frozen=True, slots=True)
class Reading:
    """A role with what decided it.

    ``path`` names the rule (the key of its probability), ``words`` the lexicon's words that it rests on, ``rank`` the
    seniority of the head, ``group`` the candidates of an ambiguous reading, ``why`` is the evidence for a reader.
    """

    role: Role
    path: str
    words: tuple[str, ...] = ()
    rank: int = 1
    also: Role | None = None
    support: bool = False
    group: str = ""
    why: str = ""
