"""Markdown: the text as read is the file decoded; its markup is masked where it stands, and its parts are regions."""

from __future__ import annotations

from hashlib import sha256

from align.decoding import decode_text, find_pages
from align.document import Document, Span
from align.markdown_parts import find_parts


def read_markdown(content: bytes, path: str) -> Document:
    """Read a Markdown file."""
    decoded = decode_text(content, path)
    found = find_parts(decoded.text)
    return Document(
        path=path,
        text=decoded.text,
        media_type="text/markdown",
        sha256=sha256(content).hexdigest(),
        pages=find_pages(decoded.text),
        regions=tuple(sorted(found.regions, key=lambda region: region.span)),
        masked=tuple(_merge(found.masked)),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


def _merge(spans: list[Span]) -> list[Span]:
    """Sorted, without overlaps."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
