"""What stands in several files, put one under the other: columns, references to managers, seats."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

import numpy as np
import pyarrow as pa

from rolemap.tables.arrow_text import column
from rolemap.tables.persons.managers import Written
from rolemap.tables.persons.seats import Seats
from rolemap.tables.places import Places
from rolemap.tables.table import Table


def joined_columns(parts: Sequence[Mapping[str, pa.StringArray]]) -> dict[str, pa.StringArray]:
    """Every column that a part has, blank in the rows of parts without it.

    >>> a, b = {"name": pa.array(["Ana"])}, {"name": pa.array(["Ken"]), "grade": pa.array(["7"])}
    >>> {name: cells.to_pylist() for name, cells in joined_columns([a, b]).items()}
    {'name': ['Ana', 'Ken'], 'grade': ['', '7']}
    """
    if len(parts) == 1:
        return dict(parts[0])
    lengths = [len(next(iter(part.values()))) for part in parts]
    names = dict.fromkeys(name for part in parts for name in part)
    return {
        name: pa.concat_arrays([part.get(name, _blank(n)) for part, n in zip(parts, lengths, strict=True)])
        for name in names
    }


def written(tables: Sequence[Table], names: Iterable[str]) -> dict[str, Written]:
    """The columns of references that any of the tables has."""
    return {
        name: Written(
            one_array([column(table, name) for table in tables]),
            Places.joined([table.lent.get(name, table.places) for table in tables]),
        )
        for name in names
        if any(table.has(name) for table in tables)
    }


def joined_seats(parts: Sequence[Seats]) -> Seats:
    """The seats of one part after the other."""
    if len(parts) == 1:
        return parts[0]
    return Seats(
        **{field.name: np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Seats)}
    )


def one_array(arrays: Sequence[pa.StringArray]) -> pa.StringArray:
    """The texts of several arrays, one behind the other."""
    return arrays[0] if len(arrays) == 1 else pa.concat_arrays(arrays)


def _blank(length: int) -> pa.StringArray:
    return pa.repeat(pa.scalar("", pa.string()), length)
