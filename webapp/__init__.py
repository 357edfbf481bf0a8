"""The workbench in the browser: pages and a JSON interface over services."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.settings import Settings

MOST_FORM_PARTS = 20_000  # a concept's form sends nine fields a designation
SESSION_COOKIE = "gloss_session"


def create_app(settings: Settings) -> Flask:
    """Make the application over a workspace that exists, with its worker at work.

    Whoever makes it closes it: `bench_of(app).close()`.

    Raises:
        StoreError: the workspace is missing, not migrated, or locked.
    """
    from flask import Flask

    from webapp import api, pages
    from webapp.refusals import answer_refusals
    from webapp.routing import RowIdConverter
    from webapp.security import protect
    from webapp.services.bench import open_bench

    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.max_upload_bytes,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        MAX_FORM_MEMORY_SIZE=settings.max_upload_bytes,
        SESSION_COOKIE_NAME=SESSION_COOKIE,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
    )
    app.url_map.converters["row"] = RowIdConverter
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    protect(app)
    answer_refusals(app)
    pages.register(app)
    api.register(app)
    open_bench(app, settings)
    return app
