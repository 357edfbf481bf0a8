"""Answers kept for a day under a client's idempotency key, so that a repeated request acts once."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from glossary.errors import RefusedError
from glossary.store.idempotency import StoredAnswer, find_answer, record_answer
from webapp.errors import IdempotencyError


def answer_once(
    session: Session, act: Callable[[], StoredAnswer], *, key: str, request_hash: str, by: str
) -> StoredAnswer:
    """The answer kept under `key`, else what `act` answers now, kept in the same transaction.

    Raises:
        IdempotencyError: the key was used for another request.
    """
    try:
        kept = find_answer(session, key, by, request_hash)
    except RefusedError as refused:
        raise IdempotencyError(
            "This key came with another request in the last 24 hours; choose a new key."
        ) from refused
    if kept is not None:
        return kept
    answer = act()
    record_answer(session, key, by, request_hash, status=answer.status, body=answer.body)
    return answer
