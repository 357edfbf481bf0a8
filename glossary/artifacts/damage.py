"""One damaged place, and the mended view that follows from all of them."""

from __future__ import annotations

from dataclasses import dataclass

from align.document import Span
from glossary.finding import Fix


@dataclass(frozen=True, slots=True, order=True)
class Damage:
    """One place that extraction or recognition damaged.

    `span` is in the text as read and covers whole words; `replacements` are what should stand there, best
    first. `mends` says that the mended view reads `replacements[0]` in its place.
    """

    span: Span
    code: str
    replacements: tuple[str, ...]
    fix: Fix
    message: str
    mends: bool = True
