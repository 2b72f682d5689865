"""Words of the domain → the small numbers that stand for them on the page."""

from rolemap.model import ROLE_ORDER, SEVERITY_ORDER, BoxState, LineKind, Role, Severity

STATES = tuple(BoxState)
LINE_KINDS = tuple(LineKind)
NONE = -1


def role_code(role: Role | None) -> int:
    """Position in ``ROLE_ORDER``, ``NONE`` for no role."""
    return NONE if role is None else ROLE_ORDER.index(role)


def severity_code(severity: Severity | None) -> int:
    """0 for errors, 1 warnings, 2 notes, ``NONE`` for none."""
    return NONE if severity is None else SEVERITY_ORDER[severity]
