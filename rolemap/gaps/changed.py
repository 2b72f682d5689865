"""The organization after planned changes: the same map with some rows, lines, titles and leads changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa

from rolemap.classify.context import with_context
from rolemap.errors import ConfigError, did_you_mean
from rolemap.gaps.changes import PlannedChange, Step
from rolemap.gaps.words import named, some
from rolemap.graph import Org, build_org
from rolemap.model import Dangling, Holder, ManagerState, Presence, Verdict, WorkItem
from rolemap.tables.people import People
from rolemap.tables.places import Places
from rolemap.tables.references.index import How, PersonIndex
from rolemap.tables.register.index import WorkIndex

Classifier = Callable[[Sequence[str]], Sequence[Verdict]]


@dataclass(frozen=True, slots=True)
class Planned:
    """Changes with everybody and everything in them found: ``person`` and ``to`` are codes after the changes."""

    change: PlannedChange
    person: int = -1
    item: str = ""
    to: int = -1


@dataclass(frozen=True, eq=False)
class Changed:
    """``org`` after the changes; ``words`` says each of them as it was understood. ``left`` are codes."""

    org: Org
    words: tuple[str, ...]
    left: tuple[int, ...] = ()
    joined: tuple[int, ...] = field(default=())


def with_changes(
    org: Org, changes: Sequence[PlannedChange], classify: Classifier, faults: Sequence[str] = ()
) -> Changed:
    """The organization after ``changes``. ``classify`` gives the verdicts of new titles.

    Without a register, work is inferred again from those who remain. Raises ``ConfigError`` that names the ``faults``
    of reading the changes, and everybody who is unknown or one of several, with the ids to choose from.
    """
    joiners = [change for change in changes if change.step is Step.JOINS]
    people = _with_joiners(org.people, joiners, classify)
    planned = _resolved(org, people, changes, list(faults))
    people = _with_steps(people, planned, classify)
    work = _with_leads(org, people, planned)
    dangling = _without_moved(org, people, planned)
    register = work if org.has_register else None
    if any(one.change.step is not Step.LEAVES for one in planned):
        people = with_context(replace(people, verdict=people.title_verdict), register or {}, org.assignments)
    after = build_org(people, register, org.assignments, dangling=dangling, log=org.log)
    return Changed(
        after,
        tuple(_spoken(org, people, one) for one in planned),
        tuple(one.person for one in planned if one.change.step is Step.LEAVES),
        tuple(range(len(org.people), len(people))),
    )


def _resolved(org: Org, people: People, changes: Sequence[PlannedChange], faults: list[str]) -> list[Planned]:
    index = PersonIndex(people)
    work = WorkIndex(list(org.work), [item.name for item in org.work.values()])
    joined = len(org.people)
    found: list[Planned] = []
    for change in changes:
        person, item, to = -1, "", -1
        told: list[str] = []
        if change.step is Step.JOINS:
            person, joined = joined, joined + 1
        elif change.step is Step.LEADS:
            item = _item(org, work, change.who, told)
        else:
            person = _person(people, index, change.who, told)
        if change.to and change.step in (Step.JOINS, Step.MOVES, Step.LEADS):
            to = _person(people, index, change.to, told)
        faults += [f"{change.place}: {fault}" for fault in told]
        found.append(Planned(change, person, item, to))
    if faults:
        raise ConfigError("; ".join(faults))
    return found


def _person(people: People, index: PersonIndex, written: str, faults: list[str]) -> int:
    match = index.find(written)
    if match.how in (How.EXACT, How.NORMALIZED):
        return match.person
    if match.how is How.AMBIGUOUS:
        meant = [f"{p.id} ({p.title}, {people.places.words(p.code)})" for p in people.some(match.candidates)]
        faults.append(f"'{written}' is {len(meant)} people; give the id: {some(meant)}")
    elif match.how is How.FUZZY:
        faults.append(f"nobody is called '{written}' (did you mean '{people[match.person].label}'?)")
    else:
        near = did_you_mean(written, people.columns["name"].to_pylist()) if len(people) <= _FEW else ""
        faults.append(f"nobody is called '{written}'{near}")
    return -1


_FEW = 10_000
"""People among whom a near spelling is looked for one by one."""


def _item(org: Org, work: WorkIndex, written: str, faults: list[str]) -> str:
    if not org.has_register:
        faults.append(f"'{written}': without a register (--work) nothing is known of who leads what")
        return ""
    ids = list(org.work)
    rows = work.find(written)
    if len(rows) == 1:
        return ids[rows[0]]
    if rows:
        meant = [f"{ids[row]} ({org.work[ids[row]].kind})" for row in rows]
        faults.append(f"'{written}' is {len(rows)} work items; give the id: {some(meant)}")
    else:
        near = did_you_mean(written, [item.name for item in org.work.values()]) if len(ids) <= _FEW else ""
        faults.append(f"no work item is called '{written}'{near}")
    return ""


def _with_joiners(people: People, joiners: Sequence[PlannedChange], classify: Classifier) -> People:
    """The people with a row more for each joiner; who they report to is not known yet."""
    if not joiners:
        return people
    n = len(joiners)
    cells = {
        "person_id": [f"joins-{number}" for number in range(1, n + 1)],
        "name": [change.who for change in joiners],
        "title": [change.title for change in joiners],
        "department": [change.department for change in joiners],
    }
    verdicts = classify(cells["title"])
    at = np.arange(len(people.verdicts), len(people.verdicts) + n, dtype=np.int32)
    rows = Places(np.array([change.row for change in joiners], dtype=np.int64), (joiners[0].file,))
    none = np.zeros(n, dtype=np.bool_)
    columns = {
        name: pa.concat_arrays([_flat(column), pa.array(cells.get(name, [""] * n), column.type)])
        for name, column in people.columns.items()
    }
    return replace(
        people,
        columns=columns,
        manager=np.append(people.manager, np.full(n, -1)).astype(np.int32),
        manager_state=np.append(people.manager_state, np.full(n, int(ManagerState.ROOT))).astype(np.int8),
        vacant=np.append(people.vacant, none),
        presence=np.append(people.presence, np.full(n, int(Presence.ACTIVE))).astype(np.int8),
        fte=np.append(people.fte, np.full(n, np.nan)).astype(np.float32),
        posts=np.append(people.posts, none),
        places=Places.joined([people.places, rows]),
        verdicts=(*people.verdicts, *verdicts),
        verdict=np.append(people.verdict, at).astype(np.int32),
        title_verdict=np.append(people.title_verdict, at).astype(np.int32),
        unnamed=None if people.unnamed is None else np.append(people.unnamed, none),
    )


def _flat(column: pa.StringArray | pa.ChunkedArray) -> pa.StringArray:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _with_steps(people: People, planned: Sequence[Planned], classify: Classifier) -> People:
    """The people after who leaves, moves and is retitled."""
    manager, state = people.manager.copy(), people.manager_state.copy()
    presence, title_verdict = people.presence.copy(), people.title_verdict.copy()
    status: dict[int, str] = {}
    titles: dict[int, str] = {}
    for one in planned:
        if one.change.step in (Step.JOINS, Step.MOVES):
            manager[one.person] = one.to
            state[one.person] = int(ManagerState.KNOWN if one.to >= 0 else ManagerState.ROOT)
        elif one.change.step is Step.LEAVES:
            presence[one.person] = int(Presence.INACTIVE)
            status[one.person] = str(Step.LEAVES)
        elif one.change.step is Step.RETITLED:
            titles[one.person] = one.change.title
    verdicts = list(people.verdicts)
    for person, verdict in zip(titles, classify(list(titles.values())) if titles else (), strict=True):
        title_verdict[person] = len(verdicts)
        verdicts.append(verdict)
    verdict_of = people.verdict.copy()
    verdict_of[list(titles)] = title_verdict[list(titles)]
    columns = dict(people.columns)
    if status:
        columns.setdefault("status", pa.array([""] * len(people), pa.string()))
        columns["status"] = _with_cells(columns["status"], status)
    if titles:
        columns["title"] = _with_cells(columns["title"], titles)
    return replace(
        people,
        columns=columns,
        manager=manager,
        manager_state=state,
        presence=presence,
        verdicts=tuple(verdicts),
        verdict=verdict_of,
        title_verdict=title_verdict,
    )


def _with_cells(column: pa.StringArray, cells: Mapping[int, str]) -> pa.StringArray:
    texts = column.to_pylist()
    for code, text in cells.items():
        texts[code] = text
    return pa.array(texts, column.type)


def _with_leads(org: Org, people: People, planned: Sequence[Planned]) -> Mapping[str, WorkItem]:
    work = dict(org.work)
    for one in planned:
        if one.change.step is Step.LEADS:
            item = work[one.item]
            role = next((lead.role for lead in item.leads), None)
            name = people[one.to].label if one.to >= 0 else ""
            leads = (Holder(name, one.to, role, written=name),) if one.to >= 0 else ()
            work[one.item] = replace(item, leads=leads)
    return work


def _without_moved(org: Org, people: People, planned: Sequence[Planned]) -> tuple[Dangling, ...]:
    """References that lead nowhere, without those of managers of people who get another manager."""
    moved = {people.text("person_id", one.person) for one in planned if one.change.step is Step.MOVES}
    return tuple(
        one
        for one in org.dangling
        if not (one.kind == "person" and one.column.startswith("manager") and one.subject in moved)
    )


def _spoken(org: Org, people: People, one: Planned) -> str:
    """A change as it was understood."""
    to = people[one.to].label if one.to >= 0 else "nobody"
    if one.change.step is Step.LEADS:
        return f"{to} leads {named(org.work[one.item])}"
    who = people[one.person].label
    match one.change.step:
        case Step.JOINS:
            under = f" under {to}" if one.to >= 0 else ""
            return f"{who} joins as {one.change.title}{under}"
        case Step.MOVES:
            return f"{who} reports to {to}"
        case Step.RETITLED:
            return f"{who} becomes {one.change.title}"
        case _:
            title = org.people.text("title", one.person)
            return f"{who} leaves ({', '.join(filter(None, (title, org.people.text('person_id', one.person))))})"
