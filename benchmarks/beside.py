"""rolemap beside sockit (titles) and Graphviz (drawing), in the words of a table."""

from draw import best_of, graphviz_seconds, organization_of
from titles import SAMPLE, made_up_titles, search, titles_a_second

from rolemap.classify import classify_titles
from rolemap.drawing.formats.svg import svg

_TITLES = 60_000
_BOXES = 5_000


def beside_lines() -> str:
    """Titles read in a CPU second, and CPU seconds for the same diagram; "not installed" where a peer is missing."""
    titles = list(made_up_titles(_TITLES, seed=3))
    classify_titles(["Project Manager"])
    ours = f"{titles_a_second(classify_titles, titles):,.0f}"
    lines = ["### Beside others", "", "| task | rolemap | another | |", "| --- | ---: | ---: | --- |"]
    lines.append(f"| distinct titles read in a CPU second | {ours} | {_sockit(titles)} | sockit: occupation codes |")
    diagram = organization_of(_BOXES)
    drawn, _ = best_of(1, lambda: svg(diagram))
    seconds = graphviz_seconds(diagram)
    dot = "not installed" if seconds is None else f"{seconds:.2f}"
    lines.append(
        f"| CPU seconds for an SVG of {_BOXES:,} boxes | {drawn:.2f} | {dot} | Graphviz dot, no right angles |"
    )
    return "\n".join(lines)


def _sockit(titles: list[str]) -> str:
    if search is None:
        return "not installed"
    from sockit.title import clean  # noqa: PLC0415  (as in titles.py)

    search(clean(titles[0]))  # its own data are read at first use
    return f"{titles_a_second(lambda some: [search(clean(title)) for title in some], titles[:SAMPLE]):,.0f}"
