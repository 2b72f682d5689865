"""The keys of ``reference_forms`` for whole columns; both ways give the same answer."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import matches, with_values
from rolemap.tables.references.forms import dn_key, id_key, login_key

ONE_MAIL = r"^[\x21-\x7e]+@[\x21-\x7e]+$"
"""A cell that may be one plain e-mail address; ``NO_MAIL`` must not be found in it."""
NO_MAIL = r"[\s<>(),;:]|@.*@"


def id_keys(cells: pa.StringArray) -> pa.StringArray:
    """``id_key`` of each cell.

    >>> id_keys(pa.array(["E07", "007", "7.0"])).to_pylist()
    ['e07', '7', '7']
    """
    return _lower(cells, r"^0|\.0|[^\x21-\x7e]", id_key)


def login_keys(cells: pa.StringArray) -> pa.StringArray:
    """``login_key`` of each cell."""
    return _lower(cells, r"[\\@]|[^\x21-\x7e]", login_key)


def dn_keys(cells: pa.StringArray) -> pa.StringArray:
    """``dn_key`` of each cell."""
    return _lower(cells, r"\s,|,\s|^\s|\s$|[^\x20-\x7e]", dn_key)


def _lower(cells: pa.StringArray, odd: str, key: Callable[[str], str]) -> pa.StringArray:
    """The cells in lower case; those in which ``odd`` is found by ``key``, one by one."""
    rows = np.flatnonzero(matches(cells, odd))
    return with_values(pc.ascii_lower(cells), rows, [key(text) for text in cells.take(pa.array(rows)).to_pylist()])
