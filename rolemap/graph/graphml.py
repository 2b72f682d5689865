"""The graph as plain GraphML, which Gephi, yEd and networkx read."""

from collections.abc import Iterator, Mapping

from rolemap.escape import html_text, plain
from rolemap.graph.org import Org

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)


def graphml(org: Org) -> str:
    """GraphML of ``org.graph``: nodes and edges in file order, every attribute text or boolean, every edge id unique.

    ``networkx.read_graphml`` gives the same nodes, edges and attributes back; edges are keyed by their id there.
    Written line by line: a million people have ten times as many attributes, and no tree of them is needed.

    >>> from pathlib import Path
    >>> from rolemap import read_org
    >>> path = Path(getfixture("tmp_path")) / "people.csv"
    >>> _ = path.write_text("id,name,title\\n1,Ana & Co,Project Manager\\n")
    >>> "Ana &amp; Co" in graphml(read_org(path))
    True
    """
    keys = _Keys()
    names: dict[str, str] = {}
    body = [*_nodes(org, keys, names), *_edges(org, keys, names)]
    return "\n".join([_HEAD, *keys.lines, '  <graph edgedefault="directed">', *body, "  </graph>", "</graphml>", ""])


class _Keys:
    """The declaration of each attribute, made when it is first met; ``lines`` are those made so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._starts: dict[tuple[str, str, type], str] = {}

    def data(self, of: str, attributes: Mapping[str, str | bool]) -> str:
        """The ``data`` elements of a node or an edge, one a line."""
        starts, parts = self._starts, []
        for name, value in attributes.items():
            start = starts.get((of, name, type(value))) or self._declare(of, name, type(value))
            text = html_text(plain(value)) if isinstance(value, str) else str(value)
            parts.append(f"{start}{text}</data>")
        return "\n".join(parts)

    def _declare(self, of: str, name: str, kind: type) -> str:
        key = f"d{len(self.lines)}"
        written = "boolean" if kind is bool else "string"
        self.lines.append(f'  <key id="{key}" for="{of}" attr.name="{html_text(name)}" attr.type="{written}"/>')
        start = self._starts[of, name, kind] = f'      <data key="{key}">'
        return start


def _nodes(org: Org, keys: _Keys, names: dict[str, str]) -> Iterator[str]:
    """One element a node; ``names`` gathers each node's name as it is spelled here."""
    written: set[str] = set()
    for node, attributes in org.network.nodes():
        name = names[node] = html_text(plain(node))
        if name not in written:  # else the ids differ in characters that XML cannot hold
            written.add(name)
            data = keys.data("node", {"label": attributes["name"], **attributes})
            yield f'    <node id="{name}">\n{data}\n    </node>'


def _edges(org: Org, keys: _Keys, names: Mapping[str, str]) -> Iterator[str]:
    for number, (source, target, attributes) in enumerate(org.network.edges(), start=1):
        data = keys.data("edge", attributes)
        yield f'    <edge source="{names[source]}" target="{names[target]}" id="e{number}">\n{data}\n    </edge>'
