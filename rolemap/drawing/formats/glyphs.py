"""Which fonts of this machine draw a text, and what stands for a character that none of them has."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font

from rolemap.drawing.text.metrics import FONT_FAMILY, widths
from rolemap.escape import plain
from rolemap.model import Diagram, Grid

MISSING = "□"
_LISTED = 8
_EMOJI = 0x1F000  # pictures of people, things and flags stand above
_NO_TEXT_FONTS = ("Last Resort", "STIX", "cm", "DejaVu Sans Display", "DejaVu Math")
_PREFERRED = ("Noto Sans", "Noto", "Droid", "Arial Unicode", "Microsoft", "PingFang", "Hiragino", "WenQuanYi")


def drawable(text: str) -> str:
    """``text`` with a box in place of each character that no font of this machine draws."""
    known = widths()
    if all(map(known.has, text)):
        return text
    return "".join(char if known.has(char) or _fallback(char) else MISSING if known[char] else "" for char in text)


def with_font_note(diagram: Diagram) -> Diagram:
    """``diagram`` with a note where no font of this machine draws some of its characters; else as it is."""
    note = font_note(diagram)
    return replace(diagram, notes=(*diagram.notes, note)) if note else diagram


def font_note(diagram: Diagram) -> str:
    """Which characters of ``diagram`` no font of this machine draws, and what to do; empty where there are none."""
    known = widths()
    used = set(plain(" ".join(_texts(diagram))))
    missing = sorted(char for char in used if not known.has(char) and known[char] and not _fallback(char))
    if not missing:
        return ""
    scripts = list(dict.fromkeys(map(_script, missing)))
    named = ", ".join(scripts[:_LISTED]) + (", …" if len(scripts) > _LISTED else "")
    return (
        f"Not drawn here: {MISSING} stands for characters that no font of this machine has ({named}). Install a font "
        "that has them (Noto Sans is made for all scripts), or draw .svg, which keeps the text."
    )


def _texts(diagram: Diagram) -> Iterator[str]:
    yield from (diagram.title, diagram.subtitle)
    for box in diagram.boxes:
        yield from (box.heading, *(seat.text for seat in box.seats), *box.lines)
    if isinstance(diagram.chart, Grid):
        yield from (row.heading for row in diagram.chart.rows)
    elif diagram.chart:
        for row in diagram.chart.rows:
            yield from (row.heading, row.detail, *(piece.text for piece in row.pieces))


def _script(char: str) -> str:
    """What a person calls the script of a character.

    >>> _script("न"), _script("🚀"), _script("\ue000")
    ('Devanagari', 'emoji', 'U+E000')
    """
    if ord(char) >= _EMOJI and unicodedata.category(char) == "So":
        return "emoji"
    name = unicodedata.name(char, "")
    return name.split()[0].title() if name else f"U+{ord(char):04X}"


def families(text: str) -> tuple[str, ...]:
    """The font families that draw ``text``, DejaVu Sans first."""
    known = widths()
    if all(map(known.has, text)):
        return (FONT_FAMILY,)
    others = sorted({_fallback(char) for char in text if not known.has(char)} - {""})
    return (FONT_FAMILY, *others)


@cache
def _fallback(char: str) -> str:
    """The family of the first other font that has the character, "" if there is none."""
    return next((family for family, file in _other_fonts() if ord(char) in _characters(file)), "")


@cache
def _other_fonts() -> tuple[tuple[str, str], ...]:
    entries: dict[str, str] = {}
    for entry in sorted(fontManager.ttflist, key=lambda entry: (entry.name, entry.fname)):
        is_plain = entry.style == "normal" and str(entry.weight) in ("400", "normal", "regular", "book")
        is_usable = is_plain and not entry.name.startswith(_NO_TEXT_FONTS) and Path(entry.fname).exists()
        if is_usable and entry.name != FONT_FAMILY:
            entries.setdefault(entry.name, entry.fname)
    ranked = sorted(entries.items(), key=lambda pair: (_rank(pair[0]), pair[0]))
    return tuple(ranked)


@cache
def _characters(file: str) -> frozenset[int]:
    return frozenset(FT2Font(file).get_charmap())


def _rank(name: str) -> int:
    return next((rank for rank, start in enumerate(_PREFERRED) if name.startswith(start)), len(_PREFERRED))
