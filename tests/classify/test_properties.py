"""Laws of titles: what never changes a role."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.classify import classify_title, classify_titles
from rolemap.classify.fold import fold
from rolemap.classify.titles import analyze_title, to_verdict
from tests.classify.cases import read_cases

TITLES = [case["title"] for case in read_cases()]
LEVELS = ("Senior ", "Junior ", "Sr. ", "Jr. ", "Principal ", "Deputy ", "Acting ", "Staff ", "Interim ")
STEPS = (" II", " III", " 2", " (Acting)", " (m/w/d)", " (H/F)", " - Senior")

a_title = st.sampled_from(TITLES)
parts = st.lists(
    st.sampled_from(sorted({word for title in TITLES for word in title.split()})), min_size=1, max_size=6
).map(" ".join)
laws = settings(max_examples=60, deadline=None)


def role(title: str) -> str:
    return str(classify_title(title).role)


def without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        str.title,
        str.swapcase,
        without_accents,
        lambda title: unicodedata.normalize("NFD", title),
        lambda title: "  " + title.replace(" ", " \t ") + "\n",
        lambda title: title.replace(" ", "\u00a0"),
        lambda title: title + ".",
        lambda title: title + "!",
        lambda title: title + ",",
        lambda title: f'"{title}"',
        lambda title: f"* {title}",
        lambda title: f"({title})",
        lambda title: title.replace(" - ", " – "),
        lambda title: title.replace(" - ", ", "),
        lambda title: title.replace(", ", " - "),
        *[lambda title, level=level: level + title for level in LEVELS],
        *[lambda title, step=step: title + step for step in STEPS],
    ],
)
def test_writing_and_seniority_never_change_a_role(change) -> None:
    changed = {title: change(title) for title in TITLES}
    wrong = {new: (role(old), role(new)) for old, new in changed.items() if role(old) != role(new)}
    assert wrong == {}


@laws
@given(parts, st.sampled_from([str.upper, str.title, without_accents, lambda text: text.replace(" ", "   ")]))
def test_case_accents_and_spaces_never_change_any_text(text: str, change) -> None:
    assert role(change(text)) == role(text)


@laws
@given(st.lists(st.one_of(a_title, parts), max_size=20), st.randoms())
def test_the_order_of_titles_never_changes_a_verdict(titles: list[str], random) -> None:
    shuffled = list(titles)
    random.shuffle(shuffled)
    assert dict(zip(titles, classify_titles(titles), strict=True)) == dict(
        zip(shuffled, classify_titles(shuffled), strict=True)
    )


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_an_answer_and_twice_is_once(text: str) -> None:
    verdict = classify_title(text)
    assert 0.0 <= verdict.confidence <= 1.0
    assert classify_title(text) == verdict


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=40), parts))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@laws
@given(st.one_of(a_title, parts))
def test_the_remembered_answer_is_that_of_reading_in_full(title: str) -> None:
    assert classify_title(title) == to_verdict(analyze_title(title).reading)
