"""The words that go and the words that come between a stretch of text and its replacement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

WORD = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS = 400  # beyond it difflib's quadratic time shows; a whole replacement reads as well there

Op = Literal["equal", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A run of words that stays, goes or comes."""

    op: Op
    text: str


def diff_words(before: str, after: str) -> tuple[DiffPart, ...]:
    """Compare by words; white space alone between two changes belongs to the change."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _change(before, after)
    parts: list[DiffPart] = []
    gone: list[str] = []
    come: list[str] = []
    for op, *(old_start, old_end, new_start, new_end) in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone_words, come_words = old[old_start:old_end], new[new_start:new_end]
        is_inner_space = bool(gone or come) and "".join(gone_words).isspace() and old_end < len(old)
        if op == "equal" and not is_inner_space:
            parts += _change("".join(gone), "".join(come))
            gone, come = [], []
            parts.append(DiffPart("equal", "".join(gone_words)))
        else:
            gone += gone_words
            come += come_words
    return (*parts, *_change("".join(gone), "".join(come)))


def _change(gone: str, come: str) -> tuple[DiffPart, ...]:
    parts = (DiffPart("delete", gone), DiffPart("insert", come))
    return tuple(part for part in parts if part.text)
