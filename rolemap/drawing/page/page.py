"""The map page: views and details as packed blocks, one script, one style sheet, and a policy over them."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from rolemap.drawing.page.bundle import script
from rolemap.drawing.page.codes import LINE_KINDS, STATES
from rolemap.drawing.page.colors import canvas_roles, canvas_themes, style_variables
from rolemap.drawing.page.details import details
from rolemap.drawing.page.page_view import PageView, view_of_diagram
from rolemap.drawing.page.reporting import people_order, reporting_view
from rolemap.drawing.views import hierarchy
from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.item_box import work_node
from rolemap.escape import plain
from rolemap.graph import Org
from rolemap.inline import content_policy, inline_json, packed
from rolemap.model import SEVERITY_ORDER, Finding

PLAIN_CHARACTERS = 4_000_000
"""A view below this length stays plain JSON: a stream to unpack it costs the first picture more than it saves."""
PACKED_FROM = 4_000
"""Details above this length are packed: they are read after the first picture."""


def map_page(org: Org, findings: Iterable[Finding] = (), *, title: str = "") -> str:
    """One self-contained HTML page to walk the map in: units and reporting lines, search, filter, gaps, print.

    Parameters
    ----------
    org : Org
        Everybody of it is in the page: 50,000 people make a file of about 2 MB.
    findings : iterable of Finding
        Shown on their boxes, in the list of gaps and in the panel of what they are about.
    title : str
        Heading of the page; the default names the people file.

    Returns
    -------
    str
        HTML. It asks the network for nothing, its policy lets nothing else run, every text of the files is text;
        the same map gives the same bytes.
    """
    found = tuple(findings)
    order = people_order(org)
    views = _views(org, found, order)
    html: str = _template().render(
        title=plain(title) or plain(f"Role map of {org.people.file}" if org.people.file else "Role map"),
        views=views,
        gaps=len(found),
        roles=canvas_roles(),
        config=Markup(inline_json(_config(views))),
        blocks=[
            *(_block(f"view-{view.key}", view.payload, PLAIN_CHARACTERS) for view in views),
            _block("details", details(org, found, order), PACKED_FROM),
        ],
        style=Markup(_style()),
        script=Markup(script()),
        policy=content_policy(script=script(), style=_style()),
    )
    return html


def _views(org: Org, findings: Sequence[Finding], order: Sequence[int]) -> list[PageView]:
    people = reporting_view(org, order, badges(findings))
    if not org.work:
        return [people]
    subjects = {work_node(item_id): len(org.people) + at for at, item_id in enumerate(org.work)}
    units = view_of_diagram(
        hierarchy(org, findings, max_boxes=2 * len(org.work) + 100),  # headings are boxes too
        key="units",
        label="Portfolios and projects",
        nouns=("unit", "units"),
        subjects=subjects,
    )
    return [units, people]


def _config(views: Sequence[PageView]) -> dict[str, object]:
    return {
        "views": [{"key": view.key, "label": view.label} for view in views],
        "themes": canvas_themes(),
        "roles": canvas_roles(),
        "states": [str(state) for state in STATES],
        "severities": [str(severity) for severity in SEVERITY_ORDER],
        "lineKinds": [str(kind) for kind in LINE_KINDS],
    }


def _block(block_id: str, value: object, packed_from: int) -> dict[str, object]:
    """A data block of the page: JSON, or packed from a length on."""
    text = inline_json(value)
    if len(text) < packed_from:
        return {"id": block_id, "type": "application/json", "data": Markup(text)}
    return {"id": block_id, "type": "application/octet-stream", "data": packed(value)}


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(_part("page.html.j2"))


@cache
def _style() -> str:
    return style_variables() + _part("page.css")


def _part(name: str) -> str:
    return files("rolemap.drawing.page").joinpath(name).read_text(encoding="utf-8")
