"""What guards every page: the form's token, the origin, the host, the headers; and the secret behind them."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webapp.making import put_document
from tests.webapp.test_pages import plain, post, token_of
from webapp.settings import find_secret

PAGES = ("/", "/documents/1", "/documents/1/queue", "/glossary", "/glossary/1", "/glossary/new", "/log", "/keys", "/no")
WRITES = (
    "/documents",
    "/documents/1/lint",
    "/findings/1/decision",
    "/decisions/undo",
    "/glossary/new",
    "/glossary/1",
    "/glossary/changes/1/undo",
)


@pytest.mark.usefixtures("document_id")
@pytest.mark.parametrize("path", [*PAGES, "/healthz", "/api/v1/documents", "/static/gloss.css", "/documents/1/fixed"])
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.usefixtures("document_id")
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_script_or_style_of_its_own_or_from_elsewhere(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert re.findall(r"<script[^>]*>", page) == ['<script type="module" src="/static/js/workbench.js">']
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|https?://", page)


def test_every_address_that_writes_is_among_those_tested(app: Flask) -> None:
    there = {
        re.sub(r"<row:\w+>", "1", rule.rule)
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and not rule.rule.startswith("/api/")
    }
    assert there == set(WRITES)


@pytest.mark.parametrize("path", WRITES)
def test_a_form_without_its_token_changes_nothing(app: Flask, client: FlaskClient, path: str) -> None:
    put_document(app)
    token = token_of(client)
    for fields in ({}, {"csrf": "guessed"}, {"csrf": token[:-1]}, {"csrf": "é"}):
        answer = client.post(path, data=fields)
        assert answer.status_code == 403
        assert "nothing was changed" in plain(answer)
    assert app.test_client().post(path, data={"csrf": token}).status_code == 403


def test_a_form_from_another_site_changes_nothing(client: FlaskClient) -> None:
    data = {"csrf": token_of(client)}
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
    ):
        assert client.post("/decisions/undo", data=data, headers=headers).status_code == 403
    assert post(client, "/decisions/undo").status_code == 200


def test_the_cookie_is_for_this_site_and_not_for_scripts(client: FlaskClient) -> None:
    cookie = client.get("/").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_page_under_a_foreign_name_is_refused(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "answers on 127.0.0.1 and localhost alone" in plain(answer)


def test_the_secret_is_kept_beside_the_workspace_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "workspace.db"
    secret = find_secret(file)
    assert len(secret) == 64
    assert find_secret(file) == secret
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_a_secret_that_others_can_read_or_that_is_none_is_not_used(tmp_path: Path) -> None:
    kept = tmp_path / "secret"
    secret = find_secret(tmp_path / "workspace.db")
    kept.chmod(0o644)
    assert find_secret(tmp_path / "workspace.db") != secret
    kept.chmod(0o600)
    kept.write_text("secret")
    assert find_secret(tmp_path / "workspace.db") != "secret"


def test_without_a_file_the_secret_is_made_anew() -> None:
    assert find_secret(None) != find_secret(None)
