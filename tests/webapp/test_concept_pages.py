"""The glossary's pages without JavaScript: search, edit, conflict, history and undo."""

from __future__ import annotations

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.webapp.making import Api
from tests.webapp.test_pages import plain, post

ROW = {
    "text": "arduous march",
    "language": "en",
    "status": "preferred",
    "kind": "slogan",
    "case": "any",
    "match": "exact",
    "forms": "arduous marches | marches",
    "allow": "*",
    "source": "press",
}


def rows(*given: dict[str, str]) -> dict[str, Any]:
    """The form's columns for these rows."""
    return {name: [row[name] for row in given] for name in ROW}


def save(client: FlaskClient, path: str, *given: dict[str, str], **fields: Any) -> TestResponse:  # noqa: ANN401 - form fields
    return post(client, path, **{"do": "save", "version": 1, **rows(*given), **fields})


def concept_of(api: Api, concept_id: int) -> dict[str, Any]:
    body = api.get(f"/concepts/{concept_id}").json
    assert body is not None
    return dict(body)


def test_search_finds_concepts_by_any_of_their_terms(client: FlaskClient) -> None:
    assert "2 concepts" in plain(client.get("/glossary"))
    assert "1 concept with “hostility”" in plain(client.get("/glossary?q=hostility"))
    assert "No concept fits." in plain(client.get("/glossary?q=zzz"))
    assert client.get("/glossary?q=%00&status=odd&page=x").status_code == 200


def test_a_concept_is_added_with_all_that_the_form_says(client: FlaskClient, api: Api) -> None:
    answer = save(client, "/glossary/new", ROW, key="march", domain="slogan", note="n")
    assert answer.status_code == 200
    assert "Added ‘march’." in plain(answer)
    concept = concept_of(api, int(answer.request.path.rsplit("/", 1)[1]))
    assert (concept["key"], concept["domain"], concept["note"]) == ("march", "slogan", "n")
    (designation,) = concept["designations"]
    assert designation["forms"] == ["arduous marches", "marches"]
    assert (designation["kind"], designation["case"], designation["match"]) == ("slogan", "any", "exact")


def test_rows_are_added_and_removed_without_saving(client: FlaskClient, api: Api) -> None:
    more = post(client, "/glossary/1", version=1, do="add", **rows(ROW))
    assert more.text.count('name="text"') == 2
    assert "autofocus" in more.text
    fewer = post(client, "/glossary/1", version=1, do="remove-0", **rows(ROW, ROW | {"text": "kept"}))
    assert fewer.text.count('name="text"') == 1
    assert 'value="kept"' in fewer.text
    assert concept_of(api, 1)["version"] == 1


def test_saving_is_a_version_more_and_can_be_undone(client: FlaskClient, api: Api) -> None:
    before = concept_of(api, 1)
    answer = save(client, "/glossary/1", ROW, key=before["key"])
    assert f"Saved ‘{before['key']}’. Undo u" in plain(answer)
    assert [each["text"] for each in concept_of(api, 1)["designations"]] == ["arduous march"]
    undo = re.search(r'action="(/glossary/changes/\d+/undo)"', answer.text)
    assert undo is not None
    back = post(client, undo[1])
    assert "is as it was" in plain(back)
    assert concept_of(api, 1)["designations"] == before["designations"]
    assert "Undid a change" in plain(back)


def test_what_cannot_be_saved_is_said_and_what_was_typed_stays(client: FlaskClient) -> None:
    answer = save(client, "/glossary/1", ROW, ROW, key="hostile-policy", note="typed by hand")
    assert answer.status_code == 422
    assert "“arduous march” stands here twice" in plain(answer)
    assert "typed by hand" in answer.text
    empty = save(client, "/glossary/new", ROW | {"text": " "})
    assert empty.status_code == 422
    assert "a concept needs at least one designation" in plain(empty)
    odd = save(client, "/glossary/new", ROW | {"status": "banned"})
    assert odd.status_code == 422
    taken = save(client, "/glossary/new", ROW, key="munitions")
    assert taken.status_code == 422
    assert "has a concept with this key" in plain(taken)


def test_when_somebody_else_was_first_nothing_typed_is_lost(client: FlaskClient, api: Api) -> None:
    key = concept_of(api, 1)["key"]
    save(client, "/glossary/1", ROW, key=key, note="theirs")
    answer = save(client, "/glossary/1", ROW | {"text": "mine"}, key=key, note="mine too")
    assert answer.status_code == 409
    page = plain(answer)
    assert "Somebody else changed this first" in page
    assert "saved now: note: theirs" in page
    assert "yours: note: mine too" in page
    assert 'value="mine"' in answer.text
    assert concept_of(api, 1)["note"] == "theirs"
    version = re.search(r'name="version" value="(\d+)"', answer.text)
    assert version is not None
    save(client, "/glossary/1", ROW | {"text": "mine"}, key=key, note="mine too", version=version[1])
    assert concept_of(api, 1)["note"] == "mine too"


def test_a_deleted_concept_comes_back_by_undo(client: FlaskClient, api: Api) -> None:
    answer = post(client, "/glossary/1", version=1, do="delete", **rows(ROW))
    assert "Deleted ‘" in plain(answer)
    assert api.get("/concepts/1").status_code == 404
    undo = re.search(r'action="(/glossary/changes/\d+/undo)"', answer.text)
    assert undo is not None
    assert post(client, undo[1]).status_code == 200
    assert api.get("/concepts/1").status_code == 200


def test_fields_that_no_form_sends_are_refused(client: FlaskClient) -> None:
    assert post(client, "/glossary/1", version=1, do="save", text=["a", "b"], language="en").status_code == 422
    assert save(client, "/glossary/1", ROW, version="x").status_code == 422
    assert save(client, "/glossary/1", ROW, note="x" * 30_000).status_code == 422
    assert save(client, "/glossary/1", ROW, note="a\0b").status_code == 422


def test_terms_are_never_markup(client: FlaskClient) -> None:
    answer = save(client, "/glossary/new", ROW | {"text": '"><script>alert(1)</script>'}, key="k<b>")
    assert "<script>alert" not in answer.text
    assert "<b>" not in answer.text
    assert "<script>alert" not in client.get("/glossary?q=script").text
