"""The report as one JSON object: report.schema.json says what is in it."""

from __future__ import annotations

import json
from typing import Any

from glossary.report.fields import document_fields, finding_fields, hidden_fields, term_fields
from glossary.report.options import RenderOptions
from glossary.summary import Report

SCHEMA_VERSION = 1


def render_json(report: Report, options: RenderOptions) -> str:
    """Write `report` as JSON; hidden findings are in it only where they were asked for."""
    content = report_fields(report)
    if options.show_suppressed:
        content["suppressed"] = [hidden_fields(each) for each in report.hidden]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def report_fields(report: Report) -> dict[str, Any]:
    """Everything that the JSON report holds; `as_of` only where a date decided something."""
    as_of = {} if report.as_of is None else {"as_of": report.as_of.isoformat()}
    glossary = report.glossary
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "glosswright", "version": report.version},
        "glossary": {
            "concepts": glossary.concepts,
            "terms": glossary.terms,
            "fingerprint": glossary.fingerprint,
        },
        **as_of,
        "documents": [document_fields(each) for each in report.documents],
        "findings": [finding_fields(each) for each in report.findings],
        "summary": {
            "documents": len(report.documents),
            "findings": len(report.findings),
            "by_rule": report.by_rule(),
            "by_severity": report.by_severity(),
            "terms": [term_fields(each) for each in report.terms],
        },
    }
