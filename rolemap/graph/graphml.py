"""The graph as plain GraphML, which Gephi, yEd and networkx read; made from columns, for a million people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.escape import html_text, plain
from rolemap.graph.org import Org
from rolemap.tables.arrow_text import mask, text_bytes, with_values

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_TO_ESCAPE = r"^ | $|  |[^ !#-%(-;=?-~]"
"""Texts that XML cannot hold as they are, or that ``plain`` would change; printable ASCII otherwise stays."""

Column = Sequence[str] | Sequence[bool]


def graphml(org: Org) -> bytes:
    """GraphML of ``org.graph``: nodes in file order, then edges relation by relation, every edge id unique.

    ``networkx.read_graphml`` gives the same nodes, edges and attributes back; edges are keyed by their id there.

    >>> from pathlib import Path
    >>> from rolemap import read_org
    >>> path = Path(getfixture("tmp_path")) / "people.csv"
    >>> _ = path.write_text("id,name,title\\n1,Ana & Co,Project Manager\\n")
    >>> b"Ana &amp; Co" in graphml(read_org(path))
    True
    """
    keys = _Keys()
    nodes = org.network.nodes()
    names = _escaped(nodes.node)
    about = {"label": nodes.name} | {name: getattr(nodes, name) for name in ("type", "id", "name", "role", "inferred")}
    texts = [_once(names, _elements("node", {"id": names}, about, keys))]
    count = 0
    for edges in org.network.edges():
        sources, targets = np.fromiter(chain.from_iterable(edges.values), np.int64).reshape(-1, 2).T
        ends = {"source": names.take(pa.array(sources)), "target": names.take(pa.array(targets))}
        numbers = pa.array(np.arange(count + 1, count + len(sources) + 1)).cast(pa.large_string())
        ends["id"] = _joined(["e", numbers])
        about = {"relation": [edges.relation] * len(sources)}
        about |= {edges.attribute: list(edges.values.values())} if edges.attribute else {}
        texts.append(_elements("edge", ends, about, keys))
        count += len(sources)
    head = "\n".join([_HEAD, *keys.lines, '  <graph edgedefault="directed">\n'])
    return b"".join([head.encode(), *map(text_bytes, texts), b"  </graph>\n</graphml>\n"])


@dataclass(slots=True)
class _Keys:
    """The declaration of each attribute, made when it is first met."""

    lines: list[str] = field(default_factory=list)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, element: str, name: str, column: Column) -> str:
        """The name of an attribute's key."""
        if (element, name) not in self._known:
            key = self._known[element, name] = f"d{len(self.lines)}"
            written = "boolean" if column and isinstance(column[0], bool) else "string"
            self.lines.append(f'  <key id="{key}" for="{element}" attr.name="{name}" attr.type="{written}"/>')
        return self._known[element, name]


def _elements(
    element: str, ends: Mapping[str, pa.LargeStringArray], about: Mapping[str, Column], keys: _Keys
) -> pa.LargeStringArray:
    """A text for each of many nodes or edges: ``ends`` are the attributes of the tag, escaped, ``about`` the data."""
    parts: list[pa.LargeStringArray | str] = []
    opening = f"    <{element} "
    for name, column in ends.items():
        parts += [f'{opening}{name}="', column]
        opening = '" '
    closing = '">\n'
    for name, values in about.items():
        texts = _escaped(list(map(str, values)))
        parts += [f'{closing}      <data key="{keys.of(element, name, values)}">', texts]
        closing = "</data>\n"
    return _joined([*parts, f"{closing}    </{element}>\n"])


def _escaped(texts: Sequence[str]) -> pa.LargeStringArray:
    """``html_text(plain(text))`` of each text."""
    distinct = pa.array(texts, pa.string()).dictionary_encode()
    odd = np.flatnonzero(mask(pc.match_substring_regex(distinct.dictionary, _TO_ESCAPE)))
    changed = [html_text(plain(text)) for text in distinct.dictionary.take(pa.array(odd)).to_pylist()]
    return with_values(distinct.dictionary, odd, changed).cast(pa.large_string()).take(distinct.indices)


def _joined(parts: Sequence[pa.LargeStringArray | str]) -> pa.LargeStringArray:
    columns = [pa.scalar(part, pa.large_string()) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*columns, pa.scalar("", pa.large_string()))


def _once(names: pa.LargeStringArray, nodes: pa.LargeStringArray) -> pa.LargeStringArray:
    """Nodes without those whose names differ in nothing but characters that XML cannot hold."""
    if pc.count_distinct(names).as_py() == len(names):
        return nodes
    encoded = names.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    return nodes.take(pa.array(np.sort(np.unique(encoded, return_index=True)[1])))
