"""What a reader takes out of a file in a process of its own, and how it travels back: as JSON, never as code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from align.document import Page, Region, RegionKind, Span


@dataclass(frozen=True, slots=True)
class Extract:
    """Text, pages and regions of one file, before it is called a document."""

    text: str
    pages: tuple[Page, ...] = ()
    regions: tuple[Region, ...] = ()
    masked: tuple[Span, ...] = ()
    language: str | None = None
    encoding: str = "utf-8"
    warnings: tuple[str, ...] = ()


def write_extract(extract: Extract) -> bytes:
    """Put an extract into JSON; a lone surrogate stays what it is."""
    return json.dumps(
        {
            "text": extract.text,
            "pages": [[page.number, page.span.start, page.span.end] for page in extract.pages],
            "regions": [[each.span.start, each.span.end, each.kind, each.locator] for each in extract.regions],
            "masked": [[span.start, span.end] for span in extract.masked],
            "language": extract.language,
            "encoding": extract.encoding,
            "warnings": extract.warnings,
        }
    ).encode()


def parse_extract(answer: dict[str, Any]) -> Extract:
    """Make an extract of its JSON."""
    return Extract(
        text=answer["text"],
        pages=tuple(Page(number, Span(start, end)) for number, start, end in answer["pages"]),
        regions=tuple(
            Region(Span(start, end), RegionKind(kind), locator) for start, end, kind, locator in answer["regions"]
        ),
        masked=tuple(Span(start, end) for start, end in answer["masked"]),
        language=answer["language"],
        encoding=answer["encoding"],
        warnings=tuple(answer["warnings"]),
    )
