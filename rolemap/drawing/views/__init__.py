"""Views: what a picture shows. Each is a function from an ``Org`` and its findings to a neutral ``Diagram``."""

from collections.abc import Callable

from rolemap.drawing.views.coverage import coverage
from rolemap.drawing.views.dependencies import dependencies
from rolemap.drawing.views.hierarchy import hierarchy
from rolemap.drawing.views.load import load
from rolemap.drawing.views.org import org_chart
from rolemap.drawing.views.roles import roles
from rolemap.drawing.views.timeline import timeline
from rolemap.drawing.views.value_chains import value_chains
from rolemap.model import Diagram

View = Callable[..., Diagram]
"""``view(org, findings=(), **options)``."""

VIEWS: dict[str, View] = {
    "hierarchy": hierarchy,
    "org": org_chart,
    "roles": roles,
    "dependencies": dependencies,
    "coverage": coverage,
    "load": load,
    "timeline": timeline,
    "value-chains": value_chains,
}
"""Every view by its name on the command line."""

CHARTS = ("coverage", "load", "timeline")
"""The views that give a chart; the others give boxes and lines."""

__all__ = [
    "CHARTS",
    "VIEWS",
    "View",
    "coverage",
    "dependencies",
    "hierarchy",
    "load",
    "org_chart",
    "roles",
    "timeline",
    "value_chains",
]
