"""`gloss serve`: what it listens on, what it starts with, and how it stops."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from webapp.cli import serve

SERVE = (sys.executable, "-m", "glossary", "serve", "--port", "0")


def start(folder: Path, *options: str) -> subprocess.Popen[str]:
    database = f"sqlite:///{folder / 'new' / 'workspace.db'}"
    return subprocess.Popen(
        [*SERVE, "--database", database, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
    )


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
    assert found is not None
    return found[0]


def stop(server: subprocess.Popen[str], number: int = signal.SIGTERM) -> tuple[int, str]:
    server.send_signal(number)
    _, errors = server.communicate(timeout=30)
    return server.returncode, errors


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    server = start(tmp_path, "--empty")
    yield server
    if server.poll() is None:
        stop(server)


def read(address: str) -> dict[str, object]:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - the loopback
        body: dict[str, object] = json.load(answer)
    return body


def test_a_new_workspace_starts_with_the_seed_glossary_and_stops_cleanly(tmp_path: Path) -> None:
    server = start(tmp_path)
    address = address_of(server)
    concepts = read(address + "api/v1/concepts?per_page=1")
    assert isinstance(concepts["total"], int)
    assert concepts["total"] >= 150
    assert stop(server) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_empty_one_has_no_concepts_and_stops_on_either_signal(
    running: subprocess.Popen[str], number: signal.Signals
) -> None:
    address = address_of(running)
    assert read(address + "healthz")["status"] == "ok"
    assert read(address + "api/v1/concepts") == {"total": 0, "concepts": []}
    assert stop(running, number) == (0, "")


def test_the_server_answers_what_it_refuses_as_problems(running: subprocess.Popen[str]) -> None:
    address = address_of(running)
    with pytest.raises(urllib.error.HTTPError) as refused:
        read(address + "api/v1/documents/99")
    with refused.value as answer:
        assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "example.org", "::"])  # noqa: S104 - what is refused
def test_it_refuses_to_listen_wider_than_the_loopback(host: str) -> None:
    result = CliRunner().invoke(serve, ["--host", host])
    assert result.exit_code != 0
    assert "the workbench has no accounts yet" in result.output


def test_a_port_in_use_is_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = subprocess.run(
            [*SERVE[:-1], str(port), "--empty", "--database", f"sqlite:///{tmp_path / 'workspace.db'}"],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert refused.returncode == 2
    assert f"port {port} on 127.0.0.1 cannot be taken" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_database_that_is_no_workspace_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("not a database")
    refused = subprocess.run(
        [*SERVE, "--database", f"sqlite:///{file}"], capture_output=True, text=True, check=False, timeout=60
    )
    assert refused.returncode == 2
    assert "notes.db" in refused.stderr
    assert "Traceback" not in refused.stderr
