"""What the running workbench holds: its settings, its workspace, its worker; and the doors to them in a request."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from flask import Flask, current_app
from sqlalchemy.orm import Session

from glossary.store.engine import Workspace, open_workspace
from webapp.jobs.lint_run import take_run
from webapp.jobs.worker import LintWorker
from webapp.settings import Settings

NAME = "bench"


@dataclass(frozen=True, slots=True)
class Bench:
    """One workbench."""

    settings: Settings
    workspace: Workspace
    worker: LintWorker

    def close(self) -> None:
        """Let the worker finish its run, then let go of the database."""
        self.worker.stop()
        self.workspace.close()


def open_bench(app: Flask, settings: Settings) -> Bench:
    """Open the workspace, set the worker to work, and hang both on `app`.

    Raises:
        StoreError: the workspace is missing, not migrated, or locked.
    """
    workspace = open_workspace(settings.database)
    bench = Bench(settings, workspace, LintWorker(partial(take_run, workspace)))
    bench.worker.start()
    app.extensions[NAME] = bench
    return bench


def bench_of(app: Flask) -> Bench:
    """The workbench that `app` serves."""
    bench = app.extensions[NAME]
    if not isinstance(bench, Bench):
        raise TypeError("this application serves no workbench")
    return bench


def reading() -> AbstractContextManager[Session]:
    """A session that reads."""
    return bench_of(current_app).workspace.reading()


def writing() -> AbstractContextManager[Session]:
    """A session that writes, committed where nothing is raised."""
    return bench_of(current_app).workspace.writing()


def editor() -> str:
    """Who is at work."""
    return bench_of(current_app).settings.editor


def wake_worker() -> None:
    """Tell the worker that a run is waiting; call it once the run is committed."""
    bench_of(current_app).worker.wake()
