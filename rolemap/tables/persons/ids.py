"""One id for each row: the file's own, or a stable one where the file has none or the same for unrelated rows."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import BoolArray, is_blank, mask, where, with_values
from rolemap.tables.names.keys import name_key
from rolemap.tables.places import Places
from rolemap.tables.references.forms import INVENTED_ID
from rolemap.tables.words import plain, words

_REPEATED_WORDS = words("managers", "repeated")


@dataclass(frozen=True, slots=True, eq=False)
class Ids:
    """``person_id`` of n rows, none blank. ``invented`` rows had none of their own; ``source`` says where the ids
    came from ("e-mail", "login", "row number"). ``shared`` rows bear one id for one person with several positions;
    ``told_apart`` rows bore one id without being one person, and bear ``<id>@<row>`` now (``Places.tag``).
    """

    person_id: pa.StringArray
    invented: BoolArray
    source: str
    shared: BoolArray
    told_apart: BoolArray


def read_ids(
    written: pa.StringArray,
    name: pa.StringArray,
    is_named: BoolArray,
    *,
    email: pa.StringArray,
    login: pa.StringArray,
    places: Places,
) -> Ids:
    """The ids of rows whose id cells are ``written``.

    Rows of one id are one person if all have the same usable name. All others with that id are told apart, whatever
    their titles: nothing in the file says which of them a reference means.
    """
    invented = is_blank(written)
    ids, source = _filled(written, invented, email, login, places)
    encoded = ids.dictionary_encode()
    code = encoded.indices.to_numpy(zero_copy_only=False)
    repeated = np.bincount(code, minlength=len(encoded.dictionary))[code] > 1
    nobody = np.zeros(len(ids), dtype=np.bool_)
    if not repeated.any():
        return Ids(ids, invented, source, nobody, nobody)
    rows = np.flatnonzero(repeated)
    one_person = _one_person(code[rows], name.take(pa.array(rows)).to_pylist(), is_named[rows])
    one_person &= [plain(text) not in _REPEATED_WORDS for text in ids.take(pa.array(rows)).to_pylist()]
    shared, told_apart = nobody.copy(), nobody.copy()
    shared[rows[one_person]] = True
    told_apart[rows[~one_person]] = True
    apart = np.flatnonzero(told_apart)
    fresh = [
        f"{text}@{places.tag(i)}" for i, text in zip(apart.tolist(), ids.take(pa.array(apart)).to_pylist(), strict=True)
    ]
    return Ids(with_values(ids, apart, fresh), invented, source, shared, told_apart)


def _filled(
    written: pa.StringArray,
    blank: BoolArray,
    email: pa.StringArray,
    login: pa.StringArray,
    places: Places,
) -> tuple[pa.StringArray, str]:
    """The ids with blanks filled from e-mail, login or row number, the first that tells all blank rows apart."""
    rows = np.flatnonzero(blank)
    if not len(rows):
        return written, ""
    numbers = [f"{INVENTED_ID}{places.tag(i)}" for i in rows.tolist()]
    for source, values in (("e-mail", pc.utf8_lower(email)), ("login", pc.utf8_lower(login))):
        own = values.take(pa.array(rows))
        given = ~is_blank(own)
        if given.any() and pc.count_distinct(own.filter(pa.array(given))).as_py() == int(given.sum()):
            chosen = where(given, own, pa.array(numbers, pa.string()))
            return with_values(written, rows, chosen), source if given.all() else f"{source} or row number"
    return with_values(written, rows, numbers), "row number"


def _one_person(code: npt.NDArray[np.int32], names: list[str], is_named: BoolArray) -> BoolArray:
    """True for rows whose id belongs to rows of one usable name alone."""
    keys = {"": 0}
    name = np.array([keys.setdefault(name_key(text), len(keys)) for text in names])
    name[~is_named] = 0
    low = np.full(int(code.max()) + 1, len(keys), dtype=np.int64)
    high = np.zeros(int(code.max()) + 1, dtype=np.int64)
    np.minimum.at(low, code, name)
    np.maximum.at(high, code, name)
    return np.asarray((low[code] == high[code]) & (low[code] > 0))


def told_apart_from(person_id: pa.StringArray, places: Places) -> list[tuple[int, str]]:
    """(position, id as the file has it) of the rows that ``read_ids`` told apart, found by their ids alone."""
    rows = np.flatnonzero(mask(pc.match_substring_regex(person_id, r"@(?:\d+-)?\d+$"))).tolist()
    ends = ((i, str(person_id[i].as_py()), f"@{places.tag(i)}") for i in rows)
    return [(i, text.removesuffix(end)) for i, text, end in ends if text.endswith(end)]
