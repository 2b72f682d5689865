"""Several machines: the processes of a Dask cluster keep the rows, each those of some pieces, and answer about them.

The driver keeps eight bytes a row: a hash of each id, to find those that stand twice. All files must be seen by all
processes under the same name, and rolemap installed for each.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from distributed import Client, Future, LocalCluster
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from rolemap.engines import tasks
from rolemap.engines.answers import Answers
from rolemap.engines.engine import Fill, Finish, Pick
from rolemap.engines.layout import Layout
from rolemap.engines.pieces import Piece
from rolemap.engines.rows import Decided, Tally, references
from rolemap.errors import ConfigError, OutputError
from rolemap.tables.arrow_text import strings

LOCAL_WORKERS = 2
_AHEAD = 4  # blocks a worker that are made before they are asked for
_PATIENCE_SECONDS = 10


class OnDask:
    """An ``Engine`` (see there) on the cluster of a scheduler; without its ``address`` two processes of this machine.

    To be used in ``with``. Raises ``ConfigError`` where no scheduler answers.
    """

    def __init__(self, address: str | None = None) -> None:
        self._cluster: LocalCluster | None = None
        if address is None:
            self._cluster = LocalCluster(
                n_workers=LOCAL_WORKERS,
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
                silence_logs=logging.ERROR,
            )
        try:
            self._client = Client(self._cluster or address, timeout=_PATIENCE_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"--scheduler {address}: no Dask scheduler answers there ({error}); give it as HOST:PORT, or leave "
                "--scheduler out for two processes of this machine"
            ) from error
        self._kept: list[Future] = []
        self._references: list[str] = []
        self._ids: list[tasks.Hashes] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._kept.clear()
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()
        if isinstance(error, KilledWorker | CommClosedError | FutureCancelledError):
            raise OutputError(
                f"the cluster lost a process or its scheduler ({type(error).__name__}); start it again, give its "
                "workers more memory, or use --engine duckdb"
            ) from error
        if isinstance(error, ModuleNotFoundError):
            raise ConfigError(
                f"a worker of the cluster has no {error.name}; install rolemap for all of them"
            ) from error

    @property
    def blocks(self) -> int:
        return len(self._kept)

    def scan(self, pieces: Sequence[Piece], layout: Layout, decided: Decided) -> Tally:
        """Each piece is read by one process, which keeps its rows."""
        self._references = references(layout)
        read = self._client.map(tasks.read, pieces, layout=layout, decided=decided, pure=False)
        tallies = self._gathered(tasks.tally_of, read)
        rows = accumulate((tally.rows for tally in tallies), initial=0)
        above = accumulate((tally.rows_read for tally in tallies), initial=layout.above + 1)
        self._kept = self._client.map(tasks.numbered, read, list(rows)[:-1], list(above)[:-1], pure=False)
        return sum(tallies, Tally())

    def titles(self) -> pa.StringArray:
        distinct = self._gathered(tasks.titles, self._kept)
        whole = pc.unique(pa.concat_arrays(distinct)) if distinct else strings([])
        whole = whole.take(pc.array_sort_indices(whole))
        codes = [np.asarray(pc.index_in(own, value_set=whole)).astype(np.int64) for own in distinct]
        self._kept = self._client.map(tasks.coded, self._kept, codes, pure=False)
        return whole

    def blank_ids(self) -> Fill:
        found = self._gathered(tasks.blank_ids, self._kept)
        mails, logins = (np.concatenate([part[at] for part in found]) for at in (1, 2))
        rows = sum(part[0] for part in found)
        return Fill(rows, len(mails), len(np.unique(mails)), len(logins), len(np.unique(logins)))

    def fill(self, source: str) -> None:
        self._kept = self._client.map(tasks.filled, self._kept, source=source, pure=False)
        self._ids = self._gathered(tasks.id_hashes, self._kept)

    def repeated(self) -> pa.Table:
        ids = np.sort(np.concatenate(self._ids))
        twice = np.unique(ids[1:][ids[1:] == ids[:-1]])
        rows = self._joined(tasks.with_hashes, hashes=twice)
        count = rows.group_by("id", use_threads=False).aggregate([([], "count_all")])
        several = count.column("id").filter(pc.greater(count.column("count_all"), 1))
        return rows.filter(pc.is_in(rows.column("id"), value_set=several.combine_chunks()))

    def lost(self) -> pa.StringArray:
        known = np.unique(np.concatenate(self._ids))
        written = self._gathered(tasks.reference_hashes, self._kept, columns=self._references)
        unknown = [~np.isin(hashes, known) for hashes in written]
        found = self._client.map(
            tasks.references_at, self._kept, [self._references] * len(unknown), unknown, pure=False
        )
        lost = pc.unique(pa.concat_arrays(self._client.gather(found)))
        return lost.take(pc.array_sort_indices(lost))

    def ids_like(self, keys: pa.StringArray) -> pa.Table:
        return self._joined(tasks.matching, by="id", keys=keys)

    def ids_of_mails(self, keys: pa.StringArray) -> pa.Table:
        return self._joined(tasks.matching, by="mail", keys=keys)

    def named(self, keys: pa.StringArray) -> pa.Int64Array:
        return self._joined(tasks.matching, by="name", keys=keys).column("position").combine_chunks()

    def units(self, columns: Sequence[str]) -> pa.Int64Array:
        first = self._joined(tasks.units, columns=list(columns)).group_by(list(columns), use_threads=False)
        position = first.aggregate([("position", "min")]).column("position_min").combine_chunks()
        return position.take(pc.array_sort_indices(position))

    def gather(self, pick: Pick) -> pa.Table:
        return self._joined(tasks.picked, pick=self._client.scatter(pick, broadcast=True))

    def counts(self) -> pa.Table:
        every = self._joined(tasks.counts).group_by(tasks.COUNTED, use_threads=False)
        summed = every.aggregate([("count_all", "sum"), ("headcount_sum", "sum")])
        return summed.rename_columns([*tasks.COUNTED, "rows", "headcount"]).sort_by(
            [(name, "ascending") for name in tasks.COUNTED]
        )

    def finished(self, answers: Answers, finish: Finish) -> Iterator[bytes]:
        everywhere = self._client.scatter(answers, broadcast=True)
        ahead = _AHEAD * max(1, len(self._client.scheduler_info()["workers"]))
        waiting: deque[Future] = deque()
        for rows in self._kept:
            waiting.append(self._client.submit(tasks.finish, rows, everywhere, finish, pure=False))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _gathered(self, task: Callable[..., Any], futures: Sequence[Future], **given: object) -> list[Any]:
        found: list[Any] = self._client.gather(self._client.map(task, futures, pure=False, **given))
        return found

    def _joined(self, task: Callable[..., pa.Table], **given: object) -> pa.Table:
        return pa.concat_tables(self._gathered(task, self._kept, **given))
