"""The map page as a file: what is packed into it, that it is the same every time, that texts stay texts."""

import base64
import gzip
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.drawing.page import map_page
from rolemap.drawing.page.codes import STATES
from rolemap.drawing.page.colors import canvas_themes
from rolemap.drawing.page.forest import preorder, steps_up
from rolemap.drawing.views import hierarchy
from rolemap.escape import plain
from rolemap.model import Dangling, Finding, GapReport, Kind, Severity, Subject, WorkStatus
from tests.unit.report.small_org import OTHER, PJM, WORK, holder, make_org, make_report

ATTACK = """</script><script>alert(1)</script><img src=x onerror="alert(1)">"'-->{{7*7}}"""
BLOCK = re.compile(r'<script type="(application/[^"]*)" id="([^"]*)">(.*?)</script>', re.DOTALL)


def blocks(html):
    """Id → value of every data block."""
    found = {}
    for kind, name, text in BLOCK.findall(html):
        body = gzip.decompress(base64.b64decode(text)).decode() if kind.endswith("octet-stream") else text
        found[name] = json.loads(body)
    return found


def count_of(column, count):
    """Length of a column: one number or letter stands for all."""
    return count if isinstance(column, int) else len(column)


def test_two_pages_of_one_map_are_the_same():
    org, report = make_org(), make_report()
    assert map_page(org, report.findings) == map_page(org, report.findings)


def test_holds_every_unit_and_everybody_once():
    org = make_org()
    found = blocks(map_page(org, make_report().findings))
    units, people = found["view-units"], found["view-people"]
    assert {item.name for item in org.work.values()} <= set(units["name"].split("\n"))
    assert {person.label for person in org.people if not person.vacant} <= set(people["name"].split("\n"))
    for view in (units, people):
        columns = ("tag", "seats", "line", "role", "state")
        count = len(view["up"])
        assert {count_of(view[column], count) for column in columns} == {count}
        assert len(view["name"].split("\n")) == count
        assert sum(length for _, length in view["of"]) == count
        assert all(0 <= step <= place for place, step in enumerate(view["up"]))
    subjects = {first + step for first, length in people["of"] if first >= 0 for step in range(length)}
    assert subjects == set(range(len(org.people)))


def test_findings_lead_to_what_they_are_about():
    whole = Finding("ORG04", "rule", Severity.NOTE, Subject("people", "people.csv", "people.csv"), "of all")
    org, findings = make_org(), (*make_report().findings, whole)
    details = blocks(map_page(org, findings))["details"]
    ids = [*details["people"]["id"].split("\n"), *details["work"]["id"].split("\n")]
    texts, found = details["texts"].split("\n"), details["findings"]
    for finding, at, why in zip(findings, found["at"], found["why"], strict=True):
        known = finding.subject.kind in ("person", *map(str, Kind)) and finding.subject.id in ids
        if known:
            assert ids[at] == finding.subject.id
        assert (at < 0) == ("it has no box" in texts[why])


def test_a_name_that_leads_nowhere_marks_the_units_that_give_it_and_so_do_pictures():
    work = [replace(WORK[3], id=key, parent_id=None) for key in ("X", "Y", "Z")]
    work.append(replace(work[0], id="closed", status=WorkStatus.CLOSED))
    cells = (("X", "lead"), ("Y", "project_manager"), ("Z", "sponsor"), ("closed", "lead"))
    dangling = tuple(Dangling(str(WORK[3].kind), key, column, "Maria", "ambiguous") for key, column in cells)
    org = replace(make_org(work=work), dangling=dangling)
    finding = Finding("REF03", "lead-ambiguous", Severity.ERROR, Subject("reference", "Maria", "Maria"), "two Marias")
    found = blocks(map_page(org, (finding,)))
    people = found["details"]["people"]["count"]
    assert found["details"]["findings"]["at"] == [people]
    assert found["details"]["findings"]["more"] == [[0, people + 1]]
    assert found["view-units"]["gap"]["count"] == [1, 1]
    assert found["view-units"]["gap"]["worst"] == [0, 0]
    assert {box.id for box in hierarchy(org, (finding,)).boxes if box.badge} == {"work:X", "work:Y"}


def test_of_too_many_it_has_the_top_and_what_needs_a_look_and_says_so():
    rows = [("top", "Tove", "Director", "", "X", OTHER)]
    for at in range(20):
        rows.append((f"m{at}", f"Manager {at}", "Head", "top", "X", OTHER))
        rows += [(f"e{at}-{n}", f"Person {at} {n}", "Clerk", f"m{at}", "X", OTHER) for n in range(9)]
    finding = Finding("ORG09", "rule", Severity.ERROR, Subject("person", "e17-5", "Person 17 5"), "a gap")
    found = blocks(map_page(make_org(rows=rows, work=()), (finding,), most_people=44))
    view = found["view-people"]
    names, texts = view["name"].split("\n"), view["texts"].split("\n")
    assert len(names) == 44
    assert {"Tove", *(f"Manager {at}" for at in range(20)), "Person 17 5"} <= set(names)
    assert view["leftOut"] == 201 - 44
    assert "A part: 44 of 201 people are on this page" in view["notes"][0]
    assert texts[view["line"][0]] == "X · +157 not on this page"
    assert view["subtitle"].startswith("44 on this page · 201 people")


def test_units_above_the_limit_are_left_out_below_their_programs():
    program = replace(WORK[1], id="G", parent_id=None)
    projects = [replace(WORK[3], id=f"J{at}", parent_id="G", leads=(holder(0, "Ida Berg"),)) for at in range(30)]
    projects[25] = replace(projects[25], leads=())
    view = blocks(map_page(make_org(work=[program, *projects]), most_units=8))["view-units"]
    assert len(view["up"]) == 8
    assert view["leftOut"] == 23
    assert "+23 not on this page" in view["texts"]
    assert "missing" in found_states(view)


def found_states(view):
    return {STATES[ord(letter) - ord("b")] for letter in view["state"]}


def test_texts_of_the_files_stay_texts():
    subject = Subject("project", ATTACK, ATTACK)
    finding = Finding("OWN01", ATTACK, Severity.ERROR, subject, ATTACK, (ATTACK,), ATTACK)
    rows = [(ATTACK, ATTACK, ATTACK, "", ATTACK, replace(PJM, evidence=ATTACK))]
    work = [replace(WORK[3], id=ATTACK, name=ATTACK, kind=Kind.PROJECT, parent_id=None, leads=(holder(0, ATTACK),))]
    html = map_page(make_org(rows=rows, work=work), GapReport((finding,)).findings, title=ATTACK)
    assert ATTACK not in html
    assert html.count("<script") == len(blocks(html)) + 1
    assert plain(ATTACK) in blocks(html)["view-people"]["name"]


def test_a_map_without_work_shows_people_alone():
    rows = [("p1", "Zoë Müller", "Engineer", "", "X", PJM)]
    found = blocks(map_page(make_org(rows=rows, work=())))
    assert [view["key"] for view in found["config"]["views"]] == ["people"]


def test_an_empty_map_is_a_page_too():
    assert blocks(map_page(make_org(rows=[], work=())))["view-people"]["up"] == []


def test_whoever_has_no_lines_comes_last_below_a_heading():
    rows = [(f"p{i}", f"Lone {i}", "Clerk", "", "X", PJM) for i in range(4)]
    rows += [("boss", "Boss", "Head", "", "X", PJM), ("a", "Ana", "Clerk", "boss", "X", PJM)]
    view = blocks(map_page(make_org(rows=rows, work=())))["view-people"]
    assert view["name"].split("\n") == [
        "Boss",
        "Ana",
        "Nobody above, nobody below",
        "Lone 0",
        "Lone 1",
        "Lone 2",
        "Lone 3",
    ]
    assert view["up"] == [0, 1, 0, 1, 2, 3, 4]
    assert view["of"] == [[0, 2], [-1, 1], [2, 4]]


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_words_of_the_page_can_be_read(theme):
    colors = canvas_themes()[theme]
    pairs = [
        ("ink", "page"),
        ("ink", "card"),
        ("muted", "card"),
        ("muted", "page"),
        ("link", "card"),
        ("card", "accent"),
    ]
    pairs += [(name, f"{name}_back") for name in ("error", "warning", "note")]
    pairs += [("on_gap", "error"), ("on_gap", "warning"), ("note", "box"), ("gap", "gap_box"), ("text", "fold")]
    assert [pair for pair in pairs if contrast(colors[pair[0]], colors[pair[1]]) < 4.5] == []


def contrast(one, other):
    """Contrast ratio of WCAG 2.2."""

    def luminance(color):
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@given(st.lists(st.integers(-1, 60), max_size=60))
@settings(max_examples=60, deadline=None)
def test_preorder_puts_parents_first_and_keeps_branches_whole(wishes):
    parent = [wish if wish < node else -1 for node, wish in enumerate(wishes)]
    order = preorder(parent)
    assert sorted(order) == list(range(len(parent)))
    path: list[int] = []
    for node, up in zip(order, steps_up(parent, order), strict=True):
        while path and path[-1] != parent[node]:
            path.pop()
        assert bool(path) == (parent[node] >= 0)
        assert up == (order.index(node) - order.index(parent[node]) if path else 0)
        path.append(node)
