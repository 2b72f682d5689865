"""Which fields a box shows: ``--label name,title,department``."""

from collections.abc import Iterable, Sequence

from rolemap.errors import ConfigError, did_you_mean
from rolemap.tables.schema import PEOPLE_ALWAYS, PEOPLE_WRITTEN

Label = str | Sequence[str]
"""Fields as typed, with commas between them, or one by one."""

PERSON_FIELDS = ("name", "title", "role", "id", *(name for name in PEOPLE_WRITTEN if name not in PEOPLE_ALWAYS))
WORK_FIELDS = ("name", "id", "lead", "sponsor", "department", "status", "start", "finish", "size", "budget")
PERSON_LABEL = ("name", "title")
WORK_LABEL = ("name", "lead")
_MOST = 5  # a heading, a seat and three lines are what a box holds
_SPEAK_ALONE = ("name", "title", "role", "id", "department", "location", "email")


def fields_of(label: Label, known: Sequence[str], default: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of ``label`` in order; ``default`` where it is empty.

    Raises ``ConfigError`` naming every field that is not ``known``, with the near spelling, or that there are too many.

    >>> fields_of("name, department", PERSON_FIELDS, PERSON_LABEL)
    ('name', 'department')
    """
    parts = label.split(",") if isinstance(label, str) else list(label)
    fields = tuple(dict.fromkeys(part.strip().casefold() for part in parts if part.strip()))
    unknown = [field for field in fields if field not in known]
    if unknown:
        named = ", ".join(f"'{field}'{did_you_mean(field, known)}" for field in unknown)
        raise ConfigError(f"--label: no field {named}; boxes of this view show {', '.join(known)}")
    if len(fields) > _MOST:
        raise ConfigError(f"--label: {len(fields)} fields, and a box holds {_MOST} at most; leave some out")
    return fields or default


def line_of(field: str, value: str) -> str:
    """A field as a line of a box: its value, with its name where the value alone would not tell what it is.

    >>> line_of("department", "Space"), line_of("fte", "0.8"), line_of("fte", "")
    ('Space', 'fte: 0.8', '')
    """
    return value if field in _SPEAK_ALONE or not value else f"{field.replace('_', ' ')}: {value}"


def lines_of(values: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The lines of fields and their values; blank ones are left out."""
    return tuple(line for field, value in values if (line := line_of(field, value)))
