"""One written name, told apart into its parts: the name, and what stands beside it in the cell."""

import re
from dataclasses import dataclass

from rolemap.tables.names.vacancies import Says, cell_says
from rolemap.tables.words import plain, words

SUFFIXES = words("names", "suffix")
CREDENTIALS = words("names", "credential")
QUALIFIERS = words("names", "qualifier", "qualifier_in_brackets")
BRACKETS = re.compile(r"\(([^()]*)\)")
CREDENTIAL_LIKE = re.compile(r"(?:[A-Z]\.?){2,6}$")
_TAGS = words("names", "tag")
_PARTICLES = words("names", "particle")
_MAIL = re.compile(r"<?\b([^\s<>(){},;:]+@[^\s<>(){},;]+)>?")
_BRACES = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]")
_TAG = re.compile(r"\s[-–—]\s*([^-–—]+)$")
_ID = re.compile(r"#?(?=\S*\d)[\w.\-/]{1,40}$")


@dataclass(frozen=True, slots=True)
class NameText:
    """One name cell, told apart. ``name`` has the given name first; ``id`` and ``email`` stand beside it."""

    name: str
    id: str = ""
    email: str = ""
    turned: bool = False


def parse_name(text: str, *, last_first: bool | None = None) -> NameText:
    """Tell one name cell apart. ``last_first`` is what the column says of its commas, None for a cell on its own.

    >>> parse_name("Ruiz, Ana, Jr.").name, parse_name("Jane Roe, DDS").name
    ('Ana Ruiz Jr.', 'Jane Roe')
    >>> parse_name("Nguyen, Vincent - Contractor {PEP} <vincent@pep.test>")
    NameText(name='Vincent Nguyen', id='', email='vincent@pep.test', turned=True)
    >>> parse_name("Ana Ruiz (1001)").id
    '1001'
    """
    email = code = ""
    rest = text
    if "@" in rest and (found := _MAIL.search(rest)):
        email, rest = found.group(1), _MAIL.sub(" ", rest)
    rest = _BRACES.sub(" ", rest)
    for inside in BRACKETS.findall(rest):
        if not code and _ID.match(inside.strip()) and cell_says(inside) is Says.NAME:
            code = inside.strip().lstrip("#")
            rest = rest.replace(f"({inside})", " ")
        elif _is_remark(inside):
            rest = rest.replace(f"({inside})", " ")
    while (tag := _TAG.search(rest.rstrip())) and _is_remark(tag.group(1)):
        rest = rest[: tag.start()]
    rest = " ".join(rest.split()).strip(" ,;-–—")
    name, turned = _turn(rest, last_first=last_first) if "," in rest else (rest, False)
    return NameText(name, code, email, turned)


def _turn(text: str, *, last_first: bool | None) -> tuple[str, bool]:
    parts, suffixes = _comma_parts(text, last_first=last_first)
    if len(parts) > 1 and (last_first is not False or is_family_name(parts[0])):
        return " ".join([*parts[1:], parts[0], *suffixes]), True
    return " ".join([", ".join(parts), *suffixes]), False


def _comma_parts(text: str, *, last_first: bool | None) -> tuple[list[str], list[str]]:
    """The parts between commas without credentials, and the suffixes that stood among them."""
    parts = [part for part in (part.strip() for part in text.split(",")) if part]
    suffixes: list[str] = []
    while len(parts) > 1:
        is_alone = len(parts) == 2
        must_be_given_name = is_alone and is_family_name(parts[0])
        if plain(parts[-1]) in SUFFIXES:
            suffixes.insert(0, parts[-1])
        elif must_be_given_name or not _is_credential(parts[-1], parts[0], strict=bool(last_first) and is_alone):
            break
        parts.pop()
    return parts, suffixes


def _is_credential(text: str, head: str, *, strict: bool) -> bool:
    """Whether a part behind a comma is a degree; ``strict`` where a given name is expected in its place."""
    known = plain(text) in CREDENTIALS or all(plain(word) in CREDENTIALS for word in re.split(r"[\s/]+", text))
    if strict:
        return known and sum(map(str.isupper, text)) > 1 and not head.isupper()
    return known or (bool(CREDENTIAL_LIKE.match(text)) and not head.isupper())


def is_family_name(text: str) -> bool:
    """True if the text before a comma can only be a family name: one word, or several led by a particle."""
    first, *others = text.split() or [""]
    return not others or plain(first) in _PARTICLES


def _is_remark(text: str) -> bool:
    return plain(text) in _TAGS or bool(qualifier_of(text))


def qualifier_of(text: str) -> str:
    """The qualifier that a remark begins with ("Acting until May" → "acting"), or an empty text."""
    key = plain(text)
    if key in QUALIFIERS:
        return key
    tokens = key.split()
    return next((head for size in (2, 1) if (head := " ".join(tokens[:size])) in QUALIFIERS), "")
