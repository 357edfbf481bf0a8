"""What `gloss lint` is told to look for, and whose decisions it honours; nonsense is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from align.document import Document
from glossary.finding import DecisionKind
from glossary.formats import load_file
from glossary.lint import LintSettings, lint_document
from glossary.store.decisions import decide
from glossary.store.documents import add_document
from glossary.store.engine import open_workspace
from glossary.store.findings import list_findings
from glossary.store.glossaries import import_concepts
from glossary.store.runs import record_findings, start_run, update_run
from glossary.store.schema import upgrade

TERMS = "concept,term,status\nlp,limitation period,\nlp,time bar,forbidden\nlp,prescription period,deprecated\n"
TEXT = "The time bar ran. The prescription period ran.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path


def lint(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "glossary", "lint", "a.txt", "--quiet", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(folder), "GLOSS_CACHE": str(folder / "cache"), **environment},
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--select", ""),
        ("--select", " , "),
        ("--select", "T", "--ignore", "T"),
        ("--select", "T9"),
        ("--ignore", "nosuch"),
        ("--min-score", "nan"),
        ("--language", "not a tag"),
    ],
)
def test_a_choice_that_leaves_nothing_or_means_nothing_is_refused(folder: Path, arguments: tuple[str, ...]) -> None:
    done = lint(folder, "--glossary", "terms.csv", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert arguments[0] in done.stderr
    assert "Traceback" not in done.stderr


def test_term_rules_without_a_glossary_are_refused(folder: Path) -> None:
    assert lint(folder, "--select", "T", "--no-glossary").returncode == 2


def test_a_language_that_the_glossary_lacks_is_said(folder: Path) -> None:
    """Otherwise no finding would look like a clean text."""
    done = lint(folder, "--glossary", "terms.csv", "--language", "ko")
    assert done.returncode == 0
    assert "a.txt: is read as ko, and the glossary has only en" in done.stderr
    assert "is read as" not in lint(folder, "--glossary", "terms.csv", "--language", "en-GB").stderr


def test_a_named_workspace_is_honoured_beside_the_default_glossarys_own(folder: Path) -> None:
    own, other = (f"sqlite:///{folder / name}" for name in ("own.db", "other.db"))
    _dismiss(own, folder, "T111")
    _dismiss(other, folder, "T110")
    by_file = ("--glossary", "terms.csv")
    assert _codes(lint(folder, *by_file)) == ["T111", "T110"]
    assert _codes(lint(folder, *by_file, "--workspace", other)) == ["T111"]
    assert _codes(lint(folder, GLOSS_DATABASE=own)) == ["T110"]
    assert _codes(lint(folder, "--workspace", other, GLOSS_DATABASE=own)) == []
    assert lint(folder, *by_file, "--workspace", f"sqlite:///{folder / 'none.db'}").returncode == 2


def _codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert done.returncode < 2, done.stderr
    return [line.split("  ")[1].split()[0] for line in done.stdout.splitlines()]


def _dismiss(url: str, folder: Path, code: str) -> None:
    upgrade(url)
    document = Document("a.txt", TEXT, "text/plain", sha256(TEXT.encode()).hexdigest())
    glossary = load_file(str(folder / "terms.csv"))
    found = lint_document(document, glossary, LintSettings()).findings
    with open_workspace(url) as workspace:
        with workspace.writing() as session:
            import_concepts(session, glossary, by="editor")
            stored = add_document(session, document, TEXT.encode(), by="editor")
            run = start_run(session, stored.id, glossary_fingerprint="", settings="{}", tool_version="0")
            record_findings(session, run.id, found)
            update_run(session, run.id, status="done")
        with workspace.writing() as session:
            for each in list_findings(session, stored.id).findings:
                if each.finding.code == code:
                    decide(session, each.id, DecisionKind.DISMISS, version=each.version, by="editor")
