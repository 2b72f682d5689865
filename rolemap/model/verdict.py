"""What a title (alone, or with its context) says about the role of the person who holds it."""

from dataclasses import dataclass

from rolemap.model.roles import Role


@dataclass(frozen=True, slots=True)
class Verdict:
    """One conclusion about a role, with its evidence.

    ``confidence`` is a probability (0-1). ``also`` is a second role that the title names. ``support`` is true
    where the title supports a role (a project coordinator) rather than holds it: then ``role`` is ``other`` and
    ``also`` the role supported. ``evidence`` is plain words for a reader. ``candidates`` are the roles that an
    ambiguous title could mean, each with its probability, most probable first.

    >>> Verdict(Role.PJM, 0.97, evidence="head noun 'manager' of 'project'").role
    <Role.PJM: 'PjM'>
    """

    role: Role
    confidence: float
    also: Role | None = None
    support: bool = False
    evidence: str = ""
    candidates: tuple[tuple[Role, float], ...] = ()
