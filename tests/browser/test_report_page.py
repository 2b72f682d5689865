"""report.html in a real browser: it stays quiet, sorts, filters, and runs nothing that a file says."""

from dataclasses import replace

import pytest

from rolemap.model import Finding, GapReport, ImportLog, Kind, NotChecked, Severity, Source, Subject
from rolemap.report.diff import compare
from rolemap.report.diff.page import diff_html
from rolemap.report.html import html_page
from tests.unit.report.small_org import LOG, PJM, WORK, holder, make_org, make_report
from tests.unit.report.test_diff import june, may

pytestmark = pytest.mark.browser

PICTURE = """<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="800" viewBox="0 0 3000 800">
<style>.box { fill: #eee }</style><rect class="box" style="stroke: red" width="3000" height="800"/></svg>"""
ATTACK = """<script>document.title='run'</script><img src=x onerror="alert(1)">"'}--></script></style>{{7*7}}"""

ABOUT = "#gaps tbody td:nth-child(3) > span"


def test_sorts_and_says_so(visit):
    one = visit(html_page(make_org(), make_report()))
    as_ranked = one.texts(ABOUT)
    head = one.page.locator("#gaps thead th", has_text="About")
    one.page.locator("#gaps .sort", has_text="About").click()
    assert one.texts(ABOUT) == sorted(as_ranked, key=str.casefold)
    assert head.get_attribute("aria-sort") == "ascending"
    one.page.locator("#gaps .sort", has_text="About").press("Enter")
    assert one.texts(ABOUT) == sorted(as_ranked, key=str.casefold, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    one.page.locator("#gaps .sort", has_text="About").press(" ")
    assert one.texts(ABOUT) == as_ranked
    assert head.get_attribute("aria-sort") is None


def test_sorts_figures_as_figures(visit):
    findings = tuple(replace(make_report().findings[0], affected=n) for n in (9, 1200, 30))
    one = visit(html_page(make_org(), GapReport(findings)))
    one.page.locator("#gaps .sort", has_text="Affects").click()
    assert one.texts("#gaps tbody td:nth-child(6) > span") == ["9", "30", "1,200"]


def test_filters_and_counts(visit):
    one = visit(html_page(make_org(), make_report()))
    assert one.texts("#gaps output") == ["7 findings"]
    one.page.locator("#gaps select[data-column='0']").select_option("warning")
    assert one.texts("#gaps tbody td:nth-child(1)") == ["warning", "warning"]
    one.page.locator("#gaps input").fill("ARCHIVE  portfolio")
    assert one.texts(ABOUT) == ["Archive Move"]
    assert one.texts("#gaps output") == ["1 of 7 findings"]
    one.page.locator("#gaps button[type=reset]").click()
    one.page.wait_for_function("document.querySelectorAll('#gaps tbody tr').length === 7")


def test_most_important_leads_to_its_rule(visit):
    one = visit(html_page(make_org(), make_report()))
    one.page.locator("a[data-rule=ORG04]").click()
    assert one.texts("#gaps tbody td:nth-child(2) > span") == ["ORG04"]


def test_groups_rows_under_headings(visit):
    one = visit(html_page(make_org(), make_report()))
    one.page.locator("#gaps select.by").select_option(label="severity")
    assert one.texts("#gaps .group") == ["error (4)", "warning (2)", "note (1)"]
    one.page.locator("#gaps select[data-column='0']").select_option("warning")
    assert one.texts("#gaps .group") == ["warning (2)"]
    one.page.locator("#gaps select.by").select_option(label="rule")
    assert one.texts("#gaps .group") == ["STR01 project without program (1)", "CLS01 ambiguous title (1)"]


def test_a_gap_leads_to_its_box(visit):
    boxes = "".join(
        f"<g><title>project {key}: x</title><rect x='{x}' y='10' width='90' height='20'/></g>"
        for key, x in (("J4", 2800), ("J3", 100))
    )
    one = visit(html_page(make_org(), make_report(), picture=PICTURE.replace("</svg>", f"{boxes}</svg>")))
    assert sorted(set(one.texts("#gaps td small a"))) == ["project J3", "project J4"]
    one.page.locator("#gaps .sort", has_text="About").click()
    one.page.get_by_role("link", name="project J4").first.click()
    assert one.page.locator("svg .pointer").get_attribute("x") == "2794"
    assert one.page.evaluate("document.querySelector('.scroller').scrollLeft") > 500
    one.page.get_by_role("link", name="project J3").click()
    assert one.page.locator("svg .pointer").count() == 1


def test_who_has_no_box_in_the_picture_is_on_the_map_page(visit):
    picture = PICTURE.replace("</svg>", "<a href='x'/><a href=\"map.html#at=work%3AJ4\"/></svg>")
    one = visit(html_page(make_org(), make_report(), picture=picture))
    assert one.page.get_by_role("link", name="Open the map").get_attribute("href") == "map.html"
    links = one.page.locator("#roles td:nth-child(2) small a")
    ids = one.texts("#roles td:nth-child(2) small a")
    assert ids
    assert links.first.get_attribute("href") == f"map.html#at=person%3A{ids[0]}"
    one.page.locator("#gaps .sort", has_text="About").click()
    assert "map.html#at=work%3AJ4" in one.page.get_by_role("link", name="project J4").first.get_attribute("href")


@pytest.mark.parametrize("n", [1, 400])
def test_long_evidence_opens(visit, n):
    words = " ".join(f"fact{i}" for i in range(100))
    finding = replace(make_report().findings[0], evidence=(words,))
    one = visit(html_page(make_org(), GapReport((finding,) * n)))
    details = one.page.locator("#gaps tbody details").first
    assert "fact99" not in details.inner_text()
    details.locator("summary").press("Enter")
    assert details.inner_text().replace("\n", "").replace(" ", "") == words.replace(" ", "")
    one.page.locator("#gaps input").fill("fact99")
    assert one.page.locator("#gaps tbody tr").count() == min(n, 300)


def test_search_folds_accents(visit):
    rows = [("p1", "Zoë Müller", "PjM", "", "X", PJM), ("p2", "Ana Ruiz", "PjM", "", "X", PJM)]
    one = visit(html_page(make_org(rows=rows, work=()), GapReport(())))
    one.page.locator("#roles input").fill("zoe muller")
    assert one.texts("#roles tbody td:nth-child(2) > span") == ["Zoë Müller"]


def test_nothing_that_a_file_says_is_run(visit):
    subject = Subject("project", ATTACK, ATTACK)
    finding = Finding("OWN01", ATTACK, Severity.ERROR, subject, ATTACK, (ATTACK,), ATTACK)
    rows = [(ATTACK, ATTACK, ATTACK, "", ATTACK, replace(PJM, evidence=ATTACK))]
    work = [replace(WORK[3], id=ATTACK, name=ATTACK, kind=Kind.PROJECT, parent_id=None, leads=(holder(0, ATTACK),))]
    log = ImportLog(
        (Source(ATTACK, "people", 1, 1, 0, modified=ATTACK, encoding=ATTACK),),
        tuple(replace(note, message=ATTACK, value=ATTACK, next_step=ATTACK, file=ATTACK) for note in LOG.notes),
    )
    report = GapReport((finding,) * 400, (NotChecked("OWN05", ATTACK, ATTACK),))  # as rows and as packed rows
    one = visit(html_page(make_org(rows=rows, work=work, log=log), report))
    one.page.locator("#gaps .sort").first.click()
    one.page.locator("#gaps .more button").click()
    assert one.page.locator("#gaps tbody tr").count() == 400
    assert one.page.title().startswith("Role map of <script>")
    assert one.page.locator("main img, main script:not([type='application/octet-stream'])").count() == 0
    assert one.texts(ABOUT)[-1] == ATTACK


def test_many_findings_are_packed_and_all_searched(visit):
    report = GapReport(
        tuple(
            Finding("OWN01", "no-lead", Severity.ERROR, Subject("project", f"J{i}", f"Project {i}"), "no lead")
            for i in range(5_000)
        )
    )
    html = html_page(make_org(), report)
    assert len(html) < 400_000
    one = visit(html)
    assert one.page.locator("#gaps tbody tr").count() == 300
    one.page.locator("#gaps .more button").click()
    assert one.page.locator("#gaps tbody tr").count() == 600
    one.page.locator("#gaps input").fill("project 4987")
    assert one.texts(ABOUT) == ["Project 4987"]


def test_reads_without_scripts(visit):
    one = visit(html_page(make_org(), make_report(), picture=PICTURE), java_script_enabled=False)
    assert len(one.texts("#gaps tbody tr")) == 7
    assert not one.page.locator(".tools").first.is_visible()
    assert not one.page.locator(".zoom").is_visible()


def test_picture_fits_and_zooms(visit):
    one = visit(html_page(make_org(), make_report(), picture=PICTURE))
    width = "document.querySelector('.scroller > svg').getBoundingClientRect().width"
    assert one.page.evaluate(width) <= 1240
    one.page.get_by_role("button", name="Full size").click()
    assert one.page.evaluate(width) == 3000
    one.page.get_by_role("button", name="Whole picture").click()
    one.page.locator(".scroller").press("+")
    assert 1200 < one.page.evaluate(width) < 1600
    style = "getComputedStyle(document.querySelector('.scroller rect'))"
    assert one.page.evaluate(f"{style}.fill") == "rgb(238, 238, 238)"
    assert one.page.evaluate(f"{style}.stroke") == "rgb(255, 0, 0)"


def test_what_changed_is_sorted_and_filtered_too(visit):
    one = visit(diff_html(compare(may(), june())))
    assert one.texts("h1") == ["1 gap opened, 2 closed, 5 still open"]
    one.page.locator("#gaps select[data-column='0']").select_option("closed")
    assert one.texts("#gaps tbody td:nth-child(3) > span") == ["VAC01", "STR01"]
    one.page.locator("#people input").fill("retitled pgm")
    assert one.texts("#people tbody td:nth-child(2) > span") == ["Mia Wong"]


@pytest.mark.parametrize("width", [420, 820, 1280])
def test_nothing_runs_over_the_side(visit, width):
    one = visit(html_page(make_org(), make_report(), picture=PICTURE))
    one.page.set_viewport_size({"width": width, "height": 900})
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
