"""An SVG file as a part of an HTML page."""

import re

_PROLOG = re.compile(r"^\ufeff?\s*(?:<\?xml.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>|<!--.*?-->|\s+)*", re.DOTALL)
_ROOT = re.compile(r"<svg\b")


def inline_svg(svg: str) -> str:
    """The ``<svg>`` element of an SVG file, without what may stand only at the beginning of a file.

    Raises ``ValueError`` if the text is no SVG: that is a fault of the program, not of the input.

    >>> inline_svg('<?xml version="1.0"?>\\n<!DOCTYPE svg>\\n<svg viewBox="0 0 1 1"></svg>\\n')
    '<svg viewBox="0 0 1 1"></svg>'
    """
    element = _PROLOG.sub("", svg, count=1).rstrip()
    if not _ROOT.match(element):
        raise ValueError("the picture is not an SVG element")
    return element
