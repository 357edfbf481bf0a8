"""The decisions that a batch run honours; the database is imported only where a workspace is named."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.finding import Decisions


def load_decisions_of(workspaces: Iterable[str]) -> Decisions:
    """What editors decided in any of the `workspaces`.

    Raises:
        StoreError: one of them is not there or cannot be read.
    """
    loaded = [_load(url) for url in workspaces]
    return Decisions(
        dismissed=frozenset().union(*(each.dismissed for each in loaded)),
        ignored=frozenset().union(*(each.ignored for each in loaded)),
    )


def _load(url: str) -> Decisions:
    from glossary.store.decisions import load_decisions
    from glossary.store.engine import open_workspace

    with open_workspace(url) as workspace, workspace.reading() as session:
        return load_decisions(session)
