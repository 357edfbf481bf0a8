"""The keys of the review page and of the others: what the help and the tests of the buttons read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """Keys that do one thing."""

    keys: tuple[str, ...]
    does: str


KEYS = (
    Key(("f",), "Accept with the first replacement"),
    Key(("2", "3", "4"), "Accept with another replacement"),
    Key(("e",), "Own wording: type it, Enter accepts, Esc leaves"),
    Key(("a",), "Accept, to be fixed by hand"),
    Key(("r",), "Dismiss this finding"),
    Key(("i",), "Ignore this rule for this concept"),
    Key(("m",), "Admit the form as a variant of its concept"),
    Key(("x",), "Forbid the form for its concept"),
    Key(("n", "j", "s"), "Next open finding"),
    Key(("p", "k"), "Previous open finding"),
    Key(("u",), "Undo the last decision"),
    Key(("t",), "Show it in the running text"),
    Key(("?",), "This list"),
)
KEYS_ELSEWHERE = (
    Key(("Enter",), "Document: review what is open"),
    Key(("l",), "Document: lint again"),
    Key(("/",), "Glossary: search"),
    Key(("n",), "Glossary: a new concept"),
    Key(("u",), "Anywhere: undo what the line at the bottom says"),
)
