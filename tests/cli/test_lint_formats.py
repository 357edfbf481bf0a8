"""`gloss lint` and `gloss text` on PDF, Word and HTML files: found with their place, never written into."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.align.reading.samples import make_docx, make_pdf, paragraph, set_lines

TERMS = "concept,term,status\nm,munitions industry,\nm,defence industry,deprecated\n"
SAID = "They spoke of the defence industry."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    lines = set_lines("They spoke of the defence indus-", "try, which was fi rmly built up.")
    (texts / "a.pdf").write_bytes(make_pdf([set_lines("A title page"), lines]))
    (texts / "b.docx").write_bytes(make_docx(paragraph(SAID)))
    (texts / "c.html").write_text(f"<html lang=en><p>{SAID}</p>", "utf-8")
    return tmp_path


def gloss(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "GLOSS_DATABASE"}
    done = subprocess.run(
        [sys.executable, "-m", "glossary", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**environment, "HOME": str(folder), "GLOSS_CACHE": str(folder / "cache")},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return gloss(folder, "lint", *arguments, "--glossary", "terms.csv")


def test_a_folder_s_pdf_word_and_html_files_are_linted(folder: Path) -> None:
    report = json.loads(lint(folder, "texts", "--format", "json").stdout)
    assert [(each["path"], each["error"]) for each in report["documents"]] == [
        ("texts/a.pdf", None),
        ("texts/b.docx", None),
        ("texts/c.html", None),
    ]
    found = [(each["path"], each["code"], each["page"]) for each in report["findings"]]
    assert ("texts/a.pdf", "A101", 2) in found
    assert ("texts/a.pdf", "A104", 2) in found
    assert [place for place in found if place[1] == "T110"] == [
        ("texts/a.pdf", "T110", 2),
        ("texts/b.docx", "T110", None),
        ("texts/c.html", "T110", None),
    ]


def test_no_fix_is_offered_where_there_is_no_way_back_into_the_file(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in (folder / "texts").iterdir()}
    report = json.loads(lint(folder, "texts", "--format", "json").stdout)
    assert {each["fix"] for each in report["findings"]} == {"none"}
    assert any(each["replacements"] for each in report["findings"])
    lint(folder, "texts", "--fix", "--unsafe-fixes")
    assert {path.name: path.read_bytes() for path in (folder / "texts").iterdir()} == before


def test_a_broken_file_is_named_and_the_others_are_linted(folder: Path) -> None:
    (folder / "texts" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    done = lint(folder, "texts", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert "broken.pdf: is broken: it cannot be opened as a PDF file" in done.stderr
    assert [bool(each["error"]) for each in report["documents"]] == [False, False, True, False]
    assert len([each for each in report["findings"] if each["code"] == "T110"]) == 3


def test_the_text_as_read_is_where_positions_count(folder: Path) -> None:
    text = gloss(folder, "text", "texts/a.pdf").stdout
    report = json.loads(lint(folder, "texts/a.pdf", "--format", "json").stdout)
    assert report["documents"][0]["characters"] == len(text)
    assert all(text[each["start"] : each["end"]] == each["text"] for each in report["findings"])
