"""The gallery shows every view, and its page says how each picture is drawn."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from rolemap.drawing import VIEWS

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def gallery() -> ModuleType:
    loader = SourceFileLoader("gallery", str(ROOT / "scripts" / "gallery"))
    module = module_from_spec(spec_from_loader("gallery", loader))
    loader.exec_module(module)
    return module


def test_every_view_is_in_the_gallery(gallery: ModuleType) -> None:
    shown = {picture.options.partition("--view ")[2].split(" ")[0] or "hierarchy" for picture in gallery.PICTURES}
    assert shown == set(VIEWS)


def test_the_page_and_its_pictures_are_there(gallery: ModuleType) -> None:
    folder = ROOT / gallery.OUT
    assert (folder / "README.md").read_text(encoding="utf-8") == gallery.page()
    assert {path.name for path in folder.iterdir()} == {"README.md", *(picture.name for picture in gallery.PICTURES)}
