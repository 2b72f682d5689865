"""When two written names are the same."""

import re
import unicodedata

from rolemap.tables.words import words

_HONORIFICS = words("names", "honorific")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | {
    ord("'"): None,
    ord("`"): None,
}
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
SPELLED_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
"""Letters that logins and machines write as two."""
_SPELLED_OUT = str.maketrans(SPELLED_OUT)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def name_key(text: str) -> str:
    """How a name with the given name first is compared: letters and digits alone, no case, accents or honorifics.

    >>> name_key("Dr. Łucja  O'Neil-Müller (she/her)")
    'lucja oneil muller'
    """
    if "(" in text:
        text = _IN_BRACKETS.sub(" ", text)
    if not text.isascii():
        text = _fold(text)
    tokens = text.translate(_ASCII).split()
    while len(tokens) > 2 and tokens[0] in _HONORIFICS:
        del tokens[0]
    return " ".join(tokens)


def spelled_out_key(text: str) -> str:
    """The key with umlauts written as two letters ("Müller" → "mueller"), as logins and machines often have it."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return name_key(composed.translate(_SPELLED_OUT))


def _fold(text: str) -> str:
    """Lower case without accents; letters and digits of every script stay, all else becomes a space."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'")).translate(_FOLDED)
    return "".join(
        letter if letter.isascii() or unicodedata.category(letter)[0] in "LNM" else " "
        for letter in decomposed
        if not "\u0300" <= letter <= "\u036f"
    )
