"""The pages without JavaScript: documents, the review queue, the log; text of documents is never markup."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.webapp.making import SAID, Api, Said, put_document
from webapp.pages.keys import KEYS, KEYS_ELSEWHERE

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')


def token_of(client: FlaskClient, path: str = "/") -> str:
    found = TOKEN.search(client.get(path).text)
    assert found is not None
    return found[1]


def post(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    return client.post(path, data={"csrf": token_of(client), **fields}, follow_redirects=True)


def plain(answer: TestResponse) -> str:
    """What a reader sees of a page, white space evened."""
    main = answer.text.split("<main", 1)[1].split("<dialog", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", "", main)).split())


def card_of(client: FlaskClient, document_id: int = 1, **query: object) -> str:
    """Id of the finding that the queue shows."""
    page = client.get(f"/documents/{document_id}/queue", query_string=query).text
    found = re.search(r'data-card="(\d+)"', page)
    assert found is not None
    return found[1]


def decide(client: FlaskClient, finding_id: object, verdict: str, **fields: object) -> TestResponse:
    page = client.get(f"/documents/1/queue?finding={finding_id}").text
    version = VERSION.search(page)
    assert version is not None
    return post(client, f"/findings/{finding_id}/decision", version=version[1], verdict=verdict, **fields)


def test_an_empty_workbench_says_what_to_do(client: FlaskClient) -> None:
    assert "No documents yet. Add one, and it is linted at once" in plain(client.get("/"))


def test_an_uploaded_document_is_shown_with_its_run(client: FlaskClient, api: Api) -> None:
    answer = post(client, "/documents", file=(io.BytesIO(b"The defence industry grows.\n"), "a.txt"))
    assert answer.status_code == 200
    assert answer.request.path == "/documents/1"
    assert api.wait_for(1)["status"] == "done"
    assert "1 open of 1" in plain(client.get("/documents/1"))
    assert "a.txt 1 1" in plain(client.get("/"))


def test_a_file_that_is_no_text_is_refused_on_a_page(client: FlaskClient) -> None:
    answer = post(client, "/documents", file=(io.BytesIO(b"\x89PNG\0\0"), "a.png"))
    assert answer.status_code == 422
    assert "a.png" in plain(answer)
    assert post(client, "/documents").status_code == 422


def test_a_clean_document_says_what_was_looked_at(app: Flask, client: FlaskClient) -> None:
    put_document(app, "All is well in here.\n", said=())
    assert re.search(r"No findings\. 4 terms, \d+ rules, 5 words\.", plain(client.get("/documents/1")))


def test_an_empty_document_says_that_it_is_empty(app: Flask, client: FlaskClient) -> None:
    put_document(app, "", said=())
    assert "This document is empty" in plain(client.get("/documents/1"))


def test_the_running_text_marks_each_finding_with_its_family_and_a_link(client: FlaskClient, document_id: int) -> None:
    page = client.get(f"/documents/{document_id}").text
    marks = re.findall(r'<a class="mark (\w+)" href="([^"]+)"[^>]*>([^<]+)</a>', page)
    assert [(family, words) for family, _, words in marks] == [
        ("artifact", "fi rmly"),
        ("banned", "policy of hostility to the DPRK"),
        ("banned", "defence industry"),
        ("banned", "defence industry"),
    ]
    assert client.get(unescape(marks[0][1])).status_code == 200
    assert ">page 2</span>" in page


def test_text_of_a_document_is_never_markup(app: Flask, client: FlaskClient) -> None:
    evil = "<img src=x onerror=alert(1)>"
    text = f"It was {evil} written. {{{{ 7 * 7 }}}} stands.\n"
    put_document(app, text, name=f"{evil}.txt", said=(Said(evil, "A101", "split-ligature", (f"{evil}!",)),))
    for path in ("/", "/documents/1", "/documents/1/queue"):
        page = client.get(path).text
        assert "<img" not in page
        assert "&lt;img" in page
    assert "{{ 7 * 7 }}" in plain(client.get("/documents/1"))


def test_filters_live_in_the_address(client: FlaskClient, document_id: int) -> None:
    page = client.get(f"/documents/{document_id}?rule=A101").text
    assert page.count('class="mark ') == 1
    assert client.get(f"/documents/{document_id}?decision=dismiss").text.count('class="mark ') == 0
    likes = client.get(f"/documents/{document_id}?like=3").text
    assert likes.count('class="mark ') == 2


@pytest.mark.parametrize("query", ["rule=%00", "decision=maybe", "like=x", "like=" + "9" * 40, "finding=x"])
def test_a_filter_that_makes_no_sense_is_passed_over(client: FlaskClient, document_id: int, query: str) -> None:
    assert client.get(f"/documents/{document_id}?{query}").status_code == 200
    assert client.get(f"/documents/{document_id}/queue?{query}").status_code == 200


def test_the_queue_shows_one_finding_in_its_context_with_its_concept(client: FlaskClient, document_id: int) -> None:
    card = plain(client.get(f"/documents/{document_id}/queue?finding=3"))
    assert "4 open of 4 · 1 like this one" in card
    assert "Members agreed. They spoke of the defence industry. It grows. Everybody was glad." in card
    assert "Report of the Meeting" not in card
    assert "deprecated-term T110" in card
    assert "munitions industry preferred" in card
    assert "line 3" in card


def test_the_proposal_is_a_word_diff(client: FlaskClient, document_id: int) -> None:
    page = client.get(f"/documents/{document_id}/queue?finding=2").text
    assert "<ins>hostile</ins> policy <del>of hostility to</del> <ins>towards</ins> the DPRK" in page


def test_a_decision_is_saved_and_the_next_open_finding_takes_its_place(client: FlaskClient, document_id: int) -> None:
    assert card_of(client) == "1"
    answer = decide(client, 1, "dismiss")
    assert answer.request.full_path.startswith(f"/documents/{document_id}/queue?finding=2")
    assert "Dismissed ‘fi rmly’. Undo u" in plain(answer)
    assert "3 open of 4" in plain(answer)


def test_undo_opens_the_finding_again_and_shows_it(client: FlaskClient, document_id: int) -> None:
    decide(client, 2, "forbid")
    answer = post(client, "/decisions/undo", document=document_id)
    assert answer.request.full_path.startswith(f"/documents/{document_id}/queue?finding=2")
    assert "is open again" in plain(answer)
    assert "4 open of 4" in plain(answer)
    decide(client, 2, "dismiss")
    post(client, "/decisions/undo")
    assert "There is nothing to undo." in plain(post(client, "/decisions/undo"))


@pytest.mark.parametrize(
    ("verdict", "fields", "replacement"),
    [
        ("accept-1", {}, "firmly"),
        ("accept-3", {}, "very firmly"),
        ("accept", {}, None),
        ("accept-wording", {"wording": "with firmness"}, "with firmness"),
    ],
)
def test_accepting_keeps_the_wording_that_was_chosen(
    client: FlaskClient, api: Api, document_id: int, verdict: str, fields: dict[str, str], replacement: str | None
) -> None:
    decide(client, 1, verdict, **fields)
    found = api.findings(document_id)[0]
    assert (found["decision"], found["replacement"]) == ("accept", replacement)


@pytest.mark.parametrize("verdict", ["", "maybe", "accept-0", "accept-4", "accept-x", "accept-wording"])
def test_a_verdict_that_no_button_gives_is_refused(client: FlaskClient, document_id: int, verdict: str) -> None:
    assert decide(client, 1, verdict).status_code == 422
    assert "4 open of 4" in plain(client.get(f"/documents/{document_id}/queue"))


def test_without_a_concept_admit_and_forbid_are_off_and_say_why(client: FlaskClient, document_id: int) -> None:
    page = client.get(f"/documents/{document_id}/queue?finding=1").text
    for verdict in ("admit", "forbid", "ignore"):
        assert re.search(rf'value="{verdict}"[^>]* disabled data-reason="There is no concept', page)
    assert "Admit, forbid and ignore need a concept; this finding has none." in page
    assert decide(client, 1, "admit").status_code == 409
    assert not re.search(r'value="admit"[^>]* disabled', client.get(f"/documents/{document_id}/queue?finding=2").text)


def test_a_decision_on_what_somebody_else_decided_shows_theirs(client: FlaskClient, document_id: int) -> None:
    decide(client, 1, "dismiss")
    answer = post(client, "/findings/1/decision", version=1, verdict="accept-1")
    assert answer.status_code == 409
    assert "Somebody else decided on this first: dismissed" in plain(answer)
    assert "Yours was not saved" in plain(answer)
    assert card_of(client, document_id) == "2"


def test_next_and_previous_walk_the_open_findings_round(client: FlaskClient, document_id: int) -> None:
    page = client.get(f"/documents/{document_id}/queue?finding=4").text
    assert re.findall(r'href="[^"]*finding=(\d+)[^"]*" data-key="(\w)', page) == [("3", "p"), ("1", "n")]


def test_a_finished_queue_says_what_was_decided(client: FlaskClient, document_id: int) -> None:
    for finding_id, verdict in ((1, "accept-1"), (2, "dismiss"), (3, "dismiss"), (4, "dismiss")):
        answer = decide(client, finding_id, verdict)
    assert "All 4 findings are decided. 1 accepted, 3 dismissed." in plain(answer)
    assert client.get(f"/documents/{document_id}/fixed").text.count("firmly united") == 1


def test_a_filtered_queue_that_is_done_leads_to_the_rest(client: FlaskClient, document_id: int) -> None:
    answer = decide(client, 1, "dismiss", rule="A101")
    assert answer.request.full_path.startswith(f"/documents/{document_id}/queue?rule=A101")
    assert "Nothing is open in this selection. 3 findings are open elsewhere" in plain(answer)


def test_a_changed_glossary_is_said_and_linting_again_keeps_decisions(client: FlaskClient, api: Api) -> None:
    post(client, "/documents", file=(io.BytesIO(b"The defence industry grows.\n"), "a.txt"))
    api.wait_for(1)
    (found,) = api.findings(1, rule="T110")
    decide(client, found["id"], "dismiss")
    said = "The glossary has changed since this run."
    assert said not in plain(client.get("/documents/1"))
    api.send("POST", "/concepts", {"designations": [{"text": "arduous march"}]})
    assert said in plain(client.get("/documents/1"))
    post(client, "/documents/1/lint")
    assert api.wait_for(2)["status"] == "done"
    assert said not in plain(client.get("/documents/1"))
    assert [each["decision"] for each in api.findings(1, rule="T110")] == ["dismiss"]


@pytest.mark.usefixtures("document_id")
def test_the_log_tells_decisions_newest_first(client: FlaskClient) -> None:
    assert "Nobody has decided anything yet." in plain(client.get("/log"))
    decide(client, 1, "accept-1")
    decide(client, 2, "dismiss")
    log = plain(client.get("/log"))
    assert log.index("dismissed") < log.index("accepted: firmly")


def test_the_page_of_keys_lists_what_the_queue_answers_to(client: FlaskClient, document_id: int) -> None:
    queue = client.get(f"/documents/{document_id}/queue?finding=1").text
    on_controls = {key for keys in re.findall(r'data-key="([^"]+)"', queue) for key in keys.split()}
    listed = {key for each in KEYS for key in each.keys}
    page = plain(client.get("/keys"))
    assert all(each.does in page for each in (*KEYS, *KEYS_ELSEWHERE))
    assert listed - {"4"} == on_controls  # the third replacement has the key 3, and this finding has three


@pytest.mark.parametrize("path", ["/documents/99", "/documents/99/queue", "/documents/1/queue?finding=99", "/nothing"])
@pytest.mark.usefixtures("document_id")
def test_a_page_that_is_not_there_is_a_sentence(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Nothing is here" in plain(answer)


def test_overlapping_findings_are_both_reachable(app: Flask, client: FlaskClient) -> None:
    text = "They were fi rmly united there.\n"
    said = (SAID[0], Said("were fi rmly united", "T105", "variant-wording", (), "munitions"))
    put_document(app, text, said=said)
    page = client.get("/documents/1").text
    assert page.count('id="finding-') == 2
    assert text.strip() in plain(client.get("/documents/1"))
