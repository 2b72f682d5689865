"""The organization chart: reporting lines down to every PM, everything else folded into numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from rolemap.drawing.views.alike import counted, gather
from rolemap.drawing.views.badges import badges
from rolemap.drawing.views.fold import fold
from rolemap.drawing.views.labels import PERSON_FIELDS, PERSON_LABEL, Label, fields_of
from rolemap.drawing.views.person_box import person_box, person_node, post_look
from rolemap.drawing.views.select import find
from rolemap.drawing.views.words import count_of
from rolemap.graph import Org, Reporting, build_reporting, nearest_above
from rolemap.model import PM_ROLES, ROLE_ORDER, Box, Diagram, Finding, Line, LineKind

MAX_BOXES = 150
IntArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]


def org_chart(
    org: Org,
    findings: Iterable[Finding] = (),
    *,
    max_boxes: int = MAX_BOXES,
    depth: int | None = None,
    focus: str = "",
    only_gaps: bool = False,
    everyone: bool = False,
    label: Label = (),
) -> Diagram:
    """People along their reporting lines: every PM and everybody above one; branches without a PM become "+37 people".

    Without any PM the top levels are drawn. Assistants stand beside their manager (``staff.toml``). Dotted lines lead
    to matrix managers; several roots stand side by side; a circle of reporting lines is cut at its first person and
    closed by a line in the color of gaps. Where there are more than ``max_boxes`` people to draw, or more than
    ``depth`` levels, lower levels are folded.

    ``focus`` (id or name of a person) leaves that person with the chain up and everybody below; ``only_gaps`` leaves
    people with findings and those above them; ``everyone`` leaves nobody out for want of a PM; ``label`` names the
    fields on a box (``name,title,department``). Raises ``ConfigError`` for an unknown ``focus`` or field.
    """
    marked, fields = badges(org, findings), fields_of(label, PERSON_FIELDS, PERSON_LABEL)
    people = org.people
    cuts = np.array(sorted({cycle[0] for cycle in org.reporting.cycles}), dtype=np.int64)
    parent: IntArray = people.manager.copy()
    parent[cuts] = -1
    lines = build_reporting(parent)
    is_pm: BoolArray = np.isin(people.role, [ROLE_ORDER.index(role) for role in PM_ROLES])
    drawn = _with_all_above(parent, is_pm) if is_pm.any() and not everyone else np.ones(len(people), dtype=np.bool_)
    ids = people.columns["person_id"].to_pylist()
    where = "where the project, program, portfolio and product managers are"
    title = f"Reporting lines: {where if is_pm.any() else 'nobody is a PM by title'}"
    if only_gaps:
        drawn = _with_all_above(
            parent, np.array([("person", person_id) in marked for person_id in ids], dtype=np.bool_)
        )
    if focus:
        names = people.columns["name"].to_pylist()
        code = find(list(zip(range(len(people)), ids, names, strict=True)), focus, "person")
        drawn = _below(parent, code) | _with_all_above(parent, np.arange(len(people)) == code)
        title = f"Reporting lines of {people[code].label}: up to the top, and everybody below"
    children: dict[int, list[int]] = {}
    for code in np.flatnonzero(drawn & (parent >= 0)).tolist():
        children.setdefault(int(parent[code]), []).append(code)
    roots: list[int] = np.flatnonzero(drawn & (parent < 0)).tolist()
    pm_below = _pm_counts(lines, is_pm)

    def weight(code: int) -> float:
        return float(pm_below[code]) + 0.5 * bool(is_pm[code])

    forest = gather(roots, children, post_look(org, marked))
    folded = fold(forest.roots, forest.children, max_boxes=max_boxes, depth=depth, weight=weight)
    shown = set(folded.shown)
    order = [code for code in in_tree_order(forest.roots, forest.children) if code in shown]

    def box(code: int) -> Box:
        below = forest.whole(child for child in forest.children.get(code, ()) if child in shown)
        plain = person_box(org, people[code], marked, is_pm=bool(is_pm[code]), label=fields)
        return counted(
            replace(plain, note=_note(code, below, lines, pm_below, is_pm)), len(forest.others.get(code, ()))
        )

    boxes = list(map(box, order))
    return Diagram(
        title=title,
        subtitle=_subtitle(org, len(forest.whole(order))),
        boxes=tuple(boxes),
        lines=tuple(_lines(org, order, shown, parent, cuts.tolist())),
        notes=tuple(_notes(org, lines, parent, drawn)),
    )


def _pm_counts(lines: Reporting, is_pm: BoolArray) -> npt.NDArray[np.int64]:
    """Number of PMs below each person, at any depth. O(n)."""
    counts = np.zeros(len(is_pm), dtype=np.int64)
    order = np.argsort(-lines.depth, kind="stable")
    ends = np.flatnonzero(np.diff(lines.depth[order])) + 1
    for codes in np.split(order, ends):
        below = codes[lines.parent[codes] >= 0]
        np.add.at(counts, lines.parent[below], counts[below] + is_pm[below])
    return counts


def _with_all_above(parent: IntArray, mark: BoolArray) -> BoolArray:
    found = mark.copy()
    level: IntArray = np.flatnonzero(mark).astype(np.int32)
    while len(level):
        above = np.unique(parent[level])
        level = above[(above >= 0) & ~found[above]]
        found[level] = True
    return found


def _below(parent: IntArray, code: int) -> BoolArray:
    mark = np.arange(len(parent)) == code
    below: BoolArray = nearest_above(parent, mark) == code
    return below


def in_tree_order(roots: Sequence[int], children: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """All nodes, each before its children."""
    stack = list(reversed(roots))
    while stack:
        code = stack.pop()
        yield code
        stack.extend(reversed(children.get(code, ())))


def _note(
    code: int,
    shown_below: Sequence[int],
    lines: Reporting,
    pm_below: npt.NDArray[np.int64],
    is_pm: BoolArray,
) -> str:
    hidden = int(lines.size[code]) - sum(int(lines.size[child]) + 1 for child in shown_below)
    if hidden <= 0:
        return ""
    pms = int(pm_below[code]) - sum(int(pm_below[child]) + bool(is_pm[child]) for child in shown_below)
    words = f"+{count_of(hidden, 'person', 'people')}"
    return f"{words}, {count_of(pms, 'PM')} among them" if pms > 0 else words


def _lines(org: Org, order: Sequence[int], shown: set[int], parent: IntArray, cuts: Sequence[int]) -> Iterator[Line]:
    for code in order:
        if parent[code] >= 0:
            yield Line(person_node(int(parent[code])), person_node(code))
    for person, manager in org.people.matrix.tolist():
        if person in shown and manager in shown and person != manager:
            yield Line(person_node(manager), person_node(person), LineKind.MATRIX)
    for code in cuts:
        manager = int(org.people.manager[code])
        if code in shown and manager in shown and manager != code:
            yield Line(person_node(manager), person_node(code), LineKind.CYCLE, is_gap=True)


def _subtitle(org: Org, drawn: int) -> str:
    people = org.people
    counts = [(role, len(people.with_role(role))) for role in PM_ROLES]
    parts = [count_of(len(people), "person", "people") + f" in {people.file}" if people.file else ""]
    parts.append(", ".join(f"{count} {role}" for role, count in counts if count) or "no PM found by title")
    if drawn < len(people):
        parts.append(f"{drawn:,} drawn, the rest folded")
    return "  ·  ".join(part for part in parts if part)


def _notes(org: Org, lines: Reporting, parent: IntArray, drawn: BoolArray) -> Iterator[str]:
    left_out = np.flatnonzero((parent < 0) & ~drawn)
    if len(left_out):
        people = int(lines.size[left_out].sum()) + len(left_out)
        yield (
            f"Left out: {count_of(people, 'person', 'people')} in {count_of(len(left_out), 'branch', 'branches')} "
            "that are not part of this picture."
        )
    if len(org.reporting.cycles):
        yield f"{count_of(len(org.reporting.cycles), 'circle')} of reporting lines, cut at the first person."
