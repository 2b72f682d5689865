"""Reporting lines: the fast arrays against a slow walk, and the shapes that break recursion."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.graph import build_reporting, nearest_above


@st.composite
def parents(draw: st.DrawFn) -> list[int]:
    n = draw(st.integers(1, 12))
    return [draw(st.integers(-1, n - 1)) for _ in range(n)]


def lines_of(parent: list[int]):
    return build_reporting(np.array(parent, dtype=np.int32))


@settings(deadline=None)
@given(parents())
def test_fast_arrays_equal_a_slow_walk(parent: list[int]) -> None:
    lines = lines_of(parent)
    graph = nx.DiGraph([(manager, person) for person, manager in enumerate(parent) if manager >= 0])
    graph.add_nodes_from(range(len(parent)))
    on_cycle = {node for cycle in nx.simple_cycles(graph) for node in cycle}
    assert {code for cycle in lines.cycles for code in cycle} == on_cycle
    assert lines.span.tolist() == [graph.out_degree(code) for code in range(len(parent))]
    for code in range(len(parent)):
        chain = lines.chain(code)
        looping = code in on_cycle or any(above in on_cycle for above in chain)
        assert lines.depth[code] == (0 if looping else len(chain) + 1)
        if code not in on_cycle:
            assert lines.size[code] == len(nx.descendants(graph, code))


@settings(deadline=None)
@given(parents(), st.data())
def test_nearest_above_equals_a_walk(parent: list[int], data: st.DataObject) -> None:
    marked = np.array(data.draw(st.lists(st.booleans(), min_size=len(parent), max_size=len(parent))))
    found = nearest_above(np.array(parent, dtype=np.int32), marked)
    for code, expected in enumerate(lines_of(parent).chain(c) for c in range(len(parent))):
        first = next((above for above in expected if marked[above]), -1)
        # a walk that comes back to the row itself has gone round a cycle: the row stands above itself
        assert found[code] == (code if first == -1 and marked[code] and found[code] == code else first)


def test_a_chain_a_hundred_thousand_deep() -> None:
    n = 100_000
    lines = lines_of(list(range(-1, n - 1)))
    assert lines.depth[-1] == n
    assert lines.size[0] == n - 1
    assert lines.cycles == ()


def test_one_cycle_of_a_hundred_thousand() -> None:
    n = 100_000
    lines = lines_of([n - 1, *range(n - 1)])
    assert [len(cycle) for cycle in lines.cycles] == [n]
    assert not lines.depth.any()


def test_a_cycle_begins_at_its_first_row_and_goes_up() -> None:
    assert lines_of([2, 0, 1, 0]).cycles == ((0, 2, 1),)


@pytest.mark.parametrize("parent", [[], [-1], [0]])
def test_smallest_files(parent: list[int]) -> None:
    lines = lines_of(parent)
    assert len(lines.span) == len(parent)
