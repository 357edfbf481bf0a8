"""A run over all documents: here where they are few, else in worker processes; outcomes in the order of the tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from glossary.batch.journal import Journal
from glossary.batch.pool import lint_in_workers
from glossary.batch.task import Outcome, Task
from glossary.batch.working import Workplace, lint_tasks, size_of
from glossary.fixing import Fixing
from glossary.house import House
from glossary.packed import Shelf
from glossary.suppression import Hiding

WORTH_WORKERS = 1_000_000
"""Bytes of text from which starting worker processes pays: measured on 2 cores (docs/measurements.md, "Start")."""


def lint_batch(
    tasks: Sequence[Task],
    house: House,
    *,
    jobs: int,
    hiding: Hiding | None = None,
    fixing: Fixing | None = None,
    journal: Journal | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[Outcome]:
    """Lint every task, in order; one that cannot be read does not stop the others.

    With `fixing` each outcome also holds what its document would be when fixed; no file is written.
    What `journal` has of an earlier run is not done again. `progress` is told how many bytes are done.
    """
    place = Workplace(house, hiding or Hiding(), fixing)
    shelf = Shelf()
    tell = progress or _nobody
    if journal is not None:
        return _go_on(tasks, place, jobs, tell, journal, shelf)
    return [_shelve(outcome, shelf) for outcome in _outcomes(tasks, place, jobs, tell)]


def _go_on(
    tasks: Sequence[Task],
    place: Workplace,
    jobs: int,
    progress: Callable[[int], None],
    journal: Journal,
    shelf: Shelf,
) -> list[Outcome]:
    """Do what an earlier run has not done."""
    outcomes: dict[int, Outcome] = {}
    for number, task in enumerate(tasks):
        known = journal.find(task)
        if known is not None:
            outcomes[number] = _shelve(known, shelf)
            progress(size_of(task))
    left = [number for number in range(len(tasks)) if number not in outcomes]
    new = _outcomes([tasks[number] for number in left], place, jobs, progress)
    try:
        for number, outcome in zip(left, new, strict=True):
            journal.add(tasks[number], outcome)
            outcomes[number] = _shelve(outcome, shelf)
    except BaseException:
        journal.stop()
        raise
    return [outcomes[number] for number in range(len(tasks))]


def _nobody(_: int) -> None:
    """Nobody asks how far it is."""


def _outcomes(tasks: Sequence[Task], place: Workplace, jobs: int, progress: Callable[[int], None]) -> Iterator[Outcome]:
    sizes = list(map(size_of, tasks))
    if jobs > 1 and sum(sizes) >= WORTH_WORKERS:
        yield from lint_in_workers(tasks, sizes, place, jobs, progress)
        return
    for outcome, size in zip(lint_tasks(tasks, place), sizes, strict=True):
        yield outcome
        progress(size)


def _shelve(outcome: Outcome, shelf: Shelf) -> Outcome:
    if outcome.found is None:
        return outcome
    found = replace(outcome.found, kept=shelf.keep(outcome.found.kept), hidden=shelf.keep(outcome.found.hidden))
    fixed = outcome.fixed
    if fixed is not None:
        fixed = replace(fixed, outcome=_shelve(fixed.outcome, shelf))
    return replace(outcome, found=found, fixed=fixed)
