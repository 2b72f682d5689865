"""Cells that try to become code, in a real browser: nothing runs, nothing is loaded, all of it is text."""

from pathlib import Path

import pytest

import rolemap
from tests.security.hostile import MARKUP, write

pytestmark = pytest.mark.browser

PAGES = ("report.html", "map.html", "hierarchy.svg", "org.svg")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    people, work = write(folder, MARKUP)
    org = rolemap.read_org(people, work)
    rolemap.write_map(org, folder / "results")
    return folder / "results"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_a_cell_runs(browser, results: Path, name: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    hits, requests, dialogs = [], [], []
    context.expose_function("hit", lambda: hits.append(name))
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto((results / name).as_uri())
    page.wait_for_load_state("load")
    page.keyboard.press("Tab")
    for _ in range(5):
        page.mouse.move(200, 200)
        page.mouse.move(640, 450)
        page.mouse.click(640, 450)
    alien = page.evaluate(
        "() => document.querySelectorAll('iframe, object, embed, foreignObject, meta[http-equiv=refresh], "
        "img[src=x], [onerror], [onload], [onmouseover], [onfocus], a[href^=javascript]').length"
    )
    context.close()
    assert (hits, dialogs, alien) == ([], [], 0)
    pages = {(results / page).as_uri() for page in PAGES}  # boxes of a picture lead to the map page
    assert {request.partition("#")[0] for request in requests} <= pages


def test_the_texts_are_there(results: Path) -> None:
    """They are shown as they were written, and not swallowed."""
    svg = (results / "org.svg").read_text(encoding="utf-8")
    assert "&lt;script&gt;" in svg
    assert "&lt;img src=x" in svg


def test_the_test_is_not_blind(browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<title>x</title><img src=x onerror=hit()>", encoding="utf-8")
    context = browser.new_context()
    hits: list[int] = []
    context.expose_function("hit", lambda: hits.append(1))
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_timeout(200)
    context.close()
    assert hits == [1]
