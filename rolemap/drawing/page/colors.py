"""The colors of the page: variables of its style sheet, and themes and roles for its canvas."""

from collections.abc import Mapping
from dataclasses import asdict

from rolemap.drawing.palette import palette
from rolemap.knowledge import knowledge
from rolemap.model import ROLE_NAMES, ROLE_ORDER, Role


def _colors() -> dict[str, dict[str, str]]:
    return knowledge("drawing/page/colors.toml")


def canvas_themes() -> dict[str, dict[str, str]]:
    """Name of theme → name of color → ``#RRGGBB``: those of the pictures, and those of the page on top."""
    return {name: asdict(palette().theme(name)) | colors for name, colors in _colors().items()}


def canvas_roles() -> list[dict[str, object]]:
    """Code, name, word and colors of each role, in the order of ``ROLE_ORDER``."""
    return [
        {
            "code": str(role),
            "name": ROLE_NAMES[role],
            "word": palette().roles[role].word,
            "fill": palette().roles[role].fill,
            "text": palette().roles[role].text,
            "outlined": role is Role.AMBIGUOUS,
        }
        for role in ROLE_ORDER
    ]


def style_variables() -> str:
    """The rules that set the colors of each theme as variables, and those of the chips of roles."""
    light, dark, paper = (_variables(canvas_themes()[name]) for name in ("light", "dark", "print"))
    chips = "".join(
        f".role-{role} {{ background: {style.fill}; color: {style.text}; }}\n"
        for role, style in palette().roles.items()
    )
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"@media print {{ :root {{ color-scheme: light; {paper} }} }}\n{chips}"
    )


def _variables(colors: Mapping[str, str]) -> str:
    return " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in colors.items() if value)
