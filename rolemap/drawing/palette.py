"""The colors and shapes of ``palette.toml``, as values."""

from dataclasses import dataclass
from functools import cache

from rolemap.drawing.choose import choose
from rolemap.knowledge import knowledge
from rolemap.model import Role


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """Chip of one role: ``fill`` and ``text`` are ``#RRGGBB``, ``marker`` a shape, ``word`` what stands on it."""

    fill: str
    text: str
    marker: str
    word: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Colors (``#RRGGBB``) of everything that is not a role."""

    page: str
    box: str
    edge: str
    heading: str
    text: str
    quiet: str
    line: str
    gap: str
    gap_box: str
    vacant_box: str
    fold: str
    second: str
    on_gap: str
    chip_edge: str


@dataclass(frozen=True, slots=True)
class Shade:
    """One step of a heat map: for shares (0-1) up to ``up_to``; ``fill`` and ``text`` are ``#RRGGBB``."""

    up_to: float
    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All styles of ``palette.toml``; ``heat`` has the shades of each theme, for rising shares."""

    roles: dict[Role, RoleStyle]
    themes: dict[str, Theme]
    heat: dict[str, tuple[Shade, ...]]

    def theme(self, name: str) -> Theme:
        """The theme ``light``, ``print`` or ``dark``. Raises ``ConfigError`` for any other name."""
        return choose(self.themes, name, "theme")

    def shade(self, theme: str, share: float) -> Shade:
        """The shade for a share (0-1): the first is for none at all, the last for more than the one before."""
        return next(shade for shade in self.heat[theme] if share <= shade.up_to)


@cache
def palette() -> Palette:
    """The palette, read once.

    >>> palette().roles[Role.PGM].marker
    'square'
    """
    data = knowledge("drawing/palette.toml")
    roles = {
        Role(code): RoleStyle(entry["fill"], entry["text"], entry["marker"], data["words"][code])
        for code, entry in data["roles"].items()
    }
    heat = {
        name: tuple(map(Shade, data["heat"]["up_to"], data["heat"][name]["fills"], data["heat"][name]["texts"]))
        for name in data["themes"]
    }
    return Palette(roles=roles, themes={name: Theme(**entry) for name, entry in data["themes"].items()}, heat=heat)
