"""What a hand-written DuckDB query finds in the files of ``generate.py``: the comparator of ``rolemap gaps``.

    python benchmarks/compare/duckdb_gaps.py people.csv work.csv

Prints JSON: people by role (English keywords of the title alone), spans of control, managers who are not in the file,
units without a lead. It knows these two files and their headers, and checks nothing else.
"""

import json
import sys
from pathlib import Path

import duckdb

ROLES = """
    SELECT CASE
        WHEN title LIKE '%coordinator%' OR title LIKE '%analyst%' OR title LIKE '%administrator%'
            OR title LIKE '%scheduler%' OR title LIKE '%marketing%' OR title LIKE '%real estate%' THEN 'other'
        WHEN title LIKE '%portfolio manager%' OR title LIKE '%portfolio director%' OR title LIKE '%head of pmo%'
            THEN 'PfM'
        WHEN regexp_matches(title, 'program(me)? (manager|director|mgr)|programmleiterin') THEN 'PgM'
        WHEN regexp_matches(title, 'project (manager|mgr|lead)|projektleiter|chef de projet|jefe de proyecto')
            THEN 'PjM'
        WHEN regexp_matches(title, 'product (manager|mgr|owner)|produktmanager') THEN 'PrM'
        WHEN regexp_matches(title, '^(sr\\. )?pm( ii)?$') THEN 'ambiguous'
        ELSE 'other' END AS role, count(*) AS people
    FROM people GROUP BY role ORDER BY role"""
SPANS = """
    WITH spans AS (SELECT count(*) AS span FROM people WHERE manager <> '' GROUP BY manager)
    SELECT span, count(*) FROM spans GROUP BY span ORDER BY span"""
MISSING = """
    SELECT count(*), count(DISTINCT manager) FROM people
    WHERE manager <> '' AND manager NOT IN (SELECT id FROM people)"""
UNLED = """
    SELECT kind, count(*) FILTER (lead = ''), count(*) FILTER (lead <> '' AND lead NOT IN (SELECT id FROM people))
    FROM work GROUP BY kind ORDER BY kind"""


def main(people: Path, work: Path) -> None:
    """Read both files, ask, print."""
    db = duckdb.connect()
    db.sql(f"""
        CREATE TABLE people AS
        SELECT "Employee ID" AS id, lower("Job Title") AS title, coalesce("Manager ID", '') AS manager
        FROM read_csv('{people}', all_varchar = true)""")
    db.sql(f"""
        CREATE TABLE work AS SELECT "Kind" AS kind, coalesce("Lead", '') AS lead
        FROM read_csv('{work}', all_varchar = true)""")
    found = {
        "roles": dict(db.sql(ROLES).fetchall()),
        "spans": dict(db.sql(SPANS).fetchall()),
        "missing_managers": db.sql(MISSING).fetchall()[0],
        "without_lead": {kind: counts for kind, *counts in db.sql(UNLED).fetchall()},
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
