"""The page: values out of the summary and the map, a template, and a policy over both."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from rolemap.escape import without_controls
from rolemap.graph import Org
from rolemap.inline import content_policy
from rolemap.model import ROLE_NAMES, GapReport, Kind, Role
from rolemap.report import wording
from rolemap.report.figures import Practice
from rolemap.report.html.picture import inline_svg
from rolemap.report.html.table import cut
from rolemap.report.html.tables import gaps_table, people_table
from rolemap.report.rule_pages import rule_notes
from rolemap.report.summary import RoleCount, summarize

MAX_GROUPS = 20
"""Departments or portfolios shown."""
MAX_WAIVED = 100
"""Waived findings shown."""
MAP_PAGE = "map.html"
"""The map page as the boxes of a picture link to it; where they do, it stands beside this page."""
NO_PICTURE = "There is no picture: the files name no work, and nothing in them points to any."


def html_page(org: Org, report: GapReport, *, picture: str = "", no_picture: str = NO_PICTURE) -> str:
    """One self-contained HTML page: summary, picture, gaps, roles, coverage, import notes.

    ``picture`` is the text of an SVG file, ``no_picture`` the reason that the page gives where there is none.
    """
    summary = summarize(org, report)
    return sealed_page(
        "page.html.j2",
        picture=inline_svg(picture) if picture else "",
        map_page=MAP_PAGE,
        has_map=f'href="{MAP_PAGE}#' in picture,
        summary=summary,
        gaps=gaps_table(report),
        people=people_table(org),
        rule_notes=rule_notes(summary),
        roles=[count for count in summary.roles if count.role is not Role.OTHER],
        besides=_besides(summary.roles),
        others=next(count for count in summary.roles if count.role is Role.OTHER),
        lead_role=org.lead_roles,
        role_names=ROLE_NAMES,
        kinds=tuple(Kind),
        practices=tuple(Practice),
        max_groups=MAX_GROUPS,
        waived=report.waived,
        max_waived=MAX_WAIVED,
        no_picture=no_picture,
    )


def _besides(roles: Iterable[RoleCount]) -> list[str]:
    """What the numbers of people by role do not say: who of them supports a PM, and posts that nobody is named for."""
    support = [f"{wording.number(count.support)} of {count.role}" for count in roles if count.support]
    posts = [f"{wording.number(count.posts_fte)} FTE of {count.role}" for count in roles if count.posts_fte]
    return [
        *([f"Among them in support of a PM: {', '.join(support)}."] if support else []),
        *([f"Besides, unnamed posts: {', '.join(posts)}."] if posts else []),
    ]


def sealed_page(template: str, *, picture: str = "", **values: object) -> str:
    """A page of one of our templates, with its styles, its script, and a policy that lets nothing else in.

    ``picture`` is an ``<svg>`` element of our own renderer, which escapes every text; all else is escaped here.
    """
    style, script = _part("page.css"), _part("page.js")
    return (
        _environment()
        .get_template(template)
        .render(
            **values,
            picture=Markup(picture),
            style=Markup(style),
            script=Markup(script),
            policy=content_policy(script=script, style=style, picture=picture),
        )
    )


@cache
def _environment() -> Environment:
    names = ("page.html.j2", "diff.html.j2", "whatif.html.j2", "table.html.j2")
    environment = Environment(
        loader=DictLoader({name: _part(name) for name in names}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    environment.filters |= {
        "cut": cut,
        "number": wording.number,
        "percent": wording.percent,
        "time": wording.time_words,
        "plural": wording.plural,
        "names_no_lead": wording.names_no_lead,
        "who_could": wording.who_could,
    }
    environment.globals["counted"] = wording.counted
    return environment


def _printable(value: Any) -> Any:
    """Text without the characters that HTML cannot hold; what is markup already stays as it is."""
    return without_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _part(name: str) -> str:
    return files("rolemap.report.html").joinpath(name).read_text(encoding="utf-8")
