"""Dates, status, budget of every row, and what of them could not be understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rolemap.model import NoteLevel, WorkStatus
from rolemap.tables.cells import texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.register.statuses import Stated, read_statuses
from rolemap.tables.table import Table
from rolemap.tables.values.dates import DateOrder, Dates, order_of, read_dates
from rolemap.tables.values.money import read_amounts

_LISTED = 50  # texts of one column that get a note of their own
_PROVED = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


@dataclass(frozen=True, slots=True)
class Values:
    """One value a row in each."""

    start: Sequence[date | None]
    finish: Sequence[date | None]
    status: Sequence[Stated]
    budget: Sequence[float | None]


def read_values(table: Table, notebook: Notebook) -> Values:
    """The values of all rows; each column that holds what is not understood gets a note for each such text."""
    start, finish = read_date_columns(table, ("start", "finish"), notebook, last_day=("finish",))
    return Values(start, finish, _statuses(table, notebook), _budgets(table, notebook))


def read_date_columns(
    table: Table, columns: Sequence[str], notebook: Notebook, *, last_day: Sequence[str] = ()
) -> list[Sequence[date | None]]:
    """Dates of several columns of one file: where one cannot tell day from month, it follows one that can."""
    cells = {column: texts(table, column) for column in columns}
    orders = {column: order_of(found) for column, found in cells.items()}
    hint = next((order for order in orders.values() if order in _PROVED), DateOrder.NONE)
    result: list[Sequence[date | None]] = []
    for column, found in cells.items():
        dates = read_dates(found, last_day=column in last_day, hint=hint)
        _say_dates(column, found, dates, orders[column], notebook)
        result.append(dates.values)
    return result


def _say_dates(column: str, cells: Sequence[str], dates: Dates, proved: DateOrder, notebook: Notebook) -> None:
    if dates.assumed:
        notebook.say(
            NoteLevel.DECIDED,
            "date-order",
            f"nothing in '{column}' tells day from month; read as {dates.order}",
            column=column,
            value=next(cell for cell in cells if cell),
            next_step="write dates as YYYY-MM-DD",
        )
    elif proved is DateOrder.UNDECIDED:
        notebook.say(
            NoteLevel.DECIDED, "date-order", f"'{column}' is read as {dates.order}, like the other dates", column=column
        )
    notebook.say_by_value(
        NoteLevel.FAULT,
        "date-unknown",
        f"'{{value}}' in '{column}' is no single day; left blank",
        ((position, cells[position]) for position in dates.faults),
        column=column,
        next_step="write dates as YYYY-MM-DD",
        limit=_LISTED,
    )
    notebook.say_at(
        NoteLevel.CHANGED,
        "date-partial",
        f"'{column}' holds months or years without a day: the first day is a start, the last one a finish",
        dates.partial,
        column=column,
        value=cells[dates.partial[0]] if dates.partial else "",
    )


def _statuses(table: Table, notebook: Notebook) -> list[Stated]:
    stated = read_statuses(texts(table, "status"), texts(table, "state"))
    unknown = [
        (position, one.written)
        for position, one in enumerate(stated)
        if one.status is WorkStatus.UNKNOWN and one.written
    ]
    notebook.say_by_value(
        NoteLevel.FAULT,
        "status-unknown",
        "status '{value}' is not understood: the item counts as open",
        unknown,
        column="status",
        next_step="use a word such as proposed, open, on hold, closed",
        limit=_LISTED,
    )
    return stated


def _budgets(table: Table, notebook: Notebook) -> Sequence[float | None]:
    cells = texts(table, "budget")
    amounts = read_amounts(cells, header=table.header("budget"))
    if amounts.assumed:
        notebook.say(
            NoteLevel.DECIDED,
            "decimal-mark",
            f"nothing in 'budget' tells the decimal mark; read as '{amounts.decimal}'",
            column="budget",
            value=next(cell for cell in cells if cell),
        )
    if amounts.multiplier != 1.0:
        notebook.say(
            NoteLevel.DECIDED,
            "budget-unit",
            f"budgets are multiplied by {amounts.multiplier:,.0f}, as the header says",
            column="budget",
            value=table.header("budget"),
        )
    notebook.say_by_value(
        NoteLevel.FAULT,
        "budget-unknown",
        "'{value}' is no amount; left blank",
        ((position, cells[position]) for position in amounts.faults),
        column="budget",
        limit=_LISTED,
    )
    return amounts.values
