"""A repeated request acts once and is answered the same, for a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from glossary.errors import RefusedError
from glossary.store.columns import now
from glossary.store.idempotency import StoredAnswer, find_answer, record_answer
from glossary.store.tables import AnswerRow


def grow_old(session: Session) -> None:
    session.execute(update(AnswerRow).values(created_at=now() - timedelta(hours=24, seconds=1)))
    session.expire_all()


def test_the_same_request_gets_the_same_answer(session: Session) -> None:
    assert find_answer(session, "k", "ann", "hash") is None
    record_answer(session, "k", "ann", "hash", status=201, body='{"id": 1}')
    assert find_answer(session, "k", "ann", "hash") == StoredAnswer(201, '{"id": 1}')


def test_a_key_is_its_users_own(session: Session) -> None:
    record_answer(session, "k", "ann", "hash", status=201, body="{}")
    assert find_answer(session, "k", "bob", "other") is None


def test_the_same_key_for_another_request_is_refused(session: Session) -> None:
    record_answer(session, "k", "ann", "hash", status=201, body="{}")
    with pytest.raises(RefusedError, match="used for another request"):
        find_answer(session, "k", "ann", "other")


def test_after_a_day_a_key_is_new_again(session: Session) -> None:
    record_answer(session, "k", "ann", "hash", status=201, body="{}")
    record_answer(session, "other", "bob", "hash", status=201, body="{}")
    grow_old(session)
    assert find_answer(session, "k", "ann", "other") is None
    record_answer(session, "k", "ann", "other", status=200, body="[]")
    assert find_answer(session, "k", "ann", "other") == StoredAnswer(200, "[]")
    assert session.scalars(select(func.count()).select_from(AnswerRow)).one() == 1
