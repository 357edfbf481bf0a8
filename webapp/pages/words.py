"""How values are worded on a page: figures, moments, decisions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from glossary.finding import DecisionKind
from webapp.services.finding_filter import count_by_decision, count_by_rule
from webapp.services.passages import family_of

DECIDED = {
    DecisionKind.UNDECIDED: "open",
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.DISMISS: "dismissed",
    DecisionKind.IGNORE: "ignored",
    DecisionKind.ADMIT: "admitted",
    DecisionKind.FORBID: "forbidden",
}


def figure(number: int) -> str:
    """A count with its thousands apart: 4,593."""
    return f"{number:,}"


def moment(at: datetime) -> str:
    """A moment to the minute, in the workbench's own time: 24 Nov 2026, 21:53."""
    local = at.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def decided(decision: DecisionKind) -> str:
    """The decision as a participle."""
    return DECIDED[decision]


def oneline(text: str) -> str:
    """`text` with its line breaks as spaces, as a field of one line shows it."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """`text` beginning with a capital."""
    return text[:1].upper() + text[1:]


def visible_space(space: str) -> str:
    """White space by signs that can be seen: what goes or comes may be nothing else."""
    return "".join("↵" if each == "\n" else "␣" for each in space)


FILTERS: dict[str, Callable[..., Any]] = {
    "figure": figure,
    "oneline": oneline,
    "sentence": sentence,
    "visible_space": visible_space,
    "moment": moment,
    "decided": decided,
    "family": family_of,
    "count_by_rule": count_by_rule,
    "count_by_decision": count_by_decision,
}
