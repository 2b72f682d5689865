"""Two runs held against each other."""

import io
import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.errors import InputError
from rolemap.model import Finding, GapReport, Kind, Severity, Subject, WorkItem
from rolemap.report.diff import DIFF_REPORTERS, Change, Side, compare, read_folder, side_of
from rolemap.report.gaps_json import gaps_json
from rolemap.report.people_csv import roles_csv
from rolemap.report.work_csv import work_csv
from tests.unit.report.small_org import LOG, OTHER, PGM, PJM, ROWS, WORK, holder, make_org, make_report
from tests.unit.report.test_report_page import check

NEXT_MONTH = replace(
    LOG,
    sources=tuple(
        replace(source, file=f"june-{source.file}", modified="2024-06-06T07:08:10+00:00") for source in LOG.sources
    ),
)


def of(*rows, work=(), findings=()) -> Side:
    """A side of people ``(id, name, title, manager id, department, verdict)``."""
    return side_of(make_org(rows=rows, work=work), GapReport(tuple(findings)))


def june() -> Side:
    """The small organization a month later."""
    rows = {row[0]: row for row in ROWS}
    rows["p3"] = ("p3", "Ken Ito", "Head of Delivery", "p1", "Change", OTHER)  # retitled, other role, other manager
    rows["p7"] = ("p7", "Mia Wong", "Program Manager", "p2", "Digital", PGM)
    rows["p8"] = ("p8", "Per Dahl-Berg", "Project Coordinator", "p4", "Finance", ROWS[7][5])
    del rows["p5"]
    rows["p11"] = ("p11", "Nia Cole", "Project Manager", "p7", "Change", PJM)
    items = {item.id: item for item in WORK}
    codes = {person_id: code for code, person_id in enumerate(rows)}
    items["G1"] = replace(items["G1"], leads=(holder(codes["p7"], "Mia Wong"),))
    items["J2"] = replace(
        items["J2"], name="Ledger, phase 3", parent_id="G2", leads=(holder(codes["p11"], "Nia Cole"),)
    )
    items["J1"] = replace(items["J1"], status_written="On hold")
    items["D1"] = replace(items["D1"], leads=(holder(codes["p6"], "Omar"),))
    del items["J5"]
    items["J6"] = WorkItem("J6", "Mobile App", Kind.PROJECT, "G1")
    findings = [one for one in make_report().findings if one.code not in ("VAC01", "STR01")]
    findings.append(Finding("OWN01", "no-lead", Severity.ERROR, Subject("project", "J6", "Mobile App"), "no lead"))
    org = make_org(rows=tuple(rows.values()), work=tuple(items.values()), log=NEXT_MONTH)
    return side_of(org, GapReport(tuple(sorted(findings, key=lambda one: one.sort_key))))


def may() -> Side:
    return side_of(make_org(), make_report())


def told(changes: tuple[Change, ...]) -> set[tuple[str, str, str, str]]:
    return {(change.what, change.id, change.before, change.after) for change in changes}


def test_people_who_came_went_and_changed():
    assert told(compare(may(), june()).people) == {
        ("joined", "p11", "", "Project Manager"),
        ("left", "p5", "Project Manager", ""),
        ("title", "p3", "Program Manager", "Head of Delivery"),
        ("role", "p3", "PgM", "other"),
        ("manager", "p3", "Ana Ruiz", "Ida Berg"),
        ("title", "p7", "PM", "Program Manager"),
        ("role", "p7", "ambiguous", "PgM"),
        ("manager", "p7", "Ken Ito", "Ana Ruiz"),
        ("name", "p8", "Per Dahl", "Per Dahl-Berg"),
        ("department", "p8", "Change", "Finance"),
    }


def test_units_that_came_went_and_changed():
    assert told(compare(may(), june()).units) == {
        ("new", "J6", "", ""),
        ("gone", "J5", "", ""),
        ("lead", "G1", "Ken Ito", "Mia Wong"),
        ("lead", "J2", "Lea O'Neil, PMP", "Nia Cole"),
        ("name", "J2", "Ledger, phase 2", "Ledger, phase 3"),
        ("parent", "J2", "Payments", "Identity & <Access>"),
        ("status", "J1", "In flight", "On hold"),
    }


def test_gaps_that_opened_and_closed():
    difference = compare(may(), june())
    assert [(one.code, one.subject.id) for one in difference.opened] == [("OWN01", "J6")]
    assert {(one.code, one.subject.id) for one in difference.closed} == {("VAC01", "J3"), ("STR01", "J4")}
    assert len(difference.still_open) == 5
    assert difference.days == 29


def test_a_lead_who_is_no_longer_in_the_people_file_is_named():
    item = next(item for item in WORK if item.id == "G1")
    unknown = replace(item, leads=(holder(-1, "Ken Ito"),))
    before, after = of(*ROWS, work=(item,)), of(*(row for row in ROWS if row[0] != "p3"), work=(unknown,))
    assert told(compare(before, after).units) == {("lead", "G1", "Ken Ito", "Ken Ito (not in the people file)")}
    other = of(*ROWS, work=(replace(item, leads=(holder(-1, "Zoe Moe"),)),))
    assert [one.after for one in compare(after, other).units] == ["Zoe Moe (not in the people file)"]
    assert compare(replace(after, units=(replace(after.units[0], unknown=None),)), after).units == ()


def test_a_folder_that_tells_no_unknown_leads_does_not_say_that_nobody_leads():
    item = next(item for item in WORK if item.id == "G1")
    before, after = of(*ROWS, work=(item,)), of(*ROWS, work=(replace(item, leads=()),))
    folder = replace(after, units=(replace(after.units[0], unknown=None),))
    assert [one.after for one in compare(before, after).units] == [""]
    assert [one.after for one in compare(before, folder).units] == ["nobody in the people file"]


def test_nothing_changed():
    difference = compare(may(), may())
    assert difference.is_empty
    assert len(difference.still_open) == len(make_report().findings)


def test_counts_add_up_and_turn_round():
    forth, back = compare(may(), june()), compare(june(), may())
    for one in (forth, back):
        joined = sum(change.what == "joined" for change in one.people)
        left = sum(change.what == "left" for change in one.people)
        assert one.before.people + joined - left == one.after.people
        assert len(one.opened) + len(one.still_open) == one.after.findings
        assert len(one.closed) + len(one.still_open) == one.before.findings
    assert {change.id for change in forth.people} == {change.id for change in back.people}


@settings(max_examples=15, deadline=None)
@given(st.randoms())
def test_order_of_rows_does_not_matter(rng: random.Random):
    rows = list(ROWS)
    rng.shuffle(rows)
    shuffled = side_of(make_org(rows=tuple(rows), work=()), GapReport(()))
    assert compare(side_of(make_org(work=()), GapReport(())), shuffled).is_empty


def test_message_of_a_finding_may_change_while_it_stays_open():
    subject = Subject("people", "people.csv", "people.csv")
    old = Finding("ORG04", "x", Severity.ERROR, subject, "450 people name a manager who is not in the file")
    new = replace(old, subject=Subject("people", "june.csv", "june.csv"), message="12 people name one")
    difference = compare(of(findings=[old]), of(findings=[new]))
    assert (difference.opened, difference.closed, difference.still_open) == ((), (), (new,))


def test_of_several_findings_of_a_rule_about_a_file_each_finds_its_own():
    people = Subject("people", "people.csv", "people.csv")

    def idle(role: str, count: str) -> Finding:
        return Finding("LOAD06", "x", Severity.NOTE, people, f"{role} leads nothing in the register ({count})")

    before = [idle("1 portfolio manager", "of 4")]
    after = [idle("1 program manager", "of 9"), idle("1 portfolio manager", "of 5"), idle("2 product manager", "of 2")]
    difference = compare(of(findings=before), of(findings=after))
    assert [one.message[:11] for one in difference.opened] == ["1 program m", "2 product m"]
    assert difference.turned == ((after[1], before[0].message),)
    assert difference.closed == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            [("row-2", "Ana", "PjM"), ("row-3", "Bo", "PjM")],
            [("row-2", "Cy", "PjM"), ("row-3", "Ana", "PjM"), ("row-4", "Bo", "PgM")],
            {("joined", "row-2"), ("title", "row-4")},
            id="without ids people are known by name",
        ),
        pytest.param(
            [("row-2", "Ana", "PjM"), ("row-3", "Ana", "PgM")],
            [("row-2", "Ana", "PgM"), ("row-3", "Ana", "PjM")],
            set(),
            id="two of one name are told apart by title",
        ),
        pytest.param(
            [("row-2", "Ana", "PjM"), ("row-3", "Ana", "PgM")],
            [("row-2", "Ana", "Boss"), ("row-3", "Ana", "PjM")],
            {("left", "row-3"), ("joined", "row-2")},
            id="two of one name are never mistaken",
        ),
        pytest.param(
            [("0@5", "Ana", "PjM"), ("0@6", "Bo", "PjM")],
            [("0@9", "Bo", "PjM"), ("0@12", "Ana", "PgM")],
            {("title", "0@12")},
            id="one id for several",
        ),
        pytest.param(
            [("1", "Ana", "PjM")],
            [("2", "Ana", "PjM")],
            {("left", "1"), ("joined", "2")},
            id="ids of the file are believed",
        ),
        pytest.param([("1", "Ana", "PjM")], [("row-2", "Ana", "PjM")], set(), id="an export that lost its ids"),
    ],
)
def test_who_is_who(before, after, expected):
    sides = (of(*((key, name, title, "", "", OTHER) for key, name, title in rows)) for rows in (before, after))
    assert {(change.what, change.id) for change in compare(*sides).people} == expected


def write_folder(folder, org, report):
    folder.mkdir()
    (folder / "roles.csv").write_bytes(roles_csv(org.people))
    (folder / "work.csv").write_text(work_csv(org), encoding="utf-8")
    (folder / "gaps.json").write_text(gaps_json(org, report), encoding="utf-8")
    return folder


def test_a_folder_says_the_same_as_the_files(tmp_path):
    from_folder = read_folder(write_folder(tmp_path / "may", make_org(), make_report()))
    assert compare(from_folder, may()).is_empty
    assert compare(may(), from_folder).is_empty
    assert compare(from_folder, june()).people == compare(may(), june()).people
    assert compare(from_folder, june()).units == compare(may(), june()).units
    assert from_folder.names[-1] == "=HYPERLINK(1)"


def test_a_folder_without_work(tmp_path):
    folder = write_folder(tmp_path / "may", make_org(), make_report())
    (folder / "work.csv").unlink()
    assert read_folder(folder).units == ()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("roles.csv", None, "no roles.csv"),
        ("gaps.json", None, "no gaps.json"),
        ("roles.csv", "a,b\n1,2\n", "no column person_id, name, title"),
        ("roles.csv", "person_id,name,title,manager_id,role\n1,2\n", "row 2 has another number of cells"),
        ("roles.csv", "", "no column person_id"),
        ("gaps.json", "{", "not as 'rolemap map' writes it"),
        ("gaps.json", '{"version": 1}', "not as 'rolemap map' writes it"),
        ("gaps.json", '{"version": 9, "summary": {"files": [], "rolemap": ""}, "gaps": []}', "is of version 9"),
    ],
)
def test_another_folder_is_refused(tmp_path, name, content, message):
    folder = write_folder(tmp_path / "may", make_org(), make_report())
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_folder(folder)


@pytest.mark.parametrize("name", ["text", "md", "json"])
def test_reports(name, golden, monkeypatch):
    monkeypatch.setattr("rolemap.report.summary.version", lambda _package: "1.2.3")
    suffix = "txt" if name == "text" else name
    golden(f"report/diff.{suffix}", DIFF_REPORTERS[name](compare(may(), june())))


def test_every_reporter_takes_an_empty_difference():
    for report in DIFF_REPORTERS.values():
        assert report(compare(of(), of()))


def test_page_is_well_formed_and_sealed():
    html = DIFF_REPORTERS["html"](compare(may(), june()))
    check(html)
    assert "default-src &#39;none&#39;" in html
    assert "=HYPERLINK" in html


def test_workbook_holds_every_change():
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is in the extra 'dev'")
    difference = compare(may(), june())
    content = DIFF_REPORTERS["xlsx"](difference)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["summary", "gaps", "units", "people"]
    assert book["people"].max_row == 1 + len(difference.people)
    assert book["gaps"].max_row == 1 + difference.after.findings + len(difference.closed)
    assert content == DIFF_REPORTERS["xlsx"](difference)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_in_any_format(old, new):
    before = of(("1", old, old, "", old, OTHER), work=[WorkItem("J", old, Kind.PROJECT)])
    after = of(("1", new, new, "", new, OTHER), work=[WorkItem("J", new, Kind.PROJECT)])
    difference = compare(before, after)
    check(DIFF_REPORTERS["html"](difference))
    assert len(json.loads(DIFF_REPORTERS["json"](difference))["people"]) == len(difference.people)
    assert "\x1b" not in DIFF_REPORTERS["text"](difference)
    assert DIFF_REPORTERS["xlsx"](difference)
