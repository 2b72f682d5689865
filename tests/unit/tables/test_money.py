"""Amounts of a column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.tables.values.money import read_amounts


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["$3,794,700"], [3_794_700]),
        (["1.234,56"], [1234.56]),
        (["1,5", "2,25"], [1.5, 2.25]),
        (["1.500", "2.5"], [1.5, 2.5]),
        (["1.500", "2,5"], [1500, 2.5]),
        (["1'234'567.50 CHF"], [1_234_567.5]),
        (["1 234 567,89 €"], [1_234_567.89]),
        (["£1.2bn", "2.5m"], [1.2e9, 2.5e6]),
        (["TEUR 500", "500 T€", "500k€"], [500_000] * 3),
        (["2,5 Mio. €", "1 Mrd EUR"], [2.5e6, 1e9]),
        (["(1,234.00)", "-5", "£-5m"], [-1234, -5, -5e6]),
        (["1,23,45,678"], [12_345_678]),
        (["USD 1.2 million"], [1.2e6]),
        (["3億円", "5000万円"], [3e8, 5e7]),
        (["R$ 1.234,00"], [1234]),
        (["0.500"], [0.5]),
        (["", "TBD", "n/a"], [None, None, None]),
    ],
)
def test_amounts(cells: list[str], expected: list[float | None]) -> None:
    amounts = read_amounts(cells)
    assert list(amounts.values) == pytest.approx(expected)
    assert amounts.faults == ()


@pytest.mark.parametrize("cell", ["Exempt under Section 43", "1-2m", "5 people", "12,34.5.6", "see note"])
def test_what_is_no_amount_is_a_fault_and_blank(cell: str) -> None:
    assert read_amounts([cell]).values == (None,)
    assert read_amounts([cell]).faults == (0,)


@pytest.mark.parametrize(
    ("header", "factor"),
    [
        ("TOTAL Baseline Whole Life Costs (£m) (including Non-Government Costs)", 1e6),
        ("Budget (k€)", 1e3),
        ("Budget £k", 1e3),
        ("Cost €m", 1e6),
        ("Cost of £10", 1),
        ("Budget in Mio. EUR", 1e6),
        ("Budget in TEUR", 1e3),
        ("Budget ($000)", 1e3),
        ("Budget (in thousands)", 1e3),
        ("Budget (USD)", 1),
        ("Budget (approved)", 1),
        ("Budget", 1),
    ],
)
def test_the_header_says_the_unit(header: str, factor: float) -> None:
    assert read_amounts(["5"], header=header).values == (5 * factor,)


def test_a_unit_in_the_cell_wins_over_the_header() -> None:
    assert read_amounts(["5", "5k"], header="Budget (£m)").values == (5e6, 5e3)


def test_a_mark_that_could_be_both_separates_thousands_and_says_so() -> None:
    amounts = read_amounts(["1.500", "2.500"])
    assert (amounts.values, amounts.assumed) == ((1500.0, 2500.0), True)


@given(st.lists(st.integers(0, 10**9).map(lambda cents: cents / 100), min_size=1, max_size=10))
@settings(max_examples=50, deadline=None)
def test_both_conventions_are_read_back(values: list[float]) -> None:
    english = [f"{value:,.2f}" for value in values]
    german = [text.translate(str.maketrans(",.", ".,")) for text in english]
    assert read_amounts(english).values == tuple(values)
    assert read_amounts(german).values == tuple(values)
