"""One writer at a time on an SQLite file: a lock in this process, and a lock file beside the database across processes.

SQLite 3.7.0 to 3.51.2 can lose a commit when a checkpoint races it from another connection; with one writer it cannot.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

POLL_SECONDS = 0.005
_locks: defaultdict[str, Lock] = defaultdict(Lock)
_locks_guard = Lock()


@contextmanager
def hold_writer_lock(database: Path, *, timeout_seconds: float) -> Iterator[None]:
    """Be the only writer of `database` in here.

    Raises:
        TimeoutError: another one held the lock all the time.
        OSError: the lock file cannot be opened.
    """
    deadline = time.monotonic() + timeout_seconds
    path = f"{database.resolve()}.lock"
    with _locks_guard:
        lock = _locks[path]
    if not lock.acquire(timeout=timeout_seconds):
        raise TimeoutError
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            _wait_for(descriptor, deadline)
            yield
        finally:
            os.close(descriptor)  # and with it the lock
    finally:
        lock.release()


def _wait_for(descriptor: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise TimeoutError from None
            time.sleep(POLL_SECONDS)
        else:
            return
