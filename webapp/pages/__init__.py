"""The pages: each parses the request, calls one service and renders what it got."""

from __future__ import annotations

from flask import Blueprint, Flask

from webapp.pages import concepts, documents, log, queue
from webapp.pages.keys import KEYS, KEYS_ELSEWHERE
from webapp.pages.words import FILTERS


def register(app: Flask) -> None:
    """Put the pages, their filters and the table of keys into `app`."""
    blueprint = Blueprint("pages", __name__)
    for module in (documents, queue, concepts, log):
        module.add_routes(blueprint)
    app.register_blueprint(blueprint)
    app.jinja_env.filters.update(FILTERS)
    app.context_processor(lambda: {"keys": KEYS, "keys_elsewhere": KEYS_ELSEWHERE})
