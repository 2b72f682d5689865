"""Quotes behind a backslash (MySQL, many programs) as CSV writes them: doubled."""

import re

_ESCAPED = re.compile(rb'\\(["\\])')
_INSIDE = re.compile(rb'[^",;\t|\r\n\\]\\"[^,;\t|\r\n"]')  # in a cell, not a backslash at the end of one: "C:\dir\",
_DOUBLED = re.compile(rb'[^",;\t|\r\n]""[^",;\t|\r\n]')


def with_doubled_quotes(utf8: bytes) -> tuple[bytes, int]:
    r"""The text with ``\"`` as ``""``, and how many there were; as it is (and 0) if a backslash is only a character.

    A file that doubles quotes inside cells means its backslashes as they stand.

    >>> with_doubled_quotes(rb'"Ana \"Annie\" Ruiz",1')
    (b'"Ana ""Annie"" Ruiz",1', 2)
    >>> with_doubled_quotes(rb'"C:\dir\",1')
    (b'"C:\\dir\\",1', 0)
    """
    if b"\\" not in utf8 or not _INSIDE.search(utf8) or _DOUBLED.search(utf8):
        return utf8, 0
    count = utf8.count(b'\\"')
    return _ESCAPED.sub(lambda found: b'""' if found.group(1) == b'"' else b"\\", utf8), count
