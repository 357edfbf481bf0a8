"""The JSON reports hold exactly what interface.md promises."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from glossary.report import render
from glossary.report.options import RenderOptions
from glossary.summary import Report

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "docs" / "report.schema.json"
SHARED_SCHEMA = ROOT.parent / "shared" / "design" / "report.schema.json"
FIELDS = (
    "code rule severity path start end line column end_line end_column page text replacements fix concept "
    "preferred score message fingerprint"
).split()


def as_json(report: Report, *, show_suppressed: bool = False) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(render(report, "json", options=RenderOptions(show_suppressed=show_suppressed)))
    return content


def as_lines(report: Report, *, show_suppressed: bool = False) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for line in render(report, "jsonl", options=RenderOptions(show_suppressed=show_suppressed)).splitlines()
    ]


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_our_copy_of_the_schema_is_the_contract() -> None:
    if SHARED_SCHEMA.exists():  # a clone elsewhere has only the copy
        assert json.loads(SCHEMA.read_text()) == json.loads(SHARED_SCHEMA.read_text())


@pytest.mark.parametrize("show_suppressed", [False, True])
def test_the_report_fits_the_schema(report: Report, schema: Draft202012Validator, show_suppressed: bool) -> None:  # noqa: FBT001
    schema.validate(as_json(report, show_suppressed=show_suppressed))


def test_a_clean_report_fits_the_schema(clean_report: Report, schema: Draft202012Validator) -> None:
    schema.validate(as_json(clean_report))


def test_the_schema_refuses_a_report_without_a_summary(report: Report, schema: Draft202012Validator) -> None:
    content = as_json(report)
    del content["summary"]
    assert not schema.is_valid(content)


def test_fields_stand_in_the_order_of_the_contract(report: Report) -> None:
    content = as_json(report)
    assert list(content) == ["schema_version", "tool", "glossary", "documents", "findings", "summary"]
    assert list(content["documents"][0]) == "path media_type language characters sha256 findings error".split()
    assert list(content["findings"][0]) == FIELDS
    assert list(content["summary"]) == ["documents", "findings", "by_rule", "by_severity", "terms"]
    assert list(content["summary"]["terms"][0]) == ["concept", "preferred", "hits", "variants"]


def test_every_text_is_the_slice_of_its_document(report: Report, texts: dict[str, str]) -> None:
    for each in as_json(report)["findings"]:
        assert texts[each["path"]][each["start"] : each["end"]] == each["text"]


def test_columns_count_code_points(report: Report) -> None:
    wide = as_json(report)["findings"][-1]
    assert (wide["line"], wide["column"], wide["end_line"], wide["end_column"]) == (4, 8, 4, 15)


def test_the_summary_counts_what_is_listed(report: Report) -> None:
    content = as_json(report)
    assert content["summary"]["by_rule"] == {"A101": 2, "A104": 1, "T110": 1}
    assert content["summary"]["by_severity"] == {"error": 2, "warning": 1, "info": 1}
    assert content["summary"]["findings"] == len(content["findings"]) == sum(content["summary"]["by_rule"].values())
    assert content["summary"]["documents"] == len(content["documents"]) == 3


def test_a_date_is_named_only_where_one_decided(report: Report) -> None:
    assert "as_of" not in as_json(report)
    assert as_json(replace(report, as_of=date(2027, 1, 31)))["as_of"] == "2027-01-31"


def test_scores_are_rounded_to_tenths(report: Report) -> None:
    assert [each["score"] for each in as_json(report)["findings"]] == [None, 91.3, None, None]


def test_letters_stand_as_themselves(report: Report) -> None:
    assert "“defence industry” is deprecated" in render(report, "json")


def test_hidden_findings_come_with_their_reason_when_asked_for(report: Report) -> None:
    assert "suppressed" not in as_json(report)
    (hidden,) = as_json(report, show_suppressed=True)["suppressed"]
    assert list(hidden) == [*FIELDS, "by", "reason"]
    assert (hidden["by"], hidden["reason"]) == ("sidecar", "quoted as printed")


def test_lines_hold_the_findings_then_the_documents_with_an_error(report: Report) -> None:
    lines = as_lines(report)
    assert lines[:-1] == as_json(report)["findings"]
    assert (lines[-1]["path"], lines[-1]["error"]) == ("broken.bin", "this is not text")


def test_lines_end_with_the_hidden_findings_when_asked_for(report: Report) -> None:
    assert as_lines(report, show_suppressed=True)[-1]["by"] == "sidecar"


def test_a_clean_run_writes_no_lines(clean_report: Report) -> None:
    assert render(clean_report, "jsonl") == ""
