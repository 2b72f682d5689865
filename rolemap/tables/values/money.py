"""Amounts of a column, in the file's own currency. The decimal mark is decided for the column, never for a cell."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rolemap.tables.cells import fold
from rolemap.tables.words import knowledge

_FIGURE = re.compile(r"\d[\d.,'’\s\u00a0\u202f]*\d|\d")
_PLAIN = re.compile(r"\d[\d.,]*")
_SPACES = re.compile(r"['’\s\u00a0\u202f]")
_WORDS = re.compile(r"[^\W\d_]+|000s?", re.UNICODE)
_MARKS = re.compile(r"[.,]")


@dataclass(frozen=True, slots=True)
class Amounts:
    """One column of amounts, in row order, None where the cell is blank or not understood.

    ``decimal`` is the decimal mark; ``assumed`` is true where the cells fit both and it is only the more likely one.
    ``multiplier`` is what the header says (1e6 for "(£m)"). ``faults`` are positions of cells that are no amount.
    """

    values: tuple[float | None, ...]
    decimal: str
    assumed: bool = False
    multiplier: float = 1.0
    faults: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """The figure as it is written, without signs and words."""

    figure: str
    factor: float
    is_negative: bool


def read_amounts(cells: Sequence[str], *, header: str = "") -> Amounts:
    """Amounts of one column; ``header`` may say a unit ("Budget (k€)"), a cell may say another and then wins.

    >>> read_amounts(["1.234.567,50 €", "2,5 Mio. €"]).values
    (1234567.5, 2500000.0)
    >>> read_amounts(["$3,794,700", "Exempt under Section 43"], header="Total budget").faults
    (1,)
    """
    multiplier = _multiplier_of_header(header)
    seen = {cell: _look(cell) for cell in dict.fromkeys(cells)}
    decimal, assumed = _decimal_mark([look.figure for look in seen.values() if look is not None])
    known = {cell: None if look is None else _amount(look, decimal, multiplier) for cell, look in seen.items()}
    faults = tuple(i for i, cell in enumerate(cells) if known[cell] is None and fold(cell) not in _blanks())
    return Amounts(tuple(known[cell] for cell in cells), decimal, assumed, multiplier, faults)


def _look(cell: str) -> _Seen | None:
    if _PLAIN.fullmatch(cell):
        return _Seen(cell, 1.0, is_negative=False)
    text = unicodedata.normalize("NFKC", cell).strip()
    figures = _FIGURE.findall(text)
    if len(figures) != 1:
        return None
    factor = 1.0
    for word in _WORDS.findall(_FIGURE.sub(" ", text).casefold()):
        if word in _factors():
            factor *= _factors()[word]
        elif (currency_factor := _of_compound(word)) is not None:
            factor *= currency_factor
        else:
            return None
    is_negative = text.lstrip("".join(c for c in text if unicodedata.category(c) == "Sc") + " ").startswith(
        ("-", "−", "(")
    ) or text.endswith("-")
    return _Seen(_SPACES.sub("", figures[0]), factor, is_negative)


def _of_compound(word: str) -> float | None:
    """The factor of a word that is a currency, or one joined to it ("TEUR", "MEUR", "kEUR"); None for other words."""
    if word in _ignored():
        return 1.0
    return next(
        (
            _factors()[word.removesuffix(currency)]
            for currency in _currencies()
            if word.endswith(currency) and word.removesuffix(currency) in _factors()
        ),
        None,
    )


def _multiplier_of_header(header: str) -> float:
    """The unit in brackets, behind ``in`` or beside a sign of money at the end of a header ("Budget £k"); 1.0 without
    one: "Time (m)" is not asked here.
    """
    inside = re.findall(r"[(\[]([^)\]]*)[)\]]", header) + re.findall(r"\bin\s+([^()]+)$", header, re.I)
    inside += re.findall(r"\s([€$£¥]\s?\w{1,3}|\w{1,3}\s?[€$£¥])\s*$", header)
    for unit in inside:
        words = _WORDS.findall(unicodedata.normalize("NFKC", unit).casefold())
        factors = [_factors().get(word) or _of_compound(word) for word in words]
        if words and all(factors):
            return max(factor for factor in factors if factor)
    return 1.0


def _decimal_mark(figures: Sequence[str]) -> tuple[str, bool]:
    """Which mark is the decimal one: what stands last of two, or before other than three digits, is a decimal mark;
    what stands twice, or before exactly three digits where the rest of the column agrees, separates thousands.
    """
    votes = {".": 0, ",": 0}
    doubtful = {".": 0, ",": 0}
    for figure in figures:
        marks = _MARKS.findall(figure)
        if not marks:
            continue
        last = marks[-1]
        if len(set(marks)) == 2:
            votes[last] += 1
        elif len(marks) > 1:
            votes[_other(last)] += 1
        elif len(figure) - figure.index(last) - 1 != 3 or figure.startswith("0"):
            votes[last] += 1
        else:
            doubtful[last] += 1
    if votes["."] != votes[","]:
        return (".", False) if votes["."] > votes[","] else (",", False)
    if not any(doubtful.values()):
        return ".", False
    return _other("." if doubtful["."] > doubtful[","] else ","), True


def _other(mark: str) -> str:
    return "," if mark == "." else "."


def _amount(look: _Seen, decimal: str, multiplier: float) -> float | None:
    whole, mark, rest = look.figure.partition(decimal)
    thousands = _other(decimal)
    groups = whole.split(thousands)
    is_grouped = all(2 <= len(group) <= 3 for group in groups[1:]) and (len(groups) == 1 or len(groups[-1]) == 3)
    if not is_grouped or not groups[0] or (mark and not rest.isdigit()):
        return None
    amount = float("".join(groups) + (f".{rest}" if rest else ""))
    factor = look.factor if look.factor != 1.0 else multiplier
    return (-amount if look.is_negative else amount) * factor


@cache
def _factors() -> Mapping[str, float]:
    lists = knowledge("money")["multipliers"]
    return {word: float(factor) for factor, words in lists.items() for word in words}


@cache
def _currencies() -> tuple[str, ...]:
    return tuple(knowledge("money")["currencies"])


@cache
def _ignored() -> frozenset[str]:
    return frozenset((*_currencies(), *(part for words in knowledge("money")["around"] for part in words.split())))


@cache
def _blanks() -> frozenset[str]:
    return frozenset({"", *(fold(text) for text in knowledge("money")["blank"])})
