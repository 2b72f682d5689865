"""Files → tables → roles → the map."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.api.redacting import key_path, redacted, redacted_staff
from rolemap.api.settings import PathLike, Paths, Stage, classifier, options_of, paths_of, silent

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.errors import InputError
    from rolemap.graph import Org
    from rolemap.model import Assignment, ImportLog, Kind, WorkItem
    from rolemap.read import ReadOptions
    from rolemap.tables.people import People


def read_org(
    people: Paths,
    work: PathLike | None = None,
    assignments: PathLike | None = None,
    *,
    kinds: Mapping[str, Kind | str] | None = None,
    options: Mapping[str, ReadOptions] | None = None,
    config: Config | None = None,
    redact: str | None = None,
    key: PathLike | None = None,
    on_stage: Stage = silent,
) -> Org:
    """Read the files of one organisation into its map.

    Parameters
    ----------
    people : path or sequence of paths
        CSV or workbook, one row a person or position. Recognised columns: ``rolemap columns FILE`` shows them.
        Several files are one organisation: more people, posts under people of another file, or a file without titles
        that says more of them (their managers, …), paired by id, e-mail or login. Where two differ, the first counts.
    work : path, optional
        One row a portfolio, program, project or product. Without it work items are inferred, and say so.
    assignments : path, optional
        Person, work item, role on it, share of time.
    kinds : mapping, optional
        The register's own word for a kind → ``portfolio``, ``program``, ``project`` or ``product``.
    options : mapping, optional
        ``people``, ``also`` (all people files but the first), ``work``, ``assignments`` → ``ReadOptions`` (encoding,
        delimiter, header row, sheet, columns).
    config : Config, optional
        Settings of ``rolemap.toml``; what is given above wins over it.
    redact : str, optional
        ``names``: people go by pseudonyms; ``all``: so do titles, departments, places and work. Everything that is
        made from this map, findings too, is then without them (docs/privacy.md).
    key : path, optional
        With ``redact``: the file that says what each pseudonym stands for, read and added to; by default
        ``rolemap-key.csv`` beside the first people file. It is never to be shared.

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
    from rolemap.errors import InputError
    from rolemap.graph import build_org
    from rolemap.model import Kind
    from rolemap.read import read_assignments, read_work
    from rolemap.tables.references.index import PersonIndex
    from rolemap.tables.register.to_assignments import to_assignments
    from rolemap.tables.register.to_work import to_work

    try:
        staff, log = _read_people(people, options, config, on_stage)
    except InputError as error:
        raise _swapped(people, work, options, config) or error from None
    index = PersonIndex(staff) if work or assignments else None
    dangling = staff.dangling
    items: Mapping[str, WorkItem] | None = None
    given: tuple[Assignment, ...] = ()
    if work is not None:
        on_stage("reading work")
        understood = {**(config.kinds if config else {}), **{word: Kind(kind) for word, kind in (kinds or {}).items()}}
        register = to_work(read_work(Path(work), options_of("work", options, config)), staff, understood, index)
        items, dangling, log = register.items, (*dangling, *register.dangling), log + register.log
        _refuse_twice(people, work, log)
    if assignments is not None:
        on_stage("reading assignments")
        table = read_assignments(Path(assignments), options_of("assignments", options, config))
        assigned = to_assignments(table, staff, items or {}, index)
        given, dangling, log = assigned.rows, (*dangling, *assigned.dangling), log + assigned.log
        items = None if items is None else assigned.items
    on_stage("building the map")
    staff = with_context(staff, items or {}, given)
    org = build_org(staff, items, given, dangling=dangling, log=log)
    if redact is None:
        return org
    on_stage("taking out names")
    return redacted(org, redact, key_path(people, key))


def classify_people(
    people: Paths,
    *,
    options: Mapping[str, ReadOptions] | None = None,
    config: Config | None = None,
    redact: str | None = None,
    key: PathLike | None = None,
    on_stage: Stage = silent,
) -> tuple[People, ImportLog]:
    """The people of a file, or of several, with their roles, and what the reader decided. A title column is enough.

    ``redact`` and ``key`` as of ``read_org``. Raises ``InputError`` as ``read_org`` does.

    Examples
    --------
    >>> from pathlib import Path
    >>> path = Path(getfixture("tmp_path")) / "titles.csv"
    >>> _ = path.write_text("title\\nProject Manager\\nBaker\\n")
    >>> people, log = classify_people(path)
    >>> [person.verdict.role.value for person in people]
    ['PjM', 'other']
    """
    from rolemap.classify.context import with_context

    staff, log = _read_people(people, options, config, on_stage)
    staff = with_context(staff, {}, ())
    return (staff, log) if redact is None else redacted_staff(staff, log, redact, key_path(people, key))


def _read_people(
    people: Paths, options: Mapping[str, ReadOptions] | None, config: Config | None, on_stage: Stage
) -> tuple[People, ImportLog]:
    """People with the roles that their titles alone say."""
    from rolemap.errors import InputError
    from rolemap.read import read_people_files
    from rolemap.tables.persons.files import combine
    from rolemap.tables.persons.to_people import to_people

    on_stage("reading people")
    paths = paths_of(people)
    if not paths:
        raise InputError("no people file; give one at least")
    chosen = [options_of("also" if number else "people", options, config) for number in range(len(paths))]
    combined = combine(read_people_files(paths, chosen))
    on_stage("classifying titles")
    first, *more = combined.tables
    staff, log = to_people(first, classifier(config), more)
    return staff, combined.log + log


def _swapped(
    people: Paths, work: PathLike | None, options: Mapping[str, ReadOptions] | None, config: Config | None
) -> InputError | None:
    """The error for a register given as people and people as the register; None if it is not so."""
    from rolemap.errors import InputError
    from rolemap.read import guess_table
    from rolemap.read.fitting import quoted

    paths = paths_of(people)
    if work is None or len(paths) != 1:
        return None
    try:
        tables = [
            guess_table(path, options_of(name, options, config))
            for name, path in (("people", paths[0]), ("work", Path(work)))
        ]
    except InputError:
        return None
    if tables != ["work", "people"]:
        return None
    register, staff = (quoted(str(path)) for path in (paths[0], work))
    return InputError(
        f"the two files stand in each other's place: {register} looks like a register of projects, {staff} like "
        f"people; say: rolemap map {staff} --work {register}"
    )


def _refuse_twice(people: Paths, work: PathLike, log: ImportLog) -> None:
    """Raise ``InputError`` if the register is a table that was read as people already."""
    from rolemap.errors import InputError
    from rolemap.read.fitting import quoted

    sheets = [source.sheet for source in log.sources]
    for path, sheet in zip(paths_of(people), sheets, strict=False):
        if path.exists() and path.samefile(work) and sheet == sheets[-1]:
            file = quoted(str(path))
            other = f" --sheet work:SHEET, or rolemap map {file} alone" if sheet else ", or the people alone"
            raise InputError(
                f"{file}: is given as people and as the register; name the register: "
                f"rolemap map {file} --work {file + other if sheet else 'REGISTER' + other}"
            )


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
        One ``Source`` with its ``columns`` (canonical name, header as written), and the notes. A column that is
        needed and missing is a fault among them, of the code ``column-missing``.

    Raises
    ------
    ConfigError
        No such table.
    InputError
        The file cannot be read.
    """
    from rolemap.config import TABLES
    from rolemap.errors import ConfigError
    from rolemap.read import guess_table, read_log

    options = options or {}
    if table is None:
        table = guess_table(Path(path), options_of("people", options, config))
    if table not in TABLES:
        raise ConfigError(f"--table {table}: no such table; one of {', '.join(TABLES)}")
    # what was said of the file is said of it whatever table it turns out to be
    chosen = {table: options.get(table, options["people"])} if "people" in options else options
    return read_log(Path(path), table, options_of(table, chosen, config))
