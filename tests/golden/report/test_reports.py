"""Each folder here is a case: documents, what was found in them, and the report in every format.

`make golden` writes the reports anew; read the diff.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from align.document import LineIndex, Span
from glossary.finding import Finding, Fix, Severity
from glossary.report import FORMATS, render
from glossary.report.options import RenderOptions
from glossary.summary import DocumentSummary, GlossarySummary, HiddenFinding, Report, TermCount

HERE = Path(__file__).parent
CASES = sorted(each.parent.name for each in HERE.glob("*/case.toml"))
FINDING = {"page": None, "replacements": [], "fix": "none", "concept": None, "preferred": None, "score": None}
HEAD = re.compile(r"<head>.*</head>", re.DOTALL)  # the style has its own tests, and would drown the rest


def read_finding(number: int, row: Mapping[str, Any], texts: Mapping[str, str]) -> Finding:
    fields = {**FINDING, **row}
    start = -1
    for _ in range(fields.pop("occurrence", 1)):
        start = texts[fields["path"]].index(fields["text"], start + 1)
    span, lines = Span(start, start + len(fields["text"])), LineIndex(texts[fields["path"]])
    fields |= {
        "severity": Severity(fields["severity"]),
        "fix": Fix(fields["fix"]),
        "replacements": tuple(fields["replacements"]),
        "fingerprint": f"fingerprint-{number}",
    }
    return Finding(span=span, start=lines.position(span.start), end=lines.position(span.end), **fields)


def read_case(folder: Path) -> tuple[Report, RenderOptions]:
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    texts = {row["path"]: (folder / row.pop("file")).read_bytes().decode() for row in case["document"] if "file" in row}
    findings = [read_finding(number, row, texts) for number, row in enumerate(case.get("finding", []), start=1)]
    hidden = [
        HiddenFinding(read_finding(number, row, texts), row_by, reason)
        for number, row in enumerate(case.get("hidden", []), start=101)
        if (row_by := row.pop("by")) and (reason := row.pop("reason"))
    ]
    documents = [
        DocumentSummary(
            media_type="text/plain",
            sha256="0" * 64,
            characters=len(texts.get(row["path"], "")),
            words=len(texts.get(row["path"], "").split()),
            findings=sum(each.path == row["path"] for each in findings),
            **{"language": None, **row},
        )
        for row in case["document"]
    ]
    report = Report(
        version="0.0.0",
        glossary=GlossarySummary(2, 3, "sha256:" + "0" * 64),
        documents=tuple(documents),
        findings=tuple(sorted(findings, key=Finding.sort_key)),
        terms=tuple(TermCount(**row) for row in case.get("term", [])),
        hidden=tuple(hidden),
        rules=24,
        as_of=case.get("as_of"),
    )
    return report, RenderOptions(sources=texts.get, **case.get("options", {}))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_a_report_reads_as_it_did(case: str, name: str) -> None:
    report, options = read_case(HERE / case)
    written = HEAD.sub("<head></head>", render(report, name, options=options))
    golden = HERE / case / f"report.{'txt' if name == 'text' else name}"
    if os.environ.get("GLOSS_GOLDEN") == "rewrite":
        golden.write_bytes(written.encode())
    assert written == golden.read_bytes().decode()
