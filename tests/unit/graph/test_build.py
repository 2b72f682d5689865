"""The graph is total: every node has every attribute, and a reference to nobody is data, not a node."""

from io import BytesIO

import networkx as nx
import pytest

from rolemap.graph import coverage, graphml
from rolemap.model import Kind
from tests.strategies.orgs import make_org


@pytest.fixture(scope="module")
def org():
    return make_org(
        {"a": "PfM", "b": "PgM > a", "c": "PjM > b", "d": "PrM > a", "e": "other > left-the-company"},
        {
            "F": {"kind": "portfolio", "lead": "a", "sponsor": "e"},
            "G": {"kind": "program", "parent": "F", "lead": "b"},
            "P": {"parent": "G", "lead": "c", "depends_on": ["Q"], "product": "R"},
            "Q": {"parent": "G", "lead": "Nobody Here", "other_parents": ["F"]},
            "R": {"kind": "product", "lead": "d"},
        },
    )


def test_every_node_has_every_attribute(org) -> None:
    for _, attributes in org.graph.nodes(data=True):
        assert attributes.keys() == {"type", "id", "name", "role", "inferred"}
        assert attributes["type"] in {*Kind, "person"}


def test_references_to_nobody_are_data(org) -> None:
    assert not [node for node in org.graph if "Nobody" in node or "left-the-company" in node]
    assert {dangling.reference for dangling in org.dangling} >= {"Nobody Here", "left-the-company"}


def test_edges_are_typed(org) -> None:
    edges = {(source, relation, target) for source, target, relation in org.graph.edges(keys=True)}
    assert edges >= {
        ("work:F", "contains", "work:G"),
        ("person:c", "leads", "work:P"),
        ("person:e", "sponsors", "work:F"),
        ("work:P", "depends_on", "work:Q"),
        ("work:P", "changes", "work:R"),
        ("work:F", "contains", "work:Q"),
        ("person:c", "reports_to", "person:b"),
    }
    assert org.graph.edges["work:G", "work:Q", "contains"]["primary"]
    assert not org.graph.edges["work:F", "work:Q", "contains"]["primary"]


def test_counts_below(org) -> None:
    assert dict(org.below_count) == {"F": 3, "G": 2, "P": 0, "Q": 0, "R": 0}
    assert org.ancestors("P") == ("G", "F")
    assert org.led_by[2] == ("P",)


def test_coverage_counts_an_unknown_lead_as_led_but_not_as_matched(org) -> None:
    projects = coverage(org, Kind.PROJECT)
    assert (projects.total, projects.led, projects.vacant, projects.matched, projects.share) == (2, 2, 0, 1, 0.5)
    assert coverage(make_org({"a": "PjM"}, {}), Kind.PROJECT).share == 1.0


def test_units_on_a_cycle_end_every_walk() -> None:
    org = make_org({"a": "PgM"}, {"G": {"kind": "program", "parent": "H"}, "H": {"kind": "program", "parent": "G"}})
    assert org.ancestors("G") == ("H",)
    assert dict(org.below_count) == {"G": 0, "H": 0}


def test_graphml_reads_back_equal(org) -> None:
    back = nx.read_graphml(BytesIO(graphml(org)))
    assert set(back) == set(org.graph)
    for node, attributes in org.graph.nodes(data=True):
        assert back.nodes[node] == {**attributes, "label": attributes["name"]}
    assert sorted((s, t, d["relation"]) for s, t, d in back.edges(data=True)) == sorted(
        (source, target, relation) for source, target, relation in org.graph.edges(keys=True)
    )
