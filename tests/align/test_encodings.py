"""Bytes become text: the right encoding, nothing moved, guesses said, binary content refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.decoding import is_binary
from align.errors import UnreadableError
from align.reading import read_bytes

TEXT = "The Workers’ Union\r\nmet in Kraków – “again”.\n\tIt ended.\n"
readable = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text[0] != "\ufeff")


@settings(deadline=None)
@given(readable)
def test_utf_8_is_read_as_it_stands(text: str) -> None:
    document = read_bytes(text.encode(), "a.txt")
    assert (document.text, document.encoding) == (text, "utf-8")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_dropped(mark: bytes, encoding: str) -> None:
    document = read_bytes(mark + TEXT.encode(encoding), "a.txt")
    assert (document.text, document.encoding, document.warnings) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark_are_found_by_their_nuls_and_it_is_said(encoding: str) -> None:
    document = read_bytes(TEXT.encode(encoding), "a.txt")
    assert (document.text, document.encoding) == (TEXT, encoding)
    assert encoding.upper() in document.warnings[0]


def test_western_bytes_are_read_by_a_guess_that_is_said() -> None:
    document = read_bytes("First.\nThe Workers’ café.".encode("cp1252"), "a.txt")
    assert document.text == "First.\nThe Workers’ café."
    assert document.warnings == ("is not UTF-8 (see line 2); read as Windows-1252, which is a guess",)


def test_bytes_that_windows_1252_lacks_are_read_as_latin_1() -> None:
    document = read_bytes(b"caf\xe9 \x81 and more words", "a.txt")
    assert document.encoding == "latin-1"
    assert "Latin-1" in document.warnings[0]


def test_a_bad_byte_in_utf_8_does_not_turn_the_rest_into_nonsense() -> None:
    document = read_bytes("First – line.\nSecond – ".encode() + b"\xff line \xed\xa0\x80 end.", "a.txt")
    assert document.text.startswith("First – line.\nSecond – \ufffd line ")
    assert document.warnings == ("has bytes that are not UTF-8, the first on line 2; they show as \ufffd",)


def test_nuls_in_place_of_ligatures_are_text() -> None:
    text = "The o\x00ce was \x00rmly held.\n" * 20
    assert read_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\nlooks like text",
        b"PK\x03\x04word/document.xml",
        b"\x00" * 1000,
        bytes(range(256)) * 8,
        b"\x7fELF\x02\x01\x01",
        b"\x01\x02\x03\x04",
    ],
)
def test_binary_content_is_refused_with_a_remedy(content: bytes) -> None:
    assert is_binary(content)
    with pytest.raises(UnreadableError, match="is not a text file") as refusal:
        read_bytes(content, "photo.txt")
    assert refusal.value.where == "photo.txt"
    assert "save it as plain text or Markdown" in refusal.value.remedy


def test_binary_content_behind_much_text_is_refused_too() -> None:
    with pytest.raises(UnreadableError, match="is not a text file"):
        read_bytes(b"text " * 100_000 + bytes(range(256)) * 4_000, "a.txt")


def test_wide_text_that_breaks_off_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableError, match="UTF-16-LE, but byte 6 does not fit"):
        read_bytes(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c", "a.txt")
    with pytest.raises(UnreadableError, match="does not fit"):
        read_bytes(codecs.BOM_UTF16_BE + b"\xd8\x00\x00a", "a.txt")


def read_or_refuse(content: bytes) -> str:
    try:
        return read_bytes(content, "a.txt").text
    except UnreadableError as refusal:
        return f"refused: {refusal.remedy}"


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=400).filter(lambda content: content not in MARKS))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    assert read_or_refuse(content)


MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
