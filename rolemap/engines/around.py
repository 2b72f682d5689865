"""The people whom others need, out of all: gathered as ``People``, so that the functions of one file can judge them.

Context (``classify.context``) counts the roles of those around a person: managers, reports, peers, the department, the
whole table. Only people with one of the four roles are ever counted. So the people of these roles, those whose title is
ambiguous and the managers of these are enough for the same answer as all people give.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.engines.answers import Answers, one
from rolemap.engines.engine import Engine, Pick
from rolemap.engines.layout import Layout
from rolemap.engines.rows import AROUND, references, text_columns
from rolemap.model import PM_ROLES, ManagerState, Presence, Role, Verdict
from rolemap.tables.arrow_text import is_blank, strings
from rolemap.tables.people import People
from rolemap.tables.places import Places


def counts_for_context(verdict: Verdict) -> bool:
    """True for titles that context is about, or that are context of others."""
    return verdict.role is Role.AMBIGUOUS or verdict.role in PM_ROLES


_ALWAYS = ("position", "row", "id", "title", "vacant", "posts", "named", "presence", "headcount")
_OF_CONTEXT = ("department", *AROUND)
_OF_NAMED = ("name", "email", "login", "status")


def columns_for(layout: Layout, *, named: bool) -> tuple[str, ...]:
    """The columns that the context needs, and to find people who are ``named`` elsewhere, those that tell who it is."""
    wanted = (*_OF_CONTEXT, *(_OF_NAMED if named else ()))
    return (*_ALWAYS, *(name for name in text_columns(layout) if name in wanted), *references(layout))


def gather_people(
    engine: Engine,
    titles: pa.StringArray,
    answers: Answers,
    columns: tuple[str, ...],
    positions: Iterable[int] = (),
) -> pa.Table:
    """Rows of people whom the context counts, of the managers of the ambiguous ones, and those of ``positions``."""
    wanted = [counts_for_context(answers.verdicts[at]) for at in answers.of_title.tolist()]
    none = strings([])
    chosen = titles.filter(pa.array(wanted, pa.bool_()))
    given = pa.array(sorted(positions), pa.int64())
    rows = engine.gather(Pick(chosen, none, given, columns))
    coded = with_codes(rows, titles)
    is_open = np.array([verdict.role is Role.AMBIGUOUS for verdict in answers.verdicts], dtype=np.bool_)
    asked = coded.filter(pa.array(is_open[answers.of_title[np.asarray(coded.column("title_code"))]]))
    managers = pc.unique(answers.managers(asked, answers.ids(asked)))
    here = pc.is_in(managers, value_set=answers.ids(rows))
    missing = managers.filter(pc.and_(pc.invert(here), pc.not_equal(managers, "")))
    if not len(missing):
        return coded
    apart = answers.apart[np.asarray(pc.is_in(answers.apart_ids, value_set=missing))]
    known = np.concatenate([np.asarray(rows.column("position")), apart])
    return with_codes(engine.gather(Pick(none, missing, pa.array(known), columns)), titles)


def with_codes(rows: pa.Table, titles: pa.StringArray) -> pa.Table:
    """The rows with the place of their title among ``titles``."""
    return rows.append_column("title_code", pc.index_in(one(rows.column("title")), value_set=titles).cast(pa.int64()))


def to_gathered(rows: pa.Table, answers: Answers) -> People:
    """Gathered rows as ``People``: whoever is not among them is nobody's manager here."""
    ids = answers.ids(rows)
    managers = answers.managers(rows, ids)
    presence = np.asarray(rows.column("presence")).astype(np.int8)
    posts = np.asarray(rows.column("posts"), dtype=np.bool_)
    place = answers.verdict_of(rows)
    manager = _codes(managers, ids, presence)
    text = {
        name: one(rows.column(name))
        for name, kind in zip(rows.column_names, rows.schema.types, strict=True)
        if pa.types.is_string(kind) and not name.startswith(("own_", "ref_")) and name != "id"
    }
    headcount = np.asarray(rows.column("headcount"))
    return People(
        columns={"name": strings([""] * len(rows))} | text | {"person_id": ids, "manager_id": managers},
        manager=manager,
        manager_state=np.where(manager >= 0, ManagerState.KNOWN, ManagerState.ROOT).astype(np.int8),
        vacant=np.asarray(rows.column("vacant"), dtype=np.bool_),
        presence=presence,
        fte=np.where(posts, headcount, np.nan).astype(np.float32),
        posts=posts,
        places=Places(np.asarray(rows.column("row"))),
        verdicts=answers.verdicts,
        verdict=place,
        title_verdict=place,
        matrix=np.zeros((0, 2), dtype=np.int32),
        unnamed=~np.asarray(rows.column("named"), dtype=np.bool_) & ~posts,
    )


def _codes(managers: pa.StringArray, ids: pa.StringArray, presence: npt.NDArray[np.int8]) -> npt.NDArray[np.int32]:
    """The row of each manager; of one person with several rows the first who is not inactive."""
    order = np.argsort(presence == Presence.INACTIVE, kind="stable")
    found = pc.index_in(managers, value_set=ids.take(pa.array(order)))
    place = np.asarray(found.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)
    if not len(order):
        return np.zeros(0, dtype=np.int32)
    return np.where((place < 0) | is_blank(managers), -1, order[place]).astype(np.int32)
