"""How gaps speak of items, people and places: one spelling for all rules."""

from collections.abc import Iterable, Sequence

from rolemap.graph import Org
from rolemap.model import Kind, Person, Subject, WorkItem

LISTED = 10
"""Longest list that evidence spells out; the rest is counted."""


def about(item: WorkItem) -> Subject:
    """The subject of a gap about one work item."""
    return Subject(str(item.kind), item.id, item.name)


def about_person(person: Person) -> Subject:
    """The subject of a gap about one person or seat."""
    return Subject("person", person.id, person.label)


def about_people(org: Org) -> Subject:
    """The subject of a gap about the people file as a whole."""
    return Subject("people", org.people.file, org.people.file)


def about_register(org: Org) -> Subject:
    """The subject of a gap about the register as a whole."""
    source = org.source("work")
    file = source.file if source else ""
    return Subject("register", file, file)


def place(org: Org, item: WorkItem) -> str:
    """File and row of a work item, in brackets; empty where it has none."""
    return f" ({about_register(org).name}, row {item.row})" if item.row else ""


def place_of(org: Org, person: Person) -> str:
    """File and row of a person, in brackets."""
    return f" ({org.people.file_of(person.code)}, row {person.row})"


def row_label(org: Org, person: Person) -> str:
    """A person in a list: the label, and the row; with its file only where there are several."""
    return f"{person.label or person.id} ({org.people.places.words(person.code)})"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(1, "project"), count(12, "project"), count(0, "person", "people")
    ('1 project', '12 projects', '0 people')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"


def some(words: Sequence[str], limit: int = LISTED) -> str:
    """A list for a sentence, cut after ``limit`` words.

    >>> some(["a", "b", "c"]), some(["a", "b", "c"], limit=2)
    ('a, b, c', 'a, b and 1 more')
    """
    if len(words) <= limit:
        return ", ".join(words)
    return f"{', '.join(words[:limit])} and {len(words) - limit:,} more"


def namely(words: Sequence[str], total: int = 0) -> str:
    """A list as evidence, cut after ``LISTED``; ``words`` may be the first of a ``total`` of more.

    >>> namely(["Ana Ruiz"]), namely(["Ana Ruiz", "Ken Ito"], total=5)
    ('it is Ana Ruiz', 'they are Ana Ruiz, Ken Ito and 3 more')
    """
    total = max(total, len(words))
    rest = f" and {total - min(len(words), LISTED):,} more" if total > min(len(words), LISTED) else ""
    return f"{'it is' if total == 1 else 'they are'} {', '.join(words[:LISTED])}{rest}"


def names(items: Iterable[WorkItem], limit: int = LISTED) -> str:
    """Names of work items, for a sentence."""
    return some([item.name or item.id for item in items], limit)


def namely_items(items: Iterable[WorkItem]) -> str:
    """Work items as evidence, by name."""
    return namely([item.name or item.id for item in items])


def named(item: WorkItem) -> str:
    """A work item with its kind.

    >>> named(WorkItem("P1", "Apollo", Kind.PROJECT))
    'project “Apollo”'
    """
    return f"{item.kind} “{item.name or item.id}”"


def quoted(text: str) -> str:
    """A text of the file, in quotation marks."""
    return f"“{text}”"


def plural_of(kind: Kind) -> str:
    """The plural of a kind of work."""
    return f"{kind}s"
