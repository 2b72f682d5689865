"""The graph as plain GraphML, which Gephi, yEd and networkx read; made from columns, for a million people."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
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
_Added = tuple[int, tuple[str, ...], Mapping[str, Value]]
"""Place among all elements, the nodes that it names, its attributes."""


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
        nodes.add("", (node,), {"label": attributes["name"], **attributes})
    edges = _Elements(("source", "target"), numbered=True)
    for source, target, attributes in org.network.edges():
        edges.add(attributes["relation"], (source, target), attributes)
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


class _Elements:
    """Nodes or edges, gathered by their kind (the relation of an edge) and written kind by kind.

    All elements of a kind have the same attributes, of the same types.
    """

    def __init__(self, ends: Sequence[str], *, numbered: bool = False) -> None:
        self._ends = ends
        self._numbered = numbered
        self._of_kind: dict[Value, list[_Added]] = defaultdict(list)
        self._count = 0

    def add(self, kind: Value, ends: tuple[str, ...], attributes: Mapping[str, Value]) -> None:
        """One element: the nodes that it names, and its attributes."""
        self._of_kind[kind].append((self._count, ends, attributes))
        self._count += 1

    def written(self, element: str, keys: _Keys) -> pa.LargeStringArray:
        """All elements in the order in which they were added, a text each."""
        if not self._of_kind:
            return pa.array([], pa.large_string())
        places, texts = zip(*(self._of(added, element, keys) for added in self._of_kind.values()), strict=True)
        return pa.concat_arrays(texts).take(pa.array(np.argsort(np.concatenate(places), kind="stable")))

    def _of(
        self, added: Sequence[_Added], element: str, keys: _Keys
    ) -> tuple[npt.NDArray[np.int64], pa.LargeStringArray]:
        """The places and the texts of the elements of one kind."""
        numbers, ends, attributes = zip(*added, strict=True)
        places = np.array(numbers, dtype=np.int64)
        parts: list[pa.LargeStringArray | str] = []
        opening = f"    <{element} "
        for name, column in zip(self._ends, zip(*ends, strict=True), strict=True):
            parts += [f'{opening}{name}="', _escaped(column)]
            opening = '" '
        if self._numbered:
            parts += ['" id="e', pa.array(places + 1).cast(pa.large_string())]
        closing = '">\n'
        for name, first in attributes[0].items():
            texts = _escaped([str(of_one[name]) for of_one in attributes])
            parts += [f'{closing}      <data key="{keys.of(element, name, type(first))}">', texts]
            closing = "</data>\n"
        return places, _joined([*parts, f"{closing}    </{element}>\n"])


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
