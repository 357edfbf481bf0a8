"""Many documents: read and linted here or in worker processes, always reported in the same order."""

from __future__ import annotations

from glossary.batch.journal import Journal, open_journal
from glossary.batch.reporting import build_report
from glossary.batch.run import WORTH_WORKERS, lint_batch
from glossary.batch.task import Fixed, Outcome, Task
from glossary.batch.working import size_of

__all__ = [
    "WORTH_WORKERS",
    "Fixed",
    "Journal",
    "Outcome",
    "Task",
    "build_report",
    "lint_batch",
    "open_journal",
    "size_of",
]
