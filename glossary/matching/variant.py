"""A variant: a stretch that is nearly a designation, and which kind of nearly."""

from __future__ import annotations

from dataclasses import dataclass

from align.document import Span
from glossary.concept import Designation


@dataclass(frozen=True, slots=True)
class Variant:
    """A stretch of the mended text that departs from `designation` of `concept`.

    `code` is the rule's (T101–T112); `score` is 0–100, None for a form that stands exactly but should not;
    `differs` are the words that differ, as they stand there; `replacement` is what should stand there,
    inflected and capitalised alike, empty where the glossary has none; `message` says what departs.
    """

    span: Span
    concept: str
    designation: Designation
    code: str
    score: float | None
    differs: tuple[str, ...]
    replacement: str
    message: str
