"""Time against size, both in powers of ten, as an SVG that is the same for the same figures."""

from collections.abc import Mapping
from io import BytesIO

import matplotlib as mpl
from matplotlib.figure import Figure

Points = Mapping[int, float]
_INK, _FAINT = "#1f2933", "#d8dee6"
_COLORS = {
    "map": "#1f4e9c",
    "gaps": "#0f766e",
    "classify": "#b45309",
    "classify, DuckDB": "#d97706",
    "gaps, DuckDB": "#14a394",
    "DuckDB script": "#6b7280",
    "networkx script": "#9ca3af",
}


def growth_svg(lines: Mapping[str, Points], *, peaks: Mapping[str, Points]) -> bytes:
    """Two charts side by side: CPU seconds and peak memory (MiB) against the number of people.

    ``lines`` and ``peaks`` give, by name of a command, people → figure. A dashed line shows what linear growth is.
    """
    with mpl.rc_context({"svg.hashsalt": "rolemap", "font.size": 9, "svg.fonttype": "none"}):
        figure = Figure(figsize=(9.6, 4.0), layout="constrained")
        left, right = figure.subplots(1, 2)
        _chart(left, lines, "CPU seconds")
        _chart(right, peaks, "peak memory, MiB")
        stream = BytesIO()
        figure.savefig(stream, format="svg", metadata={"Date": None})
    return stream.getvalue()


def _chart(axes: "mpl.axes.Axes", lines: Mapping[str, Points], label: str) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    ends = []
    for name, points in lines.items():
        sizes = sorted(points)
        if not sizes:
            continue
        color = _COLORS.get(name, _INK)
        axes.plot(sizes, [points[size] for size in sizes], color=color, linewidth=1.6, marker="o", markersize=3.5)
        ends.append((points[sizes[-1]], sizes[-1], name, color))
    largest = max((size for points in lines.values() for size in points), default=1)
    _linear(axes, lines)
    _label_ends(axes, sorted(ends), largest)
    axes.set_xlabel("people", color=_INK)
    axes.set_title(label, loc="left", color=_INK, fontsize=10)
    axes.grid(visible=True, which="major", color=_FAINT, linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=_INK, which="both")
    axes.set_xlim(right=largest * 40)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value:,.10g}")


def _linear(axes: "mpl.axes.Axes", lines: Mapping[str, Points]) -> None:
    """A dashed line of linear growth through the last point of the first command."""
    points = next((points for points in lines.values() if len(points) > 1), None)
    if points is None:
        return
    last = max(points)
    first = last / 10
    axes.plot([first, last], [points[last] / 10, points[last]], color=_INK, linewidth=0.8, linestyle=(0, (4, 4)))
    axes.annotate("linear", (first, points[last] / 10), (4, -4), textcoords="offset points", color=_INK, fontsize=8)


def _label_ends(axes: "mpl.axes.Axes", ends: list[tuple[float, int, str, str]], largest: int) -> None:
    """The name of each line behind its end, pushed apart where two would touch."""
    low, high = axes.get_ylim()
    apart = (high / low) ** 0.055
    last = 0.0
    for value, size, name, color in ends:
        place = max(value, last * apart)
        axes.annotate(
            name,
            (size, value),
            (max(size, largest) * 1.25, place),
            textcoords="data",
            color=color,
            fontsize=8,
            va="center",
        )
        last = place
