"""docs/rules.md is what the rules say of themselves."""

import subprocess
import sys
from pathlib import Path

from rolemap.gaps import ALL_RULES, WAIVER_RULES
from rolemap.gaps.topics import TOPICS

ROOT = Path(__file__).resolve().parents[2]


def test_the_generated_pages_are_fresh() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "scripts" / "docs", "--check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_every_rule_is_documented() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    missing = [rule.code for rule in (*ALL_RULES, *WAIVER_RULES) if f"### {rule.code} {rule.name}\n" not in page]
    assert missing == []


def test_every_topic_has_its_words() -> None:
    assert {rule.topic for rule in (*ALL_RULES, *WAIVER_RULES)} == set(TOPICS)
