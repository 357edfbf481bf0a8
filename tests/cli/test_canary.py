"""A run that no longer finds its own known-bad sample says so and ends with 2; a reader who leaves is no finding."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from align.document import Document
from glossary import canary
from glossary.cli.lint import lint
from glossary.concept import Glossary
from glossary.lint import LintResult, LintSettings, lint_document


def test_a_missed_canary_makes_a_clean_report_untrustworthy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("All is well.\n", "utf-8")
    arguments = ["a.txt", "--no-glossary"]
    assert CliRunner().invoke(lint, arguments).exit_code == 0
    blind = LintResult(findings=(), hits={}, preferred={}, language="en", words=0)
    monkeypatch.setattr(canary, "lint_document", lambda *_: blind)
    done = CliRunner().invoke(lint, arguments)
    assert done.exit_code == 2
    assert "the A rules missed their own known-bad sample" in done.stderr


def test_a_probe_of_the_t_rules_that_is_missed_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A matcher that finds everything but its own probe, as one with a spoilt index would."""
    monkeypatch.chdir(tmp_path)
    Path("terms.csv").write_text("term\nnuclear deterrent\n", "utf-8")
    Path("a.txt").write_text("The nuclear deterrent grew.\n", "utf-8")
    arguments = ["a.txt", "--glossary", "terms.csv", "--select", "T"]
    assert CliRunner().invoke(lint, arguments).exit_code == 0
    whole = lint_document

    def forgetful(document: Document, glossary: Glossary, settings: LintSettings) -> LintResult:
        found = whole(document, glossary, settings)
        return replace(found, findings=tuple(each for each in found.findings if not each.code.startswith("T")))

    monkeypatch.setattr(canary, "lint_document", forgetful)
    done = CliRunner().invoke(lint, arguments)
    assert done.exit_code == 2
    assert "the T rules missed their own known-bad sample" in done.stderr


def test_a_reader_who_leaves_is_no_finding(tmp_path: Path) -> None:
    """`gloss lint … | head -1` does not end with 1, which would say that something was found."""
    (tmp_path / "a.txt").write_text("All is well.\n", "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "glossary", "lint", "a.txt", "--no-glossary"]
    done = subprocess.run(command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")
