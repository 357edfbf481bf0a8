"""`gloss text` gives the text as read, byte for byte, and nothing else on standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from align.document import Document, Page, Span
from align.errors import UnreadableError
from glossary.cli.text import describe_document, text

PLAIN = "One “line” – é\n\n  and two, without a break at the end"


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(text, arguments, input=given, catch_exceptions=False)


def written(folder: Path, content: bytes, name: str = "note.txt") -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PLAIN.encode(), PLAIN),
        (b"\xef\xbb\xbf" + PLAIN.encode(), PLAIN),
        (PLAIN.encode("utf-16"), PLAIN),
        (b"one\r\ntwo\r\n", "one\r\ntwo\r\n"),
        (b"page one\n\x0cpage two\n", "page one\n\x0cpage two\n"),
        (b"", ""),
    ],
)
def test_the_text_is_printed_as_utf8_with_nothing_added_or_lost(tmp_path: Path, content: bytes, expected: str) -> None:
    result = run(written(tmp_path, content))
    assert result.exit_code == 0
    assert result.stdout_bytes == expected.encode()


def test_markup_stays_in_the_text(tmp_path: Path) -> None:
    content = "# A *heading*\n\n[link](https://example.org)\n"
    assert run(written(tmp_path, content.encode(), "note.md")).stdout == content


def test_standard_input_is_read(tmp_path: Path) -> None:
    del tmp_path
    assert run("-", given=PLAIN.encode()).stdout_bytes == PLAIN.encode()


def test_json_names_what_was_read(tmp_path: Path) -> None:
    content = b"one\n\x0ctwo\n"
    path = written(tmp_path, content)
    described = json.loads(run(path, "--format", "json").stdout)
    assert described["path"] == path
    assert described["media_type"] == "text/plain"
    assert described["characters"] == len(described["text"]) == 9
    assert described["sha256"] == sha256(content).hexdigest()
    assert [page["number"] for page in described["pages"]] == [1, 2]
    assert described["pages"][-1]["end"] == 9


def test_a_document_is_described_in_the_contracts_fields() -> None:
    pages = (Page(1, Span(0, 2)), Page(2, Span(2, 4)))
    document = Document("a.txt", "abcd", "text/plain", "00", pages=pages, language="en")
    assert describe_document(document) == {
        "path": "a.txt",
        "media_type": "text/plain",
        "characters": 4,
        "sha256": "00",
        "language": "en",
        "pages": [{"number": 1, "start": 0, "end": 2}, {"number": 2, "start": 2, "end": 4}],
        "text": "abcd",
    }


@pytest.mark.parametrize(
    ("name", "content"), [("scan.pdf", b"%PDF-1.7\n"), ("data.txt", bytes(range(256)) * 4), ("gone.txt", None)]
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableError, match=name):
        run(str(path))


def test_a_refusal_is_a_sentence_on_standard_error_and_status_2(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "glossary", "text", str(tmp_path / "gone.txt")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"gone.txt" in done.stderr
    assert b"Traceback" not in done.stderr


DAMAGED = b"The line was fi rmly held\nthere by the revolu-\ntion.\n\nThe the second one was.\n"


def test_repaired_it_is_a_paragraph_a_line_with_what_is_sure_put_right(tmp_path: Path) -> None:
    result = run(written(tmp_path, DAMAGED), "--repair")
    assert result.exit_code == 0
    assert result.stdout == "The line was firmly held there by the revolution.\n\nThe the second one was.\n"
    assert "1 place is left for you to look at" in result.stderr


def test_repaired_as_json_it_leads_back_exactly(tmp_path: Path) -> None:
    result = run(written(tmp_path, DAMAGED), "--repair", "--format", "json")
    described = json.loads(result.stdout)
    source, copy = described["text"], described["repaired"]
    rebuilt, done = "", 0
    for edit in described["edits"]:
        assert source[edit["start"] : edit["end"]] == edit["text"]
        assert copy[edit["repaired_start"] : edit["repaired_end"]] == edit["replacement"]
        rebuilt += source[done : edit["start"]] + edit["replacement"]
        done = edit["end"]
    assert rebuilt + source[done:] == copy
    reasons = [reason for edit in described["edits"] for reason in edit["reasons"]]
    assert reasons == ["A101", "layout", "A104"]
    (flagged,) = described["flagged"]
    assert (flagged["code"], flagged["text"], flagged["replacements"]) == ("A109", "The the", ["The"])
    assert copy[flagged["repaired_start"] : flagged["repaired_end"]] == "The the"


def test_repaired_a_comment_that_silences_a_rule_stays_on_its_line(tmp_path: Path) -> None:
    content = "It was held\n# gloss:ignore A101 -- as printed\nin the hall.\n"
    assert "\n# gloss:ignore A101 -- as printed\n" in run(written(tmp_path, content.encode()), "--repair").stdout
