"""An ``Org`` from a few words: the mini-language of the gap cases, for any test that needs a small organisation.

>>> org = make_org({"a": "PgM", "b": "PjM > a"}, {"G": {"kind": "program", "lead": "a"}, "P": {"parent": "G"}})
>>> org.people.manager.tolist(), org.work["G"].leads[0].person, org.children["G"]
([-1, 0], 0, ('P',))

``people``: id → ``"role > manager"``, or a mapping with ``role``, ``manager``, ``title``, ``name``, ``department``,
``status`` (active, leave, inactive, future), ``vacant``, ``confidence``, ``fte``, ``end``, ``matrix`` (a list), and any
other column of text. The manager is an id; the person's own id is a self-report, an id of nobody is missing,
``a | b`` is ambiguous between the two.

``work``: id → mapping with ``kind`` (project), ``name``, ``parent``, ``other_parents``, ``lead``, ``lead_role`` (what
the column says the lead is, none for a plain lead column), ``sponsor``, ``status`` (open, closed, candidate),
``status_written`` (the file's own word for it), ``start``, ``finish``, ``budget``, ``size``, ``depends_on`` (a list of
ids or a mapping id → owner), ``product``, ``department``, ``row`` (0 for a unit that only a column of others names).
A lead is an id of the people, the name of somebody unknown,
``vacant``, ``a | b`` (ambiguous), ``"a (acting)"``, or a mapping with ``person``, ``role``, ``start``, ``end``; several
are a list. A key that any item uses is a column of the
register, so ``lead:`` with nothing behind it is a blank cell.

``assignments``: mappings with ``person``, ``work``, ``role``, ``share``, ``start``, ``end``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from rolemap.graph import Org, build_org
from rolemap.model import (
    ROLE_NAMES,
    Assignment,
    Dangling,
    Dependency,
    Holder,
    ImportLog,
    Kind,
    ManagerState,
    Presence,
    Role,
    Source,
    Verdict,
    WorkItem,
    WorkStatus,
)
from rolemap.tables.people import People
from rolemap.tables.places import Places

Spec = Mapping[str, object]
_ROLES = {str(role): role for role in Role}
_NO_COLUMN = {"role", "manager", "vacant", "confidence", "matrix", "name", "title", "title_role", "support", "also"}
_HOLDERS = ("lead", "sponsor")
_WORK_REFERENCES = ("parent", "other_parents", "depends_on", "product")
_MODIFIED = "2024-06-30T12:00:00Z"


def make_org(
    people: Mapping[str, str | Spec] | None = None,
    work: Mapping[str, Spec | None] | None = None,
    assignments: Sequence[Spec] = (),
    *,
    modified: str = _MODIFIED,
) -> Org:
    """The organisation that the mini-language says; without ``work`` there is no register."""
    specs = {key: _person_spec(key, spec) for key, spec in (people or {}).items()}
    codes = {key: code for code, key in enumerate(specs)}
    staff, lost_managers = _people(specs, codes)
    items, lost = (None, []) if work is None else _items({key: spec or {} for key, spec in work.items()}, codes, specs)
    return build_org(
        staff,
        items,
        tuple(_assignment(spec, codes, row) for row, spec in enumerate(assignments, start=2)),
        dangling=(*lost_managers, *lost),
        log=ImportLog(sources=tuple(_sources(staff, work, assignments, modified))),
    )


def _person_spec(key: str, spec: str | Spec) -> Spec:
    if isinstance(spec, str):
        role, _, manager = (part.strip() for part in spec.partition(">"))
        spec = {"role": role, "manager": manager}
    role = _ROLES[str(spec.get("role") or "other")]
    title = {Role.OTHER: "Engineer", Role.AMBIGUOUS: "PM"}.get(role, ROLE_NAMES[role].title())
    return {"name": key, "title": title, "manager": "", **spec, "role": role}


def _people(specs: Mapping[str, Spec], codes: Mapping[str, int]) -> tuple[People, list[Dangling]]:
    managers = [_manager(key, str(spec["manager"] or ""), codes) for key, spec in specs.items()]
    verdicts = [_verdict(spec, spec["role"]) for spec in specs.values()]
    by_title = [_verdict(spec, _ROLES[str(spec.get("title_role", spec["role"]))]) for spec in specs.values()]
    distinct = tuple(dict.fromkeys((*verdicts, *by_title)))
    names = dict.fromkeys(name for spec in specs.values() for name in spec if name not in _NO_COLUMN)
    columns = {
        "person_id": list(specs),
        **{n: [_text(spec.get(n)) for spec in specs.values()] for n in ("name", "title", *names)},
    }
    matrix = [(codes[key], codes[str(other)]) for key, spec in specs.items() for other in _listed(spec.get("matrix"))]
    people = People(
        columns={name: pa.array(values, pa.string()) for name, values in columns.items()},
        manager=np.array([code for code, _ in managers], dtype=np.int32),
        manager_state=np.array([state for _, state in managers], dtype=np.int8),
        vacant=np.array([bool(spec.get("vacant")) for spec in specs.values()], dtype=np.bool_),
        presence=np.array([_presence(spec) for spec in specs.values()], dtype=np.int8),
        fte=np.array([float(str(spec.get("fte", "nan"))) for spec in specs.values()], dtype=np.float32),
        posts=np.array([bool(spec.get("posts")) for spec in specs.values()], dtype=np.bool_),
        places=Places(np.arange(2, len(specs) + 2, dtype=np.int64), ("people.csv",)),
        verdicts=distinct,
        verdict=np.array([distinct.index(verdict) for verdict in verdicts], dtype=np.int32),
        title_verdict=np.array([distinct.index(verdict) for verdict in by_title], dtype=np.int32),
        matrix=np.array(matrix, dtype=np.int32).reshape(-1, 2),
    )
    lost = [
        Dangling(
            "person",
            key,
            "manager_id",
            str(spec["manager"]),
            "ambiguous" if "|" in str(spec["manager"]) else "unknown",
            tuple(_split(str(spec["manager"]))) if "|" in str(spec["manager"]) else (),
            row,
        )
        for row, (key, spec) in enumerate(specs.items(), start=2)
        if managers[row - 2][1] in (ManagerState.MISSING, ManagerState.AMBIGUOUS)
    ]
    return people, lost


def _manager(key: str, manager: str, codes: Mapping[str, int]) -> tuple[int, ManagerState]:
    if not manager:
        return -1, ManagerState.ROOT
    if manager == key:
        return -1, ManagerState.SELF
    if "|" in manager:
        return -1, ManagerState.AMBIGUOUS
    return (codes[manager], ManagerState.KNOWN) if manager in codes else (-1, ManagerState.MISSING)


def _presence(spec: Spec) -> Presence:
    return Presence[str(spec.get("status") or "unknown").upper()]


def _verdict(spec: Spec, role: object) -> Verdict:
    assert isinstance(role, Role)
    candidates = ((Role.PJM, 0.6), (Role.PRM, 0.4)) if role is Role.AMBIGUOUS else ()
    also = _ROLES[str(spec["also"])] if spec.get("also") else None
    return Verdict(
        role, float(str(spec.get("confidence", 0.95))), also, bool(spec.get("support")), candidates=candidates
    )


def _items(
    specs: Mapping[str, Spec], codes: Mapping[str, int], people: Mapping[str, Spec]
) -> tuple[dict[str, WorkItem], list[Dangling]]:
    items: dict[str, WorkItem] = {}
    lost: list[Dangling] = []
    for row, (key, spec) in enumerate(specs.items(), start=2):
        kind = Kind(str(spec.get("kind") or "project"))
        lost += _lost(key, kind, spec, {"lead": codes, "sponsor": codes, **dict.fromkeys(_WORK_REFERENCES, specs)}, row)
        parent = str(spec.get("parent") or "")
        owners = spec.get("depends_on")
        items[key] = WorkItem(
            id=key,
            name=str(spec.get("name") or key),
            kind=kind,
            parent_id=parent if parent in specs else None,
            other_parent_ids=tuple(i for i in _listed(spec.get("other_parents")) if i in specs),
            leads=tuple(_holders(spec.get("lead"), _ROLES.get(str(spec.get("lead_role"))), codes, people)),
            sponsors=tuple(_holders(spec.get("sponsor"), None, codes, people)),
            start=_date(spec.get("start")),
            finish=_date(spec.get("finish")),
            status=WorkStatus(str(spec.get("status") or "")),
            status_written=str(spec.get("status_written") or spec.get("status") or ""),
            budget=float(str(spec["budget"])) if spec.get("budget") is not None else None,
            size=str(spec.get("size") or ""),
            depends_on=tuple(
                Dependency(i, str(owners[i] or "") if isinstance(owners, Mapping) else "")
                for i in _listed(owners)
                if i in specs
            ),
            product_ids=tuple(i for i in _listed(spec.get("product")) if i in specs),
            department=str(spec.get("department") or ""),
            row=int(str(spec.get("row", row))),
        )
    return items, lost


def _lost(key: str, kind: Kind, spec: Spec, known: Mapping[str, Mapping[str, object]], row: int) -> Iterable[Dangling]:
    for column, there in known.items():
        value = spec.get(column)
        for reference in [str(one["person"]) for one in _named(value)] if column in _HOLDERS else _listed(value):
            name, _ = _qualified(reference)
            if name not in there and name != "vacant":
                reason = "ambiguous" if "|" in name else "unknown"
                yield Dangling(str(kind), key, column, name, reason, tuple(_split(name)) if "|" in name else (), row)


def _holders(
    value: object, role: Role | None, codes: Mapping[str, int], people: Mapping[str, Spec]
) -> Iterable[Holder]:
    for spec in _named(value):
        written = str(spec["person"])
        name, acting = _qualified(written)
        code = codes.get(name, -1)
        yield Holder(
            name=str(people[name]["name"]) if code >= 0 else name,
            person=code,
            role=_ROLES.get(str(spec.get("role")), role),
            acting=acting,
            vacant=name == "vacant" or (code >= 0 and bool(people[name].get("vacant"))),
            start=_date(spec.get("start")),
            end=_date(spec.get("end")),
            written=written,
            candidates=tuple(codes[one] for one in _split(name)) if "|" in name else (),
        )


def _assignment(spec: Spec, codes: Mapping[str, int], row: int) -> Assignment:
    name = str(spec["person"])
    role = str(spec.get("role") or "")
    return Assignment(
        name=name,
        person=codes.get(name, -1),
        work_id=str(spec["work"]),
        role=_ROLES.get(role),
        role_written=role,
        share=float(str(spec["share"])) if spec.get("share") is not None else None,
        start=_date(spec.get("start")),
        end=_date(spec.get("end")),
        row=row,
    )


def _sources(
    people: People, work: Mapping[str, Spec | None] | None, assignments: Sequence[Spec], modified: str
) -> Iterable[Source]:
    rows = len(people)
    columns = tuple((name, name) for name in (*people.columns, "manager_id"))
    yield Source("people.csv", "people", rows, rows, 0, modified=modified, columns=columns)
    tables: dict[str, list[Spec]] = {}
    if work is not None:
        tables["work"] = [{"work_id": key, **(spec or {})} for key, spec in work.items()]
    if assignments:
        tables["assignments"] = list(assignments)
    for table, specs in tables.items():
        used = tuple((name, name) for name in dict.fromkeys(name for spec in specs for name in spec))
        if any(isinstance(spec.get("depends_on"), Mapping) for spec in specs):
            used = (*used, ("dependency_owner", "dependency_owner"))
        yield Source(f"{table}.csv", table, len(specs), len(specs), 0, modified=modified, columns=used)


def _qualified(written: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.*?)\s*\((.*)\)", written)
    return (found[1], found[2]) if found else (written, "")


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


def _listed(value: object) -> list[str]:
    if value is None or value == "":
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple | Mapping) else [str(value)]


def _named(value: object) -> list[Spec]:
    listed = value if isinstance(value, list | tuple) else [value]
    return [one if isinstance(one, Mapping) else {"person": one} for one in listed if one]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None
