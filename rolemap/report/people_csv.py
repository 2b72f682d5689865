"""``roles.csv``: every row of the people file with the role that rolemap gave it."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import Verdict
from rolemap.report.cells import Column, csv_bytes
from rolemap.tables.people import IntArray, People
from rolemap.tables.schema import PEOPLE_ALWAYS, PEOPLE_WRITTEN

OF_VERDICT: dict[str, Callable[[Verdict], str]] = {
    "role": lambda verdict: str(verdict.role),
    "confidence": lambda verdict: f"{verdict.confidence:.2f}",
    "also": lambda verdict: "" if verdict.also is None else str(verdict.also),
    "support": lambda verdict: "true" if verdict.support else "false",
    "evidence": lambda verdict: verdict.evidence,
}


def roles_csv(people: People) -> bytes:
    """CSV (UTF-8) of all people, one row a row of the file, in its order.

    Columns: those of ``PEOPLE_WRITTEN`` that the file has (``person_id``, ``name``, ``title``, ``manager_id``
    always), then ``role``, ``confidence`` (0-1, two decimals), ``also``, ``support`` (true, false), ``evidence``.
    ``manager_id`` is the id of the manager who was found, empty at a root and where the reference leads nowhere.
    """
    columns: dict[str, Column] = {}
    for name in PEOPLE_WRITTEN:
        if name == "manager_id":
            columns[name] = manager_ids(people)
        elif people.has(name):
            columns[name] = people.columns[name]
        elif name in PEOPLE_ALWAYS:
            columns[name] = pa.repeat("", len(people))
    return roles_rows(columns, people.verdicts, people.verdict)


def roles_rows(columns: Mapping[str, Column], verdicts: Sequence[Verdict], place: IntArray) -> bytes:
    """CSV (UTF-8, with its header) of some rows of ``roles.csv``: the ``columns`` of people, then those of roles.

    ``place`` is the position in ``verdicts`` of each row's verdict.
    """
    shared = {name: [text_of(verdict) for verdict in verdicts] for name, text_of in OF_VERDICT.items()}
    return csv_bytes(columns, shared=shared, place=place)


def manager_ids(people: People) -> pa.StringArray:
    """Id of the manager of each row, ``""`` where there is none."""
    codes = pa.array(people.manager, mask=np.asarray(people.manager) < 0)
    return pc.fill_null(people.columns["person_id"].take(codes), "")
