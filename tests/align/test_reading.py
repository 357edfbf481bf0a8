"""Files become documents: what is read, and how a refusal is said."""

from __future__ import annotations

import io
import os
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from align.document import Page, Span
from align.errors import UnreadableError
from align.reading import READERS, is_readable_suffix, read_bytes, read_path
from align.sentences import find_layout


def test_the_text_as_read_is_the_file_with_nothing_moved(tmp_path: Path) -> None:
    content = "\ufeff One.\r\nTwo.\rThree. \n\n\tFour.\n"
    file = tmp_path / "report.txt"
    file.write_bytes(content.encode())
    document = read_path(str(file))
    assert document.text == content[1:]
    assert document.sha256 == sha256(content.encode()).hexdigest()
    assert (document.path, document.media_type, document.pages) == (str(file), "text/plain", ())


def test_form_feeds_are_page_breaks_and_end_their_page() -> None:
    document = read_bytes(b"one\n\ftwo\f\fthree", "a.txt")
    assert document.pages == (Page(1, Span(0, 5)), Page(2, Span(5, 9)), Page(3, Span(9, 10)), Page(4, Span(10, 15)))
    assert [document.page_at(offset) for offset in (0, 4, 5, 9, 14)] == [1, 1, 2, 3, 4]


def test_a_form_feed_at_the_end_opens_no_further_page() -> None:
    assert len(read_bytes(b"one\f", "a.txt").pages) == 1


@pytest.mark.parametrize(("content", "warning"), [(b"", "is empty"), (b" \n\t\f", "holds nothing but white space")])
def test_a_file_without_words_is_read_with_a_warning(content: bytes, warning: str) -> None:
    assert read_bytes(content, "a.md").warnings == (warning,)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Read me.")))
    document = read_path("-")
    assert (document.path, document.text) == ("-", "Read me.")


def test_a_file_with_a_suffix_we_do_not_know_is_read_as_plain_text() -> None:
    for path in ("notes.log", "README", "a.tar.part", ".txt"):
        assert read_bytes(b"# Words", path).media_type == "text/plain"


def test_a_walk_reads_every_suffix_of_the_table_and_no_other() -> None:
    assert all(is_readable_suffix(f"folder/a{suffix}") for reader in READERS for suffix in reader.suffixes)
    assert is_readable_suffix("A.TXT")
    assert not any(is_readable_suffix(path) for path in ("a.png", "a.odt", "txt", "a", "a.txt.gz"))


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("Report.DOC", "old Word files (.doc) cannot be read yet"),
        ("a.odt", "OpenDocument files cannot be read yet"),
        ("a.xlsx", "spreadsheets cannot be read yet"),
    ],
)
def test_formats_of_later_are_refused_by_their_name(path: str, what: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_bytes(b"words", path)
    assert str(refusal.value) == f"{path}: {what}\n  save it as plain text or Markdown in UTF-8 (.txt, .md)"


def test_a_missing_file_a_folder_and_an_impossible_name_are_refused(tmp_path: Path) -> None:
    refusals = {
        str(tmp_path / "nothing.txt"): "there is no such file",
        str(tmp_path): "is a folder, not a file",
        "a\x00b.txt": "is not a file name",
        str(tmp_path / ("n" * 300)): "cannot be read",
    }
    for path, what in refusals.items():
        with pytest.raises(UnreadableError, match=what) as refusal:
            read_path(path)
        assert refusal.value.where == path


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("words")
    file.chmod(0)
    if os.access(file, os.R_OK):  # the superuser reads everything: let the system say no in its name

        def refuse(_: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableError, match="may not be read"):
        read_path(str(file))


@pytest.mark.parametrize(
    "text",
    [
        "word and Word. " * 200_000,
        "x" * 10_000_000,
        "word\n" * 120_000,
        "\n" * 300_000,
        "a. b. c. " * 35_000,
        ". " * 120_000,
        "." * 300_000 + "x",
        "“A. " * 80_000,
        " " * 1_000_000 + "x",
        "12\n\n" * 30_000,
        "Name Name\n" * 20_000,
        "”" * 300_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_size_and_odd_shapes_cost_no_more_than_seconds(text: str) -> None:
    started = time.process_time()
    document = read_bytes(text.encode(), "a.txt")
    find_layout(document.text)
    assert time.process_time() - started < 20
