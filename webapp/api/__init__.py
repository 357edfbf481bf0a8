"""The JSON interface: one module per resource, its answers' shapes, and its OpenAPI document."""

from __future__ import annotations

from flask import Blueprint, Flask

from webapp.api import concepts, decisions, documents, findings, health


def register(app: Flask) -> None:
    """Put the interface into `app`."""
    blueprint = Blueprint("api", __name__)
    for module in (documents, findings, decisions, concepts):
        module.add_routes(blueprint)
    app.register_blueprint(blueprint, url_prefix="/api/v1")
    health.add_routes(app)
