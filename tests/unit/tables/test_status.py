"""Presence from status words, numbers of FTE, and what a seat column says."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.model import Presence
from rolemap.tables.persons.status import fte_unit, presence_word, read_numbers, read_statuses, seat_says

VACANT, UNKNOWN = 9, -1


@pytest.mark.parametrize(
    ("presence", "written"),
    [
        (
            Presence.ACTIVE,
            "Active|Active - Regular|Active - Payroll Eligible|Yes|Y|TRUE|1|A|Contractor|Full-Time|Hired",
        ),
        (Presence.ACTIVE, "Actif|aktiv|Activo|Attivo|Rehired|Contingent Worker|Part-Time|In post"),
        (Presence.LEAVE, "L|LOA|Leave|Leave of Absence|On Leave|Unpaid Leave|Paid Leave|Elternzeit|On Leave (Paid)"),
        (Presence.INACTIVE, "Inactive|Terminated|Terminated - Voluntary|Term|Retired|Furloughed|No|0|T|I|N|FALSE"),
        (Presence.INACTIVE, "Deactivated|Archived|Deleted|Deceased|Suspended - Payroll Eligible|Not on payroll|Sorti"),
        (Presence.INACTIVE, "Former Employee|Dormant|Discarded|Separated|Withdrawn|Resigned|Left|Ended|Not Active"),
        (
            Presence.INACTIVE,
            "Ex-employee|Laid Off|Reported No Show|Inactive - Payroll Eligible|Suspended|ausgeschieden",
        ),
        (Presence.FUTURE, "Accepted|Pre-hire|Not started|Future hire"),
        (VACANT, "Vacant|Open|unbesetzt|Unfilled"),
        (UNKNOWN, "purple|42"),
    ],
)
def test_status_words(presence, written):
    assert {text: presence_word(text) for text in written.split("|")} == dict.fromkeys(written.split("|"), presence)


def statuses(status: list[str], worker_type: list[str] | None = None, end: list[str] | None = None):
    blank = [""] * len(status)
    return read_statuses(*(pa.array(column or blank, pa.string()) for column in (status, worker_type, end)))


def test_t_is_terminated_as_a_status_and_temporary_as_a_type():
    assert statuses(["T", "A"], ["R", "T"]).presence.tolist() == [Presence.INACTIVE, Presence.ACTIVE]
    assert statuses(["", ""], ["T", "Terminated"]).presence.tolist() == [Presence.UNKNOWN, Presence.INACTIVE]


def test_a_blank_status_is_active_where_others_have_one_unless_an_end_date_stands_beside_it():
    read = statuses(["Current", "", ""], end=["", "", "28/12/2009"])
    assert read.presence.tolist() == [Presence.ACTIVE, Presence.ACTIVE, Presence.INACTIVE]
    assert read.ended.tolist() == [False, False, True]
    assert statuses(["", ""], end=["", "2020-01-01"]).presence.tolist() == [Presence.UNKNOWN] * 2


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1", 1),
        ("0.8", 0.8),
        ("0,8", 0.8),
        ("80 %", 0.8),
        ("1,234.5", 1234.5),
        (".5", 0.5),
        ("-1", -1),
        ("61.96", 61.96),
    ],
)
def test_numbers(written, number):
    assert read_numbers(pa.array([written])).value.tolist() == pytest.approx([number])


def test_what_is_no_number_is_a_fault_and_blank_is_none():
    read = read_numbers(pa.array(["full", "", "1.2.3", "nan", "inf"]))
    assert np.isnan(read.value).all()
    assert read.fault.tolist() == [True, False, True, True, True]


@pytest.mark.parametrize(
    ("column", "full_time"),
    [([1, 0.5, 0.8], 1), ([37.5, 37.5, 20], 37.5), ([100, 80, 100], 100), ([40, 40, 60, *[40] * 40], 40), ([], 1)],
)
def test_the_unit_of_an_fte_column(column, full_time):
    assert fte_unit(np.array(column, dtype=np.float32))[0] == full_time


def test_seat_columns():
    vacant, filled = seat_says(pa.array(["vacancy", "Person", "", "Open position"]))
    assert (vacant.tolist(), filled.tolist()) == ([True, False, False, True], [False, True, False, False])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_text_is_read(cells):
    column = pa.array(cells, pa.string())
    assert len(read_statuses(column, column, column).presence) == len(cells)
    assert not np.isinf(read_numbers(column).value).any()
