"""The twin of the command line: everything that ``rolemap`` does at a prompt, as functions.

Heavy libraries are imported inside the functions, so that ``rolemap --help`` does not pay for them.
"""

from rolemap.api.finding import compare, find_gaps
from rolemap.api.large import ENGINES, classify_large, count_large
from rolemap.api.planning import what_if
from rolemap.api.reading import classify_people, read_columns, read_org
from rolemap.api.titles import classify_titles, explain
from rolemap.api.writing import MAP_FILES, draw, map_files, write_map

__all__ = [
    "ENGINES",
    "MAP_FILES",
    "classify_large",
    "classify_people",
    "classify_titles",
    "compare",
    "count_large",
    "draw",
    "explain",
    "find_gaps",
    "map_files",
    "read_columns",
    "read_org",
    "what_if",
    "write_map",
]
