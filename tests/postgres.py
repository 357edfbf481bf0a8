"""A PostgreSQL server of the tests' own, on the loopback: never run as root, started once, a database for each test.

Fixtures: `postgres_url` is a migrated workspace, `empty_postgres_url` a database with nothing in it.
Where PostgreSQL is not installed the tests that need it fail, and say so.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from glossary.store.schema import upgrade

TEMPLATE = "gloss_template"
READY_SECONDS = 30
ROOM_BYTES = 2**30
# Nothing in here outlives the tests, so nothing waits for the disk.
UNSAFE_AND_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=40")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, to which everybody on this machine may connect."""

    port: int
    numbers: Iterator[int]

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://gloss@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str) -> None:
        where = f"host=127.0.0.1 port={self.port} user=gloss dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    binaries = find_binaries()
    folder = Path(tempfile.mkdtemp(prefix="glosswright-postgres-", dir=_quick_folder()))
    identity = _identity()
    if identity:
        os.chown(folder, identity["user"], identity["group"])
    try:
        data = folder / "server"
        initdb = [binaries / "initdb", "-D", data, "--no-sync", "-A", "trust", "-U", "gloss"]
        _run([*initdb, "--encoding=UTF8", "--locale=C"], folder, identity)
        port = _free_port()
        settings = (f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *UNSAFE_AND_QUICK)
        options = [part for setting in settings for part in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen(
                [*_ending_with_us(), binaries / "postgres", "-D", data, *options],
                cwd=folder,
                stdout=log,
                stderr=log,
                **identity,
            )
        try:
            server = Server(port, count())
            _wait_until_ready(server, running, folder / "log")
            server.execute(f"CREATE DATABASE {TEMPLATE}")
            upgrade(server.url(TEMPLATE))
            yield server
        finally:
            running.send_signal(signal.SIGINT)  # end at once, whoever is still connected
            running.wait()
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    yield from _database(postgres_server, TEMPLATE)


@pytest.fixture(scope="session")
def shared_postgres_url(postgres_server: Server) -> Iterator[str]:
    yield from _database(postgres_server, TEMPLATE)


@pytest.fixture
def empty_postgres_url(postgres_server: Server) -> Iterator[str]:
    yield from _database(postgres_server, "template1")


def _database(server: Server, template: str) -> Iterator[str]:
    name = f"test_{next(server.numbers)}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.url(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def find_binaries() -> Path:
    """Folder of the newest server that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name))
    on_path = shutil.which("initdb")
    if found or on_path:
        return (found[-1] if found else Path(str(on_path)).resolve()).parent
    pytest.fail("the tests need PostgreSQL's server: `make test` installs it, or apt-get install postgresql")


def _quick_folder() -> str | None:
    """Memory where there is enough of it: a database is made in .07 s there, on a busy disk in .8 s."""
    memory = "/dev/shm"  # noqa: S108 - mkdtemp makes a folder of our own in it
    has_room = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM_BYTES
    return memory if has_room else None


def _ending_with_us() -> list[str]:
    """Let the server end when the tests are killed."""
    return ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []


def _identity() -> dict[str, Any]:
    """Whom the server runs as: as root it refuses."""
    if os.geteuid() != 0:
        return {}
    known = {each.pw_name: each for each in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(command: list[Any], folder: Path, identity: dict[str, Any]) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **identity)
    if done.returncode:
        pytest.fail(f"PostgreSQL could not be set up: {done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(server: Server, running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and running.poll() is None:
        try:
            server.execute("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"PostgreSQL did not start: {log.read_text(errors='replace')}")
