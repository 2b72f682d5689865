"""Changes that somebody plans, as rows of a small table → values; what is wrong with a row is said by its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rolemap.errors import ConfigError, did_you_mean
from rolemap.knowledge import knowledge


class Step(StrEnum):
    """What happens. ``LEADS``: a work item gets another lead; all others happen to a person."""

    LEAVES = "leaves"
    JOINS = "joins"
    MOVES = "moves"
    LEADS = "leads"
    RETITLED = "retitled"


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One change. ``who`` is a person by id or name, for ``LEADS`` a work item.

    ``to`` is the new manager of who moves or joins (blank: nobody), or the new lead (blank: nobody). ``title`` is that
    of who joins or is retitled. ``file`` and ``row`` say where it was written, row 0 where there
    are no rows.
    """

    step: Step
    who: str
    to: str = ""
    title: str = ""
    department: str = ""
    file: str = ""
    row: int = 0

    @property
    def place(self) -> str:
        """Where it was written."""
        return f"{self.file}, row {self.row}" if self.row else self.file


def leavers(names: Iterable[str], file: str) -> tuple[PlannedChange, ...]:
    """Everybody of ``names`` leaves."""
    return tuple(PlannedChange(Step.LEAVES, name.strip(), file=file) for name in names)


def read_changes(
    header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], file: str, faults: list[str]
) -> tuple[PlannedChange, ...]:
    """Changes from a table: its ``header``, and for each row its number in the ``file`` and its cells.

    Columns: ``name`` or ``id``, ``change``, ``to``, ``title``, ``department``; only the first is needed, and without
    ``change`` everybody leaves. Of both, the id says who it is. A table of one column may go without a header.
    What is wrong with a row is added to ``faults``, with its place; ``ConfigError`` where no column says who, or where
    none is ``change`` and one that is not understood may be.

    >>> rows = [(2, ["Ana Ruiz", "leaves", ""]), (3, ["P1", "leads", "Ken Ito"])]
    >>> [(one.step.value, one.who, one.to) for one in read_changes(["Name", "Change", "To"], rows, "plan.csv", [])]
    [('leaves', 'Ana Ruiz', ''), ('leads', 'P1', 'Ken Ito')]
    """
    columns = tuple(_headers().get(title.strip().casefold(), "") for title in header)
    if columns == ("",):
        columns, rows = ("name",), [(1, header), *rows]
    if "name" not in columns and "id" not in columns:
        named, known = ", ".join(filter(None, header)), ", ".join(_lists()["headers"])
        raise ConfigError(f"{file}: no column 'name' or 'id' (found: {named}); the columns are {known}")
    if "change" not in columns and (
        unknown := [title for title, column in zip(header, columns, strict=True) if not column]
    ):
        raise ConfigError(
            f"{file}: no column 'change' (not understood: {', '.join(unknown)}); add it, with one of {', '.join(Step)} "
            "in each row, or give the names of those who leave alone, one a line"
        )
    changes: list[PlannedChange] = []
    for row, values in rows:
        cell = {column: text.strip() for column, text in zip(columns, values, strict=True) if column}
        written = cell.get("change", "" if "change" in columns else Step.LEAVES)
        told = list(_faults(cell, written))
        faults += [f"{file}, row {row}: {fault}" for fault in told]
        if not told:
            changes.append(_change(_words()[written.casefold()], cell, file, row))
    return tuple(changes)


def _change(step: Step, cell: Mapping[str, str], file: str, row: int) -> PlannedChange:
    title, to = cell.get("title", ""), cell.get("to", "")
    if step is Step.RETITLED:
        title, to = title or to, ""
    ids, names = cell.get("id", ""), cell.get("name", "")
    who = names or ids if step is Step.JOINS else ids or names
    return PlannedChange(step, who, to, title, cell.get("department", ""), file, row)


def _faults(cell: Mapping[str, str], written: str) -> Iterator[str]:
    step, name = _words().get(written.casefold()), cell.get("name") or cell.get("id", "")
    if not name:
        yield "no name and no id"
    if step is None:
        what = f"no change '{written}'{did_you_mean(written, _near(written))}" if written else "no change"
        yield f"{what}; one of {', '.join(Step)}"
    elif step is Step.JOINS and not cell.get("title"):
        yield f"'{name}' joins without a title; write it into the column 'title'"
    elif step is Step.RETITLED and not (cell.get("title") or cell.get("to")):
        yield f"no new title for '{name}'; write it into the column 'title' or 'to'"


_LIKE = 0.75
"""Least likeness (0-1) of a word of change that is suggested: at 0.67, "fired" is like "hire", its opposite."""


def _near(written: str) -> list[str]:
    """The words of change that are spelled much like ``written``."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # start-up: only a fault needs it

    wanted = written.casefold()
    return [word for word in _words() if SequenceMatcher(None, word, wanted).ratio() >= _LIKE]


def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    return knowledge("gaps/changes.toml")


@cache
def _headers() -> Mapping[str, str]:
    return {spelling: column for column, spellings in _lists()["headers"].items() for spelling in spellings}


@cache
def _words() -> Mapping[str, Step]:
    return {spelling: Step(step) for step, spellings in _lists()["words"].items() for spelling in spellings}
