"""Dates of a column."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.tables.values.dates import DateOrder, read_dates


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-03-01", date(2024, 3, 1)),
        ("2024-03-01T10:00:00Z", date(2024, 3, 1)),
        ("2024-03-01 00:00:00", date(2024, 3, 1)),
        ("2024/3/1", date(2024, 3, 1)),
        ("20240301", date(2024, 3, 1)),
        ("July 25, 2022", date(2022, 7, 25)),
        ("15-Mar-2021", date(2021, 3, 15)),
        ("01-JAN-19", date(2019, 1, 1)),
        ("01/Mar/24 9:15 AM", date(2024, 3, 1)),
        ("Fri 12/20/24", date(2024, 12, 20)),
        ("1. März 2024", date(2024, 3, 1)),
        ("1er mars 2024", date(2024, 3, 1)),
        ("mar 12 mars 2024", date(2024, 3, 12)),
        ("5 de mayo de 2024", date(2024, 5, 5)),
        ("3 września 2024", date(2024, 9, 3)),
        ("2024年3月1日", date(2024, 3, 1)),
        ("45352", date(2024, 3, 1)),  # Excel: 2024-03-01
        ("45352.5", date(2024, 3, 1)),
        ("1709251200000", date(2024, 3, 1)),  # milliseconds since 1970
        ("31-Mar-23 (under review)", date(2023, 3, 31)),
        ("31/12/69", date(1969, 12, 31)),
        ("31/12/68", date(2068, 12, 31)),
    ],
)
def test_a_day_is_read_as_written(cell: str, expected: date) -> None:
    dates = read_dates([cell])
    assert dates.values == (expected,)
    assert dates.faults == ()


@pytest.mark.parametrize("cell", ["", "NA", "TBD", "n/a", "00/00/0000", "9999-12-31", "laufend", "未定"])
def test_no_date_on_purpose_is_no_fault(cell: str) -> None:
    assert read_dates([cell]) == read_dates([""])


@pytest.mark.parametrize(
    "cell", ["2025-26 Q4", "Q4 2024/25", "2023-24", "Fall 2022", "2023-04-31", "24-Mar", "soon", "May-June 2022", "12"]
)
def test_what_is_no_single_day_is_a_fault_and_blank(cell: str) -> None:
    dates = read_dates([cell])
    assert dates.values == (None,)
    assert dates.faults == (0,)


@pytest.mark.parametrize(
    ("cells", "second", "order"),
    [
        (["25/12/2024", "1/2/2024"], date(2024, 2, 1), DateOrder.DAY_FIRST),
        (["12/25/2024", "1/2/2024"], date(2024, 1, 2), DateOrder.MONTH_FIRST),
        (["12/25/24", "1/2/24 8:00 AM"], date(2024, 1, 2), DateOrder.MONTH_FIRST),
    ],
)
def test_order_is_proved_by_one_cell_for_all(cells: list[str], second: date, order: DateOrder) -> None:
    dates = read_dates(cells)
    assert (dates.values[1], dates.order, dates.assumed) == (second, order, False)


@pytest.mark.parametrize(
    ("cell", "order"),
    [("1/2/2024", DateOrder.MONTH_FIRST), ("01/02/2024", DateOrder.DAY_FIRST), ("01.02.2024", DateOrder.DAY_FIRST)],
)
def test_an_open_order_is_assumed_and_says_so(cell: str, order: DateOrder) -> None:
    dates = read_dates([cell])
    assert (dates.order, dates.assumed) == (order, True)
    followed = read_dates([cell], hint=DateOrder.MONTH_FIRST)
    assert (followed.order, followed.assumed) == (DateOrder.MONTH_FIRST, False)


def test_a_cell_against_the_order_of_its_column_is_a_fault() -> None:
    dates = read_dates(["25/12/2024", "26/12/2024", "12/27/2024"])
    assert dates.values[2] is None
    assert dates.faults == (2,)


@pytest.mark.parametrize("cell", ["March 2024", "2024-03", "03/2024", "Mar-24", "2024年3月"])
def test_a_month_is_its_first_day_or_its_last(cell: str) -> None:
    assert read_dates([cell]).values == (date(2024, 3, 1),)
    assert read_dates([cell], last_day=True).values == (date(2024, 3, 31),)
    assert read_dates([cell]).partial == (0,)


@given(st.lists(st.dates(min_value=date(1970, 1, 1), max_value=date(2068, 12, 31)), min_size=1, max_size=20))
@settings(max_examples=50, deadline=None)
def test_a_whole_column_is_read_back_in_every_style(days: list[date]) -> None:
    for style in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%Y%m%d", "%B %d, %Y"):
        assert read_dates([day.strftime(style) for day in days]).values == tuple(days)


@given(st.lists(st.text(max_size=20), max_size=10))
@settings(max_examples=50, deadline=None)
def test_any_text_is_a_date_a_blank_or_a_fault(cells: list[str]) -> None:
    dates = read_dates(cells)
    assert len(dates.values) == len(cells)
    assert all(dates.values[position] is None for position in dates.faults)
