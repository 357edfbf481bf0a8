"""The workbench over PostgreSQL: what it does with a workspace, once through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from glossary.store.glossaries import import_concepts
from tests.webapp.making import GLOSSARY, Api, is_problem
from tests.webapp.test_pages import plain
from webapp import create_app
from webapp.services.bench import bench_of
from webapp.settings import Settings


@pytest.fixture
def over_postgres(postgres_url: str) -> Iterator[Flask]:
    app = create_app(Settings(database=postgres_url, secret_key="of this test alone"))  # noqa: S106
    with bench_of(app).workspace.writing() as session:
        import_concepts(session, GLOSSARY, by="seed")
    yield app
    bench_of(app).close()


def test_a_document_is_linted_decided_on_and_fixed(over_postgres: Flask) -> None:
    client = over_postgres.test_client()
    api = Api(client)
    answers = [api.upload(b"They spoke of the defence industry.\n", Idempotency_Key="k") for _ in range(2)]
    assert answers[0].json == answers[1].json
    assert answers[0].json is not None
    document_id = answers[0].json["id"]
    assert api.wait_for(answers[0].json["run"])["status"] == "done"
    assert "1 open of 1" in plain(client.get(f"/documents/{document_id}"))
    (found,) = api.findings(document_id)
    body = {"decision": "accept", "replacement": "munitions industry", "version": found["version"]}
    assert api.send("POST", f"/findings/{found['id']}/decision", body).status_code == 200
    assert is_problem(api.send("POST", f"/findings/{found['id']}/decision", body), 409)
    assert api.get(f"/documents/{document_id}/fixed").text == "They spoke of the munitions industry.\n"
    for path in ("/", f"/documents/{document_id}/queue", "/glossary?q=hostility", "/glossary/1", "/log"):
        assert client.get(path).status_code == 200
    assert is_problem(api.get(f"/documents/{2**31}"), 404)
    undone = api.send("POST", "/decisions/undo", {}).json
    assert undone is not None
    assert len(undone["undone"]) == 1
