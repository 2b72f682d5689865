"""The decisions about a table that no memory holds: made once, by the usual functions, from what an engine answers.

Rows that need nobody else are settled where they are. Those that do are gathered (ids that stand twice, titles that
the context may explain, people whom the register names) and given to the functions that read one file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from rolemap.classify.context import with_context
from rolemap.engines.answers import Answers, Positions, no_positions, one
from rolemap.engines.around import columns_for, counts_for_context, gather_people, to_gathered
from rolemap.engines.engine import Engine, Fill
from rolemap.engines.layout import Layout
from rolemap.engines.references import meant
from rolemap.engines.rows import Decided, Tally, references
from rolemap.engines.source import Opened
from rolemap.model import Role, Verdict
from rolemap.tables.arrow_text import strings
from rolemap.tables.people import IntArray, People
from rolemap.tables.persons.ids import read_ids
from rolemap.tables.places import Places
from rolemap.tables.schema import PEOPLE_ALWAYS, PEOPLE_WRITTEN

Classifier = Callable[[Sequence[str]], Sequence[Verdict]]

MOST_GATHERED = 3_000_000
"""Rows that are gathered for the context at most: about two gigabytes."""
_SCANS = 3
_SHOWN = 3


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """What is known of all rows after the titles and ids: ``titles`` in the order of ``answers.of_title``, the counts
    of the ``tally``, and in ``remarks`` what was not answered, in plain words. ``unclear`` counts rows of ambiguous
    titles, ``gathered`` those that the context needs.
    """

    titles: pa.StringArray
    answers: Answers
    tally: Tally
    remarks: tuple[str, ...]
    unclear: int
    gathered: int

    @property
    def may_gather(self) -> bool:
        """False if the people of the four roles are too many to be looked at together."""
        return self.gathered <= MOST_GATHERED


def settle(engine: Engine, opened: Opened, classify: Classifier) -> Settled:
    """Read the table and settle ids, references to managers, and what each title alone says."""
    tally = _scan(engine, opened)
    engine.fill(_source(engine.blank_ids()))
    titles = engine.titles()
    verdicts, of_title = _verdicts(classify(titles.to_pylist()))
    apart, apart_ids, apart_from = _told_apart(engine.repeated())
    managers = meant(engine, apart, apart_ids, apart_from)
    answers = Answers(
        verdicts=verdicts,
        of_title=of_title,
        apart=apart,
        apart_ids=apart_ids,
        references=managers.written,
        meant=managers.ids,
        columns=_columns(opened.layout, tally),
        reference_columns=tuple(references(opened.layout)),
        settled=no_positions(),
        of_settled=np.zeros(0, dtype=np.int32),
    )
    counts = engine.counts()
    verdict_of = [verdicts[at] for at in of_title[np.asarray(counts.column("title"))].tolist()]
    rows = np.asarray(counts.column("rows"))
    unclear = int(rows[np.array([verdict.role is Role.AMBIGUOUS for verdict in verdict_of], dtype=np.bool_)].sum())
    gathered = int(rows[np.array([counts_for_context(verdict) for verdict in verdict_of], dtype=np.bool_)].sum())
    return Settled(titles, answers, tally, _unknown_words(managers.unknown), unclear, gathered)


def with_context_of_titles(engine: Engine, settled: Settled, layout: Layout) -> Settled:
    """The same with the ambiguous titles settled that their context explains; a remark where it is too much to see."""
    if not settled.unclear:
        return settled
    if not settled.may_gather:
        text = (
            f"{settled.unclear:,} people have a title such as PM that their context could explain; "
            f"{settled.gathered:,} people would have to be looked at together ({MOST_GATHERED:,} at most), so they "
            "stay ambiguous"
        )
        return replace(settled, remarks=(*settled.remarks, text))
    rows = gather_people(engine, settled.titles, settled.answers, columns_for(layout, named=False))
    people = with_context(to_gathered(rows, settled.answers), {}, ())
    return replace(settled, answers=told(settled.answers, people, np.asarray(rows.column("position"))))


def told(answers: Answers, people: People, position: Positions) -> Answers:
    """The answers with what the context said of gathered ``people``, who stand at these positions."""
    changed = np.flatnonzero(people.verdict != people.title_verdict)
    return replace(answers, verdicts=people.verdicts, settled=position[changed], of_settled=people.verdict[changed])


def _scan(engine: Engine, opened: Opened) -> Tally:
    """Read all rows by what a sample decides; where the whole table decides otherwise, read them again by that."""
    decided: Decided = opened.decided
    for _ in range(_SCANS):
        tally = engine.scan(opened.pieces, opened.layout, decided)
        if tally.decided.answer == decided.answer:
            break
        decided = tally.decided
    return tally


def _source(fill: Fill) -> str:
    """Where ids come from in rows without one: the first of e-mail and login that tells all apart who have it."""
    if fill.mails and fill.mails == fill.different_mails:
        return "mail"
    if fill.logins and fill.logins == fill.different_logins:
        return "login"
    return "row"


def _verdicts(of_titles: Sequence[Verdict]) -> tuple[tuple[Verdict, ...], IntArray]:
    codes: dict[Verdict, int] = {}
    place = [codes.setdefault(verdict, len(codes)) for verdict in of_titles]
    return tuple(codes), np.array(place, dtype=np.int32)


def _told_apart(rows: pa.Table) -> tuple[Positions, pa.StringArray, list[str]]:
    """Positions of rows whose id is that of other people too, their new ids, and the ids that several people bear."""
    if not len(rows):
        return no_positions(), strings([]), []
    written, blank = one(rows.column("id")), strings([""] * len(rows))
    is_named = np.asarray(rows.column("named"), dtype=np.bool_)
    places = Places(np.asarray(rows.column("row")))
    ids = read_ids(written, one(rows.column("name")), is_named, email=blank, login=blank, places=places)
    apart = pa.array(ids.told_apart)
    position = np.asarray(rows.column("position"))[ids.told_apart]
    return position, ids.person_id.filter(apart), written.filter(apart).unique().to_pylist()


def _columns(layout: Layout, tally: Tally) -> tuple[str, ...]:
    """The columns of people that ``roles.csv`` has."""
    kept = {*PEOPLE_ALWAYS, *(("email",) if tally.has_email else ())}
    return tuple(name for name in PEOPLE_WRITTEN if name in kept or layout.has(name))


def _unknown_words(unknown: Sequence[str]) -> tuple[str, ...]:
    if not unknown:
        return ()
    shown = ", ".join(f"'{text}'" for text in unknown[:_SHOWN])
    return (
        f"{len(unknown):,} references to managers, such as {shown}, are no id and no e-mail address of the table and "
        "stay blank; only --engine pandas looks managers up by their names",
    )
