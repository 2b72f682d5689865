"""Every reporter on the small organization, against files that somebody looked at."""

import re

import pytest

from rolemap import report
from rolemap.model import GapReport, ImportLog, ImportNote, NoteLevel
from rolemap.report import REPORTERS
from rolemap.report.import_csv import import_csv
from rolemap.report.people_csv import roles_csv
from rolemap.report.terminal import gaps_text, map_text
from rolemap.report.work_csv import work_csv
from tests.unit.report.small_org import make_org, make_report


@pytest.fixture(autouse=True)
def _fixed_version(monkeypatch):
    """Golden files outlive a release."""
    monkeypatch.setattr(report.summary, "version", lambda _package: "1.2.3")


TEXT_FORMATS = [name for name in REPORTERS if name not in ("html", "xlsx")]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_reporter(name, golden):
    suffix = "txt" if name == "text" else name
    golden(f"report/gaps.{suffix}", REPORTERS[name](make_org(), make_report()))


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_nothing_found(name, golden):
    suffix = "txt" if name == "text" else name
    golden(f"report/nothing.{suffix}", REPORTERS[name](make_org(rows=(), work=(), log=ImportLog()), GapReport(())))


def test_page(golden):
    """Without styles, script, their hashes and the pages of rules, which have tests of their own."""
    html = REPORTERS["html"](make_org(), make_report())
    html = re.sub(r"(<style>).*?(</style>)|(<script>).*?(</script>)", r"\1\2\3\4", html, flags=re.DOTALL)
    html = re.sub(r'<details class="rules">.*?</details>', "", html, flags=re.DOTALL)
    golden("report/report.html", re.sub(r"sha256-[\w+/=]+", "sha256-", html))


def test_files(golden):
    org = make_org()
    golden("report/roles.csv", roles_csv(org.people).decode())
    golden("report/work.csv", work_csv(org))
    golden("report/import.csv", import_csv(org.log))


def test_end_of_map(golden):
    text = map_text(make_org(), make_report(), written=("roles.csv", "gaps.md"), folder="out", width=80)
    golden("report/map.txt", text)


def test_end_of_map_says_why_each_file_was_left_out():
    said = " ".join(map_text(make_org(), make_report(), left_out=("gaps.xlsx", "map.dot"), width=200).split())
    assert "gaps.xlsx: it would list more than 20,000 people" in said
    assert "map.dot: there is no work to draw" in said


@pytest.mark.parametrize("width", [40, 200])
def test_text_keeps_to_the_width(width):
    text = gaps_text(make_org(), make_report(), width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text


def test_color_only_where_asked():
    assert "\x1b[" in gaps_text(make_org(), make_report(), color=True)


def test_a_register_that_is_read_at_another_level_says_so_on_the_first_screen():
    said = ImportNote(NoteLevel.DECIDED, "projects-from-issues", "jira.csv", "2 projects made", next_step="add --kind")
    text = map_text(make_org(log=ImportLog((), (said,))), make_report())
    assert "Read as   jira.csv: 2 projects made; add --kind" in text
