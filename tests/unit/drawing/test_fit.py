"""Texts fit the room they are given, whatever they are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.drawing.text.fit import fit
from rolemap.drawing.text.metrics import text_width
from rolemap.escape import plain


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
