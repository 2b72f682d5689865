"""The words of the domain: roles, kinds of work, severities (DESIGN.md section 2, STYLE.md section 2)."""

from enum import StrEnum


class Role(StrEnum):
    """Which PM a person is. ``AMBIGUOUS`` means that the evidence cannot say, ``OTHER`` that it is none of the four."""

    PJM = "PjM"
    PGM = "PgM"
    PFM = "PfM"
    PRM = "PrM"
    OTHER = "other"
    AMBIGUOUS = "ambiguous"


PM_ROLES = (Role.PFM, Role.PGM, Role.PJM, Role.PRM)
"""The four roles, from the top of the project chain down, and the product manager beside it."""

ROLE_ORDER = (Role.PJM, Role.PGM, Role.PFM, Role.PRM, Role.OTHER, Role.AMBIGUOUS)
"""Position in this tuple is the role's code wherever roles are kept as small integers."""

ROLE_NAMES = {
    Role.PJM: "project manager",
    Role.PGM: "program manager",
    Role.PFM: "portfolio manager",
    Role.PRM: "product manager",
    Role.OTHER: "other",
    Role.AMBIGUOUS: "ambiguous",
}


class Kind(StrEnum):
    """The kind of a work item."""

    PORTFOLIO = "portfolio"
    PROGRAM = "program"
    PROJECT = "project"
    PRODUCT = "product"


LEAD_ROLE = {
    Kind.PORTFOLIO: Role.PFM,
    Kind.PROGRAM: Role.PGM,
    Kind.PROJECT: Role.PJM,
    Kind.PRODUCT: Role.PRM,
}
"""The role that leads each kind of work item."""


class Severity(StrEnum):
    """How bad a finding is: an error needs somebody today, a warning a decision, a note a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
