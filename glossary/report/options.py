"""How a report is to be written; what it says is in `glossary.summary`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _no_source(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What may be chosen about a report.

    `sources` gives the text as read of the document at a path, None where it is not to be had: lines and
    sentences are cut from it. `columns` is how wide a line of the text format may be; `context_chars` how
    much of a sentence the html format shows around a finding.
    """

    sources: Callable[[str], str | None] = _no_source
    color: bool = False
    statistics: bool = False
    show_suppressed: bool = False
    quiet: bool = False
    columns: int = 100
    context_chars: int = 360
