"""Small people files and registers for the tests of this folder, without a file."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from rolemap.model import ImportLog, Role, Source, Verdict
from rolemap.tables.people import People
from rolemap.tables.persons.to_people import to_people
from rolemap.tables.table import Table

STAFF = ("Jane Roe", "Ken Ito", "Ana Ruiz", "Łucja Sokół")
"""Names of everybody in ``staff()``; ids are ``E1``, ``E2``, …, e-mails ``given.family@acme.test``."""


def table(columns: Mapping[str, Sequence[str]], name: str = "work.csv", kind: str = "work") -> Table:
    """A canonical table as a reader delivers it: its header in row 1, its headers the canonical names."""
    frame = pd.DataFrame(columns, dtype=pd.ArrowDtype(pa.string()))
    source = Source(name, kind, len(frame), len(frame), 0, columns=tuple((column, column) for column in columns))
    return Table(frame, np.arange(2, len(frame) + 2, dtype=np.int64), ImportLog((source,)))


def rows(header: str, *lines: str) -> Table:
    """A register written as lines: cells between ``|``."""
    names = [name.strip() for name in header.split("|")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return table({name: [row[i] for row in cells] for i, name in enumerate(names)})


def staff(names: Sequence[str] = STAFF) -> People:
    """People of these names, none of them with a PM title."""
    columns = {
        "person_id": [f"E{number}" for number, _ in enumerate(names, 1)],
        "name": names,
        "title": ["Clerk"] * len(names),
        "email": [_address(name, names[:position]) for position, name in enumerate(names)],
    }
    people, _ = to_people(
        table(columns, "people.csv", "people"), lambda titles: [Verdict(Role.OTHER, 1.0)] * len(titles)
    )
    return people


def _address(name: str, before: Sequence[str]) -> str:
    again = before.count(name)
    return f"{'.'.join(name.casefold().split())}{again or ''}@acme.test"
