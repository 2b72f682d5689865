"""The functions of the package, as a notebook uses them."""

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import rolemap

EXAMPLE = Path(__file__).parents[1] / "examples" / "ostrel-utilities"


@pytest.fixture(scope="module")
def org() -> rolemap.Org:
    return rolemap.read_org(EXAMPLE / "people.csv", work=EXAMPLE / "work.csv")


def test_the_graph_is_a_networkx_graph_with_typed_nodes(org) -> None:
    assert isinstance(org.graph, nx.MultiDiGraph)
    types = {data["type"] for _, data in org.graph.nodes(data=True)}
    assert types == {"portfolio", "program", "project", "product", "person"}


def test_draw_stays_a_function_after_it_was_used(org, tmp_path: Path) -> None:
    for name in ("a.svg", "b.dot"):
        [path] = rolemap.draw(org, tmp_path / name, view="hierarchy")
        assert path.stat().st_size > 1000


def test_titles_give_a_table() -> None:
    table = rolemap.classify_titles(["Project Manager", "PM", ""])
    assert list(table.columns) == ["title", "role", "confidence", "also", "support", "evidence"]
    assert table["role"].tolist() == ["PjM", "ambiguous", "other"]


def test_what_if_names_what_is_lost_and_what_opens(org) -> None:
    answer = rolemap.what_if(org, without=["Tariq Banerjee"])
    assert [lost.item.name for lost in answer.lost] == ["Smart Metering Rollout"]
    assert "VAC02" in {finding.code for finding in answer.opened}
    with pytest.raises(rolemap.ConfigError, match="--without: nobody is called 'Nobody'"):
        rolemap.what_if(org, without=["Nobody"])


def test_a_finding_of_a_plan_proposes_nobody_whom_the_plan_takes_off(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name,title\n1,Ana Ruiz,Program Manager\n2,Ken Ito,Program Manager\n")
    (tmp_path / "work.csv").write_text("id,name,kind,lead\nG,Rockets,program,Ana Ruiz\nH,Rovers,program,Ana Ruiz\n")
    org = rolemap.read_org(tmp_path / "people.csv", tmp_path / "work.csv")
    answer = rolemap.what_if(org, [{"name": "G", "change": "leads", "to": ""}])
    [finding] = [finding for finding in answer.opened if finding.code == "OWN02"]
    assert "Ken Ito" in finding.suggestion
    assert "Ana Ruiz" not in finding.suggestion


def test_assignments_to_work_that_is_not_there_are_a_gap(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name,title\n1,Ana Ruiz,Program Manager\n")
    (tmp_path / "work.csv").write_text("id,name,kind,lead\nG,Rockets,program,Ana Ruiz\n")
    (tmp_path / "who.csv").write_text("person,work,role\nAna Ruiz,G,Program Manager\nAna Ruiz,Zulu,Engineer\n")
    org = rolemap.read_org(*(tmp_path / name for name in ("people.csv", "work.csv", "who.csv")))
    [finding] = [finding for finding in rolemap.find_gaps(org) if finding.code == "REF05"]
    assert finding.message == "1 of 2 assignments names no item of the register"
    assert finding.evidence == ("named: “Zulu”", "the first is in row 3 of who.csv")


def test_write_map_and_compare_its_folders(org, tmp_path: Path) -> None:
    written = rolemap.write_map(org, tmp_path / "out")
    assert "report.html" in written
    assert rolemap.compare(tmp_path / "out", tmp_path / "out").is_empty
    with pytest.raises(rolemap.OutputError, match="input"):
        rolemap.write_map(org, EXAMPLE, inputs=[EXAMPLE / "work.csv"])


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, rolemap; print(*{'pandas', 'numpy', 'matplotlib', 'networkx', 'typer'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
