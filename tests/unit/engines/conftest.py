"""One cluster of two processes for all tests of engines: it takes seconds to start."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from rolemap.engines.engine import Engine

Running = Callable[[str], AbstractContextManager[Engine]]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Engine]:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'rolemap[dask]'")
    from rolemap.engines.on_dask import OnDask

    with OnDask() as engine:
        yield engine


@pytest.fixture
def running(request: pytest.FixtureRequest) -> Running:
    """``with running("duckdb") as engine``: an engine, or a skip where it is not installed."""

    @contextmanager
    def start(name: str) -> Iterator[Engine]:
        if name == "dask":
            yield request.getfixturevalue("cluster")
            return
        pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install 'rolemap[duckdb]'")
        from rolemap.engines.on_duckdb import OnDuckdb

        with OnDuckdb() as engine:
            yield engine

    return start
