"""Every refusal of the JSON interface is a problem; a repeated request acts once; the OpenAPI document is true."""

from __future__ import annotations

import re

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webapp.making import WRITES, Api, is_problem
from webapp.api.openapi import OPENAPI
from webapp.services import documents

CONCEPT = {"designations": [{"text": "arduous march"}]}
PLACES = {"document_id": "id", "finding_id": "id", "concept_id": "id", "run_id": "id"}


def test_a_healthy_workbench_says_so(client: FlaskClient) -> None:
    body = client.get("/healthz").json
    assert body is not None
    assert body["status"] == "ok"
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", body["version"])


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/", "/api/v2/documents", "/healthz/more"])
def test_an_address_where_nothing_is_is_404(client: FlaskClient, path: str) -> None:
    assert is_problem(client.get(path), 404)


def test_a_method_that_is_not_taken_is_405_and_says_which_are(client: FlaskClient) -> None:
    answer = client.patch("/api/v1/documents", headers=WRITES)
    assert is_problem(answer, 405)
    assert "POST" in answer.headers["Allow"]


def test_a_body_of_another_kind_is_415(client: FlaskClient) -> None:
    assert is_problem(client.post("/api/v1/concepts", data="text", headers=WRITES), 415)


@pytest.mark.parametrize("body", ["", "{", '{"a": 1,}', "[" * 100_000, "\udcff"])
def test_a_body_that_is_not_well_formed_is_400(client: FlaskClient, body: str) -> None:
    sent = body.encode("utf-8", "surrogateescape")
    answer = client.post("/api/v1/concepts", data=sent, content_type="application/json", headers=WRITES)
    assert is_problem(answer, 400)


def test_a_fault_of_ours_is_500_and_keeps_its_traceback_to_itself(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(documents, "list_documents", fail)
    answer = client.get("/api/v1/documents")
    assert is_problem(answer, 500)
    assert "secret" not in answer.text
    assert app.debug is False


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/documents"),
        ("POST", "/findings/1/decision"),
        ("POST", "/decisions/undo"),
        ("POST", "/concepts"),
        ("PUT", "/concepts/1"),
        ("DELETE", "/concepts/1?version=1"),
    ],
)
def test_a_write_without_the_scripts_header_is_403(client: FlaskClient, method: str, path: str) -> None:
    assert is_problem(client.open(f"/api/v1{path}", method=method, json={}), 403)


def test_a_write_from_another_site_is_403(client: FlaskClient) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}, {"Origin": "null"}):
        answer = client.post("/api/v1/concepts", json=CONCEPT, headers=WRITES | headers)
        assert is_problem(answer, 403)
    own = client.post("/api/v1/concepts", json=CONCEPT, headers=WRITES | {"Origin": "http://localhost"})
    assert own.status_code == 201


def test_a_foreign_host_is_refused(client: FlaskClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "", "[::2]", "[oops"):
        assert is_problem(client.get("/api/v1/documents", headers={"Host": host}), 400)
    for host in ("localhost:8000", "127.0.0.1:8000", "[::1]:8000"):
        assert client.get("/api/v1/documents", headers={"Host": host}).status_code == 200


def test_a_repeated_request_is_answered_the_same_and_acts_once(api: Api) -> None:
    answers = [api.send("POST", "/concepts", CONCEPT, Idempotency_Key="k1") for _ in range(2)]
    assert [each.status_code for each in answers] == [201, 201]
    assert answers[0].data == answers[1].data
    found = api.get("/concepts", q="arduous").json
    assert found is not None
    assert found["total"] == 1


def test_a_repeated_upload_makes_one_version(api: Api) -> None:
    answers = [api.upload(b"Text.\n", "a.txt", Idempotency_Key="k1") for _ in range(2)]
    assert answers[0].json == answers[1].json
    assert answers[0].json is not None
    document = api.get(f"/documents/{answers[0].json['id']}").json
    assert document is not None
    assert document["version"] == 1
    assert is_problem(api.upload(b"Another.\n", "a.txt", Idempotency_Key="k1"), 422)


def test_a_key_with_another_request_is_422(api: Api, document_id: int) -> None:
    api.send("POST", "/concepts", CONCEPT, Idempotency_Key="k1")
    assert is_problem(api.send("POST", "/concepts", {"designations": [{"text": "b"}]}, Idempotency_Key="k1"), 422)
    assert is_problem(api.send("POST", "/decisions/undo", {}, Idempotency_Key="k1"), 422)
    assert is_problem(api.send("POST", "/decisions/undo", {}, Idempotency_Key="x" * 300), 422)
    assert len(api.findings(document_id)) == 4


def test_a_refused_request_leaves_its_key_free(api: Api) -> None:
    assert is_problem(api.send("POST", "/concepts", {}, Idempotency_Key="k1"), 422)
    assert api.send("POST", "/concepts", CONCEPT, Idempotency_Key="k1").status_code == 201


def test_a_repeated_delete_is_answered_the_same(api: Api) -> None:
    concept = api.send("POST", "/concepts", CONCEPT).json
    assert concept is not None
    path = f"/concepts/{concept['id']}?version=1"
    assert [api.send("DELETE", path, Idempotency_Key="k").status_code for _ in range(2)] == [204, 204]


def test_the_openapi_document_names_every_address_and_no_other(app: Flask, client: FlaskClient) -> None:
    body = client.get("/openapi.json").json
    assert body is not None
    assert body["openapi"].startswith("3.1")
    there = {
        (re.sub(r"<row:\w+>", "{id}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/api/", "/healthz", "/openapi"))
        for method in rule.methods or ()
        if method not in ("HEAD", "OPTIONS")
    }
    named = {(path, method) for path, operations in body["paths"].items() for method in operations}
    assert named == there


def test_answers_are_as_the_openapi_document_says(api: Api, document_id: int) -> None:
    finding = api.findings(document_id)[1]
    api.send("POST", f"/findings/{finding['id']}/decision", {"decision": "admit", "version": finding["version"]})
    places = {
        "/api/v1/documents": f"/documents?x={document_id}",
        "/api/v1/documents/{id}": f"/documents/{document_id}?text=1",
        "/api/v1/documents/{id}/findings": f"/documents/{document_id}/findings",
        "/api/v1/runs/{id}": "/runs/1",
        "/api/v1/findings/{id}": f"/findings/{finding['id']}",
        "/api/v1/decisions": "/decisions",
        "/api/v1/concepts": "/concepts",
        "/api/v1/concepts/{id}": "/concepts/1",
        "/api/v1/concepts/{id}/history": "/concepts/1/history",
    }
    for path, place in places.items():
        schema = OPENAPI["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {"components": OPENAPI["components"], **schema}
        answer = api.get(place)
        assert answer.status_code == 200
        jsonschema.validate(answer.json, whole)
        name = schema["$ref"].rsplit("/", 1)[1]
        assert answer.json is not None
        assert answer.json.keys() == OPENAPI["components"]["schemas"][name]["properties"].keys()
