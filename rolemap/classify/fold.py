"""One spelling for every way of writing a title: case, accents, width, gender marks and punctuation folded away.

What is left is a list of tokens: words, and the few marks that part a title (``,`` ``/`` ``|`` brackets, a dash with a
space beside it). A hyphen inside a word, a dot and quotes part nothing: they are written by habit, not by meaning.
"""

import re
import unicodedata

_PLAIN_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters with a stroke or a ligature have no decomposition in Unicode (UAX 15); these are how they lose it."""

UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Kana, Han and Hangul: scripts whose words stand, or may stand, without spaces between them."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_SCRIPT_BORDER = re.compile(f"(?<=[{UNSPACED}])(?=[^\\W_{UNSPACED}])|(?<=[^\\W_{UNSPACED}])(?=[{UNSPACED}])")
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f]"
)
_MARKED = re.compile(r"[(/*:_·•.|-]-?\s?[a-z]{1,7}(?![^\W_])")
_GENDERS = re.compile(
    # (m/w/d), (f/m/x), H/F, m|k … : two or more single letters of those that mark gender in job adverts
    r"\(?(?<![^\W_])[mwfdhxvki](?:\s?[/|*,]\s?[mwfdhxvki]){1,3}(?![^\W_])\)?"
    r"|\((?:all genders|gn|mwd|mfd|wmd|mf|hf)\)"
    # Leiter/in, Leiter*innen, Chef(fe), gestor(a), Chargé·e: an ending hung on a word
    r"|(?<=[^\W_]{3})(?:[/*:_·•.|]-?|\(-?)(?:innen|in|trices|trice|ices|ice|euse|ere|fe|ne|se|te|es|e|ras|ra|as|a|ka|r|n)\)?"
    r"(?![^\W_])"
    # Chargé-e: only endings that are no words themselves
    r"|(?<=[^\W_]{3})-(?:e|ne|se|fe|trice|rice|innen)(?![^\W_])",
)
_TOKEN = re.compile(r"[^\W_]+|[,;|()\[\]{}:&+/@•·]|(?<=\s)[-\u2012-\u2015]+|[\u2012-\u2015]|-(?=[\s/&,])")


def fold(title: str) -> str:
    """Return ``title`` in lower case, without accents, width variants and gender marks.

    >>> fold("Chargé(e) de Projet (H/F)").split()
    ['charge', 'de', 'projet']
    >>> fold(fold("Projektleiter*in"))
    'projektleiter'
    """
    text = title.lower() if title.isascii() else _fold_unicode(title)
    return _GENDERS.sub(" ", text) if _MARKED.search(text) else text


def tokens(title: str) -> list[str]:
    """Return the words and parting marks of ``title``, folded.

    >>> tokens("Sr. Product-Manager, Pay (EU)")
    ['sr', 'product', 'manager', ',', 'pay', '(', 'eu', ')']
    """
    return _TOKEN.findall(fold(title))


def is_unspaced(token: str) -> bool:
    """True if ``token`` is written in a script without spaces between words."""
    return not token.isascii() and _UNSPACED.search(token) is not None


def _fold_unicode(title: str) -> str:
    """Decompose, drop accents, put back together what is no accent (Hangul), then part scripts from each other."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", title).casefold())
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", text)).translate(_PLAIN_LETTERS)
    return _SCRIPT_BORDER.sub(" ", text) if _UNSPACED.search(text) else text
