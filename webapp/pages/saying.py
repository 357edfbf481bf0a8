"""What the live line says after something was saved, and how to take it back."""

from __future__ import annotations

from typing import Any

from flask import flash, url_for

from glossary.finding import DecisionKind
from glossary.store.findings import StoredFinding
from webapp.pages.words import decided

LONGEST_QUOTE = 60


def say(text: str, *, undo: dict[str, Any] | None = None) -> None:
    """Put `text` on the next page's live line; `undo` is the address and fields of a form that takes it back."""
    flash({"text": text, "undo": undo})  # type: ignore[arg-type]  # the session keeps JSON values


def say_decided(found: StoredFinding, back: dict[str, str]) -> None:
    """Say what was decided on `found`; the Undo leads back into the queue that `back` names."""
    with_what = f": “{quote(found.replacement)}”" if found.replacement else ""
    text = f"{decided(found.decision).capitalize()} ‘{quote(found.finding.text)}’{with_what}."
    say(text, undo={"url": url_for("pages.undo"), "fields": {**back, "document": found.document_id}})


def say_undone(undone: tuple[StoredFinding, ...]) -> None:
    """Say what was taken back."""
    if not undone:
        say("There is nothing to undo.")
        return
    found = undone[0]
    now = "open again" if found.decision is DecisionKind.UNDECIDED else decided(found.decision) + " again"
    say(f"Undone: ‘{quote(found.finding.text)}’ is {now}.")


def quote(text: str) -> str:
    """`text` on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
