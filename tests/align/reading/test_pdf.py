"""PDF files: what the page holds is kept, what it cannot say is marked, and no file can hurt the reading."""

from __future__ import annotations

import zlib

import pytest

from align.errors import UnreadableError
from align.reading import read_bytes
from tests.align.reading.samples import UNMAPPED, make_pdf, set_lines, write_objects


def test_lines_stay_lines_and_a_line_end_hyphen_keeps_its_break() -> None:
    document = read_bytes(make_pdf([set_lines("The revolu-", "tion was an anti-", "socialist one.")]), "a.pdf")
    assert document.text == "The revolu-\ntion was an anti-\nsocialist one.\n"
    assert document.media_type == "application/pdf"


def test_a_blank_at_a_line_s_end_is_kept_as_evidence() -> None:
    document = read_bytes(make_pdf([set_lines("It was well-known ", "that lines wrap ", "here.")]), "a.pdf")
    assert document.text == "It was well-known \nthat lines wrap \nhere.\n"


def test_room_between_paragraphs_is_a_blank_line() -> None:
    document = read_bytes(make_pdf([set_lines("One line", "and another.", "", "A paragraph", "of two.")]), "a.pdf")
    assert document.text == "One line\nand another.\n\nA paragraph\nof two.\n"


def test_double_spaced_text_has_no_blank_lines() -> None:
    document = read_bytes(make_pdf([set_lines("One", "two", "three", "four", leading=28)]), "a.pdf")
    assert document.text == "One\ntwo\nthree\nfour\n"


def test_pages_are_numbered_and_end_with_a_form_feed() -> None:
    pages = [set_lines("First page"), b"", set_lines("Third page")]
    document = read_bytes(make_pdf(pages), "a.pdf")
    assert document.text == "First page\n\f\fThird page\n"
    assert [page.span.of(document.text) for page in document.pages] == ["First page\n\f", "\f", "Third page\n"]
    assert document.page_at(document.text.index("Third")) == 3
    assert document.warnings == ()


def test_every_line_has_its_page_and_box() -> None:
    document = read_bytes(make_pdf([set_lines("First page"), set_lines("Another", "and more")]), "a.pdf")
    assert [region.span.of(document.text) for region in document.regions] == ["First page", "Another", "and more"]
    page, _, box = (document.regions[2].locator or "").partition(";box=")
    left, bottom, right, top = map(float, box.split(","))
    assert page == "page=2"
    assert 39 < left < 42 < right < 100
    assert 242 < bottom < 247 < top < 256


def test_characters_that_the_file_does_not_name_are_marked_and_said() -> None:
    content = b"BT /F 11 Tf 40 260 Td (the o\x01ce) Tj ET"
    document = read_bytes(make_pdf([set_lines("One"), content], font=UNMAPPED), "a.pdf")
    assert "the o\ufffdce" in document.text
    assert document.warnings == (
        "does not say which letters one character on page 2 stand for; look at them on the page",
    )


def picture_page() -> bytes:
    return b"q 300 0 0 200 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def test_scanned_pages_among_others_are_named() -> None:
    pages = [set_lines("Words"), picture_page(), picture_page(), b"", picture_page()]
    document = read_bytes(make_pdf(pages), "a.pdf")
    assert len(document.warnings) == 1
    assert document.warnings[0].startswith("pages 2–3 and 5 have no text; if they are scanned, run OCR first")


@pytest.mark.parametrize(("page", "what"), [(picture_page(), "its pages are pictures"), (b"", "has no text")])
def test_a_pdf_without_any_text_asks_for_ocr(page: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what) as refusal:
        read_bytes(make_pdf([page]), "scan.pdf")
    assert refusal.value.where == "scan.pdf"
    assert refusal.value.remedy.startswith("run OCR first")


ENCRYPTED = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> " % (b"1" * 64, b"2" * 64)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is not a PDF file"),
        (b"no PDF at all", "is not a PDF file"),
        (make_pdf([set_lines("Words")])[:200], "is broken: it cannot be opened"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "is broken: it cannot be opened"),
        (make_pdf([set_lines("Words")], trailer=ENCRYPTED), "is locked with a password"),
        (
            write_objects(
                [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000000 >>"]
            ),
            "is broken: it cannot be opened",
        ),
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_remedy(content: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what) as refusal:
        read_bytes(content, "a.pdf")
    assert refusal.value.where == "a.pdf"
    assert refusal.value.remedy


def test_a_bomb_stops_its_own_process_and_nothing_else() -> None:
    bomb = zlib.compress(b"q " * 20_000_000, 9)
    with pytest.raises(UnreadableError, match="stopped"):
        read_bytes(make_pdf([bomb], extra=b"/Filter /FlateDecode "), "a.pdf")


def test_a_pdf_on_standard_input_is_known_by_its_beginning() -> None:
    assert read_bytes(make_pdf([set_lines("Words")]), "-").text == "Words\n"
