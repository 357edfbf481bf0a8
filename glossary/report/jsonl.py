"""The report as JSON lines: one finding a line, then the documents that could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from glossary.report.fields import document_fields, finding_fields, hidden_fields
from glossary.report.options import RenderOptions
from glossary.summary import Report


def render_jsonl(report: Report, options: RenderOptions) -> Iterator[str]:
    """Write `report` one object a line; hidden findings, where asked for, come last and carry `by`."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for each in _objects(report, options):
        yield encode(each) + "\n"


def _objects(report: Report, options: RenderOptions) -> Iterator[dict[str, Any]]:
    yield from map(finding_fields, report.findings)
    yield from (document_fields(each) for each in report.documents if each.error is not None)
    if options.show_suppressed:
        yield from map(hidden_fields, report.hidden)
