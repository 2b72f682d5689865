"""What a user typed about the input files → plain values for ``rolemap.api``. All faults at once.

The options that say what to read and how are declared once, in ``_READING``; ``@reads(...)`` gives them to a
command, which gets one ``Inputs`` for them.
"""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolemap.cli import options as shared
from rolemap.errors import ConfigError, did_you_mean

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.graph import Org
    from rolemap.model import Kind
    from rolemap.read import ReadOptions

_MORE_PEOPLE: dict[str, Any] = {"also": shared.AlsoFiles}
_REGISTER: dict[str, Any] = {"work": shared.WorkFile, "assignments": shared.AssignmentsFile, "kind": shared.Kinds}
_REDACTION: dict[str, Any] = {"redact": shared.Redact, "key": shared.Key}
_READING: dict[str, Any] = {
    "column": shared.Columns,
    "encoding": shared.Encoding,
    "delimiter": shared.Delimiter,
    "header_row": shared.HeaderRow,
    "sheet": shared.Sheet,
    "config": shared.ConfigFile,
}


@dataclass(frozen=True, slots=True)
class Inputs:
    """Input files and how to read them."""

    people: Path
    work: Path | None = None
    assignments: Path | None = None
    also: tuple[Path, ...] = ()
    kinds: Mapping[str, "Kind"] = field(default_factory=dict)
    options: Mapping[str, "ReadOptions"] = field(default_factory=dict)
    config: "Config | None" = None
    redact: str | None = None
    key: Path | None = None

    def read(self) -> "Org":
        """The map of these files, with a progress display on a terminal."""
        from rolemap import api
        from rolemap.cli.progress import progress

        with progress("reading") as on_stage:
            return api.read_org(
                self.staff,
                self.work,
                self.assignments,
                kinds=self.kinds,
                options=self.options,
                config=self.config,
                redact=self.redact,
                key=self.key,
                on_stage=on_stage,
            )

    @contextmanager
    def key_kept_if_done(self) -> Iterator[None]:
        """Say where the key of the pseudonyms is when all is done; of a run that failed there is none."""
        if self.redact is None:
            yield
            return
        from rolemap.api.redacting import kept_if_done

        with kept_if_done(self.key):
            yield
        print(f"who is who: {self.key}; keep it to yourself", file=sys.stderr)

    @property
    def staff(self) -> list[Path]:
        """All files of people."""
        return [self.people, *self.also]

    @property
    def bom(self) -> bool:
        """True if the settings ask for a byte order mark in CSV files."""
        return self.config is not None and self.config.bom

    @property
    def paths(self) -> list[Path]:
        """All files that are never written over: inputs, and the key of the pseudonyms."""
        return [*self.staff, *(path for path in (self.work, self.assignments, self.key) if path is not None)]


def reads(
    first: Any, *, register: bool, also: bool = True, redact: bool | None = None
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command its input file (an argument, annotated by ``first``) and the options that say how to read it.

    ``register`` adds the work and the assignments file, ``also`` further files of people, ``redact`` (as ``register``
    unless said) what takes names out. The command's first parameter is the ``Inputs``; its own parameters stand
    between the files and the reading options.
    """

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        own = list(inspect.signature(command).parameters.values())[1:]
        files = [_parameter("people", first, inspect.Parameter.empty)]
        further = (_MORE_PEOPLE if also else {}) | (_REGISTER if register else {})
        files += [_parameter(name, kind) for name, kind in further.items()]
        sharing = _REDACTION if (register if redact is None else redact) else {}
        reading = [_parameter(name, kind) for name, kind in (sharing | _READING).items()]
        names = [parameter.name for parameter in (*files, *reading)]

        @wraps(command)
        def run(**given: Any) -> int:
            inputs = parse_inputs(**{name: given.pop(name) for name in names})
            with inputs.key_kept_if_done():
                return command(inputs, **given)

        parameters = [*files, *own, *reading]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer reads
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorate


def parse_inputs(
    people: Path,
    work: Path | None = None,
    assignments: Path | None = None,
    *,
    also: Sequence[Path] | None = None,
    kind: Sequence[str] | None = None,
    column: Sequence[str] | None = None,
    encoding: Sequence[str] | None = None,
    delimiter: Sequence[str] | None = None,
    header_row: Sequence[str] | None = None,
    sheet: Sequence[str] | None = None,
    config: Path | None = None,
    redact: str | None = None,
    key: Path | None = None,
) -> Inputs:
    """Options as typed → ``Inputs``. Raises ``ConfigError`` naming every one that is not understood."""
    from rolemap.config import find_config, read_config

    faults: list[str] = []
    settings: dict[str, dict[str, Any]] = {table: {} for table in ("people", "also", "work", "assignments")}
    for name, values in (("encoding", encoding), ("delimiter", delimiter), ("sheet", sheet)):
        for value in values or ():
            table, text = _table_of(value)
            settings[table][name] = "\t" if name == "delimiter" and text in ("tab", "\\t") else text
    for value in header_row or ():
        table, text = _table_of(value)
        if text.isdecimal() and int(text) > 0:
            settings[table]["header_row"] = int(text)
        else:
            faults.append(f"--header-row {value}: must be a row number, counted from 1")
    for table, columns in _columns(column or (), faults).items():
        settings[table]["columns"] = columns
    kinds = _kinds(kind or (), faults)
    if key is not None and redact is None:
        faults.append(f"--key {key}: goes with --redact")
    if faults:
        raise ConfigError("; ".join(faults))
    found = config or find_config(Path.cwd(), people.parent)
    return Inputs(
        people,
        work,
        assignments,
        tuple(also or ()),
        kinds,
        _read_options(settings),
        config=read_config(found) if found else None,
        redact=redact,
        key=_key(people, key) if redact is not None else None,
    )


def _key(people: Path, key: Path | None) -> Path:
    from rolemap.api.redacting import key_path

    return key_path(people, key)


def _read_options(settings: Mapping[str, dict[str, Any]]) -> dict[str, "ReadOptions"]:
    from rolemap.read import ReadOptions

    return {table: ReadOptions(**chosen) for table, chosen in settings.items() if chosen}


def _columns(values: Sequence[str], faults: list[str]) -> dict[str, dict[str, str]]:
    from rolemap.config import TABLES

    columns: dict[str, dict[str, str]] = {}
    for value in values:
        table, text = _table_of(value)
        name, _, header = text.partition("=")
        if not header:
            faults.append(f'--column {value}: write it as NAME="HEADER", such as title="Stelle"')
        elif name not in TABLES[kind := "people" if table == "also" else table]:
            has = f"the columns are {', '.join(TABLES[kind])}"
            faults.append(f"--column {value}: {kind} has no column {name!r}{did_you_mean(name, TABLES[kind])}; {has}")
        else:
            columns.setdefault(table, {})[name] = header
    return columns


def _kinds(values: Sequence[str], faults: list[str]) -> dict[str, "Kind"]:
    from rolemap.model import Kind

    kinds: dict[str, Kind] = {}
    for value in values:
        word, _, kind = value.rpartition("=")
        if not word or kind.casefold() not in set(Kind):
            faults.append(f"--kind {value}: write it as WORD=KIND, KIND one of {', '.join(Kind)}")
        else:
            kinds[word] = Kind(kind.casefold())
    return kinds


def _parameter(name: str, annotation: Any, default: Any = None) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _table_of(value: str) -> tuple[str, str]:
    """``work:cp1252`` → (``work``, ``cp1252``); without a table it is ``people``."""
    table, colon, rest = value.partition(":")
    return (table, rest) if colon and table in ("people", "also", "work", "assignments") else ("people", value)
