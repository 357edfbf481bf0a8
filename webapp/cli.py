"""`gloss serve`: the workbench on the loopback, for one editor."""

from __future__ import annotations

import ipaddress
import logging
import signal
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from flask import Flask
    from waitress.server import BaseWSGIServer  # type: ignore[import-untyped]  # waitress has no types

THREADS = 8  # pages are short; one writer at a time in any case
GREATEST_PORT = 65535
LOCALHOST, LOOPBACK = "localhost", "127.0.0.1"


@click.command(epilog="Example: gloss serve --port 8080")
@click.option("--host", default=LOOPBACK, show_default=True, help="Address to listen on; the loopback's alone.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, GREATEST_PORT), help="Port; 0 takes a free one."
)
@click.option("--database", metavar="URL", help="Workspace (default: GLOSS_DATABASE, else .gloss/workspace.db).")
@click.option("--empty", is_flag=True, help="Start a new workspace without the seed glossary.")
def serve(host: str, port: int, database: str | None, *, empty: bool) -> None:
    """Serve the workbench in the browser, until Ctrl+C.

    A new database is migrated and starts with the seed glossary.
    """
    refuse_wider(host)
    host = LOOPBACK if host == LOCALHOST else host  # it names two addresses, and --port 0 would take two ports
    from webapp.services.bench import bench_of

    app = open_app(database, host, is_empty=empty)
    try:
        server = listen(app, host, port)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"The workbench is at http://{shown}:{server.effective_port}/ (stop it with Ctrl+C)")
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)
        server.run()
        server.close()
    finally:
        bench_of(app).close()


def refuse_wider(host: str) -> None:
    """Refuse an address that others can reach.

    Raises:
        ClickException: it is not the loopback's.
    """
    try:
        is_loopback = host == LOCALHOST or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise click.ClickException(
            f"{host} can be reached from elsewhere, and the workbench has no accounts yet\n"
            "  listen on 127.0.0.1, and reach it from elsewhere through a tunnel (ssh -L)"
        )


def open_app(database: str | None, host: str, *, is_empty: bool) -> Flask:
    """Make the application over the workspace meant, which is made where there is none.

    Raises:
        StoreError: the workspace cannot be made or opened.
    """
    from glossary.store.engine import connect, default_workspace_url
    from glossary.store.schema import current
    from webapp import create_app
    from webapp.settings import Settings, find_secret

    url = default_workspace_url(database)
    if current(url) is None:
        make_workspace(url, is_empty=is_empty)
    with connect(url) as workspace:
        secret = find_secret(workspace.file)
    return create_app(Settings(database=url, secret_key=secret, host=host))


def make_workspace(url: str, *, is_empty: bool) -> None:
    """Migrate a new database, and put the seed glossary into it unless it is to be empty.

    Raises:
        StoreError: it cannot be made.
    """
    from glossary.cli.sources import load_source
    from glossary.store.engine import open_workspace
    from glossary.store.glossaries import import_concepts
    from glossary.store.schema import upgrade

    upgrade(url)
    if is_empty:
        return
    seed = load_source("seed")
    with open_workspace(url) as workspace, workspace.writing() as session:
        import_concepts(session, seed, by="seed")


def listen(app: Flask, host: str, port: int) -> BaseWSGIServer:
    """Take the port.

    Raises:
        ClickException: another program has it, or it may not be taken.
    """
    from waitress.server import create_server

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits its turn is no news
    try:
        return create_server(app, host=host, port=port, threads=THREADS, ident=None, clear_untrusted_proxy_headers=True)
    except OSError as refused:
        raise click.ClickException(
            f"port {port} on {host} cannot be taken: {(refused.strerror or str(refused)).lower()}\n"
            "  another workbench may be running there; choose another with --port"
        ) from None


def _stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - the signal's signature
    raise SystemExit(0)
