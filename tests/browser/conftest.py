"""The workbench served on the loopback, and the distribution's Chromium to open it in.

Where Chromium is missing the tests that need it fail, and say so.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from waitress.server import create_server

from tests.webapp.making import make_app
from webapp.services.bench import bench_of

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WAIT_MS = 10_000


@dataclass(slots=True)
class Served:
    """A workbench that answers at `address`."""

    app: Flask
    address: str


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.fail("Chromium is missing; install the distribution's package (apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    app = make_app(tmp_path)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, name="served")
    thread.start()
    yield Served(app, f"http://127.0.0.1:{server.effective_port}")
    server.close()
    thread.join(timeout=10)
    server.task_dispatcher.shutdown()
    bench_of(app).close()


@pytest.fixture
def expected_complaints() -> list[str]:
    """Beginnings of what a test makes the browser complain of; empty where it does not."""
    return []


@pytest.fixture
def page(browser: Browser, served: Served, expected_complaints: list[str]) -> Iterator[Page]:
    """A page that may not complain: no error, no warning, no breach of the content security policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=served.address)
    context.set_default_timeout(WAIT_MS)
    opened = context.new_page()
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    opened.on("console", hear)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert [each for each in complaints if not each.startswith(tuple(expected_complaints))] == []
