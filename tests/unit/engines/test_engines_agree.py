"""Every engine gives the same rows of roles.csv and the same counts as one file in memory does."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rolemap.api import classify_people, read_org
from rolemap.api.settings import classifier
from rolemap.engines.counting import count
from rolemap.engines.engine import Engine
from rolemap.engines.rows import Decided
from rolemap.engines.run import Settled, settle, with_context_of_titles
from rolemap.engines.source import Opened, open_table
from rolemap.engines.writing import csv_part, one_csv
from rolemap.graph import Org, coverage
from rolemap.model import Kind
from rolemap.read import ReadOptions, read_work
from rolemap.report.people_csv import roles_csv
from rolemap.report.summary import count_roles
from tests.unit.engines.conftest import Running
from tests.unit.engines.odd_organization import Row, organization, register, write_csv, write_partitions

ENGINES = ("duckdb", "dask")
SEEDS = {
    "duckdb": {1: "parquet", 2: "csv", 4: "csv"},
    "dask": {4: "parquet"},
}
"""Organizations, and what their partitions are. How names, ids and managers are written depends on the seed."""
SIZE = 120


def partitions_of(folder: Path, rows: Sequence[Row], kind: str, seed: int) -> tuple[Path, Path]:
    """The same rows as one file, and as a folder of partitions."""
    whole, parts = folder / f"{seed}.csv", folder / f"{seed}"
    write_csv(whole, rows, list(rows[0]))
    write_partitions(parts, rows, kind, seed)
    return whole, parts


def rows_of(engine: Engine, opened: Opened, settled: Settled) -> bytes:
    """``roles.csv`` by an engine."""
    settled = with_context_of_titles(engine, settled, opened.layout)
    return b"".join(one_csv(engine.finished(settled.answers, csv_part)))


def counted(engine: Engine, opened: Opened, settled: Settled, work: Path | None = None) -> tuple[object, ...]:
    """The figures of an engine."""
    found = count(engine, opened, settled, read_work(work) if work else None)
    return found.people, found.vacant, found.roles, found.coverage, found.work, found.inferred


def figures(org: Org) -> tuple[object, ...]:
    """What an engine counts, counted in memory."""
    covered = tuple(figure for figure in (coverage(org, kind) for kind in Kind) if figure.total)
    inferred = sum(bool(item.inferred) for item in org.work.values())
    vacant = int((org.people.vacant & ~org.people.posts).sum())
    return len(org.people), vacant, count_roles(org.people), covered, len(org.work), inferred


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_and_counts(engine: str, tmp_path: Path, running: Running) -> None:
    explained = 0
    with running(engine) as started:
        for seed, kind in SEEDS[engine].items():
            rows = organization(seed, SIZE)
            whole, parts = partitions_of(tmp_path, rows, kind, seed)
            items, work = register(rows, seed), tmp_path / f"work-{seed}.csv"
            write_csv(work, items, list(items[0]))
            expected = roles_csv(classify_people(whole)[0])
            opened = open_table(parts, ReadOptions())
            settled = settle(started, opened, classifier(None))
            found = rows_of(started, opened, settled)
            assert found.decode().splitlines() == expected.decode().splitlines(), f"seed {seed}"
            assert found == expected
            assert counted(started, opened, settled) == figures(read_org(whole)), f"seed {seed}"
            assert counted(started, opened, settled, work) == figures(read_org(whole, work)), f"seed {seed}"
            explained += found.count(b"title alone: ambiguous")
    assert explained, "no organization in which the context explains a title"


@pytest.mark.parametrize("engine", ENGINES)
def test_units_named_in_columns_are_counted(engine: str, tmp_path: Path, running: Running) -> None:
    rows = [{**row, "Program": f"Program {at % 9}" if at % 4 else ""} for at, row in enumerate(organization(1, 50))]
    whole, parts = partitions_of(tmp_path, rows, "parquet", 1)
    with running(engine) as started:
        opened = open_table(parts, ReadOptions())
        assert counted(started, opened, settle(started, opened, classifier(None))) == figures(read_org(whole))


def test_a_file_that_is_cut_is_read_as_it_is(tmp_path: Path, running: Running) -> None:
    rows = organization(3, SIZE)
    whole = tmp_path / "people.csv"
    write_csv(whole, rows, list(rows[0]))
    opened = open_table(whole, ReadOptions(), piece_bytes=2_000)
    assert len(opened.pieces) > 3
    with running("duckdb") as started:
        found = rows_of(started, opened, settle(started, opened, classifier(None)))
    assert found == roles_csv(classify_people(whole)[0])


def test_titles_alone_are_enough(tmp_path: Path, running: Running) -> None:
    whole, parts = partitions_of(tmp_path, [{"Job Title": row["Job Title"]} for row in organization(5, 50)], "csv", 5)
    with running("duckdb") as started:
        opened = open_table(parts, ReadOptions())
        found = rows_of(started, opened, settle(started, opened, classifier(None)))
    assert found == roles_csv(classify_people(whole)[0])


def test_what_a_sample_says_otherwise_than_the_whole_is_read_again(tmp_path: Path, running: Running) -> None:
    rows = [{"Name": "Ana Ruiz", "Job Title": "Baker"}] + [{"Name": "Ruiz Ito, Ken", "Job Title": "Cook"}] * 30
    whole, parts = partitions_of(tmp_path, rows, "csv", 5)
    opened = replace(open_table(parts, ReadOptions()), decided=Decided())
    with running("duckdb") as started:
        found = rows_of(started, opened, settle(started, opened, classifier(None)))
    assert found == roles_csv(classify_people(whole)[0])
    assert b"Ken Ruiz Ito" in found
