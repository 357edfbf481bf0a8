"""Findings made by hand, and documents that read as they are given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from align.document import Document, LineIndex, Region, RegionKind, Span
from glossary.finding import Finding, Fix, Severity

FindingMaker = Callable[..., Finding]
DocumentMaker = Callable[..., Document]


def make_finding(document: Document, text: str, code: str = "A109", rule: str = "repeated-word") -> Finding:
    lines, start = LineIndex(document.text), document.text.index(text)
    span = Span(start, start + len(text))
    return Finding(
        code=code,
        rule=rule,
        severity=Severity.WARNING,
        path=document.path,
        span=span,
        start=lines.position(span.start),
        end=lines.position(span.end),
        page=None,
        text=text,
        replacements=(),
        fix=Fix.NONE,
        concept="en:defence",
        preferred=None,
        score=None,
        message="two words alike",
        fingerprint=f"{code}-{text}",
    )


def make_document(
    text: str, path: str = "a.txt", media_type: str = "text/plain", code: tuple[Span, ...] = ()
) -> Document:
    regions = tuple(Region(span, RegionKind.CODE) for span in code)
    return Document(path, text, media_type, "0" * 64, regions=regions)


@pytest.fixture
def finding() -> FindingMaker:
    return make_finding


@pytest.fixture
def document() -> DocumentMaker:
    return make_document
