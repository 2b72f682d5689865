"""The forms in which a file refers to a person, each brought to the form in which it is compared."""

import re

_DN = re.compile(r"\s*CN=((?:\\.|[^,\\])*)(?:,|$)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([0-9A-Fa-f]{2}|.)", re.DOTALL)
_AROUND_COMMA = re.compile(r"\s*,\s*(?=[A-Za-z]+=)")
_ONE_MAIL = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;]+")

INVENTED_ID = "row-"
"""How an id begins that rolemap gave to a row without one; the row's place follows (``Places.tag``)."""


def id_key(text: str) -> str:
    """An id without case, leading zeros and the ``.0`` that a spreadsheet puts behind a number.

    >>> id_key("025896"), id_key("25896.0"), id_key("E-07")
    ('25896', '25896', 'e-07')
    """
    key = text.casefold()
    if key.isalnum() and not key.isdigit():
        return key
    key = key.removesuffix(".0").strip()
    return (key.lstrip("0") or "0") if key.isdigit() else key


def mail_keys(cell: str) -> tuple[str, ...]:
    """The e-mail addresses of a cell in lower case, without ``mailto:``, brackets and spaces.

    >>> mail_keys("Jane.Roe@Acme.test; smtp:jr@acme.test")
    ('jane.roe@acme.test', 'jr@acme.test')
    """
    return tuple(found.casefold() for found in _ONE_MAIL.findall(cell))


def login_key(text: str) -> str:
    r"""A login in lower case, without its domain before a backslash or behind an at sign.

    >>> login_key("CORP\\JRoe"), login_key("jroe@corp.example")
    ('jroe', 'jroe')
    """
    return text.casefold().rpartition("\\")[2].partition("@")[0].strip()


def dn_key(text: str) -> str:
    """A distinguished name in lower case, without spaces around its commas.

    >>> dn_key("CN=Jane Doe, OU=Users,DC=corp")
    'cn=jane doe,ou=users,dc=corp'
    """
    return _AROUND_COMMA.sub(",", text.strip()).casefold()


def common_name(text: str) -> str:
    r"""The CN of a distinguished name, escapes undone (RFC 4514); empty if the text is none.

    >>> common_name(r"CN=Doe\, Jane,OU=Users,DC=corp"), common_name("Doe, Jane")
    ('Doe, Jane', '')
    """
    found = _DN.match(text)
    return "" if found is None else _ESCAPED.sub(_unescape, found.group(1)).strip()


def _unescape(found: re.Match[str]) -> str:
    code: str = found.group(1)
    return chr(int(code, 16)) if len(code) == 2 else code
