"""One spelling for every way of writing a title: case, accents, width, gender endings and punctuation folded away.

A title is cut at white space; each piece gives its words and the few marks that part a title (``,`` ``/`` ``|``
brackets, a dash at the edge of a piece). A hyphen inside a word, a dot and quotes part nothing: they are written by
habit, not by meaning.
"""

import re
import unicodedata

_PLAIN_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters with a stroke or a ligature have no decomposition in Unicode (UAX 15); these are how they lose it."""

_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f]"
)
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Kana, Han and Hangul: scripts whose words stand, or may stand, without spaces between them."""

_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_SCRIPT_BORDER = re.compile(f"(?<=[{_UNSPACED}])(?=[^\\W_{_UNSPACED}])|(?<=[^\\W_{_UNSPACED}])(?=[{_UNSPACED}])")
_ENDINGS = re.compile(
    # Leiter/in, Leiter*innen, Chef(fe), gestor(a), Chargé·e: an ending hung on a word
    r"(?<=[^\W_]{3})(?:[/*:_·•.|]-?|\(-?)(?:innen|in|trices|trice|ices|ice|euse|ere|fe|ne|se|te|es|e|ras|ra|as|a|ka|r|n)\)?"
    r"(?![^\W_])"
    # Chargé-e: only endings that are no words themselves
    r"|(?<=[^\W_]{3})-(?:e|ne|se|fe|trice|rice|innen)(?![^\W_])"
)
_TOKEN = re.compile(r"[^\W_]+|[,;|()\[\]{}:&+/@•·]|^[-\u2012-\u2015]+|[\u2012-\u2015]|-(?=[/&,]|$)")


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents and width variants.

    >>> fold("Chargé de Projet")
    'charge de projet'
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    folded = unicodedata.normalize("NFC", _ACCENTS.sub("", folded)).translate(_PLAIN_LETTERS)
    return _SCRIPT_BORDER.sub(" ", folded) if _HAS_UNSPACED.search(folded) else folded


def tokens(title: str) -> list[str]:
    """Return the words and parting marks of ``title``, folded, without gender endings.

    >>> tokens("Sr. Product-Manager, Pay (EU)")
    ['sr', 'product', 'manager', ',', 'pay', '(', 'eu', ')']
    >>> tokens("Projektleiter*in"), tokens("Chargé(e) de Projet")
    (['projektleiter'], ['charge', 'de', 'projet'])
    """
    return [token for piece in title.split() for token in piece_tokens(piece)]


def piece_tokens(piece: str) -> list[str]:
    """Return the tokens of one piece of a title, as ``str.split`` cuts it."""
    if piece.isalpha() and piece.isascii():
        return [piece.lower()]
    return _TOKEN.findall(_ENDINGS.sub("", fold(piece)))


def legible(title: str) -> list[str]:
    """Return the tokens of ``title`` for a reader: in lower case, with their accents.

    >>> legible("Chargé(e) de Projet, BTP")
    ['chargé', 'de', 'projet', ',', 'btp']
    """
    text = unicodedata.normalize("NFKC", title).lower()
    text = _SCRIPT_BORDER.sub(" ", text) if _HAS_UNSPACED.search(text) else text
    return [token for piece in text.split() for token in _TOKEN.findall(_ENDINGS.sub("", piece))]


def is_unspaced(token: str) -> bool:
    """True if ``token`` is written in a script without spaces between words."""
    return not token.isascii() and _HAS_UNSPACED.search(token) is not None
