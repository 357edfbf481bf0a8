"""A hit: a designation standing in a text in its fixed form, inflections accepted."""

from __future__ import annotations

from dataclasses import dataclass

from align.document import Span
from glossary.concept import Designation


@dataclass(frozen=True, slots=True)
class Hit:
    """`designation` of `concept` stands at `span` of the mended text."""

    span: Span
    concept: str
    designation: Designation
