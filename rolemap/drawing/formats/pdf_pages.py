"""PDF of one page or many, with links and bookmarks."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.backends.backend_pdf import Name as PdfName

from rolemap.drawing.formats.figure import LinkArea, figure_of, link_areas
from rolemap.drawing.formats.glyphs import with_font_note
from rolemap.drawing.formats.paper import paper_size
from rolemap.drawing.pages import MAX_BOXES, Page, page_of, paginate
from rolemap.drawing.paint import Picture, paint
from rolemap.escape import plain, xml_uri
from rolemap.model import Diagram


def pdf_pages(
    diagram: Diagram, *, paper: str = "a3", theme: str = "print", direction: str = "down", page_boxes: int = MAX_BOXES
) -> bytes:
    """The pages of ``diagram`` (``pages.paginate``) on ``paper``, landscape; an index first, a bookmark each.

    A box that is continued leads to its page when pressed, the top of that page leads back, the index to every page.
    """
    size = paper_size(paper)
    pages = paginate(diagram, max_boxes=page_boxes)
    drawn = (
        paint(with_font_note(page.diagram), theme=theme, direction=direction, aspect=size[0] / size[1])
        for page in pages
    )
    return write_pdf(drawn, plain(diagram.title), size=size, pages=pages)


def write_pdf(
    pictures: Iterable[Picture], title: str, *, size: tuple[float, float] | None = None, pages: Sequence[Page] = ()
) -> bytes:
    """A PDF of one page for each picture, fitted into ``size`` (px) or as large as it is; bookmarks for ``pages``."""
    stream = BytesIO()
    metadata = {"CreationDate": None, "Creator": "rolemap", "Producer": "rolemap", "Title": title}
    areas: list[list[LinkArea]] = []
    with PdfPages(stream, metadata=metadata) as pdf:
        for picture in pictures:
            figure = figure_of(picture, paper=size)
            FigureCanvasPdf(figure)
            pdf.savefig(figure)
            areas.append(list(link_areas(picture, size)))
        file = pdf._ensure_file()  # matplotlib has no public way to an open PDF file
        for number, links in enumerate(areas):
            file._annotations[number][1].extend(_annotations(file, links))
        if len(pages) > 1:
            _bookmark(file, pages)
    return stream.getvalue()


_NAME: Any = PdfName  # untyped in matplotlib, as are the methods of its PDF file


def _annotations(file: Any, areas: Sequence[LinkArea]) -> Iterator[dict[str, object]]:
    """Areas that lead to another page of the file or to an address (PDF 32000-1:2008, 12.5.6.5)."""
    for link, frame in areas:
        annotation = {"Type": _NAME("Annot"), "Subtype": _NAME("Link"), "Rect": list(frame), "Border": [0, 0, 0]}
        number = page_of(link)
        if number is not None and number <= len(file.pageList):
            yield {**annotation, "Dest": [file.pageList[number - 1], _NAME("Fit")]}
        elif number is None and xml_uri(link):
            yield {**annotation, "A": {"S": _NAME("URI"), "URI": link.encode("ascii", "ignore")}}


def _bookmark(file: Any, pages: Sequence[Page]) -> None:
    """Write the outline of the document: a tree of the names of the pages (PDF 32000-1:2008, 12.3.3)."""
    root = file.reserveObject("outlines")
    items = [file.reserveObject(f"bookmark {page.number}") for page in pages]
    above = _parents(pages)
    below: dict[int, list[int]] = {}
    for number, parent in enumerate(above):
        below.setdefault(parent, []).append(number)
    for parent, numbers in below.items():
        for place, number in enumerate(numbers):
            entry: dict[str, object] = {
                "Title": plain(pages[number].name).encode("utf-16"),
                "Parent": root if parent < 0 else items[parent],
                "Dest": [file.pageList[number], _NAME("Fit")],
            }
            if place:
                entry["Prev"] = items[numbers[place - 1]]
            if place + 1 < len(numbers):
                entry["Next"] = items[numbers[place + 1]]
            file.writeObject(items[number], {**entry, **_range(below.get(number, []), items, is_open=False)})
    file.writeObject(root, {"Type": _NAME("Outlines"), **_range(below[-1], items, is_open=True)})
    file.writeObject(
        file.rootObject,
        {"Type": _NAME("Catalog"), "Pages": file.pagesObject, "Outlines": root, "PageMode": _NAME("UseOutlines")},
    )


def _range(numbers: Sequence[int], items: Sequence[object], *, is_open: bool) -> dict[str, object]:
    if not numbers:
        return {}
    count = len(numbers) if is_open else -len(numbers)
    return {"First": items[numbers[0]], "Last": items[numbers[-1]], "Count": count}


def _parents(pages: Sequence[Page]) -> list[int]:
    """Position of the page above each in the outline, -1 at the top."""
    parents: list[int] = []
    path: list[int] = []
    for number, page in enumerate(pages):
        depth = max(page.level - 1, 0)
        del path[depth:]
        parents.append(path[-1] if path else -1)
        path.append(number)
    return parents
