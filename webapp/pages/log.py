"""The log of decisions, and the list of keys."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from webapp.services.bench import reading
from webapp.services.deciding import read_log

ENTRIES_SHOWN = 500


def add_routes(blueprint: Blueprint) -> None:
    """Name the addresses of this module's pages."""
    blueprint.get("/log", endpoint="log")(show_log)
    blueprint.get("/keys", endpoint="keys")(show_keys)


def show_log() -> ResponseReturnValue:
    """Show the newest decisions first."""
    with reading() as session:
        entries = read_log(session, limit=ENTRIES_SHOWN)
    return render_template("log.html", here="log", entries=entries)


def show_keys() -> ResponseReturnValue:
    """Show which key does what."""
    return render_template("keys.html", here="keys")
