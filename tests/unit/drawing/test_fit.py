"""Texts fit the room they are given, whatever they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.drawing import sizes as s
from rolemap.drawing.text.box import fit_box
from rolemap.drawing.text.fit import fit
from rolemap.drawing.text.heights import box_heights
from rolemap.drawing.text.metrics import text_width
from rolemap.escape import plain
from rolemap.model import Box, Role, Seat


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.floats(40, 300), st.integers(1, 3), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, width: float, max_lines: int, bold: bool) -> None:
    lines = fit(plain(text), width, 12, bold=bold, max_lines=max_lines)
    assert len(lines) <= max_lines
    assert all(text_width(line, 12, bold=bold) <= width + 1e-6 for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Grid", "Customer-Data", "a", "Platform/Core"]), max_size=8))
def test_what_fits_is_not_changed(words: list[str]) -> None:
    text = " ".join(words)
    lines = fit(text, 130, 11, max_lines=9)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert fit("Reorganization of everything", 80, 12)[-1].endswith("…")
    assert fit("W" * 5000, 100, 12, max_lines=2)[-1].endswith("…")
    assert fit("", 100, 12) == ()


def test_a_mark_stays_with_its_letter() -> None:
    line = fit("e\u0301" * 60, 60, 12)[0]
    assert not line.endswith("e…")


TEXTS = st.one_of(
    st.text(max_size=60), st.sampled_from(["Grid", "Customer Data Platform of the North-West", " ", "名" * 30])
)
SEATS = st.builds(Seat, TEXTS, st.sampled_from([None, Role.PJM]), detail=TEXTS)
BOXES = st.builds(
    Box,
    st.just("a"),
    TEXTS,
    st.lists(SEATS, max_size=5).map(tuple),
    st.lists(TEXTS, max_size=5).map(tuple),
    tag=TEXTS,
    note=TEXTS,
    inferred=st.booleans(),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(BOXES, st.sampled_from([208.0, 232.0])), max_size=6))
def test_heights_of_many_boxes_are_those_of_their_texts(rows: list[tuple[Box, float]]) -> None:
    heights = box_heights([box for box, _ in rows], [width for _, width in rows])
    for (box, width), height in zip(rows, heights, strict=True):
        text = fit_box(box, width)
        lines = sum(
            s.SEAT_GAP + len(seat.lines) * s.SEAT_LINE + len(seat.detail) * s.DETAIL_LINE for seat in text.seats
        )
        lines += len(text.heading) * s.HEADING_LINE + len(text.lines) * s.LINE_LINE
        lines += s.TAG_LINE * bool(text.tag) + s.FOLD_LINE * bool(text.note)
        assert height == pytest.approx(s.PAD_TOP + lines + s.PAD_BOTTOM)
