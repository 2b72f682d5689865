"""Headers brought to a form in which spellings can be compared."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rolemap.knowledge import knowledge

_BRACKETS = re.compile(r"\[[^\[\]]*\](?:\s*Required\s*$)?")  # Entra: "Name [displayName] Required"
_PARENTHESES = re.compile(r"\([^()]*\)|（[^（）]*）")
_OVERWRITE = re.compile(r"\s+overwrite\s*$", re.IGNORECASE)  # Pingboard: "Job Title Overwrite" is a real header
_CUSTOM = re.compile(r"\s*custom field \((.+)\)\s*", re.IGNORECASE | re.DOTALL)  # Jira: "Custom field (Start date)"
_UNIT = re.compile(  # "Gesamtbudget in Mio. €", "Laufzeit in Monaten"
    r"\s+(?:in|en)\s+(?:(?:mio|mrd|tsd|mln|bn|thousands?|millions?|millones|miles|milliers|millions|[kmt](?=€|\$|£|eur|usd|gbp)|[kmt]\b)\.?\s*(?:d')?)?"
    r"(?:€|\$|£|eur|euros?|usd|gbp|chf|pln|zł|sek|kr|%)?\s*$",
    re.IGNORECASE,
)
_MONEY = re.compile(  # "Total budget £k", "Budget k€", "Cost (USD)" without its parentheses
    r"(?<=[\s_])(?:[€$£]\s?(?:k|m|bn|mn|mio\.?)?|(?:k|m|t|mio\.?|mln|tsd\.?)\s?(?:€|£|\$|eur|usd|gbp|chf|pln|sek)"
    r"|eur|usd|gbp|chf|pln|zł|sek|brl|r\$|万元)\s*$",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(r"^(?:x_studio|u|x|cf|fld)_(?=[^\W\d_]{2})|__c$", re.IGNORECASE)
# ServiceNow "u_sponsor", Odoo "x_studio_lead", Salesforce "Sponsor__c": fields that somebody added to the program
_CAMEL = re.compile(r"(?<=[a-zà-öø-ÿ0-9])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
_FLAT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
_SIGNS = {"#": " number ", "%": " percent ", "+": " plus "}


@lru_cache(maxsize=65536)
def header_keys(header: str) -> tuple[str, ...]:
    """Keys under which a header may be known, most faithful first: letters and digits only, case folded.

    Suffixes in square brackets, asterisks, underscores, camelCase and ``Overwrite`` make no difference; what stands in
    parentheses, or behind "in" as a unit of money, counts first and is ignored next; so do accents. Abbreviations
    (``abbreviations.toml``) count as written first and are spelled out last.

    >>> header_keys("First Name [Required]")
    ('firstname',)
    >>> header_keys("Manager (Worker)")
    ('managerworker', 'manager')
    >>> header_keys("Führungskraft*")
    ('führungskraft', 'fuhrungskraft', 'fuehrungskraft')
    >>> header_keys("Custom field (Start date)")
    ('customfieldstartdate', 'startdate')
    >>> header_keys("MGR_EMP_NO")
    ('mgrempno', 'manageremployeenumber')
    """
    text = _written(header)
    custom = _CUSTOM.fullmatch(text)
    forms = [text, custom[1] if custom else _PARENTHESES.sub(" ", text), _UNIT.sub("", text), _MONEY.sub("", text)]
    keys: list[str] = []
    for form in forms:
        for key in spelling_keys(form):
            if key and key not in keys:
                keys.append(key)
    spelled_out = _spelled_out(text)
    return tuple(keys) if spelled_out in ("", *keys) else (*keys, spelled_out)


def _written(header: str) -> str:
    """A header without what programs put around the words that people read."""
    text = _TECHNICAL.sub("", unicodedata.normalize("NFKC", header).strip())
    return _OVERWRITE.sub("", _BRACKETS.sub(" ", text))


def plain_words(header: str) -> tuple[str, ...]:
    """The words of a header, without accents and without its units, its parentheses and the marks of programs.

    >>> plain_words("u_Approved Budget £k (2026)")
    ('approved', 'budget')
    """
    text = _written(header)
    for unit in (_PARENTHESES, _UNIT, _MONEY):
        text = unit.sub(" ", text) if header_words(unit.sub(" ", text)) else text
    return tuple(map(unaccented, header_words(text)))


def _spelled_out(header: str) -> str:
    """The key of a header whose abbreviations are spelled out; empty if it has none, or is nothing else."""
    known, words = _abbreviations(), header_words(header)
    if len(words) < 2 or known.keys().isdisjoint(words):
        return ""
    return "".join(known.get(word, word) for word in words)


@lru_cache(maxsize=1)
def _abbreviations() -> Mapping[str, str]:
    return {str(short): str(word) for short, word in knowledge("read/headers/abbreviations.toml")["words"].items()}


@lru_cache(maxsize=65536)
def spelling_keys(spelling: str) -> tuple[str, ...]:
    """Keys of one spelling of the data files: with accents, without them, and with ``ue`` for ``ü``.

    >>> spelling_keys("Employee #")
    ('employeenumber',)
    """
    folded = unicodedata.normalize("NFKC", spelling).casefold()
    for sign, word in _SIGNS.items():
        folded = folded.replace(sign, word)
    squashed = "".join(_WORD.findall(folded))
    if squashed.isascii():
        return (squashed,)
    flat = unaccented(squashed)
    return tuple(dict.fromkeys((squashed, flat, unaccented(squashed.translate(_UMLAUTS)))))


def unaccented(text: str) -> str:
    """``text`` without accents and other marks on its letters.

    >>> unaccented("prénom")
    'prenom'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_FLAT))
    marks = {ord(char): None for char in set(decomposed) if unicodedata.combining(char)}
    return decomposed.translate(marks)


@lru_cache(maxsize=65536)
def header_words(header: str) -> tuple[str, ...]:
    """The words of a header, case folded: camelCase, underscores and punctuation divide words.

    >>> header_words("EmergencyContactPhone")
    ('emergency', 'contact', 'phone')
    >>> header_words("Actual Pay Floor (£)")
    ('actual', 'pay', 'floor')
    """
    text = _CAMEL.sub(" ", unicodedata.normalize("NFKC", header))
    return tuple(_WORD.findall(text.replace("_", " ").casefold()))
