"""Tables larger than memory: the roles of all people, and how many there are, through DuckDB or a Dask cluster.

Rows are read in pieces by the rules of ``rolemap.read``; each distinct title is classified once; what one file's
functions need of other rows is gathered for them. The answers are those of one file in memory, but for what
``docs/scale.md`` names. ``on_duckdb`` and ``on_dask`` are imported when they are used: each needs its extra.
"""
