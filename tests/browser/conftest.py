"""A real browser for the pages that rolemap writes; without one these tests are skipped, and say why."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One headless Chromium for all tests of this folder."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is in the extra 'dev'")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the package 'chromium'")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Visit:
    """An open page, and everything that it complained of or asked for."""

    def __init__(self, page, path: Path) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(path.as_uri())

    def texts(self, selector: str) -> list[str]:
        """Text of all elements that match."""
        return self.page.locator(selector).all_inner_texts()


@pytest.fixture
def visit(browser, tmp_path):
    """``visit(html)`` opens a page from a file and returns a ``Visit``; every page closes without a complaint."""
    contexts, visits = [], []

    def open_page(html: str, **options: object) -> Visit:
        path = tmp_path / f"page{len(visits)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        visits.append(Visit(context.new_page(), path))
        return visits[-1]

    yield open_page
    for context in contexts:
        context.close()
    for one in visits:
        assert one.complaints == []
        assert all(url.startswith("file:") for url in one.requests)
        assert len(one.requests) == 1
