"""A small workspace to test the workbench on: four findings, of which one belongs to no concept."""

from __future__ import annotations

import io
import re
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from align.document import LineIndex, Span
from align.reading import read_bytes
from glossary.concept import ConceptEntry, Designation, Glossary, Status, fingerprint
from glossary.finding import Finding, Fix, Severity
from glossary.store.documents import add_document
from glossary.store.engine import open_workspace
from glossary.store.glossaries import import_concepts, load_glossary
from glossary.store.runs import record_findings, start_run
from glossary.store.schema import upgrade
from webapp import create_app
from webapp.services.bench import bench_of
from webapp.settings import Settings

WRITES = {"X-Requested-By": "gloss"}
WAIT_SECONDS = 30
TEXT = (
    "Report of the Meeting\n"
    "\n"
    "The meeting was fi rmly united. It denounced the policy of hostility to the DPRK. Members agreed. "
    "They spoke of the defence industry. It grows. Everybody was glad.\n"
    "\f"
    "The second day followed. The defence industry was praised again. <script>alert(1)</script> was written.\n"
)
HOSTILE = ConceptEntry(
    "hostile-policy",
    (
        Designation("hostile policy towards the DPRK"),
        Designation("policy of hostility to the DPRK", status=Status.DEPRECATED),
    ),
    definition="The enmity of a state as a policy.",
)
MUNITIONS = ConceptEntry(
    "munitions", (Designation("munitions industry"), Designation("defence industry", status=Status.DEPRECATED))
)
GLOSSARY = Glossary((HOSTILE, MUNITIONS))


@dataclass(frozen=True, slots=True)
class Said:
    """What a made finding says."""

    words: str
    code: str
    rule: str
    replacements: tuple[str, ...]
    concept: str | None = None
    which: int = 0


SAID = (
    Said("fi rmly", "A101", "split-ligature", ("firmly", "fi rmly so", "very firmly")),
    Said(
        "policy of hostility to the DPRK",
        "T110",
        "deprecated-term",
        ("hostile policy towards the DPRK",),
        "hostile-policy",
    ),
    Said("defence industry", "T110", "deprecated-term", ("munitions industry",), "munitions"),
    Said("defence industry", "T110", "deprecated-term", ("munitions industry",), "munitions", which=1),
)


def make_findings(text: str, path: str, said: tuple[Said, ...] = SAID) -> tuple[Finding, ...]:
    """The findings that `said` names, where their words stand in `text`; those that do not stand are left out."""
    lines = LineIndex(text)
    findings = []
    for each in said:
        places = [found.start() for found in re.finditer(re.escape(each.words), text)]
        if each.which >= len(places):
            continue
        start = places[each.which]
        end = start + len(each.words)
        findings.append(
            Finding(
                code=each.code,
                rule=each.rule,
                severity=Severity.ERROR if each.code == "A101" else Severity.WARNING,
                path=path,
                span=Span(start, end),
                start=lines.position(start),
                end=lines.position(end),
                page=1,
                text=each.words,
                replacements=each.replacements,
                fix=Fix.SAFE if each.code == "A101" else Fix.UNSAFE,
                concept=each.concept,
                preferred=each.replacements[0] if each.concept and each.replacements else None,
                score=None,
                message=f"“{each.words}” should not stand here",
                fingerprint=f"sha256:{each.code}-{each.words}-{each.which}",
            )
        )
    return tuple(findings)


@cache
def workspace_bytes() -> bytes:
    """A migrated SQLite workspace with the small glossary in it, made once."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "workspace.db"
        url = f"sqlite:///{file}"
        upgrade(url)
        with open_workspace(url) as workspace, workspace.writing() as session:
            import_concepts(session, GLOSSARY, by="seed")
        return file.read_bytes()


def make_app(folder: Path) -> Flask:
    """A workbench over a workspace of its own in `folder`; whoever makes it closes its bench."""
    file = folder / "workspace.db"
    file.write_bytes(workspace_bytes())
    return create_app(Settings(database=f"sqlite:///{file}", secret_key="of this test alone"))  # noqa: S106


def put_document(app: Flask, text: str = TEXT, name: str = "report.txt", said: tuple[Said, ...] = SAID) -> int:
    """Put a document with made findings in, its run done; gives its id."""
    content = text.encode()
    document = read_bytes(content, name)
    with bench_of(app).workspace.writing() as session:
        stored = add_document(session, document, content, by="ann")
        run = start_run(
            session,
            stored.id,
            glossary_fingerprint=fingerprint(load_glossary(session)),
            settings="{}",
            tool_version="1",
        )
        record_findings(session, run.id, make_findings(document.text, name, said))
    return stored.id


class Api:
    """The JSON interface as a script uses it."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, **query: Any) -> TestResponse:  # noqa: ANN401 - whatever an address holds
        return self.client.get(f"/api/v1{path}", query_string=query or None)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> TestResponse:  # noqa: ANN401 - any JSON
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.open(f"/api/v1{path}", method=method, json=body, headers=WRITES | named)

    def upload(self, content: bytes, name: str = "report.txt", **headers: str) -> TestResponse:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.client.post("/api/v1/documents", data={"file": (io.BytesIO(content), name)}, headers=WRITES | named)

    def findings(self, document_id: int, **query: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - see above
        body = self.get(f"/documents/{document_id}/findings", **query).json
        assert body is not None
        found: list[dict[str, Any]] = body["findings"]
        return found

    def wait_for(self, run_id: int) -> dict[str, Any]:
        """The run once it has ended."""
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until:
            run = self.get(f"/runs/{run_id}").json
            assert run is not None
            if run["status"] not in ("queued", "running"):
                return dict(run)
            time.sleep(0.02)
        raise AssertionError(f"run {run_id} has not ended within {WAIT_SECONDS} s")


def is_problem(answer: TestResponse, status: int) -> bool:
    """Say whether `answer` is a problem of this status as RFC 9457 has them."""
    body = answer.json or {}
    return (
        answer.status_code == status
        and answer.headers["Content-Type"] == "application/problem+json"
        and {"type", "title", "status", "detail"} <= body.keys()
        and body["status"] == status
        and bool(body["detail"])
    )
