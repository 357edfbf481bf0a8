"""Documents, runs and findings over the JSON interface."""

from __future__ import annotations

import codecs
from typing import Any

import pytest
from flask import Flask

from tests.align.reading.samples import make_pdf, set_lines
from tests.webapp.making import TEXT, Api, is_problem, put_document
from webapp.jobs import lint_run
from webapp.services.bench import bench_of
from webapp.services.documents import clean_name

REPORT_FIELDS = {
    "code", "rule", "severity", "path", "start", "end", "line", "column", "end_line", "end_column", "page", "text",
    "replacements", "fix", "concept", "preferred", "score", "message", "fingerprint",
}  # fmt: skip


def test_an_uploaded_document_is_linted_by_a_run(api: Api) -> None:
    answer = api.upload(b"They spoke of the defence industry.\n")
    assert answer.status_code == 201
    assert answer.json is not None
    assert answer.json.keys() == {"id", "run"}
    run = api.wait_for(answer.json["run"])
    assert run["status"] == "done"
    assert run["progress"] == 1
    found = api.findings(answer.json["id"])
    assert run["findings"] == len(found)
    assert [each["text"] for each in found if each["code"] == "T110"] == ["defence industry"]


def test_a_known_name_is_a_new_version(api: Api) -> None:
    first = api.upload(b"One.\n").json
    second = api.upload(b"Two.\n").json
    assert first is not None
    assert second is not None
    assert first["id"] == second["id"]
    assert second["run"] != first["run"]
    document = api.get(f"/documents/{first['id']}", text=1).json
    assert document is not None
    assert (document["version"], document["text"]) == (2, "Two.\n")


def test_the_list_has_every_document_without_its_text(api: Api, document_id: int) -> None:
    body = api.get("/documents").json
    assert body is not None
    assert body["total"] == 1
    (document,) = body["documents"]
    assert document["id"] == document_id
    assert document["name"] == "report.txt"
    assert (document["open_findings"], document["total_findings"]) == (4, 4)
    assert "text" not in document


def test_findings_have_the_reports_fields_and_the_decision(api: Api, document_id: int) -> None:
    found = api.findings(document_id)
    assert [each["code"] for each in found] == ["A101", "T110", "T110", "T110"]
    for each in found:
        assert each.keys() >= REPORT_FIELDS | {"id", "version", "decision", "replacement"}
        assert each["text"] == TEXT[each["start"] : each["end"]]
        assert each["decision"] == "undecided"


def test_findings_are_narrowed_by_rule_and_decision_and_come_in_pages(api: Api, document_id: int) -> None:
    assert [each["code"] for each in api.findings(document_id, rule="A101")] == ["A101"]
    assert api.findings(document_id, decision="dismiss") == []
    page = api.get(f"/documents/{document_id}/findings", page=2, per_page=3).json
    assert page is not None
    assert page["total"] == 4
    assert len(page["findings"]) == 1


@pytest.mark.parametrize(
    "query", [{"page": "0"}, {"page": "x"}, {"per_page": "9" * 30}, {"decision": "maybe"}, {"rule": "x" * 1000}]
)
def test_a_query_that_makes_no_sense_is_refused_by_name(api: Api, document_id: int, query: dict[str, str]) -> None:
    answer = api.get(f"/documents/{document_id}/findings", **query)
    assert is_problem(answer, 422)
    assert answer.json is not None
    assert answer.json["field"] in query


@pytest.mark.parametrize("path", ["/documents/99", "/documents/99/findings", "/documents/99/fixed", "/runs/99"])
def test_what_is_not_there_is_404(api: Api, path: str) -> None:
    assert is_problem(api.get(path), 404)


@pytest.mark.parametrize("number", ["0", "-1", "x", str(2**31), str(2**63), "9" * 400])
def test_an_id_beyond_bounds_is_404(api: Api, number: str) -> None:
    assert is_problem(api.get(f"/documents/{number}"), 404)
    assert is_problem(api.get(f"/runs/{number}"), 404)


def test_what_is_no_text_is_refused_with_a_sentence(api: Api) -> None:
    answer = api.upload(b"%PDF-1.7\x00\x01\x02", "report.pdf")
    assert is_problem(answer, 422)
    assert answer.json is not None
    assert "report.pdf" in answer.json["detail"]
    assert api.get("/documents").json == {"total": 0, "documents": []}


def test_an_upload_that_is_no_form_is_415(api: Api) -> None:
    assert is_problem(api.send("POST", "/documents", {"file": "text"}), 415)


@pytest.mark.parametrize("name", ["", "..", "/", "\x01.txt\x02" * 100])
def test_a_name_that_is_none_is_refused(api: Api, name: str) -> None:
    assert is_problem(api.upload(b"Text.", name), 422)


@pytest.mark.parametrize(("sent", "kept"), [("../../etc/a.txt", "a.txt"), ("봄 <b>.txt", "봄 <b>.txt")])
def test_a_name_is_kept_without_its_folders(api: Api, sent: str, kept: str) -> None:
    answer = api.upload(b"Text.", sent).json
    assert answer is not None
    document = api.get(f"/documents/{answer['id']}").json
    assert document is not None
    assert document["name"] == kept
    assert clean_name("C:\\texts\\a.txt") == "a.txt"


def test_a_body_that_is_too_large_is_413(app: Flask, api: Api) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    assert is_problem(api.upload(b"x" * 2000), 413)


def test_a_run_that_fails_says_so_in_a_sentence(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:  # noqa: ANN401 - stands for any linter
        raise RuntimeError("a fault")

    monkeypatch.setattr(lint_run, "lint_batch", fail)
    answer = api.upload(b"Text.\n").json
    assert answer is not None
    run = api.wait_for(answer["run"])
    assert run["status"] == "failed"
    assert "fault of the program" in run["error"]


def test_a_run_over_an_older_version_is_stopped(app: Flask, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = bench_of(app)
    monkeypatch.setattr(bench.worker, "_take_run", lambda: False)
    first, second = api.upload(b"One.\n").json, api.upload(b"Two.\n").json
    assert first is not None
    assert second is not None
    while lint_run.take_run(bench.workspace):
        pass
    assert api.wait_for(first["run"])["status"] == "stopped"
    assert api.wait_for(second["run"])["status"] == "done"


def test_decisions_survive_linting_again(api: Api) -> None:
    upload = api.upload(b"They spoke of the defence industry. All agreed.\n").json
    assert upload is not None
    api.wait_for(upload["run"])
    (found,) = api.findings(upload["id"], rule="T110")
    api.send("POST", f"/findings/{found['id']}/decision", {"decision": "dismiss", "version": found["version"]})
    again = api.upload(b"A new paragraph.\n\nThey spoke of the defence industry. All agreed.\n").json
    assert again is not None
    api.wait_for(again["run"])
    (kept,) = api.findings(upload["id"], rule="T110")
    assert (kept["id"], kept["decision"]) == (found["id"], "dismiss")


def test_the_fixed_document_has_what_was_accepted_and_nothing_else(api: Api, document_id: int) -> None:
    first, second, *_ = api.findings(document_id)
    api.send(
        "POST",
        f"/findings/{first['id']}/decision",
        {"decision": "accept", "replacement": "firmly", "version": first["version"]},
    )
    api.send("POST", f"/findings/{second['id']}/decision", {"decision": "accept", "version": second["version"]})
    answer = api.get(f"/documents/{document_id}/fixed")
    assert answer.status_code == 200
    assert answer.text == TEXT.replace("fi rmly", "firmly")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "report-fixed.txt" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_pdf_keeps_its_pages_and_is_handed_out_fixed_as_its_text(api: Api) -> None:
    pages = [set_lines("A title page"), set_lines("They spoke of the defence industry.")]
    upload = api.upload(make_pdf(pages), "report.pdf").json
    assert upload is not None
    api.wait_for(upload["run"])
    (found,) = [each for each in api.findings(upload["id"]) if each["code"] == "T110"]
    assert (found["page"], found["fix"]) == (2, "none")
    answer = api.get(f"/documents/{upload['id']}/fixed")
    assert answer.text == "A title page\n\fThey spoke of the defence industry.\n"
    assert "report-fixed.txt" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + "“Ü” says so.\r\n".encode(),
        "The café’s façade was “déjà vu”; naïve, we said.\r\n".encode("cp1252"),
        "Ü\n".encode("utf-16"),
    ],
)
def test_a_fixed_document_keeps_its_encoding_and_its_mark(api: Api, content: bytes) -> None:
    upload = api.upload(content, "a.txt").json
    assert upload is not None
    assert api.get(f"/documents/{upload['id']}/fixed").data == content


def test_findings_of_an_older_version_are_not_shown_on_a_newer_one(app: Flask, api: Api, document_id: int) -> None:
    assert put_document(app, "Nothing to see.\n") == document_id
    assert api.findings(document_id) == []
