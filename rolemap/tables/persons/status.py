"""Whether somebody is there: presence from status words, seats from FTE and seat columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import Presence
from rolemap.tables.arrow_text import BoolArray, by_distinct, is_blank, looked_up, matches
from rolemap.tables.words import plain, words

_PARTS = re.compile(r"\s+[-–—:]\s*|\s*[(:/,;]\s*|\)")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?|[.,]\d+")
_TOKEN = re.compile(r"[^\W_]+")
_UNKNOWN_WORD = -1
_VACANT = 9


@dataclass(frozen=True, slots=True, eq=False)
class Statuses:
    """``presence`` int8, a ``Presence`` each; ``vacant`` rows whose status is that of an empty seat; ``unknown`` rows
    with a word that no list has; ``ended`` rows that are inactive because their end date stands beside a blank status.
    """

    presence: npt.NDArray[np.int8]
    vacant: BoolArray
    unknown: BoolArray
    ended: BoolArray


def read_statuses(
    status: pa.StringArray, worker_type: pa.StringArray, end: pa.StringArray, *, has_status: bool | None = None
) -> Statuses:
    """Presence of each row. A blank status is active where others have one; with an end date it is inactive.

    ``has_status`` says whether any row of the file has one, where these are only some of its rows.
    """
    none = np.zeros(len(status), dtype=np.bool_)
    worker_left = looked_up(worker_type, dict.fromkeys(words("status", "worker_left"), 1), 0) == 1
    blank = is_blank(status)
    if blank.all() if has_status is None else not has_status:
        presence = np.where(worker_left, Presence.INACTIVE, Presence.UNKNOWN).astype(np.int8)
        return Statuses(presence, none, none, none)
    read = by_distinct(status, presence_word)
    ended = blank & ~is_blank(end)
    presence = np.where(read >= 0, read, Presence.UNKNOWN)
    presence[read == _VACANT] = Presence.UNKNOWN
    presence[blank] = Presence.ACTIVE
    presence[ended | (blank & worker_left)] = Presence.INACTIVE
    return Statuses(presence.astype(np.int8), read == _VACANT, (read == _UNKNOWN_WORD) & ~blank, ended)


def presence_word(text: str) -> int:
    """The ``Presence`` that a status cell says, 9 for the status of an empty seat, -1 for a word that is not known.

    >>> presence_word("Active - Payroll Eligible"), presence_word("Terminated - Voluntary"), presence_word("LOA")
    (1, 3, 2)
    >>> presence_word("T"), presence_word("3 - On Leave"), presence_word("Vacant"), presence_word("purple")
    (3, 2, 9, -1)
    >>> presence_word("En congé parental"), presence_word("Elternzeit bis 2027"), presence_word("Maternity cover")
    (2, 2, -1)
    """
    known = _presences()
    parts = [part for part in _PARTS.split(text) if part]
    tries = [text, *(parts[:1] if parts and not parts[0].strip().isdigit() else ()), *parts[-1:]]
    said = next((known[key] for key in map(plain, tries) if key in known), _UNKNOWN_WORD)
    return said if said != _UNKNOWN_WORD or not _names_a_leave(text) else int(Presence.LEAVE)


def _names_a_leave(text: str) -> bool:
    """True for a kind of leave in any words ("En congé parental"), not for who stands in ("Maternity cover")."""
    tokens = frozenset(_TOKEN.findall(text.casefold()))
    return not tokens.isdisjoint(words("status", "leave_word")) and tokens.isdisjoint(words("status", "cover_word"))


@cache
def _presences() -> Mapping[str, int]:
    groups = {
        "active": Presence.ACTIVE,
        "leave": Presence.LEAVE,
        "inactive": Presence.INACTIVE,
        "future": Presence.FUTURE,
        "vacant": _VACANT,
    }
    return {word: int(presence) for group, presence in groups.items() for word in words("status", group)}


def seat_says(seat: pa.StringArray) -> tuple[BoolArray, BoolArray]:
    """Rows whose seat column says that the seat is empty, and rows of which it says that somebody holds it."""
    vacant = dict.fromkeys(words("status", "seat_vacant"), 1)
    filled = dict.fromkeys(words("status", "seat_filled"), 2)
    read = looked_up(seat, {**vacant, **filled}, 0)
    return read == 1, read == 2


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """``value`` float32, NaN where blank or not a number; ``fault`` rows with a text that is none."""

    value: npt.NDArray[np.float32]
    fault: BoolArray


def read_numbers(cells: pa.StringArray) -> Numbers:
    """Numbers such as ``0.8``, ``0,8``, ``80 %``, ``1,234.5``; a percentage is a share of one."""
    encoded = cells.dictionary_encode()
    values = np.array([_number(text) for text in encoded.dictionary.to_pylist()], dtype=np.float32)
    indices = encoded.indices.to_numpy(zero_copy_only=False)
    value = values[indices] if len(values) else np.zeros(len(cells), dtype=np.float32)
    return Numbers(value, np.isnan(value) & ~is_blank(cells))


def _number(text: str) -> float:
    bare = text.replace("\u00a0", "").replace(" ", "").removesuffix("%")
    if bare.count(",") == 1 and bare.count(".") == 1 and bare.index(",") < bare.index("."):
        bare = bare.replace(",", "")
    if not _NUMBER.fullmatch(bare):
        return float("nan")
    return float(bare.replace(",", ".")) / (100 if "%" in text else 1)


def fte_unit(value: npt.NDArray[np.float32]) -> tuple[float, str]:
    """What one full-time equivalent is in a column of FTE, and its unit: 1, percent, or hours a week.

    Half of the rows above 60 are percentages; half above 4 are weekly hours, full time being the highest number that
    at least one row in twenty has (40, 37.5, …).

    >>> fte_unit(np.array([40, 40, 20], dtype=np.float32)), fte_unit(np.array([1, 0.5], dtype=np.float32))
    ((40.0, 'hours a week'), (1.0, ''))
    """
    given = value[~np.isnan(value) & (value > 0)]
    middle = float(np.median(given)) if len(given) else 0.0
    if middle > 60:
        return 100.0, "percent"
    if middle > 4:
        hours, count = np.unique(given, return_counts=True)
        return float(hours[count >= max(1, len(given) / 20)].max(initial=middle)), "hours a week"
    return 1.0, ""


def is_word_not_in_post(title: pa.StringArray) -> BoolArray:
    """Rows whose title cell says that the person holds no post at the moment (UK organograms)."""
    listed = "|".join(sorted(map(re.escape, words("vacancies", "not_in_post"))))
    return matches(pc.utf8_lower(title), rf"^(?:{listed})$")
