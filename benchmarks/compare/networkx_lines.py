"""All reporting lines in a plain networkx graph: spans, cycles, depth, people below. What rolemap does with arrays.

    python benchmarks/compare/networkx_lines.py people.csv

Prints JSON. The files are those of ``generate.py``.
"""

import csv
import json
import sys
from pathlib import Path

import networkx as nx


def main(people: Path) -> None:
    """Read, build, ask, print."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    with people.open(encoding="utf-8", newline="") as file:
        rows = [(row["Employee ID"], row["Manager ID"]) for row in csv.DictReader(file)]
    ids = {person for person, _ in rows}
    graph.add_nodes_from(ids)
    graph.add_edges_from((manager, person) for person, manager in rows if manager in ids)
    circles = [group for group in nx.strongly_connected_components(graph) if len(group) > 1]
    roots = [person for person in graph if graph.in_degree(person) == 0]
    depth = max(enumerate(nx.bfs_layers(graph, roots)))[0] + 1
    graph.remove_nodes_from({person for group in circles for person in group})
    below: dict[str, int] = {}
    for person in reversed(list(nx.topological_sort(graph))):
        below[person] = sum(below[report] + 1 for report in graph.successors(person))
    widest = max(span for _, span in graph.out_degree())
    print(json.dumps({"circles": len(circles), "layers": depth, "widest": widest, "most_below": max(below.values())}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
