"""Write an invented organization of any size, and what is known of it: for benchmarks and for tests of precision.

    python benchmarks/generate.py 100000 --out DIR [--seed 0]

writes ``people.csv``, ``work.csv`` (one project to ten people) and ``known.json``:
``{"people", "projects", "work", "titles", "roles": {"PjM": n, ...}, "gaps": {"OWN01": n, ...}}``, ``titles`` being the
number of distinct ones. People are columns here too,
written in blocks, so that the size is limited by the disk.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from plan import KINDS_OF_TITLE, LEFT, NOBODY, PLACES, WORDS, Ints, Plan, known, plan

BLOCK_ROWS = 250_000


def write(org: Plan, folder: Path) -> None:
    """Write ``people.csv``, ``work.csv`` and ``known.json`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = org.chance.permutation(len(org.manager))
    vocabulary, title = _titles(org)
    _write_table(
        folder / "people.csv", _people_blocks(org, numbers, lambda nodes: vocabulary.take(pa.array(title[nodes])))
    )
    _write_table(folder / "work.csv", _work_blocks(org, numbers))
    facts = known(org) | {"titles": int((np.bincount(title) > 0).sum())}
    (folder / "known.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def _write_table(path: Path, blocks: Iterator[dict[str, pa.Array]]) -> None:
    first = pa.table(next(blocks))
    with pyarrow.csv.CSVWriter(path, first.schema) as writer:
        writer.write_table(first)
        for block in blocks:
            writer.write_table(pa.table(block))


def _people_blocks(org: Plan, numbers: Ints, title_of: Callable[[Ints], pa.Array]) -> Iterator[dict[str, pa.Array]]:
    """People in the order of their numbers, which has nothing to do with the reporting lines."""
    order = np.argsort(numbers)
    for start in range(0, len(order), BLOCK_ROWS):
        nodes = order[start : start + BLOCK_ROWS]
        vacant = pa.array(org.vacant[nodes])
        ids = _ids("E", numbers[nodes])
        name = _join(_drawn(WORDS["given"], len(nodes), org), " ", _drawn(WORDS["family"], len(nodes), org))
        yield {
            "Employee ID": ids,
            "Name": pc.if_else(vacant, "Vacant", name),
            "Job Title": title_of(nodes),
            "Manager ID": _references(org.manager[nodes], numbers),
            "Department": _department_names(org.department[nodes]),
            "Location": _drawn(PLACES, len(nodes), org),
            "Email": pc.if_else(vacant, "", _join(pc.utf8_lower(ids), "@bench.example")),
            "Status": _same("Active", len(nodes)),
            "Hire Date": _month_starts(org.chance.integers(2000 * 12, 2026 * 12, len(nodes))),
        }


def _titles(org: Plan) -> tuple[pa.Array, Ints]:
    """Titles, and the one that each node has: a few are common, tens of thousands are rare."""
    words = WORDS["titles"]
    kinds = [_titles_of(kind) for kind in KINDS_OF_TITLE]
    vocabulary = pa.array([title for titles in kinds for title in titles])
    sizes = np.array([len(titles) for titles in kinds])
    number = (org.chance.random(len(org.title)) ** 6 * sizes[org.title]).astype(np.int64)
    unclear = np.flatnonzero(org.title == KINDS_OF_TITLE.index("ambiguous"))
    number[unclear] = np.arange(len(unclear)) % len(words["ambiguous"])
    number += (np.cumsum(sizes) - sizes)[org.title]
    return vocabulary, number


def _titles_of(kind: str) -> list[str]:
    """Every title that somebody of a kind may have, the plain ones first."""
    words = WORDS["titles"]
    if kind in ("ambiguous", "top"):
        return list(words[kind])
    levels = [""] if kind in ("manager", "portfolio") else words["levels"]
    tails = [""] * 20  # so that the plain title is the common one
    for tail in words["tails"]:
        domains = WORDS["domain"] if "{domain}" in tail else [""]
        places = PLACES[::25] if "{place}" in tail else [""]
        tails += [tail.format(domain=domain, place=place) for domain in domains for place in places]
    return [f"{level}{noun}{tail}" for tail in tails for noun in words[kind] for level in levels]


def _work_blocks(org: Plan, numbers: Ints) -> Iterator[dict[str, pa.Array]]:
    """One block of portfolios, one of programs, one of products; projects in as many as they need."""
    programs, portfolios = len(org.program_lead), len(org.portfolio_lead)
    yield {
        **_work_items(org, "F", "portfolio", np.arange(portfolios), department=np.arange(portfolios)),
        "Lead": _references(org.portfolio_lead, numbers),
    }
    yield {
        **_work_items(org, "G", "program", np.arange(programs), department=org.program_portfolio),
        "Parent": _ids("F", org.program_portfolio),
        "Lead": _references(org.program_lead, numbers),
        "Sponsor": _references(org.sponsor[:programs], numbers),
    }
    owned = org.department[np.maximum(org.product_lead, 0)]
    yield {
        **_work_items(org, "D", "product", np.arange(len(owned)), department=owned),
        "Lead": _references(org.product_lead, numbers),
    }
    for start in range(0, len(org.project_lead), BLOCK_ROWS):
        items = np.arange(start, min(start + BLOCK_ROWS, len(org.project_lead)))
        program = org.project_program[items]
        follows = (org.chance.random(len(items)) < 0.3) & (np.diff(program, prepend=-1) == 0)
        lead = _references(org.project_lead[items], numbers)
        yield {
            **_work_items(org, "P", "project", items, department=org.program_portfolio[program]),
            "Parent": _overwritten(_ids("G", program), start, org.project_written_parent),
            "Lead": _overwritten(lead, start, org.project_written_lead),
            "Sponsor": _references(org.sponsor[programs + items], numbers),
            "Depends On": pc.if_else(pa.array(follows), _ids("P", items - 1), ""),
        }


def _work_items(org: Plan, letter: str, kind: str, items: Ints, *, department: Ints) -> dict[str, pa.Array]:
    """The columns of work items of one kind; those that differ from kind to kind are blank."""
    blank = _same("", len(items))
    dated = kind != "product"
    start = 2025 * 12 + org.chance.integers(0, 18, len(items))
    finish = start + 60 + items % 7
    if kind != "project":  # so that no project begins before what it belongs to, or outlives it
        start, finish = np.full(len(items), 2025 * 12), np.full(len(items), 2032 * 12)
    budget = pc.cast(pa.array(org.chance.integers(2, 90, len(items)) * 50_000), pa.string())
    return {
        "ID": _ids(letter, items),
        "Name": _names(items, kind),
        "Kind": _same(kind, len(items)),
        "Parent": blank,
        "Lead": blank,
        "Sponsor": blank,
        "Start": _month_starts(start) if dated else blank,
        "Finish": _month_starts(finish) if dated else blank,
        "Status": _same("In progress" if dated else "Live", len(items)),
        "Budget": budget if dated else blank,
        "Depends On": blank,
        "Department": _department_names(department),
    }


def _names(items: Ints, kind: str) -> pa.Array:
    """A name each. Any two of one kind differ in two words at least: the first is the check digit of the others."""
    domain, activity, place = (WORDS["domain"], WORDS["activity"], PLACES)
    layer, number = np.divmod(items, len(domain) * len(place) * len(activity))
    number = number * 7919 % (len(domain) * len(place) * len(activity))  # a prime: neighbors get unlike names
    number, at_domain = np.divmod(number, len(domain))
    at_activity, at_place = np.divmod(number, len(place))
    check = (at_domain + at_activity + at_place + layer + len(kind)) % len(WORDS["codename"])
    parts = [_take(WORDS["codename"], check), _take(domain, at_domain), _take(activity, at_activity)]
    parts += [_take(place, at_place)] + ([_take(WORDS["codename"], layer)] if layer.any() else [])
    if kind != "project":
        parts.append(_same(kind.title(), len(items)))
    return pc.binary_join_element_wise(*parts, " ")


def _department_names(numbers: Ints) -> pa.Array:
    number, at_domain = np.divmod(numbers, len(WORDS["domain"]))
    floor, at_place = np.divmod(number, len(PLACES))
    name = _join(_take(WORDS["domain"], at_domain), " ", _take(PLACES, at_place))
    return pc.if_else(pa.array(floor > 0), _join(name, " ", pc.cast(pa.array(floor + 1), pa.string())), name)


def _references(nodes: Ints, numbers: Ints) -> pa.Array:
    """Ids of nodes; blank for ``NOBODY``, the id of somebody who is not in the file for ``LEFT``."""
    known_ids = _ids("E", numbers[np.maximum(nodes, 0)])
    gone = _ids("E", 900_000_000 + np.arange(len(nodes)) % 7)
    return pc.if_else(pa.array(nodes == LEFT), gone, pc.if_else(pa.array(nodes == NOBODY), "", known_ids))


def _overwritten(column: pa.Array, start: int, written: dict[int, str]) -> pa.Array:
    """``column``, with the texts of ``written``, whose keys are items and not rows."""
    here = sorted(item for item in written if start <= item < start + len(column))
    mask = np.zeros(len(column), dtype=np.bool_)
    mask[[item - start for item in here]] = True
    return pc.replace_with_mask(column, pa.array(mask), pa.array([written[item] for item in here], pa.string()))


def _ids(letter: str, numbers: Ints) -> pa.Array:
    return _join(letter, pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), width=7, padding="0"))


def _month_starts(months: Ints) -> pa.Array:
    """Months since the year 0 as dates (the first day), ISO 8601."""
    year, month = np.divmod(months, 12)
    number = pc.cast(pa.array(month + 1), pa.string())
    return _join(pc.cast(pa.array(year), pa.string()), "-", pc.utf8_lpad(number, width=2, padding="0"), "-01")


def _drawn(words: list[str], count: int, org: Plan) -> pa.Array:
    return _take(words, org.chance.integers(0, len(words), count))


def _take(words: list[str], numbers: Ints) -> pa.Array:
    return pa.array(words).take(pa.array(numbers))


def _same(text: str, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(text), count)


def _join(*parts: pa.Array | str) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("people", type=int, help="number of people, at least 100")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    write(plan(options.people, options.seed), options.out)


if __name__ == "__main__":
    main()
