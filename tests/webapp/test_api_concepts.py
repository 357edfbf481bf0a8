"""Concepts over the JSON interface."""

from __future__ import annotations

from typing import Any

import pytest

from tests.webapp.making import Api, is_problem

NEW = {
    "key": "frontal-breakthrough",
    "domain": "slogan",
    "definition": "The line of the year.",
    "note": "",
    "designations": [
        {
            "language": "en",
            "text": "frontal breakthrough",
            "status": "preferred",
            "kind": "slogan",
            "case": "any",
            "match": "fuzzy",
            "forms": ["frontal breakthroughs"],
            "allow": ["*"],
            "source": "press",
            "since": "2019-12-28",
        },
        {"text": "head-on breakthrough", "status": "deprecated"},
    ],
}
ENTRY_FIELDS = ("key", "domain", "definition", "note", "designations")


def add(api: Api) -> dict[str, Any]:
    answer = api.send("POST", "/concepts", NEW)
    assert answer.status_code == 201
    assert answer.json is not None
    return dict(answer.json)


def test_a_concept_is_added_with_every_field(api: Api) -> None:
    added = add(api)
    assert added["version"] == 1
    assert {name: added[name] for name in ("key", "domain", "definition", "note")} == {
        name: NEW[name] for name in ("key", "domain", "definition", "note")
    }
    first, second = added["designations"]
    assert first == NEW["designations"][0] | {"until": None, "approved": True}  # type: ignore[operator, index]
    assert (second["language"], second["kind"], second["forms"]) == ("en", "full", [])
    assert api.get(f"/concepts/{added['id']}").json == added


def test_a_concept_without_a_key_is_named_after_its_first_designation(api: Api) -> None:
    answer = api.send("POST", "/concepts", {"designations": [{"text": "arduous march", "language": "en-GB"}]})
    assert answer.json is not None
    assert answer.json["key"] == "en-GB:arduous march"


def test_a_key_that_is_taken_is_refused(api: Api) -> None:
    add(api)
    assert is_problem(api.send("POST", "/concepts", NEW), 409)


def test_concepts_are_searched_and_come_in_pages(api: Api) -> None:
    found = api.get("/concepts", q="hostility").json
    assert found is not None
    assert (found["total"], found["concepts"][0]["key"]) == (1, "hostile-policy")
    paged = api.get("/concepts", page=2, per_page=1).json
    assert paged is not None
    assert (paged["total"], len(paged["concepts"])) == (2, 1)
    assert api.get("/concepts", status="forbidden").json == {"total": 0, "concepts": []}


def test_a_change_is_a_version_more_and_keeps_what_it_does_not_say(api: Api) -> None:
    added = add(api)
    body = {
        "version": 1,
        "designations": [{"text": "frontal breakthrough", "status": "preferred"}],
        "note": "kept short",
    }
    changed = api.send("PUT", f"/concepts/{added['id']}", body).json
    assert changed is not None
    assert (changed["version"], changed["key"], changed["note"]) == (2, added["key"], "kept short")
    assert changed["designations"] == added["designations"][:1]


def test_a_stale_change_is_409_with_what_stands_now(api: Api) -> None:
    added = add(api)
    body = {name: added[name] for name in ENTRY_FIELDS} | {"version": 1}
    winner = api.send("PUT", f"/concepts/{added['id']}", body | {"note": "mine"}).json
    loser = api.send("PUT", f"/concepts/{added['id']}", body | {"note": "theirs"})
    assert is_problem(loser, 409)
    assert loser.json is not None
    assert loser.json["current"] == winner
    assert is_problem(api.send("DELETE", f"/concepts/{added['id']}?version=1"), 409)


def test_a_concept_is_deleted_at_the_version_seen(api: Api) -> None:
    added = add(api)
    assert is_problem(api.send("DELETE", f"/concepts/{added['id']}"), 422)
    assert api.send("DELETE", f"/concepts/{added['id']}?version=1").status_code == 204
    assert is_problem(api.get(f"/concepts/{added['id']}"), 404)


def test_the_history_tells_every_change_newest_first(api: Api) -> None:
    added = add(api)
    body = {name: added[name] for name in ENTRY_FIELDS} | {"version": 1, "note": "checked"}
    api.send("PUT", f"/concepts/{added['id']}", body)
    history = api.get(f"/concepts/{added['id']}/history").json
    assert history is not None
    newest, oldest = history["history"]
    assert (newest["by"], newest["before"]["note"], newest["after"]["note"]) == ("editor", "", "checked")
    assert oldest["before"] is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"designations": None}, "designations"),
        ({"designations": []}, "designations"),
        ({"designations": ["text"]}, "designations"),
        ({"designations": [{}]}, "designations[0].text"),
        ({"designations": [{"text": " "}]}, "designations[0].text"),
        ({"designations": [{"text": 1}]}, "designations[0].text"),
        ({"designations": [{"text": "a"}, {"text": "a"}]}, "designations[1].text"),
        ({"designations": [{"text": "a", "status": "banned"}]}, "designations[0].status"),
        ({"designations": [{"text": "a", "kind": 1}]}, "designations[0].kind"),
        ({"designations": [{"text": "a", "forms": "b"}]}, "designations[0].forms"),
        ({"designations": [{"text": "a", "allow": [1]}]}, "designations[0].allow"),
        ({"designations": [{"text": "a", "since": "soon"}]}, "designations[0].since"),
        ({"designations": [{"text": "a", "approved": "yes"}]}, "designations[0].approved"),
        ({"designations": [{"text": "a\0"}]}, "designations[0].text"),
        ({"domain": 1}, "domain"),
        ({"note": "x" * 30_000}, "note"),
        ({"key": ["k"]}, "key"),
    ],
)
def test_a_wrong_field_is_refused_by_its_name(api: Api, change: dict[str, Any], field: str) -> None:
    answer = api.send("POST", "/concepts", NEW | change)
    assert is_problem(answer, 422)
    assert answer.json is not None
    assert answer.json["field"] == field
