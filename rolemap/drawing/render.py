"""The entry to drawing: names of views and suffixes in, contents of files out."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from rolemap.drawing.choose import choose
from rolemap.drawing.formats.registry import RENDERERS
from rolemap.drawing.options import is_page
from rolemap.drawing.views import CHARTS, VIEWS
from rolemap.errors import ConfigError
from rolemap.graph import Org
from rolemap.model import Diagram, Finding

_NEEDS = {
    "hierarchy": "the files name no work items and nobody from whom to infer them",
    "dependencies": "no work item depends on another",
    "coverage": "no register names the leads of its work, and nobody who is there has the title of a project, program, "
    "portfolio or product manager",
    "load": "no register names anybody of the people file as a lead",
    "timeline": "no work item has a start or a finish date",
    "value-chains": "the register has no products, or no projects",
    "roles": "nobody has a title of a project, program, portfolio or product manager",
}

_CHART_FORMATS = f"draw it as {', '.join(f'.{name}' for name, one in RENDERERS.items() if one.has_charts)}"


def check(view: str, suffix: str) -> None:
    """Raise ``ConfigError`` (with the near spelling) if there is no such view, or no format of that suffix for it."""
    choose(VIEWS, view, "view")
    if is_page(suffix):
        return
    name = _format_of(suffix)
    if view in CHARTS and not RENDERERS[name].has_charts:
        raise ConfigError(f"view '{view}' is a chart, and .{name} holds boxes and lines only; {_CHART_FORMATS}")


def diagram_of(org: Org, view: str, findings: Iterable[Finding] = (), **options: object) -> Diagram:
    """The diagram of one view; ``options`` are those of the view (``max_boxes``, ``depth``).

    Raises ``ConfigError`` if there is no such view, or the map has nothing that it could show.
    """
    diagram = choose(VIEWS, view, "view")(org, findings, **options)
    if diagram.is_empty:
        step = "draw another view" if org.has_register else "give a register with --work, or draw --view org"
        raise ConfigError(
            f"view '{view}': nothing to draw, for {_NEEDS.get(view, 'there is nobody in the file')}; {step}"
        )
    return diagram


def render(diagram: Diagram, path: str | Path, **options: object) -> dict[str, str | bytes]:
    """File name → content of ``diagram`` in the format that the suffix of ``path`` names.

    Most formats give one file, called as ``path`` is; a format with a limit gives several ("map.mmd", "map-2.mmd").
    ``options`` go to the format as far as it knows them (``theme``, ``direction``). Raises ``ConfigError`` for an
    unknown suffix.

    >>> from rolemap.model import Box
    >>> list(render(Diagram("Work", (Box("a", "A"),)), "out/map.dot"))
    ['map.dot']
    """
    path = Path(path)
    name = _format_of(path.suffix or path.name)
    if diagram.chart and not RENDERERS[name].has_charts:
        raise ConfigError(f"a chart cannot be drawn as .{name}, which holds boxes and lines only; {_CHART_FORMATS}")
    rendered = RENDERERS[name](diagram, **options)
    if isinstance(rendered, str | bytes):
        return {path.name: rendered}
    return {f"{path.stem}{part}{path.suffix}": content for part, content in rendered.items()}


def warnings_of(diagram: Diagram, path: str | Path) -> tuple[str, ...]:
    """What is lost of ``diagram`` in the format of ``path``: characters that no font of this machine draws."""
    if not RENDERERS[_format_of(Path(path).suffix)].has_fonts:
        return ()
    glyphs = import_module("rolemap.drawing.formats.glyphs")  # with matplotlib, which that format has loaded
    return tuple(filter(None, [glyphs.font_note(diagram)]))


def _format_of(suffix: str) -> str:
    name = suffix.lower().removeprefix(".")
    if not name:
        raise ConfigError(f"a file without a suffix has no format; end its name in one of {', '.join(RENDERERS)}")
    choose({**RENDERERS, "html": None}, name, "format")
    return name
