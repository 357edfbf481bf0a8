"""HTML files: the text that a browser shows, in blocks, each with its path; broken and hostile markup is read too."""

from __future__ import annotations

import pytest

from align.document import Document
from align.errors import UnreadableError
from align.reading import read_bytes
from align.sentences import find_layout
from glossary.suppression import find_suppressions


def read(page: str) -> Document:
    return read_bytes(page.encode(), "a.html")


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(region.kind.value, region.span.of(document.text)) for region in document.regions]


def test_blocks_stand_apart_and_white_space_is_what_a_browser_makes_of_it() -> None:
    document = read("<h1>The\n <em>title</em></h1><div>One   <b>two</b><p>three<br> four</div>five")
    assert document.text == "The title\n\nOne two\n\nthree\nfour\n\nfive\n"
    assert document.media_type == "text/html"


def test_scripts_styles_templates_comments_and_the_head_are_left_out() -> None:
    page = (
        "<head><title>no</title></head><body><script>if (a < b) no()</script><style>no {}</style><!-- no -->"
        "<template><p>no</p></template><svg><text>no</text></svg><p>yes</p></body>"
    )
    assert read(page).text == "yes\n"


def test_entities_are_characters_and_soft_hyphens_and_no_break_spaces_stay() -> None:
    document = read("<p>A &amp; B &lt;c&gt; &#8217; re&shy;fused&nbsp;x &bogus; \x00</p>")
    assert document.text == "A & B <c> ’ re\u00adfused\u00a0x &bogus; \ufffd\n"


def test_every_block_has_its_kind_and_path() -> None:
    document = read(
        "<html><body><h2>Head</h2><p>Text<table><caption>Cap</caption><tr><th>a<td>b<tr><td><td>d</table>"
        "<blockquote><p>Said</blockquote><pre>x  = 1\n y</pre></body></html>",
    )
    assert kinds(document) == [
        ("heading", "Head"),
        ("prose", "Text"),
        ("caption", "Cap"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "d"),
        ("quote", "Said"),
        ("code", "x  = 1\n y"),
    ]
    assert document.regions[4].locator == "/html[1]/body[1]/table[1]/tr[1]/td[1]"
    assert [span.of(document.text) for span in document.masked] == ["x  = 1\n y"]


def test_list_items_are_marked_and_never_joined() -> None:
    document = read("<p>Bring:</p><ul><li>the flag<li>the book</ul><ol><li>and<li>go</ol>")
    assert document.text == "Bring:\n\n• the flag\n• the book\n\n1. and\n2. go\n"
    blocks = find_layout(document.text, regions=document.regions, masked=document.masked).blocks
    assert [block.is_listed for block in blocks] == [False, True, True, True, True]


def test_the_page_says_its_language() -> None:
    assert read('<html lang="en-GB"><p>Words').language == "en-GB"
    assert read("<p>Words").language is None


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859-5"),
    ],
)
def test_the_encoding_that_a_page_names_is_believed(head: str, encoding: str) -> None:
    document = read_bytes(f"{head}<p>Слово".encode(encoding), "a.html")
    assert (document.text, document.encoding, document.warnings) == ("Слово\n", encoding, ())


def test_a_wrong_encoding_is_said_and_read_as_what_it_is() -> None:
    broken = read_bytes(b"<meta charset=utf-8><p>caf\xe9 au lait", "a.html")
    assert broken.text == "café au lait\n"
    assert broken.warnings[0] == "says that it is in utf-8, but is not"


def test_a_byte_order_mark_goes_before_what_the_page_says() -> None:
    content = b"\xef\xbb\xbf" + "<meta charset=koi8-r><p>Слово".encode()
    assert read_bytes(content, "a.html").text == "Слово\n"


def test_a_comment_that_silences_a_rule_is_kept() -> None:
    document = read("<p>One.</p><!-- gloss:ignore T101 -- a title --><p>Two.</p>")
    (found,) = find_suppressions(document)
    assert (found.rules, found.reason, found.fault) == (("T101",), "a title", "")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>one <b <i two", "one"),
        ("<div>" * 100_000 + "x", "x"),
        ("<b><p>" * 10_000 + "x", "x"),
        ("<!--" * 100_000, ""),
        (f"<a title='{'x' * 5_000_000}'>y</a>", "y"),
        ("</p></div>text</table>", "text"),
        ("&lt;" * 100_000, "<" * 100_000),
    ],
)
def test_broken_and_hostile_markup_is_read(page: str, text: str) -> None:
    assert read(page).text.strip() == text


def test_binary_content_is_refused() -> None:
    with pytest.raises(UnreadableError, match="is not a text file"):
        read_bytes(bytes(range(256)) * 50, "a.html")
