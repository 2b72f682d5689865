"""Roles stay apart in gray print and for every common way of seeing colors; text stands out from its ground."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from rolemap.drawing.paint.held import text_color
from rolemap.drawing.palette import palette
from rolemap.errors import ConfigError
from rolemap.model import PM_ROLES, Held, Role

# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009)
SIGHT = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]])


def linear(color: str) -> np.ndarray:
    value = np.array(list(bytes.fromhex(color[1:]))) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def luminance(color: str) -> float:
    return float(linear(color) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    share = XYZ @ np.clip(rgb, 0, 1) / [0.95047, 1, 1.08883]
    root = np.where(share > 0.008856, np.cbrt(share), 7.787 * share + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("sight", SIGHT)
def test_roles_and_gaps_are_told_apart(sight: str) -> None:
    colors = [palette().roles[role].fill for role in PM_ROLES] + [palette().theme("light").gap]
    seen = [lab(np.array(SIGHT[sight]) @ linear(color)) for color in colors]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) >= 20


def test_roles_are_told_apart_in_gray_and_by_shape_and_word() -> None:
    styles = [palette().roles[role] for role in PM_ROLES]
    lightness = sorted(float(lab(linear(style.fill))[0]) for style in styles)
    assert min(high - low for low, high in pairwise(lightness)) >= 13
    assert len({style.marker for style in styles}) == len({style.word for style in styles}) == len(PM_ROLES)


@pytest.mark.parametrize("theme", ["light", "print", "dark"])
def test_text_has_enough_contrast(theme: str) -> None:
    colors = palette().theme(theme)
    for text in (colors.heading, colors.text, colors.quiet, colors.gap):
        for ground in (colors.box, colors.page, colors.fold, colors.gap_box, colors.vacant_box):
            assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(colors.on_gap, colors.gap) >= 4.5
    for role in Role:
        style = palette().roles[role]
        assert contrast(style.text, style.fill) >= 4.5


@pytest.mark.parametrize("theme", ["light", "print", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_shades_of_heat_climb_in_steps_that_everybody_and_every_printer_tells_apart(theme: str, sight: str) -> None:
    shades = palette().heat[theme]
    seen = [lab(np.array(SIGHT[sight]) @ linear(shade.fill)) for shade in shades]
    lightness = [float(color[0]) for color in seen]
    assert lightness == sorted(lightness, reverse=theme != "dark")
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) >= 5
    assert min(abs(high - low) for low, high in pairwise(lightness)) >= 3
    assert min(contrast(shade.text, shade.fill) for shade in shades) >= 4.5
    assert [shade.up_to for shade in shades] == sorted({shade.up_to for shade in shades})


@pytest.mark.parametrize("theme", ["light", "print", "dark"])
def test_text_on_stretches_of_bars_has_enough_contrast(theme: str) -> None:
    colors = palette().theme(theme)
    grounds = {Held.VACANT: colors.vacant_box, Held.MISSING: colors.gap_box, Held.PLAIN: colors.fold}
    for held in Held:
        for role in (*Role, None):
            ground = grounds.get(held, colors.box)
            if held is Held.FILLED:
                ground = palette().roles[role].fill if role else colors.quiet
            assert contrast(text_color(held, role, colors), ground) >= 4.5, (held, role)


def test_a_share_has_the_shade_that_its_legend_says() -> None:
    shades = palette().heat["light"]
    assert [palette().shade("light", share) for share in (0.0, 0.01, 0.25, 0.5, 0.51, 1.0)] == [
        shades[at] for at in (0, 1, 1, 2, 3, 4)
    ]


def test_an_unknown_theme_names_the_near_one() -> None:
    with pytest.raises(ConfigError, match="did you mean 'light'"):
        palette().theme("ligt")
