"""Findings and reports made by hand: a report needs no linter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from align.document import LineIndex, Span
from glossary.finding import Finding, Fix, Severity
from glossary.report.options import RenderOptions
from glossary.summary import DocumentSummary, GlossarySummary, HiddenFinding, Report, TermCount

PLENARY = """The munitions industry and the defence industry were named.
The meeting was fi rmly held by the Workers’
party of Korea.
“총참모부” fi rmly 𐐀
"""
LETTER = "It is our revolu-\ntion, he said.\n"
TEXTS = {"reports/plenary.txt": PLENARY, "reports/letter.txt": LETTER}
FINGERPRINT = "sha256:" + "0" * 64

FindingMaker = Callable[..., Finding]


def make_finding(path: str, whole: str, text: str, *, occurrence: int = 0, **fields: object) -> Finding:
    """A finding on the `occurrence`-th `text` in `whole`; other fields are an artifact's unless given."""
    start = -1
    for _ in range(occurrence + 1):
        start = whole.index(text, start + 1)
    lines = LineIndex(whole)
    settled: dict[str, Any] = {
        "code": "A101",
        "rule": "split-ligature",
        "severity": Severity.ERROR,
        "page": None,
        "replacements": ("firmly",),
        "fix": Fix.SAFE,
        "concept": None,
        "preferred": None,
        "score": None,
        "message": "a ligature was split here",
        "fingerprint": f"{path}-{start}",
        **fields,
    }
    span = Span(start, start + len(text))
    start_at, end_at = lines.position(span.start), lines.position(span.end)
    return Finding(path=path, span=span, start=start_at, end=end_at, text=text, **settled)


@pytest.fixture
def finding() -> FindingMaker:
    return make_finding


@pytest.fixture
def texts() -> dict[str, str]:
    return dict(TEXTS)


@pytest.fixture
def options(texts: dict[str, str]) -> RenderOptions:
    return RenderOptions(sources=texts.get)


@pytest.fixture
def report() -> Report:
    """Four findings in two of three documents, one hidden, and a document that cannot be read."""
    plenary, letter = TEXTS
    variant = make_finding(
        plenary,
        PLENARY,
        "defence industry",
        code="T110",
        rule="deprecated-term",
        severity=Severity.WARNING,
        replacements=("munitions industry",),
        fix=Fix.UNSAFE,
        concept="en:munitions industry",
        preferred="munitions industry",
        score=91.26,
        message="“defence industry” is deprecated: use “munitions industry”",
    )
    hyphen = make_finding(
        letter,
        LETTER,
        "revolu-\ntion",
        code="A104",
        rule="line-end-hyphen",
        severity=Severity.INFO,
        replacements=("revolution",),
        message="a word was broken at the line's end",
    )
    split = [make_finding(plenary, PLENARY, "fi rmly", occurrence=each) for each in (0, 1)]
    findings = tuple(sorted((hyphen, variant, *split), key=Finding.sort_key))
    documents = (
        DocumentSummary("broken.bin", "text/plain", None, 0, "0" * 64, 0, "this is not text"),
        DocumentSummary(letter, "text/plain", "en", len(LETTER), "1" * 64, 1, None, 6),
        DocumentSummary(plenary, "text/plain", "en", len(PLENARY), "2" * 64, 3, None, 1021),
    )
    named = make_finding(plenary, PLENARY, "named", code="T102", rule="variant-case", severity=Severity.WARNING)
    return Report(
        version="0.1.0",
        glossary=GlossarySummary(150, 212, FINGERPRINT),
        documents=documents,
        findings=findings,
        terms=(TermCount("en:munitions industry", "munitions industry", 1, {"defence industry": 1}),),
        hidden=(HiddenFinding(named, "sidecar", "quoted as printed"),),
        rules=15,
    )


@pytest.fixture
def clean_report(report: Report) -> Report:
    return Report(report.version, report.glossary, report.documents[1:], (), (), (), report.rules)
