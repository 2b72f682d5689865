"""Whole columns of names at once.

Cells of the plain forms ("Ana Ruiz", "Ruiz, Ana", "Ana Ruiz (1001)") are read by Arrow, a million in a second; all
others one by one by ``parse_name`` and ``name_key``, which also say what is right: both ways give the same answer.
"""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import BoolArray, mask, matches, with_values
from rolemap.tables.names.keys import SPELLED_OUT, name_key
from rolemap.tables.names.parts import CREDENTIALS, SUFFIXES, parse_name
from rolemap.tables.words import words

_ODD_SPACE = r"[\x00-\x1f\x7f-\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
_SPECIAL = rf"[,;(<{{\[@]|\s[-–—]|^[\s–—-]|[\s–—-]$|\s{{2}}|{_ODD_SPACE}"
_NOT_ONLY_A_COMMA = rf"[;(<{{\[@]|\s[-–—]|[-–—][\s,]|,[-–—]|^[\s,–—-]|[\s,–—-]$|\s{{2}}|\s,|{_ODD_SPACE}"
_MAYBE_CREDENTIAL = r"^[^,]*,\s*(?:[A-Z]\.?){2,6}\s*$"
_WITH_ID = r"^(?P<name>\w(?:[^,;(<{\[@–—]*\w)?)\s*\(#?(?P<id>[\w.\-/]*\d[\w.\-/]*)\)$"
_EXPLAINED = rf"(?:^|[\s/])(?:{'|'.join(map(re.escape, sorted(SUFFIXES | CREDENTIALS)))})(?:$|[\s/])"
_NOT_LATIN = r"[^\x00-\x7f\x{a0}-\x{24f}\x{300}-\x{344}\x{1e00}-\x{1eff}\x{2019}]|\("
_ROUGH_KEY = r"[^A-Za-z0-9 ]|^ | $| {2}"
_ODD_KEY = r"[^\x20-\x7e]|\(|^[^a-zA-Z0-9]*(?i:" + "|".join(sorted(words("names", "honorific"))) + r")[^a-zA-Z0-9]"


@dataclass(frozen=True, slots=True, eq=False)
class Tidied:
    """``name`` of n cells with the given name first; ``id`` and ``email`` as they stood beside it, else blank;
    ``turned`` cells that had the family name first; ``commas`` what the commas of the column were.
    """

    name: pa.StringArray
    id: pa.StringArray
    email: pa.StringArray
    turned: BoolArray
    commas: "Commas"


@dataclass(frozen=True, slots=True)
class Commas:
    """``unexplained`` cells with a comma that no suffix or credential explains, ``one_word`` of them with one word
    before it, of ``names`` in all. Those of two pieces of one column add up.
    """

    one_word: int = 0
    unexplained: int = 0
    names: int = 0

    def __add__(self, other: "Commas") -> "Commas":
        return Commas(self.one_word + other.one_word, self.unexplained + other.unexplained, self.names + other.names)

    @property
    def are_last_first(self) -> bool:
        """Whether they stand between family and given name: half of these cells have one word before the comma, or
        half of all names have such a comma.
        """
        most = 2 * self.one_word >= self.unexplained or 2 * self.unexplained >= self.names
        return self.unexplained > 0 and most


def tidy_names(cells: pa.StringArray, *, is_column: bool, last_first: bool | None = None) -> Tidied:
    """Tell many name cells apart. ``is_column``: what the commas mean is decided for all of them together, unless
    ``last_first`` says it: for a piece of a column that was decided as a whole.

    >>> tidied = tidy_names(pa.array(["Ruiz, Ana", "Ken Ito (7)", "Bo Li, PhD"]), is_column=True)
    >>> tidied.name.to_pylist(), tidied.id.to_pylist()
    (['Ana Ruiz', 'Ken Ito', 'Bo Li'], ['', '7', ''])
    """
    n = len(cells)
    blank = pa.repeat(pa.scalar("", pa.string()), n)
    tidied = Tidied(cells, blank, blank, np.zeros(n, dtype=np.bool_), Commas(names=n))
    rows = np.flatnonzero(matches(cells, _SPECIAL))
    if not len(rows):
        return tidied
    left = cells.take(pa.array(rows))
    turned, turned_names, last_first, commas = _turn(left, n, is_column=is_column, last_first=last_first)
    with_id, id_names, ids = _take_ids(left)
    name = with_values(with_values(cells, rows[turned], turned_names), rows[with_id], id_names)
    slow = rows[~turned & ~with_id]
    texts = cells.take(pa.array(slow)).to_pylist()
    parsed = {text: parse_name(text, last_first=last_first) for text in dict.fromkeys(texts)}
    is_turned = tidied.turned.copy()
    is_turned[rows[turned]] = True
    is_turned[slow] = [parsed[text].turned for text in texts]
    return Tidied(
        with_values(name, slow, [parsed[text].name for text in texts]),
        with_values(with_values(blank, rows[with_id], ids), slow, [parsed[text].id for text in texts]),
        with_values(blank, slow, [parsed[text].email for text in texts]),
        is_turned,
        commas,
    )


def _turn(
    cells: pa.StringArray, total: int, *, is_column: bool, last_first: bool | None
) -> tuple[BoolArray, pa.StringArray, bool | None, Commas]:
    """Cells of the form "Last, First", their names turned, what the commas of the column mean, and what they are."""
    plain_comma = mask(pc.equal(pc.count_substring(cells, ","), 1)) & ~matches(cells, _NOT_ONLY_A_COMMA)
    parts = pc.split_pattern(cells.filter(pa.array(plain_comma)), ",")
    before, behind = (pc.utf8_trim_whitespace(pc.list_element(parts, side)) for side in (0, 1))
    bare = pc.utf8_trim_whitespace(pc.replace_substring_regex(pc.utf8_lower(behind), "[.*]", " "))
    explained = matches(bare, _EXPLAINED)
    one_word = ~mask(pc.match_substring(before, " "))
    commas = Commas(int(one_word[~explained].sum()), int((~explained).sum()), total)
    if last_first is None and is_column:
        last_first = commas.are_last_first
    can_turn = one_word if last_first is False else np.ones(len(before), dtype=np.bool_)
    quick = ~explained & can_turn & ~matches(cells.filter(pa.array(plain_comma)), _MAYBE_CREDENTIAL)
    turned = plain_comma.copy()
    turned[plain_comma] = quick
    chosen = pa.array(quick)
    return turned, pc.binary_join_element_wise(behind.filter(chosen), before.filter(chosen), " "), last_first, commas


def _take_ids(cells: pa.StringArray) -> tuple[BoolArray, pa.StringArray, pa.StringArray]:
    """Cells of the form "Name (id)", with their names and ids."""
    with_id = matches(cells, _WITH_ID) & ~matches(cells, r"\s[-–—]|_")
    found = pc.extract_regex(cells.filter(pa.array(with_id)), _WITH_ID)
    return with_id, _single_spaced(pc.struct_field(found, "name")), pc.struct_field(found, "id")


def _single_spaced(texts: pa.Array) -> pa.Array:
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, r"\s+", " "))


def name_keys(names: pa.StringArray) -> pa.StringArray:
    """``name_key`` of each name.

    >>> name_keys(pa.array(["Dr. Ken Ito", "Łucja O'Neil", "ANA-MARIA RUIZ"])).to_pylist()
    ['ken ito', 'lucja oneil', 'ana maria ruiz']
    """
    names = _without_accents(names)
    keys = pc.ascii_lower(names)
    rough = np.flatnonzero(matches(names, _ROUGH_KEY))
    if len(rough):
        words_alone = pc.replace_substring_regex(keys.take(pa.array(rough)), "['`]", "")
        words_alone = pc.replace_substring_regex(words_alone, "[^a-z0-9]+", " ")
        keys = with_values(keys, rough, pc.utf8_trim_whitespace(words_alone))
    odd = np.flatnonzero(matches(names, _ODD_KEY))
    return with_values(keys, odd, [name_key(text) for text in names.take(pa.array(odd)).to_pylist()])


def _without_accents(names: pa.StringArray) -> pa.StringArray:
    """The names with those in ASCII that are so but for accents: a name and its answer here have the same key."""
    rows = np.flatnonzero(matches(names, r"[^\x00-\x7f]") & ~matches(names, _NOT_LATIN))
    if not len(rows):
        return names
    folded = pc.utf8_normalize(pc.replace_substring(names.take(pa.array(rows)), "’", "'"), form="NFKD")
    folded = pc.replace_substring_regex(folded, r"[\x{0300}-\x{036f}]", "")
    plain = ~matches(folded, r"[^\x00-\x7f]|\(")
    return with_values(names, rows[plain], folded.filter(pa.array(plain)))


def spelled_out_keys(names: pa.StringArray) -> pa.StringArray:
    """``spelled_out_key`` of each name.

    >>> spelled_out_keys(pa.array(["Jörg ÅSE", "Ana Ruiz"])).to_pylist()
    ['joerg aase', 'ana ruiz']
    """
    spelled = pc.utf8_normalize(names, form="NFC")
    for letter, pair in SPELLED_OUT.items():
        for one in (letter, letter.upper()):
            spelled = pc.replace_substring(spelled, one, pair)
    return name_keys(spelled)
