"""Every page in the browser: no complaint, nothing wider than a phone; the glossary by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served
from tests.webapp.making import Said, put_document

PAGES = ("/", "/documents/1", "/documents/1/queue", "/glossary", "/glossary/1", "/glossary/new", "/log", "/keys")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_phone_or_complains(browser: Browser, served: Served, scheme: str) -> None:
    put_document(served.app)
    complaints: list[str] = []
    context = browser.new_context(
        viewport={"width": 320, "height": 640},
        base_url=served.address,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in PAGES:
        page.goto(path)
        expect(page.locator("main")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    context.close()
    assert complaints == []


def test_script_in_a_document_never_runs(page: Page, served: Served) -> None:
    evil = "<script>document.title = 'run'</script>"
    put_document(served.app, f"It was {evil} written.\n", said=(Said(evil, "A101", "split-ligature", (evil * 2,)),))
    for path in ("/documents/1", "/documents/1/queue"):
        page.goto(path)
        expect(page.locator(".mark").first).to_have_text(evil)
        expect(page).not_to_have_title("run")


def test_a_concept_is_found_changed_and_undone_by_keys(page: Page) -> None:
    page.goto("/glossary")
    page.keyboard.press("/")
    page.keyboard.type("hostility")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="hostile policy towards the DPRK")
    expect(link).to_be_visible()
    link.press("Enter")
    expect(page.get_by_role("heading", name="hostile-policy")).to_be_visible()
    page.get_by_role("button", name="Add a designation").press("Enter")
    expect(page.get_by_label("Text of row 3")).to_be_focused()
    page.keyboard.type("hostility policy")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("Saved ‘hostile-policy’.")
    expect(page.get_by_label("Text of row 3")).to_have_value("hostility policy")
    page.wait_for_load_state("load")  # keys are listened to from here on
    page.locator("#main").focus()
    page.keyboard.press("u")
    expect(page.locator("#live")).to_contain_text("Undone")
    expect(page.get_by_label("Text of row 3")).to_have_count(0)


def test_the_tab_key_reaches_the_text_first_and_shows_where_it_is(page: Page, served: Served) -> None:
    put_document(served.app)
    page.goto("/documents/1")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    outline = skip.evaluate("element => getComputedStyle(element).outlineStyle")
    assert outline == "solid"


def test_the_running_text_is_set_for_reading(page: Page, served: Served) -> None:
    put_document(served.app, "Words are read here for hours. " * 20, said=())
    page.goto("/documents/1")
    prose = page.locator(".prose")
    expect(prose).to_have_css("font-size", "18px")
    expect(prose).to_have_css("line-height", "28.8px")
    assert "serif" in prose.evaluate("element => getComputedStyle(element).fontFamily")
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(prose).to_be_visible()


def test_on_a_phone_two_large_buttons_stay_in_reach(browser: Browser, served: Served) -> None:
    put_document(served.app)
    context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=served.address)
    page = context.new_page()
    page.goto("/documents/1/queue")
    for name in ("Accept “firmly”", "Dismiss"):
        button = page.get_by_role("button", name=name)
        expect(button).to_be_in_viewport(ratio=1)
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("[data-card='2']")).to_be_visible()
    context.close()
