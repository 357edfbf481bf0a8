"""Is it alive, and what does it answer to."""

from __future__ import annotations

from importlib import metadata

from flask import Flask
from flask.typing import ResponseReturnValue

from webapp.api.openapi import OPENAPI


def add_routes(app: Flask) -> None:
    """Name the addresses of this module."""
    app.get("/healthz", endpoint="healthz")(healthz)
    app.get("/openapi.json", endpoint="openapi")(openapi)


def healthz() -> ResponseReturnValue:
    """Say that the workbench answers."""
    return {"status": "ok", "version": metadata.version("glosswright")}


def openapi() -> ResponseReturnValue:
    """Describe the interface."""
    return {**OPENAPI, "info": {**OPENAPI["info"], "version": metadata.version("glosswright")}}
