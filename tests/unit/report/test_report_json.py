"""gaps.json keeps to its published schema."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.model import GapReport, ImportLog
from rolemap.report.gaps_json import VERSION, gaps_json
from tests.unit.report.small_org import FINDINGS, make_org, make_report

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is in the extra 'dev'")
SCHEMA = json.loads(files("rolemap.report").joinpath("gaps.schema.json").read_text(encoding="utf-8"))


def check(text: str) -> dict:
    document = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    return document


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["version"] == {"const": VERSION}


def test_keeps_to_the_schema():
    document = check(gaps_json(make_org(), make_report()))
    assert [gap["code"] for gap in document["gaps"]] == [finding.code for finding in make_report().findings]
    assert document["summary"]["severities"] == {"error": 4, "warning": 2, "note": 1}


def test_nothing_keeps_to_the_schema():
    assert check(gaps_json(make_org(rows=(), work=(), log=ImportLog()), GapReport(())))["gaps"] == []


@pytest.mark.parametrize("broken", [{"version": 2}, {"gaps": [{}]}, {"summary": {}}])
def test_the_schema_refuses_another_shape(broken):
    document = json.loads(gaps_json(make_org(), make_report())) | broken
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


@settings(max_examples=40, deadline=None)
@given(st.text())
def test_any_text_survives(text):
    from dataclasses import replace

    report = GapReport((replace(FINDINGS[0], message=text, evidence=(text,)),))
    gap = json.loads(gaps_json(make_org(), report))["gaps"][0]
    assert (gap["message"], gap["evidence"]) == (text, [text])
