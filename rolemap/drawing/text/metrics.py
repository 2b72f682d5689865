"""Widths of characters in DejaVu Sans, the font that draws every picture and that matplotlib brings along."""

import unicodedata
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.ft2font import FT2Font, LoadFlags

FONT_FAMILY = "DejaVu Sans"
_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_EM = 1000
UNITS_PER_EM = 2048
"""Of DejaVu Sans. All widths are whole units, so that sums of them are exact in any order."""

# Characters that DejaVu Sans lacks are drawn with another font, whichever is there; these widths (in em) are those of
# the widest common ones, so that a text measured here never turns out wider.
_WIDE_EM = 1.0  # CJK: every font draws it on a square
_EMOJI_EM = 2868 / 2048  # 1.4: Segoe UI Emoji 1.37, Noto Color Emoji 1.25
_UNKNOWN_EM = 2253 / 2048  # 1.1


class Widths(dict[str, float]):
    """Character → width in em, filled as characters are asked for."""

    def __init__(self, *, bold: bool) -> None:
        super().__init__()
        self._font = _font(bold)
        self._glyphs = self._font.get_charmap()

    def __missing__(self, char: str) -> float:
        width = self[char] = self._measure(char)
        return width

    def has(self, char: str) -> bool:
        """True if DejaVu Sans itself draws the character."""
        return ord(char) in self._glyphs

    def _measure(self, char: str) -> float:
        if self.has(char):
            glyph = self._font.load_char(ord(char), flags=LoadFlags.NO_HINTING)
            return round(float(glyph.linearHoriAdvance) / 65536 / _EM * UNITS_PER_EM) / UNITS_PER_EM
        if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
            return 0.0
        if ord(char) >= 0x1F000 and unicodedata.category(char) == "So":
            return _EMOJI_EM
        return _WIDE_EM if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN_EM


@cache
def widths(*, bold: bool = False) -> Widths:
    """Widths of the regular or the bold face.

    >>> round(widths()["W"], 3), round(widths(bold=True)["W"], 3)
    (0.989, 1.103)
    """
    return Widths(bold=bold)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of text at ``size`` px, in px."""
    return size * sum(map(widths(bold=bold).__getitem__, text))


def font_file(*, bold: bool = False) -> Path:
    """The font file that widths are measured with."""
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / _FILES[bold]


def _font(bold: bool) -> FT2Font:  # noqa: FBT001  (private, one caller, which names it)
    font = FT2Font(str(font_file(bold=bold)))
    font.set_size(_EM, 72)
    return font
