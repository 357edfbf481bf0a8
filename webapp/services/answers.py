"""Answers kept for a day under a client's idempotency key, so that a repeated request acts once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from glossary.store.tables import AnswerRow
from webapp.errors import IdempotencyError

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: an HTTP status and a body."""

    status: int
    body: str


def answer_once(session: Session, act: Callable[[], Answer], *, key: str, request_hash: str, by: str) -> Answer:
    """The answer kept under `key`, else what `act` answers now, kept in the same transaction.

    Raises:
        IdempotencyError: the key was used for another request.
    """
    now = datetime.now(UTC)
    session.execute(delete(AnswerRow).where(AnswerRow.created_at < now - KEPT))
    kept = session.scalars(select(AnswerRow).where(AnswerRow.user == by, AnswerRow.key == key)).one_or_none()
    if kept is not None:
        if kept.request_hash != request_hash:
            raise IdempotencyError("This key came with another request in the last 24 hours; choose a new key.")
        return Answer(kept.status, kept.body)
    answer = act()
    session.add(
        AnswerRow(user=by, key=key, request_hash=request_hash, status=answer.status, body=answer.body, created_at=now)
    )
    return answer
