"""report.html as text: sealed, the same on every run, and honest about what is absent."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.inline import content_policy
from rolemap.model import GapReport, ImportLog, Severity, Waived
from rolemap.report.html import html_page
from rolemap.report.html.picture import inline_svg
from rolemap.report.html.table import PACKED_ROWS, Column, PageTable
from tests.unit.report.small_org import finding, make_org, make_report

VOID = {"meta", "input", "link", "br", "img", "hr"}
OPTIONAL = {"p", "li", "dt", "dd"}


class Balance(HTMLParser):
    """Every element is closed in order; no handler and no address is among the attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attributes):
        names = {name for name, _ in attributes}
        assert not any(name.startswith("on") for name in names)
        assert "src" not in names
        assert all(value.startswith("#") for name, value in attributes if name == "href")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def check(html: str) -> None:
    parser = Balance()
    parser.feed(html)
    parser.close()
    assert parser.open == []


def test_is_well_formed():
    check(html_page(make_org(), make_report(), picture="<svg viewBox='0 0 1 1'></svg>"))
    check(html_page(make_org(rows=(), work=(), log=ImportLog()), GapReport(())))


def test_twice_the_same():
    assert html_page(make_org(), make_report()) == html_page(make_org(), make_report())


def test_says_why_there_is_no_picture():
    assert "too large to draw" in html_page(make_org(), make_report(), no_picture="It is too large to draw.")


def test_what_is_waived_or_known_is_said():
    waived = finding("OWN01", "no-lead", Severity.ERROR, None, "accepted until autumn")
    html = html_page(make_org(), GapReport((), waived=(Waived(waived, "the board", date(2027, 6, 30)),) * 150, known=3))
    check(html)
    for words in (
        "150 waived",
        "3 that the baseline has",
        "accepted until autumn",
        "the board",
        "2027-06-30",
        "And 50 more",
    ):
        assert words in html
    assert 'id="waived"' not in html_page(make_org(), make_report())


def test_names_files_their_time_and_the_version():
    html = html_page(make_org(), make_report())
    for words in ("people.csv", "2024-05-06 07:08 UTC", "work.csv", "2024-05-07 10:00 UTC", "rolemap "):
        assert words in html


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_any_text_stays_text(text):
    html = html_page(make_org(), GapReport((finding("OWN01", text, Severity.ERROR, None, text, suggestion=text),)))
    check(html)


def test_policy_allows_what_the_page_holds_and_no_more():
    policy = content_policy(script="a", style="b", picture="<svg><style>c</style></svg>")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert len(re.findall("sha256-", policy)) == 3
    assert "style-src-attr 'unsafe-inline'" in content_policy(script="", style="", picture="<svg style='a'></svg>")


@pytest.mark.parametrize(
    "prolog",
    [
        "",
        "\ufeff",
        "<?xml version='1.0'?>\n",
        "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://x'>\n<!-- made -->\n",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
    ],
)
def test_picture_loses_its_prolog(prolog):
    assert inline_svg(f"{prolog}<svg a='1'></svg>\n") == "<svg a='1'></svg>"


def test_another_picture_is_refused():
    with pytest.raises(ValueError, match="not an SVG"):
        inline_svg("<html></html>")


def test_rows_beyond_the_page_are_owned_up_to():
    rows = [[(str(i), "")] for i in range(PACKED_ROWS + 1)]
    table = PageTable("t", (Column("a"),), rows, rest="t.csv")
    assert (len(table.shown), table.beyond, bool(table.packed)) == (300, 1, True)
    assert PageTable("t", (Column("a"),), rows, total=200_000).beyond == 200_000 - PACKED_ROWS
    assert PageTable("t", (Column("a"),), rows[:300]).packed == ""
