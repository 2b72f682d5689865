"""Markdown tables stay tables whatever the input says."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.report.gaps_markdown import gaps_markdown, markdown_table
from tests.unit.report.small_org import make_org, make_report


def unescaped_pipes(line: str) -> int:
    return len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_a_row_is_a_line_of_as_many_cells(rows):
    lines = markdown_table(["a", "b"], rows).split("\n")
    assert len(lines) == len(rows) + 2
    assert {unescaped_pipes(line) for line in lines} == {3}


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_no_html_gets_through(text):
    assert "<" not in markdown_table(["a"], [[text]])


def test_html_in_a_name_stays_text():
    text = gaps_markdown(make_org(), make_report())
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
