"""The map and its findings → files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.api.finding import find_gaps
from rolemap.api.settings import PathLike, Stage, silent

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.graph import Org
    from rolemap.model import GapReport

MAP_FILES = (
    "report.html",
    "map.html",
    "roles.csv",
    "work.csv",
    "import.csv",
    "gaps.xlsx",
    "gaps.md",
    "gaps.csv",
    "gaps.json",
    "hierarchy.svg",
    "hierarchy.png",
    "org.svg",
    "map.dot",
    "map.mmd",
    "map.graphml",
)
"""What ``rolemap map`` writes into its folder."""


def draw(
    org: Org,
    path: PathLike,
    view: str = "hierarchy",
    *,
    report: GapReport | None = None,
    config: Config | None = None,
    on_warning: Callable[[str], None] = silent,
    **options: object,
) -> tuple[Path, ...]:
    """Draw one view of the map into a file; the suffix of ``path`` says the format.

    Parameters
    ----------
    org : Org
    path : path
        ``.svg``, ``.png``, ``.pdf``, ``.dot``, ``.mmd``, ``.graphml``, …; docs/formats.md lists them. ``.html`` is the
        map page: it has the units and the reporting lines, whatever ``view`` says, and takes ``focus`` alone.
    view : str
        ``hierarchy`` (portfolio > program > project, products), ``org`` (reporting lines), …; docs/formats.md.
    report : GapReport, optional
        Findings whose number is shown as a badge on their box.
    config : Config, optional
        Limits of rules for the view ``load``, the day for ``timeline``.
    on_warning : callable, optional
        Called with a sentence about what the format loses: characters that no font of this machine draws.
    **options
        Of the view: ``focus`` (id or name), ``depth`` (levels), ``max_boxes``, ``max_rows``, ``only_gaps``,
        ``everyone``, ``label`` (fields of a box: ``"name,title,department"``, or a list of them), ``by``
        (``"department"``), ``as_of`` (a date: the line of that day); of the format: ``theme`` (``light``, ``dark``,
        ``print``), ``direction`` (``down``, ``right``), ``paper`` (``a4``, …), ``page_boxes``. docs/formats.md says
        which takes which. An option that is None is as if it were not given.

    Returns
    -------
    tuple of Path
        The files written: one, or several where a format cannot hold all in one.

    Raises
    ------
    ConfigError
        The view, the suffix, an option or a field is unknown, the view has nothing to show, or it is a chart and the
        format holds boxes and lines only.
    OutputError
        The file cannot be written.
    """
    from rolemap.api.redacting import called_in
    from rolemap.drawing import check, diagram_of, render, warnings_of
    from rolemap.drawing.options import is_page, split_options, takes
    from rolemap.files import write_files

    path = Path(path)
    check(view, path.suffix)
    if options.get("focus") is not None:
        options["focus"] = called_in(org, str(options["focus"]))
    of_view, of_format = split_options(view, path.suffix, options)
    if config and takes(view, "rules"):
        of_view["rules"] = config.rules
    if config and config.as_of and takes(view, "as_of"):
        of_view.setdefault("as_of", config.as_of)
    rendered: Mapping[str, str | bytes]
    if is_page(path.suffix):
        from rolemap.drawing.page import map_page

        rendered = {path.name: map_page(org, report or (), focus=str(of_view.get("focus", "")))}
    else:
        diagram = diagram_of(org, view, report or (), **of_view)
        rendered = render(diagram, path, **of_format)
        for warning in warnings_of(diagram, path):
            on_warning(warning)
    write_files(path.parent, rendered)
    return tuple(path.parent / name for name in rendered)


def write_map(
    org: Org,
    folder: PathLike,
    *,
    report: GapReport | None = None,
    inputs: Sequence[PathLike] = (),
    config: Config | None = None,
    on_stage: Stage = silent,
) -> tuple[str, ...]:
    """Write everything that ``rolemap map`` writes into ``folder``, all of it or nothing.

    Parameters
    ----------
    org : Org
    folder : path
        Made if absent. Files of an earlier run that this one has no content for are removed; others stay.
    report : GapReport, optional
        From ``find_gaps``; without it all rules run with their defaults.
    inputs : sequence of path
        Files that must not be written over.
    config : Config, optional
        ``bom``: whether CSV files begin with the byte order mark that Excel asks for.

    Returns
    -------
    tuple of str
        Names of the files written, in the order of ``MAP_FILES``.

    Raises
    ------
    OutputError
        The folder or a file in it cannot be written, or would replace an input.
    """
    from rolemap.api.redacting import refuse_shared_key
    from rolemap.escape import with_mark
    from rolemap.files import refuse_inputs, write_files

    refuse_shared_key(org, Path(folder))
    report = find_gaps(org) if report is None else report
    contents = map_files(org, report, on_stage=on_stage)
    if config and config.bom:
        contents |= {name: with_mark(text) for name, text in contents.items() if name.endswith(".csv")}
    folder = Path(folder)
    refuse_inputs([folder / name for name in contents], [Path(path) for path in inputs])
    on_stage("writing")
    write_files(folder, contents, stale=[*MAP_FILES, *_parts(folder)])
    return tuple(contents)


def _parts(folder: Path) -> list[str]:
    """Names of further parts of a chart that an earlier run wrote: ``map-2.mmd``, …"""
    return sorted(path.name for path in folder.glob("map-*.mmd") if path.stem.removeprefix("map-").isdigit())


def map_files(org: Org, report: GapReport, *, on_stage: Stage = silent) -> dict[str, str | bytes]:
    """Name → content of every file of ``rolemap map``; those of work are left out where there is no work item,
    and the workbook where it would be too large to open.
    """
    from rolemap.drawing import VIEWS, render
    from rolemap.drawing.links import to_map_page
    from rolemap.drawing.page import map_page
    from rolemap.graph import graphml
    from rolemap.report import REPORTERS
    from rolemap.report.html import html_page
    from rolemap.report.import_csv import import_csv
    from rolemap.report.people_csv import roles_csv
    from rolemap.report.work_csv import work_csv
    from rolemap.report.workbook import fits_workbook

    contents: dict[str, str | bytes] = {
        "roles.csv": roles_csv(org.people),
        "import.csv": import_csv(org.log),
        "gaps.md": REPORTERS["md"](org, report),
        "gaps.csv": REPORTERS["csv"](org, report),
        "gaps.json": REPORTERS["json"](org, report),
    }
    on_stage("drawing")
    contents |= render(to_map_page(VIEWS["org"](org, report.findings), org), "org.svg")
    if org.work:
        hierarchy = to_map_page(VIEWS["hierarchy"](org, report.findings), org)
        for name in ("hierarchy.svg", "hierarchy.png", "map.dot", "map.mmd"):
            contents |= render(hierarchy, name)
        contents["work.csv"] = work_csv(org)
        contents["map.graphml"] = graphml(org)
    on_stage("writing the report")
    if fits_workbook(org):
        contents["gaps.xlsx"] = REPORTERS["xlsx"](org, report)
    contents["map.html"] = map_page(org, report.findings)
    contents["report.html"] = html_page(org, report, picture=str(contents.get("hierarchy.svg", "")))
    order = {name: position for position, name in enumerate(MAP_FILES)}
    return {name: contents[name] for name in sorted(contents, key=lambda name: (order.get(name, len(order)), name))}
