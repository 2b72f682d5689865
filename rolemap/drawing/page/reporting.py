"""The reporting lines of everybody: what the folded organization chart leaves out, the page unfolds."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rolemap.drawing.page.boxes import Boxes, seat_row
from rolemap.drawing.page.codes import NONE, STATES, role_code
from rolemap.drawing.page.forest import preorder, steps_up
from rolemap.drawing.page.page_view import PageView, left_out_words
from rolemap.drawing.page.part import part_of
from rolemap.drawing.page.subjects import Marks
from rolemap.drawing.views.words import count_of
from rolemap.escape import plain
from rolemap.graph import Org, Reporting, build_reporting
from rolemap.model import PM_ROLES, BoxState, Finding, LineKind, ManagerState, Role

_LOST = (ManagerState.MISSING, ManagerState.AMBIGUOUS)
_GATHER_FROM = 3  # so many people with nobody above and nobody below them get a heading of their own
_ALONE = "Nobody above, nobody below"
_VACANT = "Vacant"

Codes = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class PeoplePart:
    """The people of the page.

    ``codes`` in preorder of their reporting lines, the largest branch first, whoever has neither a manager nor a
    report last; circles are cut at their first person. ``up``: how many places before each their manager stands.
    ``left_out``: how many people below each are not on the page. ``alone``: how many at the end have no lines.
    ``asked``: how many were asked for.
    """

    codes: Codes
    up: list[int]
    left_out: npt.NDArray[np.int64]
    alone: int
    asked: int


def people_part(
    org: Org,
    most: int,
    *,
    findings: Iterable[Finding] = (),
    leads: Iterable[int] = (),
    within: npt.NDArray[np.bool_] | None = None,
) -> PeoplePart:
    """At most ``most`` people (``part_of``): the top levels, then whoever has gaps or is among ``leads``, then PMs.

    ``within`` is a mask of the people that are asked for, each with everybody above them; by default all are.
    """
    whole, asked = cut_lines(org), np.arange(len(org.people))
    if within is not None:
        asked = np.flatnonzero(within)
        whole = build_reporting(_parents(whole, asked))
    is_large = len(asked) > most
    kept = np.flatnonzero(part_of(whole, most, _wanted(org, asked, findings, leads) if is_large else ()))
    lines = build_reporting(_parents(whole, kept))
    size = whole.size[kept].astype(np.int64)
    is_alone = (lines.parent < 0) & (lines.span == 0) & (size == 0)
    roots = np.flatnonzero(lines.parent < 0)
    roots = roots[np.lexsort((-size[roots], is_alone[roots]))]
    parent = lines.parent.tolist()
    order = np.array(preorder(parent, roots.tolist()), dtype=np.intp)
    return PeoplePart(
        codes=asked[kept][order],
        up=steps_up(parent, order.tolist()),
        left_out=(size - lines.size)[order],
        alone=int(np.count_nonzero(is_alone)),
        asked=len(asked),
    )


def _parents(lines: Reporting, kept: Codes) -> npt.NDArray[np.int32]:
    """Parents of the nodes ``kept``, as positions among them; what is above a kept node is kept."""
    position = np.full(len(lines.parent) + 1, -1, dtype=np.int32)  # the last is for "none"
    position[kept] = np.arange(len(kept), dtype=np.int32)
    return np.asarray(position[lines.parent[kept]], dtype=np.int32)


def _wanted(org: Org, asked: Codes, findings: Iterable[Finding], leads: Iterable[int]) -> list[Codes]:
    """Positions among ``asked`` of whoever should be on the page, the most important first: gaps, leads, PMs."""
    ids = [finding.subject.id for finding in findings if finding.subject.kind == "person"]
    at = pa.compute.index_in(org.people.columns["person_id"], value_set=pa.array(dict.fromkeys(ids), pa.string()))
    with_gaps = at.is_valid().to_numpy(zero_copy_only=False)
    is_lead = np.zeros(len(org.people), dtype=np.bool_)
    is_lead[list(leads)] = True
    is_pm = np.array([verdict.role in PM_ROLES for verdict in org.people.verdicts], dtype=np.bool_)
    return [np.flatnonzero(mask[asked]) for mask in (with_gaps, is_lead, is_pm[org.people.verdict])]


def reporting_view(org: Org, part: PeoplePart, marks: Marks) -> PageView:
    """The people of ``part`` along their reporting lines."""
    people, codes, count = org.people, part.codes, len(part.codes)
    boxes = Boxes()
    vacant = people.vacant[codes]
    is_pm = [role_code(verdict.role if verdict.role in PM_ROLES else None) for verdict in people.verdicts]
    boxes.name = _names(org, codes, vacant)
    boxes.up = list(part.up)
    boxes.of = list(range(count))
    boxes.tag = [0] * count
    boxes.role = [is_pm[number] for number in people.verdict[codes].tolist()]
    boxes.state = np.where(vacant, STATES.index(BoxState.VACANT), STATES.index(BoxState.PLAIN)).tolist()
    boxes.seats = _seats(org, codes, vacant, boxes)
    boxes.line = _bottom_lines(org, part, boxes)
    heading = count - part.alone if _GATHER_FROM <= part.alone < count else count
    if heading < count:
        _gather(boxes, heading, part.alone)
    for place, gaps in sorted(marks.count.items()):
        if place < count:
            boxes.mark(place + (place >= heading), gaps, marks.worst[place])
    _connect(org, codes, heading, boxes)
    return PageView(
        "people",
        "Reporting lines",
        "Reporting lines of everybody",
        ("person", "people"),
        boxes,
        _subtitle(org, count),
        left_out=part.asked - count,
    )


def cut_lines(org: Org) -> Reporting:
    """The reporting lines, each circle cut at its first person."""
    if not org.reporting.cycles:
        return org.reporting
    parent = org.people.manager.copy()
    for cycle in org.reporting.cycles:
        parent[cycle[0]] = -1
    return build_reporting(parent)


def _names(org: Org, codes: Codes, vacant: npt.NDArray[np.bool_]) -> list[str]:
    names = [plain(name) for name in org.people.texts("name", codes)]
    unnamed = [at for at, name in enumerate(names) if not name]
    for at, person in zip(unnamed, org.people.some(codes[unnamed].tolist()), strict=True):
        names[at] = plain(person.label)
    for at in np.flatnonzero(vacant).tolist():
        names[at] = _VACANT
    return names


def _seats(org: Org, codes: Codes, vacant: npt.NDArray[np.bool_], boxes: Boxes) -> list[int]:
    """For each person the number of the seat: their title and role."""
    verdicts = org.people.verdicts
    known: dict[tuple[str, int, bool], int] = {}
    found = []
    for key in zip(org.people.texts("title", codes), org.people.verdict[codes].tolist(), vacant.tolist(), strict=True):
        number = known.get(key)
        if number is None:
            title, verdict, is_vacant = key
            state = STATES.index(BoxState.VACANT if is_vacant else BoxState.FILLED)
            number = boxes.seat_lists.number((seat_row(title or "no title", verdicts[verdict].role, state),))
            known[key] = number
        found.append(number)
    return found


def _bottom_lines(org: Org, part: PeoplePart, boxes: Boxes) -> list[int]:
    """For each person the number of the last line: the department, or that the manager is unknown."""
    texts = org.people.texts("department", part.codes)
    for at in np.flatnonzero(np.isin(org.people.manager_state[part.codes], _LOST)).tolist():
        texts[at] = "manager not in the file"
    for at in np.flatnonzero(part.left_out).tolist():
        words = left_out_words(int(part.left_out[at]))
        texts[at] = f"{texts[at]}  ·  {words}" if texts[at] else words
    number_of = {text: boxes.texts.number(plain(text)) for text in dict.fromkeys(texts)}
    return [number_of[text] for text in texts]


def _gather(boxes: Boxes, heading: int, alone: int) -> None:
    """Put a heading above the people at the end, who have no lines."""
    boxes.name.insert(heading, _ALONE)
    boxes.of.insert(heading, NONE)
    boxes.line.insert(heading, boxes.texts.number(count_of(alone, "person", "people")))
    for column, value in ((boxes.tag, 0), (boxes.seats, 0), (boxes.role, NONE)):
        column.insert(heading, value)
    boxes.state.insert(heading, STATES.index(BoxState.PLAIN))
    boxes.up[heading:] = range(alone + 1)


def _connect(org: Org, codes: Codes, heading: int, boxes: Boxes) -> None:
    """Dotted lines to further managers, and the lines that close a circle, where both ends are on the page."""
    further = [(manager, code, LineKind.MATRIX) for code, manager in org.people.matrix.tolist() if code != manager]
    circles = [
        (int(org.people.manager[cycle[0]]), cycle[0], LineKind.CYCLE)
        for cycle in org.reporting.cycles
        if len(cycle) > 1
    ]
    if further or circles:
        place = {code: at + (at >= heading) for at, code in enumerate(codes.tolist())}
        for source, target, kind in (*further, *circles):
            if source in place and target in place:
                boxes.connect(place[source], place[target], kind)


def _subtitle(org: Org, shown: int) -> str:
    counts = [(role, len(org.people.with_role(role))) for role in (*PM_ROLES, Role.AMBIGUOUS)]
    words = {Role.AMBIGUOUS: "with an ambiguous title"}
    parts = [f"{shown:,} on this page"] if shown < len(org.people) else []
    parts += [count_of(len(org.people), "person", "people")]
    parts += [", ".join(f"{count:,} {words.get(role, role)}" for role, count in counts if count)]
    return "  ·  ".join(filter(None, parts))
