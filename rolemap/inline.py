"""What stands inside a page: a Content-Security-Policy that lets nothing else in, and packed data."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterable

_STYLE_ELEMENT = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_STYLE_ATTRIBUTE = re.compile(r"\sstyle\s*=")


def content_policy(*, script: str, style: str, picture: str = "") -> str:
    """The policy of a page with one script, one style sheet and perhaps an inline SVG ``picture``.

    Each is allowed by its hash. Style attributes are allowed only where the picture has any: they can load nothing,
    for ``default-src`` is ``'none'``.
    """
    styles = " ".join(_hashes([style, *_STYLE_ELEMENT.findall(picture)]))
    attributes = "'unsafe-inline'" if _STYLE_ATTRIBUTE.search(picture) else "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(_hashes([script]))}",
            f"style-src-elem {styles}",
            f"style-src-attr {attributes}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def packed(value: object) -> str:
    """``value`` as JSON, gzip, base64, for a script to unpack; the same value gives the same text.

    >>> packed([])[:8]
    'H4sIAAAA'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0)).decode("ascii")


def inline_json(value: object) -> str:
    """``value`` as JSON that can stand in a ``<script type="application/json">``: no ``<`` is left in it.

    >>> inline_json({"name": "</script>"})
    '{"name":"\\\\u003c/script>"}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = dict.fromkeys(hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]
