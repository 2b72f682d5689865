"""Bytes become text: byte order mark, strict UTF-8 over the whole file, then the likeliest old encoding."""

import codecs
import re
from array import array
from dataclasses import dataclass

import pyarrow as pa

from rolemap.errors import InputError
from rolemap.read.headers import TABLES, header_keys, spellings_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 256 * 1024  # bytes looked at where a look is enough
_LINE_END, _CUT = re.compile(r"\r\n|\r|\n"), re.compile(r"[,;\t|]")
_SURE = 0.5  # below this, chardet's answer is one candidate among the usual ones
_LANGUAGES = {
    "cp1252": frozenset({"en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "fi"}),
    "cp1250": frozenset({"pl", "cs"}),
    "cp1251": frozenset({"ru"}),
    "cp1254": frozenset({"tr"}),
    "mac_roman": frozenset({"en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "fi"}),
    "cp932": frozenset({"ja"}),
    "euc_jp": frozenset({"ja"}),
    "gb18030": frozenset({"zh"}),
    "big5": frozenset({"zh"}),
}
"""The encodings that office programs write besides UTF-8, and languages that they write in them."""

_HEADER_LINES = 20  # lines among which headers show the language
_BINARY_SHARE = 0.05  # share of control characters from which a file is no text
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1e\x7f-\x84\x86-\x9f]")
_ODD_LETTER = re.compile(
    r"[a-zà-öø-ÿ][À-ÖØ-ÞŸŽŠŒ]"  # a capital inside a word
    r"|[A-Za-zÀ-ÿ][‘“„†‡ˆ‰‹•˜¨¸¬¦¤¯±¶¼½¾¿×÷]"  # a sign that never follows a letter
    r"|[A-Za-z][^\w\s.,;:'\"’”—/\\()\[\]{}|#*&%+=<>@!?°®™£€$-][a-zœ]"  # a sign between two letters
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """``utf8`` is the text as UTF-8 without a byte order mark and without NUL bytes; ``encoding`` what it came from.

    ``how`` says in words why this encoding; ``replaced`` counts characters that could not be decoded, ``nuls`` the NUL
    bytes that were taken out.
    """

    utf8: bytes
    encoding: str
    how: str
    replaced: int = 0
    nuls: int = 0


def decode(name: str, data: bytes, encoding: str | None = None) -> Decoded:
    """Text of a file. Raises ``InputError`` if it is binary, or not in the encoding that the user named."""
    if encoding is not None:
        return _checked(name, _as_asked(name, data, encoding))
    for mark, codec in _MARKS:
        if data.startswith(mark):
            text = data.decode(codec, errors="replace")
            return _checked(
                name, Decoded(text.encode("utf-8", "replace"), codec, "byte order mark", text.count("\ufffd"))
            )
    wide = _utf16_without_mark(data)
    if wide:
        text = data.decode(wide, errors="replace")
        return _checked(name, Decoded(text.encode("utf-8", "replace"), wide, "every other byte is NUL"))
    if _is_utf8(data):
        return _checked(name, Decoded(data, "utf-8", "the whole file is valid UTF-8"))
    return _checked(name, _nearly_utf8(data) or _guessed(data))


def _as_asked(name: str, data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise InputError(f"{name}: no such encoding '{encoding}'; try utf-8, cp1252 or utf-16") from error
    except (UnicodeError, ValueError) as error:
        raise InputError(f"{name}: is not {encoding} ({error}); leave --encoding out to have it found") from error
    return Decoded(text.removeprefix("\ufeff").encode("utf-8", "replace"), encoding, "said by the user")


def _checked(name: str, decoded: Decoded) -> Decoded:
    """Refuse what is no text, and take NUL bytes out of what is."""
    head = decoded.utf8[:_HEAD].decode("utf-8", errors="ignore")
    nuls = decoded.utf8.count(0) if b"\0" in decoded.utf8 else 0  # looking is ten times as fast as counting
    odd = len(_CONTROLS.findall(head)) + (head.count("\0") if nuls > 8 else 0)
    if odd > max(1, _BINARY_SHARE * len(head)):
        raise InputError(f"{name}: is a binary file, not a table; export it as CSV or XLSX")
    if not nuls:
        return decoded
    return Decoded(decoded.utf8.replace(b"\0", b""), decoded.encoding, decoded.how, decoded.replaced, nuls)


def _is_utf8(data: bytes) -> bool:
    """Strict UTF-8 from the first byte to the last; Arrow checks the bytes where they are, several times as fast."""
    if data.isascii():
        return True
    offsets = pa.py_buffer(array("q", (0, len(data))).tobytes())
    whole = pa.Array.from_buffers(pa.large_binary(), 1, [None, offsets, pa.py_buffer(data)])
    try:
        whole.cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _utf16_without_mark(data: bytes) -> str:
    head = data[:_HEAD]
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes (a cut last character, one pasted cell) is still UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    if whole >= 20 * broken:
        return Decoded(text.encode("utf-8"), "utf-8", f"UTF-8 except for {broken} characters", broken)
    return None


def _guessed(data: bytes) -> Decoded:
    """By the headers that it makes readable and their language, by letters that look right, by what chardet says."""
    import chardet  # noqa: PLC0415  # start-up: most files are UTF-8

    head = data[:_HEAD]
    answer = chardet.detect(head)
    found, confidence = (answer["encoding"] or "").lower(), answer["confidence"] or 0.0
    sure = found if confidence >= _SURE else ""
    candidates = list(dict.fromkeys([*([sure] if sure else []), *_LANGUAGES, *([found] if found else [])]))
    ranked = [
        (-_headers_in(head, codec), codec != sure if sure else False, _oddness(head, codec), rank, codec)
        for rank, codec in enumerate(candidates)
        if _can(data, codec)
    ]
    if not ranked:
        return Decoded(data.decode("latin-1").encode("utf-8"), "latin-1", "no other encoding fits")
    headers, _, _, _, codec = min(ranked)
    how = (
        "its headers are known words"
        if headers
        else f"{confidence:.0%} sure"
        if codec == sure
        else "its letters look right"
    )
    return Decoded(data.decode(codec).encode("utf-8", "replace"), codec, how)


def _headers_in(head: bytes, codec: str) -> int:
    """How many cells of the first lines are known headers of a language that is written in this encoding.

    A header in letters of every encoding counts only if no other encoding's language has it.
    """
    text, wanted = head.decode(codec, errors="ignore"), _LANGUAGES.get(codec, frozenset())
    cells = {
        cell.strip(' "') for line in _LINE_END.split(text, _HEADER_LINES)[:_HEADER_LINES] for cell in _CUT.split(line)
    }
    count = 0
    for cell in cells:
        languages = _languages_of(cell) if cell else frozenset()
        count += bool(languages & wanted) and (not cell.isascii() or languages <= wanted)
    return count


def _languages_of(header: str) -> frozenset[str]:
    keys = header_keys(header)[:1]
    return frozenset(
        language for table in TABLES for key in keys for language in spellings_of(table).languages.get(key, ())
    )


def _can(data: bytes, codec: str) -> bool:
    try:
        return isinstance(data.decode(codec), str)
    except (UnicodeError, LookupError, ValueError):
        return False


def _oddness(head: bytes, codec: str) -> int:
    """How many places of a text look as if it were in another encoding: a capital or a sign inside a word."""
    return len(_ODD_LETTER.findall(head.decode(codec, errors="ignore")))
