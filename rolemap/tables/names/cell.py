"""The people of a register cell: several names, qualifiers, vacancies."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rolemap.tables.names.parts import (
    BRACKETS,
    CREDENTIAL_LIKE,
    CREDENTIALS,
    QUALIFIERS,
    SUFFIXES,
    is_family_name,
    parse_name,
    qualifier_of,
)
from rolemap.tables.names.vacancies import Says, cell_says
from rolemap.tables.words import plain, words

_BARE_QUALIFIERS = words("names", "qualifier")
_BELONGS_TO_A_NAME = SUFFIXES | CREDENTIALS | QUALIFIERS
_SEPARATOR = re.compile(r"\s*[;|\n\r\t]\s*|\s+[/&+]\s+")
_LOOSE_SEPARATOR = re.compile(r"(?<=\w)[/&+](?=\w)|\s+(?:and|und|et|e|y|en|och)\s+", re.IGNORECASE)
_ONE_WORD = re.compile(r"\w+")
_COMMA = re.compile(",")


@dataclass(frozen=True, slots=True)
class HolderText:
    """One person (or vacancy) of a register cell.

    ``name`` is the bare name, ``reference`` what to look up (with an id or e-mail, without qualifiers), ``acting``
    the qualifier in lower case ("acting", "interim", "tbc"), ``written`` the text of the file. ``name`` and
    ``reference`` are empty for a vacancy.
    """

    name: str
    acting: str = ""
    vacant: bool = False
    written: str = ""
    reference: str = ""


def split_holders(cell: str, *, is_person: Callable[[str], bool] | None = None) -> list[HolderText]:
    """The people of a register cell, in the order written; ``[]`` if nobody is named, not even a vacancy.

    ``is_person`` says whether a text is a person of the people file; it settles commas that can be read both ways.

    >>> [(h.name, h.acting, h.vacant) for h in split_holders("Zuri Olsen (Acting); TBD")]
    [('Zuri Olsen', 'acting', False), ('', '', True)]
    >>> [h.name for h in split_holders("Roe, Jane & Ken Ito")], [h.name for h in split_holders("Jane Roe, Ken Ito")]
    (['Jane Roe', 'Ken Ito'], ['Jane Roe', 'Ken Ito'])
    """
    if _ONE_WORD.fullmatch(cell):  # an id, most often: nothing in it to tell apart
        says = cell_says(cell)
        if says in (Says.NAME, Says.WITHHELD):
            return [HolderText(cell, written=cell, reference=cell)]
    holders = [holder for piece in _pieces(cell, is_person) if (holder := _holder(piece)) is not None]
    vacancies = [holder for holder in holders if holder.vacant]
    return [holder for holder in holders if not holder.vacant or holder is vacancies[0]]


def _holder(piece: str) -> HolderText | None:
    written = piece.strip()
    acting, rest = _take_qualifier(written)
    says = cell_says(rest)
    if says in (Says.BLANK, Says.UNKNOWN):
        return None
    if says in (Says.VACANT, Says.GONE):
        return HolderText("", acting, vacant=True, written=written)
    parsed = parse_name(rest)
    return HolderText(parsed.name or rest, acting, written=written, reference=rest)


def _take_qualifier(text: str) -> tuple[str, str]:
    """The qualifier of a person in a cell, and the text without it."""
    for found in BRACKETS.finditer(text):
        if qualifier := qualifier_of(found.group(1)):
            return qualifier, " ".join((text[: found.start()] + " " + text[found.end() :]).split())
    tokens = text.removesuffix("?").split()
    if text.endswith("?") and tokens:
        return "?", " ".join(tokens)
    for size in (2, 1):
        if len(tokens) <= size:
            continue
        if (word := _bare_qualifier(tokens[-size:])) or (word := _bare_qualifier(tokens[:size])):
            rest = tokens[:-size] if _bare_qualifier(tokens[-size:]) else tokens[size:]
            return word, " ".join(rest).strip(" ,;:-–—")
    return "", text


def _bare_qualifier(tokens: list[str]) -> str:
    key = plain(" ".join(tokens).strip(" ,;:-–—"))
    return key if key in _BARE_QUALIFIERS else ""


def _pieces(cell: str, is_person: Callable[[str], bool] | None) -> list[str]:
    pieces: list[str] = []
    for piece in _split_outside_brackets(_SEPARATOR, cell):
        parts = [part.strip() for part in _split_outside_brackets(_LOOSE_SEPARATOR, piece)]
        if "@" in piece or not all(" " in part for part in parts):
            parts = [piece]
        pieces.extend(half for part in parts for half in _at_commas(part, is_person))
    return [piece for piece in pieces if piece.strip()]


def _at_commas(piece: str, is_person: Callable[[str], bool] | None) -> list[str]:
    if "," not in piece or (is_person is not None and is_person(piece)):
        return [piece]
    parts = [part.strip() for part in _split_outside_brackets(_COMMA, piece) if part.strip()]
    if is_person is not None and len(parts) > 1 and all(is_person(part) for part in parts):
        return parts
    parts = _rejoin_credentials(parts)
    several = len(parts) > 1 and all(_can_stand_alone(part) for part in parts)
    return parts if several else [piece]


def _rejoin_credentials(parts: list[str]) -> list[str]:
    """Put suffixes, credentials and qualifiers back to the name before them."""
    joined: list[str] = []
    for part in parts:
        belongs = plain(part) in _BELONGS_TO_A_NAME or CREDENTIAL_LIKE.match(part)
        if joined and belongs:
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _can_stand_alone(part: str) -> bool:
    return "@" in part or cell_says(part) is not Says.NAME or not is_family_name(part.partition(",")[0])


def _split_outside_brackets(separator: re.Pattern[str], text: str) -> list[str]:
    pieces: list[str] = []
    begin = 0
    for found in separator.finditer(text):
        before = text[begin : found.start()]
        if before.count("(") <= before.count(")") and before.count("<") <= before.count(">"):
            pieces.append(before)
            begin = found.end()
    pieces.append(text[begin:])
    return pieces
