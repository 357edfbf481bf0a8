"""The fields of the JSON report, in the order in which interface.md gives them."""

from __future__ import annotations

from typing import Any

from glossary.finding import Finding
from glossary.summary import DocumentSummary, HiddenFinding, TermCount


def finding_fields(finding: Finding) -> dict[str, Any]:
    """Fields of one finding; a score is rounded to tenths."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.path,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "page": finding.page,
        "text": finding.text,
        "replacements": list(finding.replacements),
        "fix": finding.fix.value,
        "concept": finding.concept,
        "preferred": finding.preferred,
        "score": None if finding.score is None else round(finding.score, 1),
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }


def hidden_fields(hidden: HiddenFinding) -> dict[str, Any]:
    """Fields of a hidden finding: its own, then what hid it and why."""
    return {**finding_fields(hidden.finding), "by": hidden.by, "reason": hidden.reason}


def document_fields(document: DocumentSummary) -> dict[str, Any]:
    """Fields of one document."""
    return {
        "path": document.path,
        "media_type": document.media_type,
        "language": document.language,
        "characters": document.characters,
        "sha256": document.sha256,
        "findings": document.findings,
        "error": document.error,
    }


def term_fields(term: TermCount) -> dict[str, Any]:
    """Fields of one concept's count."""
    return {
        "concept": term.concept,
        "preferred": term.preferred,
        "hits": term.hits,
        "variants": dict(term.variants),
    }
