"""The name column of people: joined from its parts, turned, freed of ids and credentials; and what is no name."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import BoolArray, cleaned, is_blank, mask, matches, where, with_values
from rolemap.tables.name_parts import CREDENTIALS, SUFFIXES, NameText, parse_name
from rolemap.tables.table import Table
from rolemap.tables.vacancies import Says, cell_says
from rolemap.tables.words import words

_SPECIAL = r"[,(<{\[@]|\s[-–—]\s"
_MAYBE_CREDENTIAL = r"^[^,]*,\s*(?:[A-Z]\.?){2,6}\s*$"
SAYS = tuple(Says)
"""Position in this tuple is the code of what a name cell says."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of n rows. ``says`` int8, a position in ``SAYS`` each; ``is_title`` the name is the row's own title.

    ``beside`` are the cells in which an id or e-mail stood beside the name. ``turned`` counts the cells that had the
    family name first, ``joined`` the names put together from their parts.
    """

    name: pa.StringArray
    says: npt.NDArray[np.int8]
    is_title: BoolArray
    joined: BoolArray
    turned: BoolArray
    last_first: bool = False
    beside: dict[int, NameText] = field(default_factory=dict)

    def where(self, says: Says) -> BoolArray:
        """Rows whose name cell says this."""
        return np.asarray(self.says == SAYS.index(says))


def read_names(table: Table, title: pa.StringArray) -> Names:
    """The names of a table's rows; ``title`` tells which names are none."""
    written = cleaned(table, "name")
    from_parts = _joined(table)
    joined = is_blank(written) & ~is_blank(from_parts)
    name = where(joined, from_parts, written)
    says = _says(name)
    is_name = says == SAYS.index(Says.NAME)
    is_title = is_name & mask(pc.equal(pc.utf8_lower(name), pc.utf8_lower(title)))
    special = is_name & ~is_title & matches(name, _SPECIAL)
    if not special.any():
        return Names(name, says, is_title, joined, np.zeros(len(table), np.bool_))
    return _with_special(Names(name, says, is_title, joined, np.zeros(len(table), np.bool_)), np.flatnonzero(special))


def _joined(table: Table) -> pa.StringArray:
    """Names from their parts: the preferred or else the first and middle name, the last name, the suffix."""
    first, middle, last, preferred, suffix = (
        cleaned(table, part) for part in ("first_name", "middle_name", "last_name", "preferred_name", "name_suffix")
    )
    is_preferred = ~is_blank(preferred)
    given = where(is_preferred, preferred, first)
    middle = where(is_preferred, pa.repeat(pa.scalar("", pa.string()), len(table)), middle)
    spaced = pc.binary_join_element_wise(given, middle, last, suffix, " ")
    joined = pc.utf8_trim_whitespace(pc.replace_substring_regex(spaced, " {2,}", " "))
    whole = np.flatnonzero(is_preferred & matches(preferred, r"\s"))
    ends = [(preferred[row].as_py(), last[row].as_py()) for row in whole.tolist()]
    complete = [i for i, (name, family) in enumerate(ends) if family and name.casefold().endswith(family.casefold())]
    return with_values(joined, whole[complete], [ends[i][0] for i in complete])


def _says(name: pa.StringArray) -> npt.NDArray[np.int8]:
    """What each cell says; only cells that begin like one of the listed words are looked at one by one."""
    says = np.full(len(name), SAYS.index(Says.NAME), dtype=np.int8)
    says[is_blank(name)] = SAYS.index(Says.BLANK)
    rows = np.flatnonzero(matches(name, _first_words()))
    known: dict[str, int] = {}
    for row, text in zip(rows.tolist(), name.take(pa.array(rows)).to_pylist(), strict=True):
        if text not in known:
            known[text] = SAYS.index(cell_says(text))
        says[row] = known[text]
    return says


def _first_words() -> str:
    """A pattern for cells that may be something else than a name: their first word is, or they have no letter."""
    groups = ("vacant", "vacant_alone", "gone", "withheld", "blank", "unknown")
    listed = words("vacancies", *groups)
    first = sorted({"".join(c for c in word if c.isalnum() or c == " ").split(" ")[0] for word in listed} - {""})
    return rf"(?i)^[^\p{{L}}\p{{N}}]*(?:(?:{'|'.join(first)})(?:[^\p{{L}}]|$)|$)"


def _with_special(names: Names, rows: npt.NDArray[np.intp]) -> Names:
    """Tell the cells apart that hold more than a plain name."""
    cells = names.name.take(pa.array(rows))
    plain_comma = mask(pc.equal(pc.count_substring(cells, ","), 1)) & ~matches(cells, r"[(<{\[@]|\s[-–—]\s|,\s*$|^\s*,")
    parts = pc.split_pattern(cells.filter(pa.array(plain_comma)), ",")
    before = pc.utf8_trim_whitespace(pc.list_element(parts, 0))
    behind = pc.utf8_trim_whitespace(pc.list_element(parts, 1))
    explained = mask(pc.is_in(_bare(behind), value_set=pa.array(sorted(SUFFIXES | CREDENTIALS), pa.string())))
    one_word = ~matches(before, r"\s")
    last_first = _means_last_first(one_word[~explained], int(names.where(Says.NAME).sum()))

    quick = ~explained & (one_word | last_first) & ~matches(cells.filter(pa.array(plain_comma)), _MAYBE_CREDENTIAL)
    turned_rows = rows[plain_comma][quick]
    chosen = pa.array(quick)
    turned_names = pc.binary_join_element_wise(behind.filter(chosen), before.filter(chosen), " ")
    name = with_values(names.name, turned_rows, turned_names)
    turned = names.turned.copy()
    turned[turned_rows] = True

    rest = np.setdiff1d(rows, turned_rows, assume_unique=True)
    texts = names.name.take(pa.array(rest)).to_pylist()
    known = {text: parse_name(text, last_first=last_first) for text in dict.fromkeys(texts)}
    name = with_values(name, rest, [known[text].name for text in texts])
    turned[rest] = [known[text].turned for text in texts]
    beside = {
        row: known[text] for row, text in zip(rest.tolist(), texts, strict=True) if known[text].id or known[text].email
    }
    says = names.says.copy()
    says[rest] = [SAYS.index(cell_says(known[text].name)) for text in texts]
    return Names(name, says, names.is_title, names.joined, turned, last_first, beside)


def _means_last_first(one_word: BoolArray, total: int) -> bool:
    """Whether the commas of a column stand between family and given name: half of the cells with a comma that no
    suffix or credential explains have ``one_word`` before it, or half of all names have such a comma.
    """
    commas = len(one_word)
    return commas > 0 and (2 * int(one_word.sum()) >= commas or 2 * commas >= total)


def _bare(texts: pa.Array) -> pa.Array:
    return pc.utf8_trim_whitespace(pc.replace_substring(pc.utf8_lower(texts), ".", ""))
