"""Options as a user gives them → those of the view and those of the format."""

from collections.abc import Mapping
from inspect import Parameter, signature

from rolemap.drawing.formats.registry import RENDERERS
from rolemap.drawing.views import CHARTS, VIEWS
from rolemap.errors import ConfigError

Options = dict[str, object]
PAGE_OPTIONS = ("focus",)
"""Options of the map page, which has its own views."""


def split_options(view: str, suffix: str, options: Mapping[str, object]) -> tuple[Options, Options]:
    """Options of the view, and options of the format; None counts as not given.

    Raises ``ConfigError`` naming every option that neither knows, with what both know.

    >>> split_options("hierarchy", ".svg", {"depth": 2, "theme": "dark", "focus": None})
    ({'depth': 2}, {'theme': 'dark'})
    """
    given = {name: value for name, value in options.items() if value is not None}
    of_view = PAGE_OPTIONS if is_page(suffix) else options_of_view(view)
    of_format: tuple[str, ...] = () if is_page(suffix) else RENDERERS[suffix.lower().removeprefix(".")].options
    if view in CHARTS:
        of_format = tuple(name for name in of_format if name != "direction")  # a chart is laid out already
    unknown = [name for name in given if name not in of_view and name not in of_format]
    if unknown:
        known = ", ".join(map(spelled, sorted({*of_view, *of_format})))
        named = ", ".join(map(spelled, unknown))
        raise ConfigError(f"view {view!r} as {suffix} takes no {named}; it takes {known or 'no options'}")
    return (
        {name: value for name, value in given.items() if name in of_view},
        {name: value for name, value in given.items() if name in of_format},
    )


def is_page(suffix: str) -> bool:
    """True if a suffix asks for the map page and not for a drawing.

    >>> is_page(".html"), is_page(".svg")
    (True, False)
    """
    return suffix.lower() in (".html", ".htm")


def options_of_view(view: str) -> tuple[str, ...]:
    """Names of the options that a view takes: its keyword-only parameters."""
    parameters = signature(VIEWS[view]).parameters.values()
    return tuple(parameter.name for parameter in parameters if parameter.kind is Parameter.KEYWORD_ONLY)


def takes(view: str, name: str) -> bool:
    """True if a view has a parameter of that name, an option or what the settings give it.

    >>> takes("load", "rules"), takes("org", "rules")
    (True, False)
    """
    return name in signature(VIEWS[view]).parameters


def spelled(option: str) -> str:
    """An option as it is typed.

    >>> spelled("max_boxes"), spelled("only_gaps")
    ('--max-boxes', '--only gaps')
    """
    return "--only gaps" if option == "only_gaps" else f"--{option.replace('_', '-')}"
