"""Answering a write: in one transaction, and once only for each idempotency key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from flask import Response, request

from glossary.store.idempotency import StoredAnswer
from webapp.api.shapes import Json
from webapp.errors import FieldError
from webapp.services.answers import answer_once
from webapp.services.bench import editor, writing

Value = TypeVar("Value")
KEY_HEADER = "Idempotency-Key"
LONGEST_KEY = 200
NO_HEADERS: Mapping[str, str] = {}


def answer_write(
    service: Callable[..., Value],
    shape: Callable[[Value], Json],
    *,
    status: int = 200,
    sent: bytes | None = None,
) -> Response:
    """Call `service` with a writing session and answer what it gave.

    `sent` is what makes two requests the same, the body itself where it is None.
    """
    key = request.headers.get(KEY_HEADER)
    with writing() as session:
        if key is None:
            answer = StoredAnswer(status, _text(shape(service(session))))
        else:
            if not 0 < len(key) <= LONGEST_KEY or not key.isprintable():
                raise FieldError(KEY_HEADER, f"must have 1 to {LONGEST_KEY} characters")
            answer = answer_once(
                session,
                lambda: StoredAnswer(status, _text(shape(service(session)))),
                key=key,
                request_hash=_request_hash(sent),
                by=editor(),
            )
    return Response(answer.body, answer.status, content_type="application/json")


def _request_hash(sent: bytes | None) -> str:
    digest = hashlib.sha256(f"{request.method} {request.full_path}\n".encode())
    digest.update(request.get_data() if sent is None else sent)
    return digest.hexdigest()


def _text(body: Json) -> str:
    return json.dumps(body, ensure_ascii=True, separators=(",", ":"))
