"""All formats by suffix. A format is loaded when it is first used, so plain text formats never wait for matplotlib."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from rolemap.model import Diagram

Rendered = str | bytes | Mapping[str, str | bytes]
"""One content, or several: what is put between the stem of the file name and its suffix → content ("" first)."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """A function ``Diagram`` → content, found by ``module`` and ``function`` when it is called.

    ``words`` say in a line what the format is for. ``options`` are the keyword options that it takes. ``has_charts`` is
    true if it can hold a chart; all hold boxes and lines. ``has_fonts`` is true if it draws letters with the fonts of
    this machine, so that a character that none of them has is lost.
    """

    module: str
    function: str
    words: str
    options: tuple[str, ...] = ()
    has_charts: bool = False
    has_fonts: bool = False

    def __call__(self, diagram: Diagram, **options: object) -> Rendered:
        """Render ``diagram``; options that the format does not know are left out."""
        function = getattr(import_module(f"rolemap.drawing.formats.{self.module}"), self.function)
        known = {name: value for name, value in options.items() if name in self.options}
        rendered: Rendered = function(diagram, **known)
        return rendered


_PICTURE = ("theme", "direction")
_PAGED = (*_PICTURE, "paper", "page_boxes")

RENDERERS: dict[str, Renderer] = {
    "svg": Renderer(
        "svg", "svg", "vector picture with text as text, for the web, Visio and editing", _PICTURE, has_charts=True
    ),
    "png": Renderer(
        "pictures",
        "png",
        "pixel picture for slides and mails, one or a page each",
        _PAGED,
        has_charts=True,
        has_fonts=True,
    ),
    "pdf": Renderer(
        "pdf", "pdf", "vector picture for print, one poster or pages", _PAGED, has_charts=True, has_fonts=True
    ),
    "dot": Renderer("dot", "dot", "for Graphviz"),
    "mmd": Renderer("mermaid", "mermaid", "Mermaid, for GitHub, GitLab and wikis; several files above its limits"),
    "drawio": Renderer(
        "drawio", "drawio", "for draw.io and Confluence, to edit by hand", ("direction",), has_charts=True
    ),
    "graphml": Renderer("yed", "yed", "GraphML with shapes and labels for yEd; networkx reads it", ("direction",)),
    "gexf": Renderer("gexf", "gexf", "for Gephi"),
    "pptx": Renderer(
        "powerpoint", "pptx", "PowerPoint to edit by hand, several slides", ("direction", "page_boxes"), has_charts=True
    ),
    "json": Renderer("data", "node_link", "boxes and lines, or a chart, as JSON", has_charts=True),
    "cyjs": Renderer("data", "cytoscape", "JSON for Cytoscape"),
    "csv": Renderer(
        "data",
        "tables",
        "boxes, lines, and a table for the organization chart wizard of Visio, as CSV; a chart as one file",
        has_charts=True,
    ),
}
"""Suffix → renderer."""
