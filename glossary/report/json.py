"""The report as one JSON object: report.schema.json says what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from glossary.report.fields import document_fields, finding_fields, hidden_fields, term_fields
from glossary.report.options import RenderOptions
from glossary.summary import Report

SCHEMA_VERSION = 1


def render_json(report: Report, options: RenderOptions) -> Iterator[str]:
    """Write `report` as JSON; hidden findings are in it only where they were asked for."""
    as_of = {} if report.as_of is None else {"as_of": report.as_of.isoformat()}
    glossary = report.glossary
    head = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "glosswright", "version": report.version},
        "glossary": {
            "concepts": glossary.concepts,
            "terms": glossary.terms,
            "fingerprint": glossary.fingerprint,
        },
        **as_of,
    }
    yield _indented(head).removesuffix("\n}") + ",\n"
    yield from _list("documents", map(document_fields, report.documents))
    yield ",\n"
    yield from _list("findings", map(finding_fields, report.findings))
    summary = {
        "documents": len(report.documents),
        "findings": len(report.findings),
        "by_rule": report.by_rule(),
        "by_severity": report.by_severity(),
        "terms": [term_fields(each) for each in report.terms],
    }
    yield _indented({"summary": summary}).removeprefix("{").removesuffix("\n}").join((",", ""))
    if options.show_suppressed:
        yield ",\n"
        yield from _list("suppressed", map(hidden_fields, report.hidden))
    yield "\n}\n"


def _indented(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def _list(name: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A member of the outermost object that is a list, an item at a time, as `json.dumps` would indent it."""
    yield f'  "{name}": ['
    joint = "\n    "
    for item in items:
        yield joint + _item(item)
        joint = ",\n    "
    yield "]" if joint == "\n    " else "\n  ]"


def _item(item: dict[str, Any]) -> str:
    """A flat object, some of whose values are lists of texts; `json.dumps` takes six times as long where it indents."""
    members = (f'      "{key}": {_value(value)}' for key, value in item.items())
    return "{\n" + ",\n".join(members) + "\n    }"


def _value(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n        " + ",\n        ".join(map(_encode, value)) + "\n      ]"
    return _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False).encode
