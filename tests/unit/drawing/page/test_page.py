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
from rolemap.drawing.page.colors import canvas_themes
from rolemap.drawing.page.forest import preorder, steps_up
from rolemap.model import Finding, GapReport, Kind, Severity, Subject
from tests.unit.report.small_org import PJM, WORK, holder, make_org, make_report

ATTACK = """</script><script>alert(1)</script><img src=x onerror="alert(1)">"'-->{{7*7}}"""
BLOCK = re.compile(r'<script type="(application/[^"]*)" id="([^"]*)">(.*?)</script>', re.DOTALL)


def blocks(html):
    """Id → value of every data block."""
    found = {}
    for kind, name, text in BLOCK.findall(html):
        body = gzip.decompress(base64.b64decode(text)).decode() if kind.endswith("octet-stream") else text
        found[name] = json.loads(body)
    return found


def test_two_pages_of_one_map_are_the_same():
    org, report = make_org(), make_report()
    assert map_page(org, report.findings) == map_page(org, report.findings)


def test_holds_every_unit_and_everybody_once():
    org = make_org()
    found = blocks(map_page(org, make_report().findings))
    units, people = found["view-units"], found["view-people"]
    assert {item.name for item in org.work.values()} <= set(units["name"])
    assert {person.label for person in org.people if not person.vacant} <= set(people["name"])
    for view in (units, people):
        columns = ("up", "name", "tag", "seats", "line", "role", "state")
        assert {len(view[column]) for column in columns} == {len(view["name"])}
        assert sum(length for _, length in view["of"]) == len(view["name"])
        assert all(0 <= step <= place for place, step in enumerate(view["up"]))
    subjects = {first + step for first, length in people["of"] if first >= 0 for step in range(length)}
    assert subjects == set(range(len(org.people)))


def test_findings_lead_to_what_they_are_about():
    org, report = make_org(), make_report()
    details = blocks(map_page(org, report.findings))["details"]
    ids = [*details["people"]["id"], *details["work"]["id"]]
    for finding, at in zip(report.findings, details["findings"]["at"], strict=True):
        known = finding.subject.kind in ("person", *map(str, Kind)) and finding.subject.id in ids
        assert (ids[at] if at >= 0 else None) == (finding.subject.id if known else None)


def test_texts_of_the_files_stay_texts():
    subject = Subject("project", ATTACK, ATTACK)
    finding = Finding("OWN01", ATTACK, Severity.ERROR, subject, ATTACK, (ATTACK,), ATTACK)
    rows = [(ATTACK, ATTACK, ATTACK, "", ATTACK, replace(PJM, evidence=ATTACK))]
    work = [replace(WORK[3], id=ATTACK, name=ATTACK, kind=Kind.PROJECT, parent_id=None, leads=(holder(0, ATTACK),))]
    html = map_page(make_org(rows=rows, work=work), GapReport((finding,)).findings, title=ATTACK)
    assert ATTACK not in html
    assert html.count("<script") == len(blocks(html)) + 1
    assert ATTACK in blocks(html)["view-people"]["name"]


def test_a_map_without_work_shows_people_alone():
    rows = [("p1", "Zoë Müller", "Engineer", "", "X", PJM)]
    found = blocks(map_page(make_org(rows=rows, work=())))
    assert [view["key"] for view in found["config"]["views"]] == ["people"]


def test_an_empty_map_is_a_page_too():
    assert blocks(map_page(make_org(rows=[], work=())))["view-people"]["name"] == []


def test_whoever_has_no_lines_comes_last_below_a_heading():
    rows = [(f"p{i}", f"Lone {i}", "Clerk", "", "X", PJM) for i in range(4)]
    rows += [("boss", "Boss", "Head", "", "X", PJM), ("a", "Ana", "Clerk", "boss", "X", PJM)]
    view = blocks(map_page(make_org(rows=rows, work=())))["view-people"]
    assert view["name"] == ["Boss", "Ana", "Nobody above, nobody below", "Lone 0", "Lone 1", "Lone 2", "Lone 3"]
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
