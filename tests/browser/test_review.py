"""A whole review by keyboard alone, counting keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served
from tests.webapp.making import TEXT, put_document
from webapp.pages.keys import KEYS


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)
            self.pressed += 1


@pytest.fixture
def queue(page: Page, served: Served) -> Page:
    page.goto(f"/documents/{put_document(served.app)}/queue")
    return page


def card(page: Page, finding_id: int) -> None:
    """Wait until the card of this finding is there."""
    expect(page.locator(f"[data-card='{finding_id}']")).to_be_visible()


def live(page: Page, text: str) -> None:
    expect(page.locator("#live")).to_contain_text(text)


def test_four_findings_are_decided_with_four_keys(queue: Page, served: Served) -> None:
    keyboard = Keyboard(queue)
    keyboard.press("f")
    live(queue, "Accepted ‘fi rmly’: “firmly”. Undo")
    card(queue, 2)
    keyboard.press("m")
    live(queue, "Admitted ‘policy of hostility to the DPRK’.")
    card(queue, 3)
    keyboard.press("x")
    card(queue, 4)
    keyboard.press("r")
    expect(queue.get_by_role("heading", name="All 4 findings are decided.")).to_be_visible()
    assert keyboard.pressed == 4
    with queue.expect_download() as download:
        queue.get_by_role("link", name="fixed document").press("Enter")
    assert Path(download.value.path()).read_text(encoding="utf-8") == TEXT.replace("fi rmly", "firmly")
    assert served.address in queue.url


def test_undo_takes_back_one_decision_a_key(queue: Page) -> None:
    keyboard = Keyboard(queue)
    keyboard.press("r")
    card(queue, 2)
    keyboard.press("a")
    card(queue, 3)
    keyboard.press("u")
    live(queue, "Undone: ‘policy of hostility to the DPRK’ is open again.")
    card(queue, 2)
    keyboard.press("u")
    card(queue, 1)
    expect(queue.locator(".standing")).to_contain_text("4 open of 4")
    keyboard.press("u")
    live(queue, "There is nothing to undo.")


def test_keys_walk_without_deciding(queue: Page) -> None:
    for key, finding in (("n", 2), ("j", 3), ("s", 4), ("n", 1), ("p", 4), ("k", 3)):
        queue.keyboard.press(key)
        card(queue, finding)
    expect(queue.locator(".standing")).to_contain_text("4 open of 4")
    queue.go_back()
    card(queue, 4)


def test_own_wording_is_typed_and_entered(queue: Page) -> None:
    keyboard = Keyboard(queue)
    keyboard.press("e")
    queue.keyboard.type("fra nx firmly")  # letters that are keys elsewhere
    card(queue, 1)
    keyboard.press("Enter")
    live(queue, "Accepted ‘fi rmly’: “fra nx firmly”.")
    card(queue, 2)
    assert keyboard.pressed == 2


def test_escape_leaves_the_field_and_gives_the_keys_back(queue: Page) -> None:
    queue.keyboard.press("e")
    expect(queue.get_by_label("Own wording")).to_be_focused()
    queue.keyboard.press("Escape")
    queue.keyboard.press("r")
    card(queue, 2)


def test_another_replacement_has_its_number(queue: Page) -> None:
    queue.keyboard.press("3")
    live(queue, "“very firmly”")
    card(queue, 2)


def test_keys_work_after_a_mouse_click(queue: Page) -> None:
    queue.get_by_role("button", name="Dismiss").click()
    card(queue, 2)
    queue.keyboard.press("r")
    card(queue, 3)
    queue.get_by_label("In its context").click(position={"x": 5, "y": 5})
    queue.keyboard.press("r")
    card(queue, 4)


def test_a_key_held_down_or_with_a_modifier_decides_nothing(queue: Page) -> None:
    queue.evaluate(
        """() => {
            const press = (init) => document.body.dispatchEvent(
                new KeyboardEvent("keydown", { key: "r", bubbles: true, ...init }));
            press({ repeat: true });
            press({ isComposing: true });
            press({ ctrlKey: true });
            press({ metaKey: true });
            press({ altKey: true });
        }"""
    )
    queue.wait_for_timeout(300)
    card(queue, 1)
    expect(queue.locator(".standing")).to_contain_text("4 open of 4")


def test_a_key_that_is_off_says_why(queue: Page) -> None:
    queue.keyboard.press("m")
    live(queue, "There is no concept to admit it to.")
    card(queue, 1)


def test_the_list_of_keys_opens_and_closes_by_keys(queue: Page) -> None:
    queue.keyboard.press("?")
    dialog = queue.get_by_role("dialog")
    expect(dialog).to_be_visible()
    for key in KEYS:
        expect(dialog).to_contain_text(key.does)
    queue.keyboard.press("r")
    queue.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    card(queue, 1)


def test_every_key_of_the_table_is_on_a_control_that_shows_it(queue: Page) -> None:
    for key in KEYS:
        for each in key.keys:
            if each == "4":
                continue  # a fourth replacement, which this finding has not
            control = queue.locator(f"[data-key~='{each}']").first
            expect(control).to_be_visible()
        shown = queue.locator(f"[data-key~='{key.keys[0]}'] kbd, [data-key~='{key.keys[0]}'] + button kbd").first
        expect(shown).to_have_text(key.keys[0])


def test_nothing_moves_when_a_decision_is_made(queue: Page) -> None:
    def places() -> list[object]:
        found: list[object] = queue.evaluate(
            """() => ["f", "r", "a", "i", "m", "x", "e", "p", "n", "u"].map((key) => {
                const box = document.querySelector(`.card [data-key~="${key}"]`).getBoundingClientRect();
                return [key, box.x, box.y, box.width, box.height];
            })"""
        )
        return found

    before = places()
    for finding in (2, 3, 4):
        queue.keyboard.press("r")
        card(queue, finding)
        assert places() == before


def test_a_colleagues_decision_is_shown_and_not_overwritten(
    queue: Page, served: Served, expected_complaints: list[str]
) -> None:
    expected_complaints.append("Failed to load resource: the server responded with a status of 409")
    client = served.app.test_client()
    body = {"decision": "accept", "replacement": "firmly", "version": 1}
    client.post("/api/v1/findings/1/decision", json=body, headers={"X-Requested-By": "gloss"})
    with queue.expect_response(lambda answer: answer.status == 409):
        queue.keyboard.press("r")
    expect(queue.get_by_role("alert")).to_contain_text("Somebody else decided on this first: accepted")
    queue.keyboard.press("r")
    live(queue, "Dismissed ‘fi rmly’.")


def test_a_server_that_is_gone_is_said_and_nothing_is_lost(queue: Page, expected_complaints: list[str]) -> None:
    expected_complaints.append("Failed to load resource: net::ERR_INTERNET_DISCONNECTED")
    queue.context.set_offline(True)
    queue.keyboard.press("r")
    live(queue, "Not saved")
    queue.context.set_offline(False)
    queue.keyboard.press("r")
    card(queue, 2)


def test_a_refusal_is_said_and_the_card_stays(queue: Page, expected_complaints: list[str]) -> None:
    expected_complaints.append("Failed to load resource: the server responded with a status of 403")
    queue.context.clear_cookies()
    queue.keyboard.press("r")
    live(queue, "nothing was changed")
    card(queue, 1)


def test_a_rule_alone_is_reviewed_from_the_list(queue: Page) -> None:
    queue.get_by_role("link", name="deprecated-term T110").press("Enter")
    card(queue, 2)
    for finding in (3, 4):
        queue.keyboard.press("r")
        card(queue, finding)
    queue.keyboard.press("r")
    expect(queue.get_by_role("heading", name="Nothing is open in this selection.")).to_be_visible()
    queue.keyboard.press("n")
    card(queue, 1)


def test_a_document_is_added_linted_and_reviewed_by_keys(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("They spoke of the defence industry.\n", encoding="utf-8")
    page.goto("/")
    page.get_by_label("Add a document").set_input_files(file)
    page.get_by_role("button", name="Add and lint").press("Enter")
    expect(page.get_by_text("1 open of 1")).to_be_visible()
    page.get_by_role("link", name="Review what is open").press("Enter")
    expect(page.locator(".proposal")).to_contain_text("munitions")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("f")
    expect(page.get_by_role("heading", name="The one finding is decided.")).to_be_visible()


def test_the_review_works_without_javascript(browser: Browser, served: Served) -> None:
    document_id = put_document(served.app)
    context = browser.new_context(java_script_enabled=False, base_url=served.address)
    page = context.new_page()
    page.goto(f"/documents/{document_id}/queue")
    page.get_by_role("button", name="Accept “firmly”").click()
    live(page, "Accepted ‘fi rmly’")
    card(page, 2)
    page.locator("#live").get_by_role("button", name="Undo").click()
    card(page, 1)
    context.close()


def test_marks_in_the_running_text_lead_to_their_cards_and_back(queue: Page) -> None:
    queue.keyboard.press("t")
    mark = queue.locator("#finding-1")
    expect(mark).to_have_css("text-decoration-style", "dotted")
    expect(queue.locator("#finding-2")).to_have_css("text-decoration-style", "double")
    mark.press("Enter")
    card(queue, 1)
