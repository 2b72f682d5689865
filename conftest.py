"""Modules that need an extra of rolemap are no doctests where it is not installed."""

from importlib.util import find_spec

collect_ignore = [
    f"rolemap/engines/{module}.py"
    for module, needed in (("on_duckdb", "duckdb"), ("on_dask", "distributed"))
    if find_spec(needed) is None
]
