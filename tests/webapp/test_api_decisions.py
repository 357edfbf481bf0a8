"""Decisions over the JSON interface: versions, the glossary they change, the log, undo."""

from __future__ import annotations

import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.webapp.making import WRITES, Api, is_problem


def decide(api: Api, finding: dict[str, Any], decision: str, **more: Any) -> TestResponse:  # noqa: ANN401 - any JSON
    body = {"decision": decision, "version": finding["version"], **more}
    return api.send("POST", f"/findings/{finding['id']}/decision", body)


def test_a_decision_answers_the_finding_one_version_on(api: Api, document_id: int) -> None:
    first = api.findings(document_id)[0]
    answer = decide(api, first, "accept", replacement="firmly", note="as usual")
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json == first | {
        "version": first["version"] + 1,
        "decision": "accept",
        "replacement": "firmly",
        "note": "as usual",
        "decided_by": "editor",
    }
    assert api.get(f"/findings/{first['id']}").json == answer.json


@pytest.mark.parametrize("decision", ["accept", "dismiss", "ignore", "admit", "forbid", "undecided"])
def test_every_decision_can_be_made_on_a_finding_with_a_concept(api: Api, document_id: int, decision: str) -> None:
    answer = decide(api, api.findings(document_id)[1], decision)
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["decision"] == decision


def test_deciding_the_same_again_is_a_version_more(api: Api, document_id: int) -> None:
    once = decide(api, api.findings(document_id)[0], "dismiss").json
    assert once is not None
    twice = decide(api, once, "dismiss").json
    assert twice is not None
    assert twice["version"] == once["version"] + 1


def test_a_stale_version_is_409_with_what_stands_now(api: Api, document_id: int) -> None:
    seen = api.findings(document_id)[0]
    decide(api, seen, "dismiss")
    answer = decide(api, seen, "accept", replacement="firmly")
    assert is_problem(answer, 409)
    assert answer.json is not None
    assert answer.json["current"] == api.get(f"/findings/{seen['id']}").json
    assert answer.json["current"]["decision"] == "dismiss"


@pytest.mark.parametrize("decision", ["admit", "forbid"])
def test_ruling_on_a_form_without_a_concept_is_refused(api: Api, document_id: int, decision: str) -> None:
    seen = api.findings(document_id)[0]
    assert seen["concept"] is None
    assert is_problem(decide(api, seen, decision), 409)
    assert api.findings(document_id)[0] == seen


def test_admitting_writes_the_form_to_its_concept_and_undo_takes_both_back(api: Api, document_id: int) -> None:
    seen = api.findings(document_id)[1]
    before = api.get("/concepts", q="hostile-policy").json
    decide(api, seen, "admit")
    after = api.get("/concepts", q="hostile-policy").json
    assert before is not None
    assert after is not None
    statuses = {each["text"]: each["status"] for each in after["concepts"][0]["designations"]}
    assert statuses["policy of hostility to the DPRK"] == "admitted"
    undone = api.send("POST", "/decisions/undo").json
    assert undone is not None
    assert [(each["id"], each["decision"]) for each in undone["undone"]] == [(seen["id"], "undecided")]
    again = api.get("/concepts", q="hostile-policy").json
    assert again is not None
    assert again["concepts"][0]["designations"] == before["concepts"][0]["designations"]


def test_undo_takes_back_as_many_as_asked_newest_first(api: Api, document_id: int) -> None:
    findings = api.findings(document_id)
    for each in findings[:3]:
        decide(api, each, "dismiss")
    undone = api.send("POST", "/decisions/undo", {"count": 2}).json
    assert undone is not None
    assert [each["id"] for each in undone["undone"]] == [findings[2]["id"], findings[1]["id"]]
    assert [each["decision"] for each in api.findings(document_id)] == ["dismiss", *["undecided"] * 3]


def test_undo_with_nothing_to_undo_says_that_nothing_was(api: Api) -> None:
    assert api.send("POST", "/decisions/undo", {}).json == {"undone": []}


def test_the_log_is_newest_first(api: Api, document_id: int) -> None:
    first, second, *_ = api.findings(document_id)
    decide(api, first, "dismiss", note="a quotation")
    decide(api, second, "accept")
    body = api.get("/decisions").json
    assert body is not None
    assert [each["decision"] for each in body["decisions"]] == ["accept", "dismiss"]
    assert body["decisions"][1]["text"] == "fi rmly"
    assert body["decisions"][1]["note"] == "a quotation"
    assert api.get("/decisions", limit=1).json == {"decisions": body["decisions"][:1]}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"version": 1}, "decision"),
        ({"decision": "dismiss"}, "version"),
        ({"decision": "maybe", "version": 1}, "decision"),
        ({"decision": ["dismiss"], "version": 1}, "decision"),
        ({"decision": "dismiss", "version": "1"}, "version"),
        ({"decision": "dismiss", "version": True}, "version"),
        ({"decision": "dismiss", "version": 1.5}, "version"),
        ({"decision": "dismiss", "version": 10**30}, "version"),
        ({"decision": "dismiss", "version": -1}, "version"),
        ({"decision": "accept", "version": 1, "replacement": 7}, "replacement"),
        ({"decision": "accept", "version": 1, "replacement": "a\0b"}, "replacement"),
        ({"decision": "accept", "version": 1, "replacement": "\ud800"}, "replacement"),
        ({"decision": "accept", "version": 1, "replacement": "x" * 3000}, "replacement"),
        ({"decision": "dismiss", "version": 1, "replacement": "x"}, "replacement"),
        ({"decision": "dismiss", "version": 1, "note": {}}, "note"),
        ([], "body"),
        ("dismiss", "body"),
        (None, "body"),
    ],
)
def test_a_wrong_field_is_refused_by_its_name(api: Api, document_id: int, body: Any, field: str) -> None:  # noqa: ANN401 - any JSON
    finding_id = api.findings(document_id)[0]["id"]
    answer = api.client.post(
        f"/api/v1/findings/{finding_id}/decision",
        data=json.dumps(body),
        content_type="application/json",
        headers=WRITES,
    )
    assert is_problem(answer, 422)
    assert answer.json is not None
    assert answer.json["field"] == field


@pytest.mark.parametrize("count", [0, -1, 1001, "1", 10**40, None])
def test_an_odd_count_of_decisions_to_undo_is_refused(api: Api, count: Any) -> None:  # noqa: ANN401 - any JSON
    assert is_problem(api.send("POST", "/decisions/undo", {"count": count}), 422)


def test_deciding_on_what_is_not_there_is_404(api: Api) -> None:
    assert is_problem(decide(api, {"id": 99, "version": 1}, "dismiss"), 404)
