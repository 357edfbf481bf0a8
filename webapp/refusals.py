"""The one place that turns what was refused into an answer: a problem for scripts, a page for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from align.errors import UnreadableError
from glossary.errors import BadRowsError, GlossaryError, NotFoundError, RefusedError, StaleError, StoreError
from webapp.api.shapes import shape_current
from webapp.errors import FieldError, WebappError

PROBLEM = "application/problem+json"
MACHINE_PATHS = ("/api/", "/healthz", "/openapi.json")
SENTENCES = {
    404: ("Nothing is here", "There is nothing at this address. Start again from the list of documents."),
    405: ("Not done that way", "This address does not take that kind of request."),
    413: ("Too large", "This is larger than the workbench takes (50 MB). Split it, or lint it with `gloss lint`."),
    500: ("The workbench failed", "This is a fault of the program, not of your text. Nothing was half-saved."),
}
STATUSES: tuple[tuple[type[GlossaryError], int, str], ...] = (
    (NotFoundError, 404, "Nothing is here"),
    (StaleError, 409, "Somebody else changed it first"),
    (RefusedError, 409, "That makes no sense here"),
    (StoreError, 503, "The workspace cannot do it now"),
    (BadRowsError, 422, "Bad rows"),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is answered: status, title, a sentence, and what a script needs besides."""

    status: int
    title: str
    detail: str
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def answer_refusals(app: Flask) -> None:
    """Translate every refusal of `app`; bugs keep their traceback in the log."""
    for kind in (WebappError, GlossaryError, UnreadableError, HTTPException):
        app.register_error_handler(kind, _answer)


def describe(error: Exception) -> Refusal:
    """Say what is answered to `error`."""
    if isinstance(error, WebappError):
        more = {"field": error.field} if isinstance(error, FieldError) else {}
        return Refusal(error.status, error.title, error.detail, more)
    if isinstance(error, HTTPException):
        return _describe_http(error)
    if isinstance(error, StaleError):
        return Refusal(409, STATUSES[1][2], _sentence(error), {"current": shape_current(error.current)})
    if isinstance(error, GlossaryError):
        for kind, status, title in STATUSES:
            if isinstance(error, kind):
                return Refusal(status, title, _sentence(error))
    if isinstance(error, (UnreadableError, GlossaryError)):
        return Refusal(422, "This cannot be read", _sentence(error))
    raise error


def _describe_http(error: HTTPException) -> Refusal:
    status = error.code or 500
    title, sentence = SENTENCES.get(status, (error.name, error.description or error.name))
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    return Refusal(status, title, sentence, headers=kept)


def _sentence(error: GlossaryError | UnreadableError) -> str:
    said = f"{error.where}: {error.what}" if error.where else error.what
    return f"{said}; {error.remedy}" if error.remedy else said


def _answer(error: Exception) -> ResponseReturnValue:
    if isinstance(error, HTTPException) and error.code is not None and error.code < 400:  # noqa: PLR2004 - a redirect
        return error.get_response()
    refusal = describe(error)
    if request.path.startswith(MACHINE_PATHS):
        problem = {"type": "about:blank", "title": refusal.title, "status": refusal.status, "detail": refusal.detail}
        body = {**problem, **refusal.more}
        return body, refusal.status, {**refusal.headers, "Content-Type": PROBLEM}
    return render_template("refusal.html", refusal=refusal), refusal.status, dict(refusal.headers)
