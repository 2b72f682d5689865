"""The twin of the command line: everything that ``rolemap`` does at a prompt, as functions.

Imports of heavy libraries stand inside the functions, so that ``rolemap --help`` does not pay for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from rolemap.config import Config
    from rolemap.graph import Org
    from rolemap.model import Assignment, GapReport, ImportLog, Kind, Verdict, WorkItem
    from rolemap.read import ReadOptions
    from rolemap.tables.people import People

MAP_FILES = (
    "report.html",
    "roles.csv",
    "work.csv",
    "import.csv",
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

PathLike = str | Path
Stage = Callable[[str], None]
"""Called with a few words at the beginning of each stage of long work, for a progress display."""


def _silent(_stage: str) -> None:
    """No progress display."""


def read_org(
    people: PathLike,
    work: PathLike | None = None,
    assignments: PathLike | None = None,
    *,
    kinds: Mapping[str, Kind | str] | None = None,
    options: Mapping[str, ReadOptions] | None = None,
    config: Config | None = None,
    on_stage: Stage = _silent,
) -> Org:
    """Read the files of one organisation into its map.

    Parameters
    ----------
    people : path
        CSV or workbook, one row a person or position. Recognised columns: ``rolemap columns FILE`` shows them.
    work : path, optional
        One row a portfolio, program, project or product. Without it work items are inferred, and say so.
    assignments : path, optional
        Person, work item, role on it, share of time.
    kinds : mapping, optional
        The register's own word for a kind → ``portfolio``, ``program``, ``project`` or ``product``.
    options : mapping, optional
        ``people``, ``work``, ``assignments`` → ``ReadOptions`` (encoding, delimiter, header row, sheet, columns).
    config : Config, optional
        Settings of ``rolemap.toml``; what is given above wins over it.

    Returns
    -------
    Org
        ``org.people`` (columns), ``org.reporting`` (arrays), ``org.work`` (id → item), ``org.graph`` (a
        ``networkx.MultiDiGraph`` with typed nodes and edges), ``org.dangling``, ``org.log``.

    Raises
    ------
    InputError
        A file is missing, empty, binary, has no title column, or kinds that are not understood; all faults at once.

    Examples
    --------
    >>> from pathlib import Path
    >>> folder = Path(getfixture("tmp_path"))
    >>> _ = (folder / "people.csv").write_text("id,name,title,manager id\\n1,Ana Ruiz,Program Manager,\\n"
    ...                                        "2,Ken Ito,Project Manager,1\\n")
    >>> org = read_org(folder / "people.csv")
    >>> [(person.name, person.manager) for person in org.people]
    [('Ana Ruiz', -1), ('Ken Ito', 0)]
    >>> [(item.name, item.parent_id) for item in org.work.values()]
    [('Program of Ana Ruiz', None), ('Projects of Ken Ito', 'program-of-1-2')]
    """
    from rolemap.classify.context import with_context
    from rolemap.graph import build_org
    from rolemap.model import Kind
    from rolemap.read import read_assignments, read_people, read_work
    from rolemap.tables.assignments import to_assignments
    from rolemap.tables.references import PersonIndex
    from rolemap.tables.work import to_work

    staff, log = classify_people(people, options=options, config=config, on_stage=on_stage)
    index = PersonIndex(staff) if work or assignments else None
    dangling = staff.dangling
    items: Mapping[str, WorkItem] | None = None
    given: tuple[Assignment, ...] = ()
    if work is not None:
        on_stage("reading work")
        understood = {**(config.kinds if config else {}), **{word: Kind(kind) for word, kind in (kinds or {}).items()}}
        register = to_work(read_work(Path(work), _options("work", options, config)), staff, understood, index)
        items, dangling, log = register.items, (*dangling, *register.dangling), log + register.log
    if assignments is not None:
        on_stage("reading assignments")
        table = read_assignments(Path(assignments), _options("assignments", options, config))
        assigned = to_assignments(table, staff, items or {}, index)
        given, dangling, log = assigned.rows, (*dangling, *assigned.dangling), log + assigned.log
        items = None if items is None else assigned.items
    on_stage("building the map")
    staff = with_context(staff, items or {}, given)
    return build_org(staff, items, given, dangling=dangling, log=log)


def classify_titles(titles: Sequence[str], *, config: Config | None = None) -> pd.DataFrame:
    """The role that each title alone says, one row a title, in the order given.

    Returns
    -------
    DataFrame
        Columns ``title`` (as given), ``role`` (``PjM``, ``PgM``, ``PfM``, ``PrM``, ``other``, ``ambiguous``),
        ``confidence`` (0-1), ``also`` (a second role, or empty), ``support`` (bool), ``evidence`` (plain words).

    Examples
    --------
    >>> classify_titles(["Project Manager", "PM"])["role"].tolist()
    ['PjM', 'ambiguous']
    """
    import pandas as pd

    verdicts = _classifier(config)(titles)
    return pd.DataFrame(
        {
            "title": list(titles),
            "role": [str(verdict.role) for verdict in verdicts],
            "confidence": [verdict.confidence for verdict in verdicts],
            "also": [str(verdict.also or "") for verdict in verdicts],
            "support": [verdict.support for verdict in verdicts],
            "evidence": [verdict.evidence for verdict in verdicts],
        }
    )


def classify_people(
    people: PathLike,
    *,
    options: Mapping[str, ReadOptions] | None = None,
    config: Config | None = None,
    on_stage: Stage = _silent,
) -> tuple[People, ImportLog]:
    """The people of one file with the roles that their titles say, and what its reader decided.

    A title column is enough. What ``read_org`` knows beside the titles (reports, work) is not looked at here.
    Raises ``InputError`` as ``read_org`` does.

    Examples
    --------
    >>> from pathlib import Path
    >>> path = Path(getfixture("tmp_path")) / "titles.csv"
    >>> _ = path.write_text("title\\nProject Manager\\nBaker\\n")
    >>> people, log = classify_people(path)
    >>> [person.verdict.role.value for person in people]
    ['PjM', 'other']
    """
    from rolemap.read import read_people
    from rolemap.tables.to_people import to_people

    on_stage("reading people")
    table = read_people(Path(people), _options("people", options, config))
    on_stage("classifying titles")
    staff, log = to_people(table, _classifier(config))
    return staff, table.log + log


def find_gaps(
    org: Org,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: Config | None = None,
) -> GapReport:
    """Findings of all rules, worst first, and the rules that could not be checked.

    Parameters
    ----------
    org : Org
        From ``read_org``.
    select, ignore : sequence of str
        Codes of rules (``OWN01``) to run, or not to run; empty: all, none.
    config : Config, optional
        ``[gaps]``, ``[severity]`` and ``[rules.…]`` of ``rolemap.toml``.

    Raises
    ------
    ConfigError
        A code or an option is unknown; the nearest spelling is named.

    Examples
    --------
    >>> from pathlib import Path
    >>> folder = Path(getfixture("tmp_path"))
    >>> _ = (folder / "people.csv").write_text("id,name,title,manager id\\n1,Ana Ruiz,Program Manager,9\\n")
    >>> [finding.code for finding in find_gaps(read_org(folder / "people.csv"))]
    ['ORG04']
    """
    from rolemap import gaps

    settings = {"severity": config.severity, "options": config.rules} if config else {}
    return gaps.find_gaps(
        org,
        select=tuple(select) or (config.select if config else ()),
        ignore=tuple(ignore) or (config.ignore if config else ()),
        **settings,  # type: ignore[arg-type]  # the two mappings, named once
    )


def draw(
    org: Org,
    path: PathLike,
    view: str = "hierarchy",
    *,
    report: GapReport | None = None,
) -> tuple[Path, ...]:
    """Draw one view of the map into a file; the suffix of ``path`` says the format.

    Parameters
    ----------
    org : Org
    path : path
        ``.svg``, ``.png``, ``.pdf``, ``.dot``, ``.mmd``, ``.graphml``, …
    view : str
        ``hierarchy`` (portfolio > program > project, products) or ``org`` (reporting lines).
    report : GapReport, optional
        Findings whose number is shown as a badge on their box.

    Returns
    -------
    tuple of Path
        The files written: one, or several where a format cannot hold all in one.

    Raises
    ------
    ConfigError
        The view or the suffix is unknown, or the view has nothing to show.
    OutputError
        The file cannot be written.
    """
    from rolemap.draw import check, diagram_of, render
    from rolemap.files import write_files

    path = Path(path)
    check(view, path.suffix)
    rendered = render(diagram_of(org, view, report or ()), path)
    write_files(path.parent, rendered)
    return tuple(path.parent / name for name in rendered)


def write_map(
    org: Org,
    folder: PathLike,
    *,
    report: GapReport | None = None,
    inputs: Sequence[PathLike] = (),
    on_stage: Stage = _silent,
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

    Returns
    -------
    tuple of str
        Names of the files written, in the order of ``MAP_FILES``.

    Raises
    ------
    OutputError
        The folder or a file in it cannot be written, or would replace an input.
    """
    from rolemap.files import refuse_inputs, write_files

    report = find_gaps(org) if report is None else report
    contents = map_files(org, report, on_stage=on_stage)
    folder = Path(folder)
    refuse_inputs([folder / name for name in contents], [Path(path) for path in inputs])
    on_stage("writing")
    write_files(folder, contents, stale=MAP_FILES)
    return tuple(contents)


def map_files(org: Org, report: GapReport, *, on_stage: Stage = _silent) -> dict[str, str | bytes]:
    """Name → content of every file of ``rolemap map``; those of work are left out where there is no work item."""
    from rolemap import report as reports
    from rolemap.draw import VIEWS, render
    from rolemap.graph import graphml

    contents: dict[str, str | bytes] = {
        "roles.csv": reports.roles_csv(org.people),
        "import.csv": reports.import_csv(org.log),
        "gaps.md": reports.gaps_markdown(org, report),
        "gaps.csv": reports.gaps_csv(org, report),
        "gaps.json": reports.gaps_json(org, report),
    }
    on_stage("drawing")
    contents |= render(VIEWS["org"](org, report.findings), "org.svg")
    if org.work:
        hierarchy = VIEWS["hierarchy"](org, report.findings)
        for name in ("hierarchy.svg", "hierarchy.png", "map.dot", "map.mmd"):
            contents |= render(hierarchy, name)
        contents["work.csv"] = reports.work_csv(org)
        contents["map.graphml"] = graphml(org.graph)
    on_stage("writing the report")
    contents["report.html"] = reports.html_report(org, report, picture=str(contents.get("hierarchy.svg", "")))
    order = {name: position for position, name in enumerate(MAP_FILES)}
    return {name: contents[name] for name in sorted(contents, key=lambda name: (order.get(name, len(order)), name))}


def explain(what: str, *, config: Config | None = None) -> str:
    """What a rule checks and why, what a role is, or how a job title was understood; plain text.

    Parameters
    ----------
    what : str
        A rule's code or name (``OWN01``, ``project-without-manager``), a role (``PgM``, ``program manager``), else
        it is taken for a job title.

    Examples
    --------
    >>> print(explain("OWN01").splitlines()[0])
    OWN01 project-without-manager (error)
    """
    from rolemap.gaps import explain_rule, rule_page
    from rolemap.model import ROLE_NAMES
    from rolemap.report.pages import role_page

    for role, name in ROLE_NAMES.items():
        if what.casefold() in (role.casefold(), name):
            return role_page(role)
    if _is_rule(what):
        rule = explain_rule(what.replace("-", "") if _RULE_CODE.fullmatch(what) else what)
        return f"{rule.code} {rule.name} ({rule.severity})\n\n{rule_page(rule)}"
    from rolemap.classify import explain_title
    from rolemap.report.pages import title_page

    return title_page(explain_title(what, _user_words(config)))


def read_columns(
    path: PathLike,
    table: str | None = None,
    *,
    options: Mapping[str, ReadOptions] | None = None,
    config: Config | None = None,
) -> ImportLog:
    """How each column of a file is understood, what was decided and what is left out.

    Parameters
    ----------
    path : path
    table : str, optional
        ``people``, ``work`` or ``assignments``; without it the one whose columns fit the headers best.

    Returns
    -------
    ImportLog
        One ``Source`` with its ``columns`` (canonical name, header as written), and the notes.

    Raises
    ------
    ConfigError
        No such table.
    InputError
        The file cannot be read, or has no column that is needed.
    """
    from rolemap.errors import ConfigError
    from rolemap.read import guess_table, read_assignments, read_people, read_work

    readers = {"people": read_people, "work": read_work, "assignments": read_assignments}
    options = options or {}
    if table is None:
        table = guess_table(Path(path), _options("people", options, config))
    if table not in readers:
        raise ConfigError(f"--table {table}: no such table; one of {', '.join(readers)}")
    # what was said of the file is said of it whatever table it turns out to be
    chosen = {table: options.get(table, options["people"])} if "people" in options else options
    return readers[table](Path(path), _options(table, chosen, config)).log


_RULE_CODE = re.compile(r"[A-Za-z]{3,4}-?\d{1,3}")


def _is_rule(what: str) -> bool:
    """True for what can only be a rule: its name, or letters and digits in the shape of a code."""
    from rolemap.gaps import ALL_RULES

    return _RULE_CODE.fullmatch(what) is not None or any(what.casefold() == rule.name for rule in ALL_RULES)


def _classifier(config: Config | None) -> Callable[[Sequence[str]], list[Verdict]]:
    from rolemap.classify import classify_titles

    words = _user_words(config)
    return lambda titles: classify_titles(titles, words)


def _user_words(config: Config | None) -> UserWords | None:
    from rolemap.classify import UserWords

    return UserWords(titles=config.titles, phrases=config.words) if config else None


def _options(table: str, given: Mapping[str, ReadOptions] | None, config: Config | None) -> ReadOptions:
    """What the caller said of one table, over what the settings say."""
    from rolemap.read import ReadOptions

    options = (given or {}).get(table, ReadOptions())
    columns = {**(config.columns[table] if config else {}), **options.columns}
    return replace(options, columns=columns)
