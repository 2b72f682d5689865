"""Every text that goes into a file of another language is escaped here, and nowhere else."""

import html
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_MARKDOWN_BLOCK = re.compile(r"^(\d*)([-+#=.)])(?=\s|$|[-+#=])")
_SPACES = re.compile(r"\s+")
_SAFE_ADDRESS = re.compile(r"#|https?://|mailto:|[\w-]+\.html(#|$)", re.IGNORECASE)
FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings of a cell that spreadsheets take for a formula, wide forms included (OWASP, "CSV Injection")."""


def plain(text: str) -> str:
    """One line of text that every format can hold: no control characters, white space folded.

    >>> plain("A\\x00na\\n Ruiz ")
    'Ana Ruiz'
    """
    if text.isprintable() and "  " not in text:  # nine texts in ten, ten times faster
        return text.strip()
    return _SPACES.sub(" ", _CONTROL.sub("", text)).strip()


def without_controls(text: str) -> str:
    """Text without the characters that HTML, XML and terminals cannot hold; tabs and line ends stay.

    >>> without_controls("A\\x1b[31mna\\n")
    'A[31mna\\n'
    """
    return text if text.isprintable() else _CONTROL.sub("", text)


def html_text(text: str) -> str:
    """Text for HTML, SVG and XML, in elements and in quoted attributes.

    >>> html_text('<b> & "x"')
    '&lt;b&gt; &amp; &quot;x&quot;'
    """
    return html.escape(without_controls(text), quote=True)


def xml_uri(address: str) -> str:
    """An address for an ``href`` attribute: ``http``, ``https``, ``mailto``, a place on this page or on one beside it
    (``map.html#…``); empty for all else.

    >>> xml_uri("#box-1"), xml_uri("javascript:alert(1)")
    ('#box-1', '')
    """
    address = plain(address)
    return html_text(address) if _SAFE_ADDRESS.match(address) else ""


def dot_text(text: str) -> str:
    """A quoted DOT string.

    >>> dot_text('say "hi"')
    '"say \\\\"hi\\\\""'
    """
    body = _CONTROL.sub("", text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")
    return f'"{body}"'


def dot_lines(lines: Iterable[str]) -> str:
    """A quoted DOT label of several centered lines."""
    return '"' + "\\n".join(dot_text(plain(line))[1:-1] for line in lines) + '"'


def mermaid_text(text: str) -> str:
    """Text for a quoted Mermaid label; every character with a meaning becomes an entity.

    >>> mermaid_text('R&D "A" #1')
    'R#amp;D #quot;A#quot; #35;1'
    """
    return "".join(_MERMAID.get(char, char) for char in plain(text))


def yaml_text(text: str) -> str:
    """A double-quoted YAML string.

    >>> print(yaml_text('say "hi": #1'))
    "say \\"hi\\": #1"
    """
    return json.dumps(plain(text), ensure_ascii=False)


_MERMAID = {
    "#": "#35;",
    "&": "#amp;",
    '"': "#quot;",
    "<": "#lt;",
    ">": "#gt;",
    "`": "#96;",
    "\\": "#92;",
    "[": "#91;",
    "]": "#93;",
    "{": "#123;",
    "}": "#125;",
    "|": "#124;",
    "*": "#42;",
    "_": "#95;",
    "~": "#126;",
    ";": "#59;",
    "%": "#37;",
}


def markdown_text(text: str) -> str:
    """Text for Markdown, in running text and in table cells; HTML in it stays text, and it begins no list or heading.

    >>> markdown_text("a|b *c* <d>"), markdown_text("# 1"), markdown_text("1. a")
    ('a\\\\|b \\\\*c\\\\* &lt;d&gt;', '\\\\# 1', '1\\\\. a')
    """
    escaped = re.sub(r"([\\`*_{}\[\]|~$])", r"\\\1", html.escape(plain(text), quote=False))
    return _MARKDOWN_BLOCK.sub(r"\1\\\2", escaped)


def spreadsheet_text(text: str) -> str:
    """Text for a cell of CSV or XLSX that no spreadsheet takes for a formula: an apostrophe before ``FORMULA_START``.

    >>> spreadsheet_text("=1+1"), spreadsheet_text("Ana")
    ("'=1+1", 'Ana')
    """
    return f"'{text}" if text.startswith(FORMULA_START) else text


def with_mark(csv: str | bytes) -> bytes:
    """CSV with the byte order mark by which Excel knows UTF-8 when somebody opens the file with a double click.

    >>> with_mark("name\\n")
    b'\\xef\\xbb\\xbfname\\n'
    """
    return BOM_UTF8 + (csv.encode("utf-8") if isinstance(csv, str) else csv)


def from_spreadsheet(text: str) -> str:
    """The text that ``spreadsheet_text`` was given, as far as a file of ours can tell.

    >>> from_spreadsheet("'=1+1"), from_spreadsheet("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_START) else text
