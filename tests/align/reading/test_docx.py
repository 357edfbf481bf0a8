"""Word files: the text with every change accepted, each block with its place; archives that bomb are refused."""

from __future__ import annotations

import pytest

from align.document import Document, RegionKind
from align.errors import UnreadableError
from align.reading import read_bytes
from align.sentences import find_layout
from tests.align.reading.samples import WORD, make_docx, make_zip, paragraph


def read(body: str, **parts: str) -> Document:
    return read_bytes(make_docx(body, **parts), "a.docx")


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(region.kind.value, region.span.of(document.text)) for region in document.regions]


def test_paragraphs_stand_apart_and_know_their_place() -> None:
    document = read(paragraph("The first one.") + paragraph("") + paragraph("Another."))
    assert document.text == "The first one.\n\nAnother.\n"
    assert [region.locator for region in document.regions] == ["word/document.xml#p[1]", "word/document.xml#p[3]"]


def test_tracked_changes_are_read_as_accepted() -> None:
    change = (
        '<w:p><w:r><w:t xml:space="preserve">It </w:t></w:r>'
        "<w:del><w:r><w:delText>was</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>is</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>"
        '<w:moveTo><w:r><w:t xml:space="preserve"> here</w:t></w:r></w:moveTo></w:p>'
    )
    assert read(change).text == "It is here\n"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del w:id='3'/></w:rPr>"
    assert read(paragraph("One ", deleted) + paragraph("whole.")).text == "One whole.\n"
    assert read(paragraph("Left over", deleted)).text == "Left over\n"


def test_soft_and_no_break_characters_stay_what_they_are() -> None:
    run = "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>\u00a0x</w:t><w:tab/><w:t>y</w:t></w:r>"
    assert read(f"<w:p>{run}</w:p>").text == "co\u2011op\u00ad\u00a0x\ty\n"


STYLES = (
    f"<w:styles {WORD}>"
    '<w:style w:styleId="h1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="mine"><w:name w:val="Mine"/><w:basedOn w:val="h1"/></w:style>'
    '<w:style w:styleId="round"><w:name w:val="Round"/><w:basedOn w:val="round"/></w:style>'
    '<w:style w:styleId="cap"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:styleId="li"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    "</w:styles>"
)


def test_styles_say_what_a_paragraph_is() -> None:
    names = {"mine": "heading", "round": "prose", "cap": "caption", "q": "quote", "unknown": "prose"}
    body = "".join(paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in names)
    assert kinds(read(body, styles=STYLES)) == [(kind, name) for name, kind in names.items()]


def test_list_items_are_marked_and_never_joined() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph("Bring:") + paragraph("the flag", number) + paragraph("the book", '<w:pStyle w:val="li"/>')
    document = read(body + paragraph("and go."), styles=STYLES)
    assert document.text == "Bring:\n\n• the flag\n• the book\n\nand go.\n"
    blocks = find_layout(document.text, regions=document.regions, masked=document.masked).blocks
    assert [block.is_listed for block in blocks][:3] == [False, True, True]


def test_cells_are_blocks_of_their_own_with_tabs_between() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    first = row.format(paragraph("a"), paragraph("b"))
    second = row.format(paragraph(""), paragraph("d") + paragraph("e"))
    document = read(paragraph("Before.") + f"<w:tbl>{first}{second}</w:tbl>" + paragraph("After."))
    assert document.text == "Before.\n\na\tb\td\ne\n\nAfter.\n"
    assert [kind for kind, _ in kinds(document)] == ["prose", "cell", "cell", "cell", "cell", "prose"]


def test_notes_follow_the_text_without_their_separators() -> None:
    notes = (
        f'<w:footnotes {WORD}><w:footnote w:type="separator">{paragraph("----")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("A note.")}</w:footnote></w:footnotes>'
    )
    document = read(paragraph("Text."), footnotes=notes)
    assert document.text == "Text.\n\nA note.\n"
    assert document.regions[1].locator == "word/footnotes.xml#p[1]"


def test_what_is_there_twice_for_old_programs_is_read_once() -> None:
    compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent {compatibility}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:t>Around it.</w:t></w:r></w:p>"
    )
    assert read(body).text == "In a box.\n\nAround it.\n"


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"just words", "is broken: it cannot be unpacked"),
        (make_docx(paragraph("Words."))[:150], "is broken: it cannot be unpacked"),
        (make_docx("<w:p>"), "is broken: its XML cannot be read"),
        (make_docx(paragraph("&b;"), before=ENTITIES), "holds a document type declaration"),
        (make_zip({"notes.txt": "words"}), "is not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is locked with a password, or an old Word file"),
        (make_docx(paragraph("Words.") * 200_000), "far more than a Word file does"),
        (make_zip({"word/document.xml": " " * 250_000_000}), "far more than a Word file does"),
        (make_zip({f"word/{number}": "" for number in range(10_001)}), "holds 10001 files"),
    ],
)
def test_what_is_no_sound_word_file_is_refused_with_a_remedy(content: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what) as refusal:
        read_bytes(content, "a.docx")
    assert refusal.value.where == "a.docx"
    assert refusal.value.remedy


def test_prose_is_what_no_style_says_otherwise() -> None:
    assert {region.kind for region in read(paragraph("One.") + paragraph("Two.")).regions} == {RegionKind.PROSE}
