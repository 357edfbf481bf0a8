"""Answers kept for repeated requests: a key makes its user's request act once, for 24 hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from glossary.errors import RefusedError
from glossary.store.columns import now
from glossary.store.tables import AnswerRow

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What a request was answered the first time."""

    status: int
    body: str


def find_answer(session: Session, key: str, user: str, request_hash: str) -> StoredAnswer | None:
    """The answer that `user` got for `key`, None where it is new; ask in the `writing` session that then acts.

    Raises:
        RefusedError: the key was used for another request.
    """
    row = session.get(AnswerRow, (user, key))
    if row is None or row.created_at < now() - KEPT:
        return None
    if row.request_hash != request_hash:
        raise RefusedError("Idempotency-Key", "this key was used for another request", "use a new key for each request")
    return StoredAnswer(row.status, row.body)


def record_answer(session: Session, key: str, user: str, request_hash: str, *, status: int, body: str) -> None:
    """Keep the answer to a request, and forget those that are older than a day."""
    session.execute(delete(AnswerRow).where(AnswerRow.created_at < now() - KEPT))
    session.add(AnswerRow(user=user, key=key, request_hash=request_hash, status=status, body=body, created_at=now()))
    session.flush()
