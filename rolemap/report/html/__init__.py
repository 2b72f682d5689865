"""``report.html``: one page that needs no network and no program but a browser."""

from rolemap.report.html.page import html_page

__all__ = ["html_page"]
