"""Small people tables for tests: columns in, ``Table`` or ``People`` out."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from rolemap.model import ImportLog, Role, Source, Verdict
from rolemap.tables.people import People
from rolemap.tables.persons.to_people import to_people
from rolemap.tables.table import Table


def table(**columns: Sequence[str]) -> Table:
    """A table of text columns, whose rows stand from row 2 of ``people.csv`` on."""
    frame = pd.DataFrame(dict(columns), dtype="str")
    source = Source("people.csv", "people", len(frame), len(frame), 0)
    return Table(frame, np.arange(len(frame), dtype=np.int64) + 2, ImportLog((source,)))


def verdicts(titles: Sequence[str]) -> list[Verdict]:
    """A verdict for each title that says which title it is for."""
    return [Verdict(Role.OTHER, 0.5, evidence=title) for title in titles]


def people(**columns: Sequence[str]) -> tuple[People, ImportLog]:
    """``to_people`` of such a table."""
    return to_people(table(**columns), verdicts)


def managers(**columns: Sequence[str]) -> list[str]:
    """The manager's id of each row, ``?`` where the reference leads nowhere, ``!`` where to several, ``@`` for self."""
    found, _ = people(**columns)
    marks = {2: "?", 3: "!", 4: "@"}
    ids = found.columns["manager_id"].to_pylist()
    return [marks.get(int(state), text) for state, text in zip(found.manager_state, ids, strict=True)]
