"""Row ↔ value: what each table keeps of which value, and a value as JSON where history keeps it whole."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict
from datetime import date
from typing import Any

from align.document import Document, Page, Position, Region, RegionKind, Span
from glossary.concept import CaseRule, ConceptEntry, Designation, Kind, MatchRule, Status
from glossary.finding import Finding
from glossary.store.tables import ConceptRow, DesignationRow, FindingRow, VersionRow


def fold(text: str) -> str:
    """Text as it is searched and sorted by: without case and compatibility forms."""
    return unicodedata.normalize("NFKC", text).casefold()


def concept_columns(entry: ConceptEntry) -> dict[str, str]:
    """Columns of a concept's own row."""
    first = next((each for each in entry.designations if each.status is Status.PREFERRED), None)
    name = first or next(iter(entry.designations), None)
    searched = [entry.key, entry.domain, entry.definition, entry.note]
    for each in entry.designations:
        searched += (each.text, *each.forms)
    return {
        "domain": entry.domain,
        "definition": entry.definition,
        "note": entry.note,
        "sort_text": fold(name.text if name else entry.key),
        "search_text": fold("\n".join(searched)),
    }


def designation_columns(designation: Designation) -> dict[str, Any]:
    """Columns of one designation's row, its place aside."""
    columns = {name: getattr(designation, name) for name in Designation.__slots__}
    return columns | {"forms": list(designation.forms), "allow": list(designation.allow)}


def designation_from_row(row: DesignationRow) -> Designation:
    """The designation that `row` keeps."""
    columns = {name: getattr(row, name) for name in Designation.__slots__}
    return Designation(**columns | {"forms": tuple(row.forms), "allow": tuple(row.allow)})


def entry_from_row(row: ConceptRow) -> ConceptEntry:
    """The concept entry that `row` and its designations keep."""
    designations = tuple(designation_from_row(each) for each in row.designations)
    return ConceptEntry(row.key, designations, row.domain, row.definition, row.note)


def entry_to_json(entry: ConceptEntry | None) -> dict[str, Any] | None:
    """A concept entry whole, for its history."""
    if entry is None:
        return None
    whole = asdict(entry)
    for each in whole["designations"]:
        each["since"] = each["since"].isoformat() if each["since"] else None
        each["until"] = each["until"].isoformat() if each["until"] else None
    return whole


def entry_from_json(whole: dict[str, Any] | None) -> ConceptEntry | None:
    """The concept entry that history kept."""
    if whole is None:
        return None
    designations = tuple(_designation_from_json(each) for each in whole["designations"])
    return ConceptEntry(**whole | {"designations": designations})


def _designation_from_json(whole: dict[str, Any]) -> Designation:
    typed = {
        "status": Status(whole["status"]),
        "kind": Kind(whole["kind"]),
        "case": CaseRule(whole["case"]),
        "match": MatchRule(whole["match"]),
        "forms": tuple(whole["forms"]),
        "allow": tuple(whole["allow"]),
        "since": date.fromisoformat(whole["since"]) if whole["since"] else None,
        "until": date.fromisoformat(whole["until"]) if whole["until"] else None,
    }
    return Designation(**whole | typed)


def version_columns(document: Document) -> dict[str, Any]:
    """Columns of one version of a document, its bytes and reader aside."""
    return {
        "sha256": document.sha256,
        "text": document.text,
        "characters": len(document.text),
        "media_type": document.media_type,
        "encoding": document.encoding,
        "language": document.language,
        "pages": [[page.number, page.span.start, page.span.end] for page in document.pages],
        "regions": [[each.span.start, each.span.end, each.kind, each.locator] for each in document.regions],
        "masked": [[span.start, span.end] for span in document.masked],
        "warnings": list(document.warnings),
    }


def document_from_row(row: VersionRow, name: str) -> Document:
    """The document that `row` keeps, under its name."""
    return Document(
        path=name,
        text=row.text,
        media_type=row.media_type,
        sha256=row.sha256,
        pages=tuple(Page(number, Span(start, end)) for number, start, end in row.pages),
        regions=tuple(Region(Span(start, end), RegionKind(kind), place) for start, end, kind, place in row.regions),
        masked=tuple(Span(start, end) for start, end in row.masked),
        encoding=row.encoding,
        language=row.language,
        warnings=tuple(row.warnings),
    )


def finding_columns(finding: Finding) -> dict[str, Any]:
    """Columns of one finding as a run reports it."""
    return {
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "span_start": finding.span.start,
        "span_end": finding.span.end,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "page": finding.page,
        "text": finding.text,
        "replacements": list(finding.replacements),
        "fix": finding.fix,
        "concept": finding.concept or "",
        "preferred": finding.preferred,
        "score": finding.score,
        "message": finding.message,
    }


def finding_from_row(row: FindingRow, path: str) -> Finding:
    """The finding that `row` keeps, in the document called `path`."""
    return Finding(
        code=row.code,
        rule=row.rule,
        severity=row.severity,
        path=path,
        span=Span(row.span_start, row.span_end),
        start=Position(row.line, row.column),
        end=Position(row.end_line, row.end_column),
        page=row.page,
        text=row.text,
        replacements=tuple(row.replacements),
        fix=row.fix,
        concept=row.concept or None,
        preferred=row.preferred,
        score=row.score,
        message=row.message,
        fingerprint=row.fingerprint,
    )
