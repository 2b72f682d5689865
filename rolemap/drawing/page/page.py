"""The map page: views and details as packed blocks, one script, one style sheet, and a policy over them."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from rolemap.drawing.page.branch import branch_of
from rolemap.drawing.page.bundle import script
from rolemap.drawing.page.codes import LINE_KINDS, STATES
from rolemap.drawing.page.colors import canvas_roles, canvas_themes, style_variables
from rolemap.drawing.page.details import details
from rolemap.drawing.page.page_view import PageView
from rolemap.drawing.page.reporting import cut_lines, people_part, reporting_view
from rolemap.drawing.page.subjects import Marks, Subjects
from rolemap.drawing.page.units import units_part, units_view
from rolemap.drawing.views.tree import work_tree
from rolemap.escape import plain
from rolemap.graph import Org
from rolemap.inline import content_policy, inline_json, packed
from rolemap.model import SEVERITY_ORDER, Finding

PLAIN_CHARACTERS = 4_000_000
"""A view below this length stays plain JSON: a stream to unpack it costs the first picture more than it saves."""
PACKED_FROM = 4_000
"""Details above this length are packed: they are read after the first picture."""
MOST_PEOPLE = 50_000
MOST_UNITS = 10_000
"""Boxes of a page that opens at once on any machine, as a file that goes into a mail (docs/performance.md)."""
MOST_GAPS = 20_000


def map_page(
    org: Org,
    findings: Iterable[Finding] = (),
    *,
    title: str = "",
    focus: str = "",
    most_people: int = MOST_PEOPLE,
    most_units: int = MOST_UNITS,
) -> str:
    """One self-contained HTML page to walk the map in: units and reporting lines, search, filter, gaps, print.

    Parameters
    ----------
    org : Org
        Up to 50,000 people and 10,000 units are all in the page, about 2 MB. Of more than that the page has a part,
        and says so: the top levels, then whoever has gaps or leads a unit, with all above them.
    findings : iterable of Finding
        Shown on their boxes, in the list of gaps (the worst 20,000) and in the panel of what they are about.
    title : str
        Heading of the page; the default names the people file.
    focus : str
        Id or name of a unit or person: only its branch, the chain above it, and the people or units that go with it.
    most_people, most_units : int
        Other limits.

    Returns
    -------
    str
        HTML. It asks the network for nothing, its policy lets nothing else run, every text of the files is text;
        the same map gives the same bytes.

    Raises
    ------
    ConfigError
        Nothing and nobody is called ``focus``.
    """
    found = tuple(findings)
    tree = work_tree(org.work)
    branch = branch_of(org, focus, cut_lines(org), tree) if focus else None
    units = units_part(org, tree, most_units, findings=found, within=branch.units if branch else None)
    work = [org.work[item_id] for item_id in units.ids]
    leads = dict.fromkeys(lead.person for item in work for lead in item.leads if lead.person >= 0)
    people = people_part(org, most_people, findings=found, leads=leads, within=branch.people if branch else None)
    subjects = Subjects(org, people.codes, units.ids)
    if branch:
        found = tuple(one for one, at in zip(found, subjects.places(found), strict=True) if at)
        title = title or f"Role map: {branch.name}"
    listed = found[:MOST_GAPS]
    places = subjects.places(listed)
    marks = Marks(listed, places)
    views = [reporting_view(org, people, marks)]
    if units.ids:
        views.insert(0, units_view(org, units, marks, subjects.people))
    html: str = _template().render(
        title=plain(title) or plain(f"Role map of {org.people.file}" if org.people.file else "Role map"),
        scope=plain(views[0].subtitle),  # there from the first layout on: what comes later moves the picture
        views=views,
        gaps=len(found),
        roles=canvas_roles(),
        config=Markup(inline_json(_config(views, len(found)))),
        first=_block(f"view-{views[0].key}", views[0].payload, PLAIN_CHARACTERS),
        blocks=[
            *(_block(f"view-{view.key}", view.payload, PLAIN_CHARACTERS) for view in views[1:]),
            _block("details", details(org, people.codes, work, listed, places), PACKED_FROM),
        ],
        style=Markup(_style()),
        script=Markup(script()),
        policy=content_policy(script=script(), style=_style()),
    )
    return html


def _config(views: Sequence[PageView], gaps: int) -> dict[str, object]:
    return {
        "gaps": gaps,
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
