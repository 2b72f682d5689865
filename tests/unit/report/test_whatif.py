"""What planned changes would do, in every format: the answer first."""

import json
from pathlib import Path

import pytest

import rolemap
from rolemap.gaps import WhatIf
from rolemap.report.whatif import WHATIF_REPORTERS
from rolemap.report.whatif.text import whatif_text

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def answer() -> WhatIf:
    folder = ROOT / "examples" / "ostrel-utilities"
    org = rolemap.read_org(folder / "people.csv", folder / "work.csv")
    changes = [
        {"name": "Rhys Gwynne", "change": "leaves"},
        {"name": "E1110", "change": "leaves"},
        {"name": "Nia <New>", "change": "joins", "to": "Joanna Thorne", "title": "Portfolio Manager"},
        {"name": "PF-04", "change": "leads", "to": "Nia <New>"},
    ]
    return rolemap.what_if(org, changes)


def test_the_first_screen_is_the_answer(answer: WhatIf) -> None:
    first = whatif_text(answer).splitlines()[:12]
    assert first[1:9] == [
        "What if  Rhys Gwynne leaves (Change Portfolio Manager, E1727)",
        "         Tariq Banerjee leaves (Senior Programme Manager, Smart Metering, E1110)",
        "         Nia <New> joins as Portfolio Manager under Joanna Thorne",
        "         Nia <New> leads portfolio “Corporate Services”",
        "Lost     1 portfolio and 1 program lose their only lead, with 17 items below",
        "Chains   3 chains break",
        "Gaps     4 opened, 1 closed",
        "",
    ]


def test_the_json_says_who_could_take_over(answer: WhatIf) -> None:
    value = json.loads(WHATIF_REPORTERS["json"](answer))
    assert list(value) == ["version", "rolemap", "files", "changes", "lost_leads", "broken_chains", "gaps"]
    assert [(lost["name"], lost["proposed"]) for lost in value["lost_leads"]] == [
        ("Customer and Markets", value["lost_leads"][0]["candidates"][0]["id"]),
        ("Smart Metering Rollout", value["lost_leads"][1]["candidates"][0]["id"]),
    ]
    assert [gap["code"] for gap in value["gaps"]["closed"]] == ["OWN03"]


@pytest.mark.parametrize("name", sorted(WHATIF_REPORTERS))
def test_every_format_names_what_is_lost_and_is_the_same_twice(answer: WhatIf, name: str) -> None:
    content = WHATIF_REPORTERS[name](answer)
    assert content == WHATIF_REPORTERS[name](answer)
    if isinstance(content, str):
        assert "Customer and Markets" in content
        assert "<New>" not in content or name in ("text", "csv", "json")
