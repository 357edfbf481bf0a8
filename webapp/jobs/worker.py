"""The thread that takes queued lint runs, one at a time, until it is told to stop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

LOG = logging.getLogger(__name__)
LOOK_AGAIN_SECONDS = 30.0  # a run queued by another program shows up without anybody waking us


class LintWorker:
    """Calls `take_run` until it has nothing left, then sleeps until woken."""

    def __init__(self, take_run: Callable[[], bool]) -> None:
        self._take_run = take_run
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._idle = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="lint-worker", daemon=True)

    def start(self) -> None:
        """Begin with the runs that an earlier process left."""
        self.wake()
        self._thread.start()

    def wake(self) -> None:
        """Say that a run may be waiting."""
        with self._lock:
            self._idle.clear()
            self._woken.set()

    def wait_until_idle(self, timeout_seconds: float) -> bool:
        """Wait until nothing is queued; False where time ran out first."""
        return self._idle.wait(timeout_seconds)

    def stop(self) -> None:
        """Let the run in hand finish, then end the thread."""
        self._stopping.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                while not self._stopping.is_set() and self._take_run():
                    pass
            except Exception:
                LOG.exception("a lint run could not be taken; trying again later")
            with self._lock:
                if not self._woken.is_set():
                    self._idle.set()
            self._woken.wait(LOOK_AGAIN_SECONDS)
