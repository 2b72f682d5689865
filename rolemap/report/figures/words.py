"""The figures as sentences, the same in every report."""

from collections.abc import Iterator, Sequence

from rolemap.report.figures.lines import Lines, band_words
from rolemap.report.figures.load import Load
from rolemap.report.figures.org_type import OrgType
from rolemap.report.wording import counted, number


def figure_words(org_type: OrgType, load: Load | None, lines: Lines | None) -> Iterator[tuple[str, str]]:
    """Pairs of a figure's name and what it says; figures that the input cannot give are absent."""
    yield "Type of organization", f"{org_type.structure}: {'; '.join(org_type.reasons)}"
    if load:
        ratio = "no PjM" if load.ratio is None else f"{load.ratio:g}"
        yield (
            "Projects per project manager",
            f"{ratio} ({counted(load.projects, 'active project')}, {number(load.managers)} PjM); "
            f"for each of the {counted(load.leads, 'person')} named as a lead {load.mean:g} on average, "
            f"{load.median:g} in the median, {load.largest} at most",
        )
    if lines:
        bands = ", ".join(f"{band_words(place)}: {number(count)}" for place, count in enumerate(lines.bands) if count)
        yield (
            "Spans of control",
            f"{counted(lines.managers, 'manager')} with {lines.mean_span:g} direct reports on average, "
            f"{lines.median_span:g} in the median, {number(lines.max_span)} at most; "
            f"managers by number of reports: {bands}",
        )
        layers = ", ".join(number(count) for count in lines.layers)
        yield (
            "Layers",
            f"{len(lines.layers)}; people on each, from the top: {layers}; {number(lines.roots)} at the top",
        )


def single_point_words(people: int, first: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, str]]:
    """On whom most rests: of the people who alone lead something, the first by name, items led and items affected."""
    if first:
        named = [f"{name} ({counted(led, 'item')}, {number(affected)} with all below)" for name, led, affected in first]
        yield (
            "Single points of failure",
            f"{counted(people, 'person')} alone {'leads' if people == 1 else 'lead'} active work; "
            f"most rests on {', '.join(named)}; --without shows what breaks",
        )
