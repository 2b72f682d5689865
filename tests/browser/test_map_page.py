"""map.html in a real browser: it stays quiet, and everything can be done by mouse and by keyboard."""

import re
from dataclasses import replace

import pytest

from rolemap.drawing.page import map_page
from rolemap.model import Dangling, Finding, Kind, Severity, Subject
from tests.unit.report.small_org import OTHER, PGM, PJM, WORK, holder, make_org, make_report

pytestmark = pytest.mark.browser

ATTACK = """<script>document.title='run'</script><img src=x onerror="alert(1)">"'}--></script></style>{{7*7}}"""
PANEL = "#panel h2"


def ready(visit, html, fragment="", **options):
    """The page, opened and read to its end."""
    one = visit(html, reduced_motion="reduce", **options)
    if fragment:
        one.page.evaluate(f"location.hash = {fragment!r}")
    one.page.locator("html[data-ready]").wait_for(state="attached")
    return one


def wide_org(branches=6, leaves=40):
    """A head, managers, and many people below each."""
    rows = [("top", "Tove Head", "Director", "", "Office", PGM)]
    for at in range(branches):
        rows.append((f"m{at}", f"Manager {at}", "Head of Unit", "top", "Office", PGM))
        rows += [(f"e{at}-{n}", f"Émile {at} {n}", "Project Manager", f"m{at}", "Unit", PJM) for n in range(leaves)]
    return make_org(rows=rows, work=())


@pytest.fixture
def wide(visit):
    return ready(visit, map_page(wide_org()))


def outline(one):
    """Texts of the rows of the outline."""
    return one.page.locator("#tab-outline .row .name").all_inner_texts()


def open_outline(one):
    one.page.locator("[data-tab=outline]").click()
    if one.page.locator("#tab-outline").get_attribute("hidden") is not None:
        one.page.locator("[data-tab=outline]").click()


def shows(one, heading):
    one.page.locator(PANEL, has_text=heading).wait_for()


def test_search_unfolds_the_path_and_selects(wide):
    wide.page.keyboard.press("/")
    wide.page.keyboard.type("emile 3 17")
    wide.page.locator("#hits [role=option]").first.wait_for()
    assert wide.texts("#hits [role=option] b") == ["Émile 3 17"]
    wide.page.keyboard.press("Enter")
    shows(wide, "Émile 3 17")
    assert wide.texts("#panel .chain") == ["Tove Head › Manager 3"]
    assert wide.page.evaluate("location.hash") == "#at=person%3Ae3-17&q=emile+3+17"
    assert wide.page.evaluate("document.activeElement.id") == "map"


def test_a_search_without_a_hit_says_so(wide):
    wide.page.locator("#search").fill("nobody of this name")
    wide.page.locator("#hits li").wait_for()
    assert wide.texts("#hits li") == ["Nothing found"]
    wide.page.locator("#search").press("Escape")
    assert not wide.page.locator("#hits").is_visible()


def test_the_address_leads_back(visit):
    html = map_page(make_org(), make_report().findings)
    one = ready(visit, html)
    one.page.locator("[data-view=people]").click()
    one.page.locator("#search").fill("mia")
    one.page.locator("#hits [role=option]").first.click()
    shows(one, "Mia")
    one.page.get_by_role("button", name="Focus", exact=True).click()
    fragment = one.page.evaluate("location.hash")
    assert "view=people" in fragment
    assert "focus=dim" in fragment
    other = ready(visit, html, fragment)
    shows(other, "Mia")
    assert other.page.locator("[data-view=people]").get_attribute("aria-pressed") == "true"
    assert other.page.locator("#clear-focus").is_visible()


def test_a_gap_leads_to_its_box(visit):
    report = make_report()
    one = ready(visit, map_page(make_org(), report.findings))
    assert one.texts("#tab-gaps output") == [f"{len(report.findings)} gaps"]
    one.page.locator("#tab-gaps select[aria-label=Severity]").select_option("1")
    warnings = [finding for finding in report.findings if finding.severity is Severity.WARNING]
    assert one.page.locator(".gap-line").count() == len(warnings)
    line = one.page.locator(".gap-line:enabled").first
    about, message = line.locator("b").inner_text(), line.locator(".message").inner_text()
    line.click()
    shows(one, about)
    assert message in one.texts("#panel article .message")


def test_a_press_selects_and_a_press_on_the_mark_folds(wide):
    open_outline(wide)
    before = len(outline(wide))
    box = wide.page.locator("#map").bounding_box()
    wide.page.locator("#map").click(position={"x": box["width"] / 2, "y": 55})
    shows(wide, "Tove Head")
    wide.page.locator("#map").focus()
    wide.page.keyboard.press("Space")
    assert outline(wide) == ["Tove Head"]
    wide.page.keyboard.press("Space")
    assert len(outline(wide)) == before


def test_the_keyboard_walks_the_picture(wide):
    wide.page.locator("#map").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowRight"):
        wide.page.keyboard.press(key)
    shows(wide, "Émile 1 1")
    wide.page.locator("#status", has_text="Émile 1 1").wait_for(state="attached")
    wide.page.keyboard.press("ArrowUp")
    shows(wide, "Manager 1")
    wide.page.keyboard.press("o")
    assert wide.page.locator("#clear-focus").inner_text().startswith("Only: Manager 1")
    wide.page.keyboard.press("Escape")
    assert not wide.page.locator("#panel").is_visible()
    wide.page.keyboard.press("Escape")
    assert not wide.page.locator("#clear-focus").is_visible()


def test_the_keyboard_zooms_and_fits(wide):
    shot = wide.page.locator("#map").screenshot
    wide.page.locator("#map").focus()
    start = shot()
    wide.page.keyboard.press("+")
    wide.page.wait_for_timeout(100)
    closer = shot()
    assert closer != start
    wide.page.keyboard.press("0")
    wide.page.wait_for_timeout(100)
    assert shot() != closer


def test_the_outline_is_a_tree_for_screen_readers(wide):
    wide.page.keyboard.press("Tab")
    assert wide.page.locator(":focus").inner_text() == "Skip to the outline"
    wide.page.keyboard.press("Enter")
    assert wide.page.locator(".row:focus .name").inner_text() == "Tove Head"
    rows = wide.page.get_by_role("treeitem")
    top = rows.first
    assert [top.get_attribute(name) for name in ("aria-level", "aria-posinset", "aria-setsize")] == ["1", "1", "1"]
    top.focus()
    wide.page.keyboard.press("ArrowDown")
    focused = wide.page.locator(".row:focus")
    assert focused.get_attribute("aria-level") == "2"
    is_open = focused.get_attribute("aria-expanded") == "true"
    wide.page.keyboard.press("ArrowLeft" if is_open else "ArrowRight")
    assert wide.page.locator(".row:focus").get_attribute("aria-expanded") == ("false" if is_open else "true")
    wide.page.keyboard.press("End")
    last = wide.page.locator(".row:focus .name").inner_text()
    wide.page.keyboard.press("Home")
    assert wide.page.locator(".row:focus .name").inner_text() == "Tove Head" != last


def test_the_outline_of_many_holds_few_elements(visit):
    one = ready(visit, map_page(wide_org(4, 600)))
    open_outline(one)
    one.page.get_by_role("treeitem").first.focus()
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("*")
    assert one.page.locator("#tab-outline .row").count() < 80
    one.page.keyboard.press("End")
    assert one.page.locator(".row:focus .name").inner_text() == "Émile 3 599"
    assert one.page.locator(".row:focus").get_attribute("aria-setsize") == "600"


def test_a_filter_keeps_matches_and_what_leads_to_them(visit):
    one = ready(visit, map_page(make_org(), make_report().findings, title="Map"))
    one.page.locator("[data-view=people]").click()
    one.page.locator("[data-tab=filter]").click()
    one.page.locator("select[name=role]").select_option("PjM")
    words = one.page.locator("#tab-filter output").inner_text()
    count = int(re.match(r"\d+", words).group())
    assert count == len(make_org().people.with_role(PJM.role))
    one.page.locator("#tab-filter button", has_text="Next").click()
    assert one.page.locator("#panel .verdict .chip").inner_text() == "PjM"
    assert "role=PjM" in one.page.evaluate("location.hash")
    one.page.locator("#clear-filter").click()
    assert not one.page.locator("#clear-filter").is_visible()


def test_the_panel_says_why_and_leads_on(visit):
    one = ready(visit, map_page(make_org(), make_report().findings))
    led = next(item for item in WORK if item.leads and item.leads[0].person >= 0)
    one.page.locator("#search").fill(led.name)
    one.page.locator("#hits [role=option]").first.click()
    shows(one, led.name)
    one.page.locator("#panel .held .link").first.click()
    shows(one, make_org().people[led.leads[0].person].label)
    assert "sure" in one.page.locator("#panel .verdict").inner_text()
    assert one.page.locator("[data-view=people]").get_attribute("aria-pressed") == "true"
    one.page.locator("#panel").get_by_role("button", name=led.name, exact=True).click()
    shows(one, led.name)


def test_saves_what_is_shown(wide, tmp_path):
    wide.page.locator(".menu summary").click()
    with wide.page.expect_download() as saved:
        wide.page.locator("[data-do=svg]").click()
    assert saved.value.suggested_filename == "rolemap-people.svg"
    saved.value.save_as(tmp_path / "map.svg")
    svg = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "Tove Head" in svg
    wide.page.locator(".menu summary").click()
    with wide.page.expect_download() as saved:
        wide.page.locator("[data-do=png]").click()
    saved.value.save_as(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_prints_the_picture_and_not_the_buttons(wide):
    wide.page.emulate_media(media="print")
    wide.page.locator("#paper svg").wait_for()
    assert "Tove Head" in wide.page.locator("#paper svg").text_content()
    assert not wide.page.locator("header").is_visible()
    assert wide.page.evaluate("document.querySelector('#paper svg').getBoundingClientRect().width") > 200
    wide.page.emulate_media(media="screen")
    wide.page.locator("#paper svg").wait_for(state="detached")
    assert wide.page.pdf().startswith(b"%PDF")


def test_nothing_that_a_file_says_is_run(visit):
    subject = Subject("project", ATTACK, ATTACK)
    finding = Finding("OWN01", ATTACK, Severity.ERROR, subject, ATTACK, (ATTACK,), ATTACK)
    rows = [(ATTACK, ATTACK, ATTACK, "", ATTACK, replace(PJM, evidence=ATTACK))]
    work = [replace(WORK[3], id=ATTACK, name=ATTACK, kind=Kind.PROJECT, parent_id=None, leads=(holder(0, ATTACK),))]
    one = ready(visit, map_page(make_org(rows=rows, work=work), (finding,), title=ATTACK))
    one.page.locator(".gap-line").click()
    shows(one, ATTACK)
    one.page.locator("#search").fill("script")
    one.page.locator("#hits [role=option]").first.wait_for()
    open_outline(one)
    one.page.emulate_media(media="print")
    one.page.locator("#paper svg").wait_for()
    assert one.page.locator("img, main script, #print script, #hits script").count() == 0
    assert one.page.title() == ATTACK


def test_fingers_pull_and_press(visit):
    one = ready(visit, map_page(wide_org()), has_touch=True)
    box = one.page.locator("#map").bounding_box()
    one.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + 55)
    shows(one, "Tove Head")


def test_nothing_runs_over_the_side(visit):
    one = ready(visit, map_page(make_org(), make_report().findings))
    one.page.locator("[data-tab=filter]").click()
    for width in (1280, 820, 420, 360):
        one.page.set_viewport_size({"width": width, "height": 800})
        size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        wide, high = one.page.evaluate(size)
        assert (wide <= width, high <= 800) == (True, True), f"{wide} x {high} at {width}"


def test_without_scripts_it_says_what_is_missing(visit):
    one = visit(map_page(make_org()), java_script_enabled=False)
    assert "scripts are switched off" in one.page.locator(".noscript").inner_text()


def test_a_part_of_a_large_map_says_so(visit):
    one = ready(visit, map_page(wide_org(), most_people=100))
    assert "A part: 100 of 247 people are on this page" in one.page.locator("#notes").inner_text()
    assert one.page.locator("#notes").is_visible()
    one.page.locator("#search").fill("emile 5 39")
    one.page.locator("#hits li").wait_for()
    assert one.texts("#hits li") == ["Nothing found on this page, which leaves out 147 people"]


def test_a_gap_without_a_box_says_why_and_a_shared_name_marks_its_boxes(visit):
    work = [replace(WORK[3], id=key, name=f"Work {key}", parent_id=None) for key in ("X", "Y")]
    dangling = tuple(Dangling(str(WORK[3].kind), key, "lead", "Maria", "ambiguous") for key in ("X", "Y"))
    findings = (
        Finding("REF03", "lead-ambiguous", Severity.ERROR, Subject("reference", "Maria", "Maria"), "two of that name"),
        Finding("ORG04", "no-manager", Severity.NOTE, Subject("people", "people.csv", "people.csv"), "many"),
    )
    one = ready(visit, map_page(replace(make_org(work=work), dangling=dangling), findings))
    assert one.page.locator(".gap-line:disabled .why").inner_text() == "About the people file as a whole: it has no box"
    one.page.locator(".gap-line:enabled").click()
    shows(one, "Work X")
    assert one.texts("#panel article .message") == ["two of that name"]
    open_outline(one)
    assert one.page.locator("#tab-outline .row .count").all_inner_texts() == ["1", "1"]


def test_on_a_phone_a_filter_unfolds_the_way_to_its_first_match(visit):
    rows = [(f"b{n}", f"Head {n}", "Head of Unit", "", "Office", PGM) for n in range(4)]
    rows += [(f"d{n}-{at}", f"Deep {n} {at}", "Clerk", f"b{n}", "Office", OTHER) for n in range(4) for at in range(9)]
    rows.append(("m", "Found Below", "Project Manager", "d3-8", "Unit", PJM))
    one = ready(visit, map_page(make_org(rows=rows, work=())))
    one.page.set_viewport_size({"width": 390, "height": 700})
    one.page.locator("[data-tab=filter]").click()
    one.page.locator("select[name=role]").select_option("PjM")
    open_outline(one)
    assert "Found Below" in outline(one)
    assert not one.page.locator(".legend ul").is_visible()
