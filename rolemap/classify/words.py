"""The values that the grammar of titles works on: what a word is, before anybody asks what a title means."""

from dataclasses import dataclass
from enum import StrEnum

from rolemap.model import Role


class WordKind(StrEnum):
    """What a word does in a title.

    ``UNIT`` names what is led (project, program, portfolio, product). ``LEAD`` is a head noun that leads (manager,
    head, chef), ``ASSIST`` one that supports what it stands with (coordinator, analyst), ``OCCUPATION`` one that does
    neither (engineer). ``SPECIALIST`` holds a management function without leading by its noun (specialist,
    consultant). ``ROLE`` is a whole role in itself (product owner). ``MANAGEMENT`` names the function (management),
    ``SERVICE`` a supporting function (coordination, controls), ``DELIVERY`` is transparent between unit and lead.
    ``OFFICE`` is the office that governs (PMO). ``PM`` is an abbreviation that several roles share. ``AREA`` is a field
    of work that becomes the object of the head (finance, marketing). ``LEVEL`` never matters (senior, II, regional).
    ``OPTIONAL`` words are levels before a head and heads otherwise (lead, assistant, trainee). ``OF``, ``TO`` and
    ``AND`` join, ``AT`` begins the employer, ``BREAK`` ends a segment, ``SLASH`` is a break that may share its head.
    ``NOISE`` is dropped. ``PLAIN`` is any other word.
    """

    UNIT = "unit"
    LEAD = "lead"
    ASSIST = "assist"
    OCCUPATION = "occupation"
    SPECIALIST = "specialist"
    ROLE = "role"
    MANAGEMENT = "management"
    SERVICE = "service"
    DELIVERY = "delivery"
    OFFICE = "office"
    PM = "pm"
    AREA = "area"
    LEVEL = "level"
    OF = "of"
    TO = "to"
    AND = "and"
    AT = "at"
    NOISE = "noise"
    BREAK = "break"
    SLASH = "slash"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word or phrase of a lexicon; compared by identity, so that titles can be remembered by their words.

    ``unit`` is ``project``, ``program``, ``portfolio`` or ``product``. ``field`` names the field a word belongs to
    where that matters (``finance``, ``care``, ``broadcast``, …). ``rank`` orders heads (3 director, 2 manager, 1 all
    others). ``loose`` marks heads that are mere levels when another head follows (lead, assistant). ``native`` marks
    a unit word whose bare title is contestable in its language (Portfolio in German). ``role`` and ``supports`` are
    set for ``ROLE`` words and abbreviations with candidates named ``group``.
    ``borrowed`` words belong to a language whose titles others take as they are. ``languages`` hold the word.
    """

    kind: WordKind
    text: str
    unit: str = ""
    field: str = ""
    rank: int = 1
    loose: bool = False
    native: bool = False
    plural: bool = False
    role: Role | None = None
    group: str = ""
    borrowed: bool = False
    languages: frozenset[str] = frozenset()

    @property
    def meaning(self) -> tuple[object, ...]:
        """All that the grammar looks at: words that agree in it may stand for each other."""
        return (
            self.kind,
            self.unit,
            self.field,
            self.rank,
            self.loose,
            self.native,
            self.plural,
            self.role,
            self.group,
        )


HEADS = frozenset(
    {WordKind.LEAD, WordKind.ASSIST, WordKind.OCCUPATION, WordKind.SPECIALIST, WordKind.ROLE, WordKind.PM}
)
"""Kinds of word that can be the head noun of a title."""

JOINERS = frozenset({WordKind.AND, WordKind.SLASH})
"""Kinds of word between two parts that may share one head."""

TELLING_KINDS = frozenset({WordKind.UNIT, WordKind.OFFICE, WordKind.PM, WordKind.DELIVERY})
"""Kinds of word without which no title is of any of the four roles, a whole ``ROLE`` apart."""
