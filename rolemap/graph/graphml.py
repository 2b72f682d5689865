"""The graph as plain GraphML, which Gephi, yEd and networkx read; made from columns, for a million people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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

Value = str | bool


def graphml(org: Org) -> bytes:
    """GraphML of ``org.graph``: nodes and edges in file order, every attribute text or boolean, every edge id unique.

    ``networkx.read_graphml`` gives the same nodes, edges and attributes back; edges are keyed by their id there.

    >>> from pathlib import Path
    >>> from rolemap import read_org
    >>> path = Path(getfixture("tmp_path")) / "people.csv"
    >>> _ = path.write_text("id,name,title\\n1,Ana & Co,Project Manager\\n")
    >>> b"Ana &amp; Co" in graphml(read_org(path))
    True
    """
    keys = _Keys()
    nodes = _Elements(("id",))
    for node, attributes in org.network.nodes():
        nodes.add((node,), {"label": attributes["name"], **attributes})
    edges = _Elements(("source", "target"), numbered=True)
    for source, target, attributes in org.network.edges():
        edges.add((source, target), attributes)
    body = [text_bytes(_once(nodes.written("node", keys))), text_bytes(edges.written("edge", keys))]
    head = "\n".join([_HEAD, *keys.lines, '  <graph edgedefault="directed">\n'])
    return b"".join([head.encode(), *body, b"  </graph>\n</graphml>\n"])


@dataclass(slots=True)
class _Keys:
    """The declaration of each attribute, made when it is first met."""

    lines: list[str] = field(default_factory=list)
    _known: dict[tuple[str, str, type], str] = field(default_factory=dict)

    def of(self, element: str, name: str, kind: type) -> str:
        """The name of an attribute's key."""
        if (element, name, kind) not in self._known:
            key = self._known[element, name, kind] = f"d{len(self.lines)}"
            written = "boolean" if kind is bool else "string"
            self.lines.append(f'  <key id="{key}" for="{element}" attr.name="{name}" attr.type="{written}"/>')
        return self._known[element, name, kind]


@dataclass(slots=True)
class _Group:
    """Elements with the same attributes: their places among all, and the values of each in columns."""

    places: list[int] = field(default_factory=list)
    ends: list[tuple[str, ...]] = field(default_factory=list)
    values: list[tuple[Value, ...]] = field(default_factory=list)


class _Elements:
    """Nodes or edges, gathered by the attributes that they have and written group by group."""

    def __init__(self, ends: Sequence[str], *, numbered: bool = False) -> None:
        self._ends = ends
        self._numbered = numbered
        self._groups: dict[tuple[tuple[str, type], ...], _Group] = {}
        self._count = 0

    def add(self, ends: tuple[str, ...], attributes: Mapping[str, Value]) -> None:
        """One element: the nodes that it names, and its attributes."""
        kinds = tuple([(name, type(value)) for name, value in attributes.items()])
        group = self._groups.get(kinds) or self._groups.setdefault(kinds, _Group())
        group.places.append(self._count)
        group.ends.append(ends)
        group.values.append(tuple(attributes.values()))
        self._count += 1

    def written(self, element: str, keys: _Keys) -> pa.LargeStringArray:
        """All elements in the order in which they were added, a text each."""
        if not self._groups:
            return pa.array([], pa.large_string())
        made = [self._group(element, kinds, group, keys) for kinds, group in self._groups.items()]
        order = np.argsort(np.concatenate([group.places for group in self._groups.values()]), kind="stable")
        return pa.concat_arrays(made).take(pa.array(order))

    def _group(
        self, element: str, kinds: Sequence[tuple[str, type]], group: _Group, keys: _Keys
    ) -> pa.LargeStringArray:
        parts: list[pa.LargeStringArray | str] = []
        opening = f"    <{element} "
        for name, column in zip(self._ends, zip(*group.ends, strict=True), strict=True):
            parts += [f'{opening}{name}="', _escaped(column)]
            opening = '" '
        if self._numbered:
            numbers = pa.array(np.array(group.places) + 1).cast(pa.large_string())
            parts += ['" id="e', numbers]
        closing = '">\n'
        for (name, kind), column in zip(kinds, zip(*group.values, strict=True), strict=True):
            texts = _escaped(column) if kind is str else _escaped([str(value) for value in column])
            parts += [f'{closing}      <data key="{keys.of(element, name, kind)}">', texts]
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


def _once(nodes: pa.LargeStringArray) -> pa.LargeStringArray:
    """Nodes without those whose ids differ in nothing but characters that XML cannot hold."""
    ids = pc.list_element(pc.split_pattern(nodes, '"', max_splits=2), 1)
    if pc.count_distinct(ids).as_py() == len(ids):
        return nodes
    encoded = ids.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    return nodes.take(pa.array(np.sort(np.unique(encoded, return_index=True)[1])))
