"""Every format takes any text, parses with a real reader of it, and is the same from run to run."""

import csv
import json
import shutil
import subprocess
import sys
from io import BytesIO, StringIO
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.drawing.formats import glyphs
from rolemap.drawing.formats.mermaid import MAX_CHARACTERS, MAX_EDGES
from rolemap.drawing.formats.registry import RENDERERS
from rolemap.drawing.render import check, diagram_of, render
from rolemap.drawing.views import CHARTS, VIEWS, hierarchy
from rolemap.errors import ConfigError
from rolemap.model import Bar, Bars, Box, Diagram, Line, LineKind, Seat
from tests.strategies.drawing import NASTY, forests, organization, tree_diagram
from tests.strategies.orgs import make_org

TEXT = [suffix for suffix in RENDERERS if suffix not in ("png", "pdf", "pptx")]
CALM = settings(max_examples=25, deadline=None)
ANY_TREE = forests(20)
ANY_NAMES = st.lists(st.text(max_size=30), min_size=1, max_size=5).map(tuple)


def text_of(diagram: Diagram, suffix: str) -> str:
    content = render(diagram, f"x.{suffix}")[f"x.{suffix}"]
    assert isinstance(content, str)
    return content


def nasty() -> Diagram:
    return tree_diagram([-1, 0, 0, 1, 1, 1, 1, 2, 2, 2, -1, -1, -1, 2, 2])


@pytest.mark.parametrize("suffix", RENDERERS)
def test_two_runs_are_byte_identical(suffix: str) -> None:
    if suffix == "pptx":
        pytest.importorskip("pptx", reason="the extra pptx is not installed")
    assert render(nasty(), f"x.{suffix}") == render(nasty(), f"x.{suffix}")


@CALM
@given(ANY_TREE, ANY_NAMES)
def test_xml_formats_parse_whatever_the_names(parents: list[int], names: tuple[str, ...]) -> None:
    diagram = tree_diagram(parents, names)
    for suffix in ("svg", "drawio", "graphml", "gexf"):
        root = ElementTree.fromstring(text_of(diagram, suffix).encode())
        assert not [element for element in root.iter() if "script" in str(element.tag)]


@CALM
@given(ANY_TREE, ANY_NAMES)
def test_data_formats_read_back(parents: list[int], names: tuple[str, ...]) -> None:
    diagram = tree_diagram(parents, names)
    data = json.loads(text_of(diagram, "json"))
    assert [node["id"] for node in data["nodes"]] == [box.id for box in diagram.boxes]
    assert len(json.loads(text_of(diagram, "cyjs"))["elements"]["edges"]) == len(diagram.lines)
    files = render(diagram, "x.csv")
    rows = list(csv.DictReader(StringIO(str(files["x.csv"]).removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == [box.id for box in diagram.boxes]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert len(str(files["x-edges.csv"]).splitlines()) == len(diagram.lines) + 1


def test_svg_keeps_text_as_text_with_a_title_on_every_box() -> None:
    diagram = hierarchy(organization(20))
    root = ElementTree.fromstring(text_of(diagram, "svg").encode())
    space = "{http://www.w3.org/2000/svg}"
    titles = [title.text for title in root.findall(f"{space}g/{space}title")]
    assert titles == [box.tooltip for box in diagram.boxes]
    assert {"Ken Ito", "no project manager"} <= {text.text for text in root.iter(f"{space}text")}


def test_svg_keeps_markup_in_names_as_text() -> None:
    assert 'say "hi"; DROP' in "".join(ElementTree.fromstring(text_of(nasty(), "svg").encode()).itertext())


def test_networkx_reads_graphml_and_gexf() -> None:
    diagram = hierarchy(organization(20))
    graph = nx.read_graphml(BytesIO(text_of(diagram, "graphml").encode()))
    assert [data["id"] for _, data in graph.nodes(data=True)] == [box.id for box in diagram.boxes]
    assert graph.number_of_edges() == len(diagram.lines)
    graph = nx.read_gexf(BytesIO(text_of(diagram, "gexf").encode()))
    assert graph.number_of_nodes() == len(diagram.boxes)


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_graphviz_reads_dot() -> None:
    done = subprocess.run(
        ["dot", "-Tjson0"], input=text_of(nasty(), "dot").encode(), capture_output=True, check=True, timeout=30
    )
    read = json.loads(done.stdout)
    assert len(read["objects"]) == len(nasty().boxes)
    assert len(read["edges"]) == len(nasty().lines)


def test_mermaid_labels_are_quoted_and_hold_nothing_with_a_meaning() -> None:
    for line in text_of(nasty(), "mmd").splitlines():
        if line.startswith("n") and '["' in line:
            _, _, rest = line.partition('["')
            label, _, style = rest.rpartition('"]')
            assert not set('"`[]{}|\\') & set(label.replace("<br/>", "")), line
            assert "<" not in label.replace("<br/>", "")
            assert style == "" or style.startswith(":::")


@pytest.mark.parametrize("shape", ["wide", "deep"])
def test_mermaid_is_split_below_the_limits_of_its_hosts(shape: str) -> None:
    count = 1500
    parents = [-1] + ([0] * (count - 1) if shape == "wide" else [max(0, i // 3) for i in range(count - 1)])
    boxes = tuple(Box(f"b{i}", f"Box number {i} with a name") for i in range(count))
    diagram = Diagram("Large", boxes, tuple(Line(f"b{p}", f"b{i}") for i, p in enumerate(parents) if p >= 0))
    parts = render(diagram, "map.mmd")
    assert list(parts)[:2] == ["map.mmd", "map-2.mmd"]
    lines: set[str] = set()
    nodes: set[str] = set()
    for part in map(str, parts.values()):
        assert len(part) <= MAX_CHARACTERS
        assert part.count(" --- ") <= MAX_EDGES
        lines |= {line for line in part.splitlines() if " --- " in line}
        nodes |= {line.partition("[")[0] for line in part.splitlines() if '["' in line}
    assert len(lines) == count - 1
    assert len(nodes) == count


def test_png_and_pdf_are_what_they_say() -> None:
    assert str(render(nasty(), "x.png")["x.png"])[2:].startswith("\\x89PNG")
    pdf = render(nasty(), "x.pdf")["x.pdf"]
    assert isinstance(pdf, bytes)
    assert pdf.startswith(b"%PDF")
    assert b"CreationDate" not in pdf


def test_names_in_any_script_are_drawn_without_a_warning() -> None:
    diagram = tree_diagram([-1] * len(NASTY))
    assert render(diagram, "x.png")


def test_the_package_loads_no_plotting_library() -> None:
    code = "import sys; from rolemap.drawing.formats import dot, mermaid; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


@pytest.mark.parametrize(
    ("view", "suffix", "message"),
    [
        ("hierachy", ".svg", "did you mean 'hierarchy'"),
        ("hierarchy", ".sgv", "did you mean 'svg'"),
        ("hierarchy", "", "no format"),
    ],
)
def test_unknown_names_name_the_near_ones(view: str, suffix: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        check(view, suffix)


def test_a_view_with_nothing_to_show_says_what_to_do() -> None:
    with pytest.raises(ConfigError, match="--view org"):
        diagram_of(make_org({"a": "other"}), "hierarchy")


def test_names_of_views_and_formats_are_right() -> None:
    for name in VIEWS:
        for suffix, renderer in RENDERERS.items():
            if renderer.has_charts or name not in CHARTS:
                check(name, f".{suffix.upper()}")


@pytest.mark.parametrize("suffix", [suffix for suffix, renderer in RENDERERS.items() if not renderer.has_charts])
def test_a_chart_is_refused_where_only_boxes_and_lines_fit(suffix: str) -> None:
    with pytest.raises(
        ConfigError, match=r"is a chart.*draw it as \.svg, \.png, \.pdf, \.drawio, \.pptx, \.json, \.csv"
    ):
        check("load", f".{suffix}")
    with pytest.raises(ConfigError, match=r"draw it as \.svg"):
        render(Diagram("Load", chart=Bars((), (Bar("a", "A"),))), f"load.{suffix}")


def test_characters_without_a_font_are_said() -> None:
    glyphs = pytest.importorskip("rolemap.drawing.formats.glyphs")
    diagram = Diagram("Names", (Box("a", "\U0001fffd and \ue123"),))
    assert "U+E123" in glyphs.with_font_note(diagram).notes[0]
    assert glyphs.with_font_note(Diagram("Names", (Box("a", "Ana محمد"),))).notes == ()


def test_the_wizard_of_visio_gets_one_row_a_box_under_one_other() -> None:
    boxes = (Box("a", "Ana", (Seat("Head"),), ("Sales",)), Box("b", "Bo"), Box("c", "=Bo", tag="project", badge=2))
    lines = (Line("a", "b"), Line("b", "c"), Line("a", "c", LineKind.SECONDARY), Line("c", "b"))
    text = str(render(Diagram("", boxes, lines), "x.csv")["x-visio.csv"])
    assert list(csv.reader(StringIO(text.removeprefix("\ufeff")))) == [
        ["Unique_ID", "Name", "Title", "Reports_To", "Department", "Role", "Gaps"],
        ["n1", "Ana", "Head", "", "Sales", "", "0"],
        ["n2", "Bo", "", "n1", "", "", "0"],
        ["n3", "'=Bo", "project", "n2", "", "", "2"],
    ]


def test_what_no_font_can_draw_is_said_with_its_script_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_fallback", lambda _: "")
    noted = glyphs.with_font_note(Diagram("T", (Box("a", "नमिता 🚀 Ana"),)))
    assert "(Devanagari, emoji)" in noted.notes[0]
    assert "Install a font" in noted.notes[0]
    assert glyphs.drawable("🚀 Ana") == f"{glyphs.MISSING} Ana"
    assert glyphs.with_font_note(Diagram("T", (Box("a", "Ana"),))).notes == ()
