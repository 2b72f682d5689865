"""The graph as plain GraphML, which Gephi, yEd and networkx read."""

from io import BytesIO

import networkx as nx

from rolemap.escape import plain


def graphml(graph: "nx.MultiDiGraph[str]") -> str:
    """GraphML of ``org.graph``: nodes and edges in order, every attribute text or boolean, every edge id unique.

    ``networkx.read_graphml`` gives the same nodes, edges and attributes back; edges are keyed by their id there.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("work:1", type="project", name="A & B")
    >>> "A &amp; B" in graphml(graph)
    True
    """
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in graph.nodes(data=True):
        clean.add_node(plain(node), label=plain(str(attributes.get("name", ""))), **_plain(attributes))
    for number, (source, target, attributes) in enumerate(graph.edges(data=True), start=1):
        clean.add_edge(plain(source), plain(target), key=f"e{number}", **_plain(attributes))
    stream = BytesIO()
    nx.write_graphml_xml(clean, stream, prettyprint=True)
    return stream.getvalue().decode("utf-8")


def _plain(attributes: dict[str, object]) -> dict[str, object]:
    return {
        name: value if isinstance(value, bool) else plain("" if value is None else str(value))
        for name, value in attributes.items()
    }
