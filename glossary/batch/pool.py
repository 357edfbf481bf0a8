"""Documents shared out over worker processes by their bytes, a huge one in parts; outcomes in the order of the tasks.

Workers are forked once the glossary is compiled, so that each has it without having made it.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from align.document import Document
from align.errors import UnreadableError
from glossary.batch.task import Outcome, Task
from glossary.batch.working import Gathering, Workplace, lint_tasks, read_task, refuse, tell_of_language
from glossary.errors import GlossaryError
from glossary.lint import LintSettings, PartResult, finish_parts, join_part
from glossary.packed import Packed, as_finding, as_row, pack
from glossary.parts import PART_CHARS, Joining, Part, Whole, cut_document

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_MOST_BYTES, _LEAST_BYTES = 1_000_000, 50_000
"""Of documents handed over together; few enough that all workers end together, enough that handing over is nothing."""
_SHARES = 4
_PATIENCE = 5.0
"""Seconds that a stopped run waits for each of its threads."""
_WAITING = 3
"""Pieces of work handed over for each worker, so that none waits for the next; a part holds its text."""

Packaged: TypeAlias = tuple[PartResult, Packed]


def lint_in_workers(
    tasks: Sequence[Task], sizes: Sequence[int], place: Workplace, jobs: int, progress: Callable[[int], None]
) -> Iterator[Outcome]:
    """Lint `tasks`, of so many bytes each, in `jobs` processes."""
    _compile_first(tasks, place)
    waiting: deque[_Piece] = deque()
    with _workers(place, jobs) as pool:
        for piece in _pieces(tasks, sizes, place, jobs):
            piece.submit(pool)
            waiting.append(piece)
            while len(waiting) > _WAITING * jobs:
                yield from waiting.popleft().finish(progress)
        while waiting:
            yield from waiting.popleft().finish(progress)


def _compile_first(tasks: Sequence[Task], place: Workplace) -> None:
    """Compile the glossary as the first document that can be read needs it."""
    for task in tasks:
        try:
            document = read_task(task)
        except UnreadableError:
            continue
        linter = place.linter(task.settings)
        linter.prepare(linter.language_of(document))
        return


@contextmanager
def _workers(place: Workplace, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes; where the run is stopped they are ended at once.

    Raises:
        GlossaryError: one of them was ended from outside.
    """
    from concurrent.futures import ProcessPoolExecutor  # costs a third of `gloss lint`'s own start
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    method = get_context("fork" if os.name == "posix" else "spawn")
    gc.collect()
    gc.freeze()  # what is compiled stays where it is, and is shared
    pool = ProcessPoolExecutor(jobs, mp_context=method, initializer=_start_worker, initargs=(place,))
    try:
        yield pool
    except BrokenProcessPool as broken:
        what = "a worker process was ended, as happens where memory runs out"
        raise GlossaryError("gloss lint", what, "run again with fewer of them: --jobs 1") from broken
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()
        # what looks after the workers has lost them: Python's own end must not meet it half closed
        for thread in set(threading.enumerate()) - {threading.current_thread()}:
            thread.join(timeout=_PATIENCE)
        raise
    finally:
        pool.shutdown()
        gc.unfreeze()


def _pieces(tasks: Sequence[Task], sizes: Sequence[int], place: Workplace, jobs: int) -> Iterator[_Piece]:
    """The work in order: documents by the chunk, smaller chunks towards the end, huge documents by the part."""
    left = sum(sizes)
    chunk = _Chunk()
    for task, size in zip(tasks, sizes, strict=True):
        if size > PART_CHARS and place.fixing is None:
            if chunk.tasks:
                yield chunk
                chunk = _Chunk()
            yield from _parts(task, size, place)
        else:
            chunk.tasks.append(task)
            chunk.size += size
        if chunk.size >= max(_LEAST_BYTES, min(_MOST_BYTES, left // (jobs * _SHARES))):
            yield chunk
            chunk = _Chunk()
        left -= size
    if chunk.tasks:
        yield chunk


def _parts(task: Task, size: int, place: Workplace) -> Iterator[_Piece]:
    try:
        document = read_task(task)
    except UnreadableError as refused:
        yield _Refused(refuse(task, refused), size)
        return
    if len(document.text) <= PART_CHARS:
        chunk = _Chunk()
        chunk.tasks.append(task)
        chunk.size = size
        yield chunk
        return
    whole = _Whole(document, place, task.settings)
    for part in cut_document(document):
        share = size * len(part.core) // len(document.text)
        yield _PartOf(whole, part, share, is_last=part.core.end == len(document.text))


class _Chunk:
    """Documents that are linted together in one worker."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []
        self.size = 0
        self._future: Future[list[Outcome]] | None = None

    def submit(self, pool: ProcessPoolExecutor) -> None:
        self._future = pool.submit(_lint_chunk, self.tasks)

    def finish(self, progress: Callable[[int], None]) -> Iterator[Outcome]:
        assert self._future is not None  # noqa: S101 - submitted before
        yield from self._future.result()
        progress(self.size)


class _Whole:
    """A huge document, and what its parts have had so far."""

    def __init__(self, document: Document, place: Workplace, settings: LintSettings) -> None:
        self.document = document
        self.place = place
        self.settings = settings
        linter = place.linter(settings)
        self.language = linter.language_of(document)
        self.survey = pickle.dumps(linter.survey(document, self.language))  # once, though every part needs it
        self.joining = Joining()
        self.gathering = Gathering(document, place.hiding)

    def add(self, packaged: Packaged) -> None:
        """Take in the next part's result."""
        part, packed = packaged
        findings = tuple(as_finding(self.document.path, row) for row in packed.rows())
        self.gathering.add(join_part(self.joining, replace(part, result=replace(part.result, findings=findings))))

    def finish(self) -> Outcome:
        """The outcome once all parts are in."""
        self.gathering.add(finish_parts(self.joining, self.document, self.language))
        return self.gathering.finish(tuple(tell_of_language(self.language, self.place.house, self.settings)))


class _PartOf:
    """One part of a huge document, which is the outcome's once the last one is in."""

    def __init__(self, whole: _Whole, part: Part, size: int, *, is_last: bool) -> None:
        self._whole = whole
        self._part = part
        self._size = size
        self._is_last = is_last
        self._future: Future[Packaged] | None = None

    def submit(self, pool: ProcessPoolExecutor) -> None:
        self._future = pool.submit(_lint_part, self._part, self._whole.survey, self._whole.settings)
        del self._part  # its text is not kept until the result is in

    def finish(self, progress: Callable[[int], None]) -> Iterator[Outcome]:
        assert self._future is not None  # noqa: S101 - submitted before
        self._whole.add(self._future.result())
        progress(self._size)
        if self._is_last:
            yield self._whole.finish()


@dataclass(frozen=True, slots=True)
class _Refused:
    """A huge file that is no document, which its turn comes to."""

    outcome: Outcome
    size: int

    def submit(self, pool: ProcessPoolExecutor) -> None:
        """Nothing is left to do."""

    def finish(self, progress: Callable[[int], None]) -> Iterator[Outcome]:
        yield self.outcome
        progress(self.size)


_Piece: TypeAlias = "_Chunk | _PartOf | _Refused"

_own: Workplace | None = None  # a worker process's, set once by its initializer


def _start_worker(place: Workplace) -> None:
    global _own  # noqa: PLW0603 - the one state that a pool's initializer can leave behind
    _own = place
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was asked to stop ends its workers


def _lint_chunk(tasks: Sequence[Task]) -> list[Outcome]:
    assert _own is not None  # noqa: S101 - the pool has run the initializer
    return [*lint_tasks(tasks, _own)]


def _lint_part(part: Part, survey: bytes, settings: LintSettings) -> Packaged:
    assert _own is not None  # noqa: S101 - the pool has run the initializer
    found = _own.linter(settings).lint_part(part, _read_survey(survey))
    return replace(found, result=replace(found.result, findings=())), pack(map(as_row, found.result.findings))


@lru_cache(maxsize=1)
def _read_survey(survey: bytes) -> Whole:
    whole: Whole = pickle.loads(survey)  # noqa: S301 - made by this run
    return whole
