"""References to a post that two people hold jointly: the line goes to the first, a dotted line to the others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from rolemap.model import NoteLevel
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import IntArray, People
from rolemap.tables.persons.manager_notes import ManagerColumn
from rolemap.tables.references.index import HOW, How, PersonIndex

NOBODY = np.zeros((0, 2), dtype=np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """A manager column whose references to joint posts are settled, and the ``others``: (row, further holder) pairs,
    int32 of shape (k, 2).
    """

    read: ManagerColumn
    others: IntArray


def settle_shared(read: ManagerColumn, index: PersonIndex, people: People, notes: Notebook) -> Shared:
    """Give references that fit the holders of one joint post to the first of them; the rest stays as it is."""
    rows = np.flatnonzero(read.has(How.AMBIGUOUS)).tolist()
    sharers: dict[str, tuple[int, ...]] = {}
    of_row: dict[int, tuple[int, ...]] = {}
    for row in rows:
        text = str(read.cells[row].as_py())
        if text not in sharers:
            sharers[text] = index.sharers(read.found.matches[text])
        if sharers[text]:
            of_row[row] = sharers[text]
    if not of_row:
        return Shared(read, NOBODY)
    person, how = read.found.person.copy(), read.found.how.copy()
    person[list(of_row)] = [found[0] for found in of_row.values()]
    how[list(of_row)] = HOW.index(How.EXACT)
    for text, holders in sharers.items():
        if holders:
            names = " and ".join(f"{people[holder].label} ({people.places.words(holder)})" for holder in holders)
            _say(read, text, names, [row for row, found in of_row.items() if found == holders], notes)
    pairs = [(row, other) for row, found in of_row.items() for other in found[1:]]
    return Shared(replace(read, found=replace(read.found, person=person, how=how)), np.array(pairs, dtype=np.int32))


def _say(read: ManagerColumn, text: str, names: str, rows: Sequence[int], notes: Notebook) -> None:
    notes.at(read.places).say_at(
        NoteLevel.DECIDED,
        "manager-shared",
        f"'{text}' is a post that is held jointly, by {names}: the line goes to the first, a dotted line to the other",
        list(rows),
        column=read.name,
        value=text,
    )
