"""A comment in the text hides what its own line or the following block holds, and must say why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.document import Document, Span
from glossary.suppression import find_suppressions, mask_suppressions, suppression_spans
from glossary.suppression.suppression import Suppression

DocumentMaker = Callable[..., Document]


def only(document: Document) -> Suppression:
    (found,) = find_suppressions(document)
    return found


def reach_of(document: Document) -> str:
    reach = only(document).reach
    assert reach is not None
    return reach.of(document.text)


def test_a_comment_says_rules_a_reason_and_a_last_day(document: DocumentMaker) -> None:
    text = "<!-- gloss:ignore T101, A109,variant-case  until 2027-01-31 -- as printed in 1971 -->\nx"
    found = only(document(text))
    assert (found.rules, found.until, found.reason, found.fault) == (
        ("T101", "A109", "variant-case"),
        date(2027, 1, 31),
        "as printed in 1971",
        "",
    )
    assert found.place.text == text[:-2]
    assert (found.place.start.line, found.place.start.column) == (1, 1)


@pytest.mark.parametrize("dash", ["--", "–", "—"])
def test_a_dash_may_be_any_that_a_keyboard_makes(document: DocumentMaker, dash: str) -> None:
    assert only(document(f"# gloss:ignore T {dash} a well-known -- saying")).reason == "a well-known -- saying"


def test_a_reason_may_run_over_lines(document: DocumentMaker) -> None:
    assert only(document("<!-- gloss:ignore T --\n  so it\n  stood -->")).reason == "so it stood"


@pytest.mark.parametrize("opening", ["#", "%", "//", "  #"])
def test_plain_text_has_comment_lines(document: DocumentMaker, opening: str) -> None:
    found = only(document(f"Before.\n{opening} gloss:ignore A -- so it stood  \nfi rmly\n"))
    assert found.place.text == f"{opening.strip()} gloss:ignore A -- so it stood"
    assert found.reason == "so it stood"


def test_markdown_has_no_comment_lines_for_a_hash_opens_a_heading(document: DocumentMaker) -> None:
    assert find_suppressions(document("# gloss:ignore A -- so it stood\n", "a.md", "text/markdown")) == ()


def test_a_hash_in_the_middle_of_a_line_is_no_comment(document: DocumentMaker) -> None:
    assert find_suppressions(document("Write # gloss:ignore A -- why, says the manual.")) == ()


def test_a_comment_shown_in_code_is_not_meant(document: DocumentMaker) -> None:
    text = "```\n<!-- gloss:ignore A -- why -->\n```\n"
    shown = document(text, "a.md", "text/markdown", code=(Span(0, len(text)),))
    assert find_suppressions(shown) == ()
    assert mask_suppressions(shown).masked == ()


def test_beside_other_words_it_is_about_its_own_line(document: DocumentMaker) -> None:
    text = "One.\nTwo two. <!-- gloss:ignore A109 -- sung -->\nThree.\n"
    assert reach_of(document(text)) == "Two two. <!-- gloss:ignore A109 -- sung -->"


def test_alone_it_is_about_the_block_that_follows(document: DocumentMaker) -> None:
    text = "One.\n\n<!-- gloss:ignore A109 -- sung -->\nTwo\ntwo.\n\nThree.\n"
    assert reach_of(document(text)) == "Two\ntwo.\n"


def test_blank_lines_before_the_block_are_passed_over(document: DocumentMaker) -> None:
    text = "<!-- gloss:ignore A109 -- sung -->\r\n\r\n  \r\nTwo\r\ntwo.\r\n\r\nThree."
    assert reach_of(document(text)) == "Two\r\ntwo.\r\n"


def test_comments_may_be_stacked(document: DocumentMaker) -> None:
    text = "# gloss:ignore A109 -- sung\n\n# gloss:ignore T101 -- printed so\nTwo two.\n\nThree."
    reaches = [each.reach.of(text) for each in find_suppressions(document(text)) if each.reach]
    assert reaches == ["Two two.\n", "Two two.\n"]


def test_two_comments_beside_the_same_words_are_about_the_same_line(document: DocumentMaker) -> None:
    text = "a a <!-- gloss:ignore A109 -- x --> <!-- gloss:ignore T -- y -->\nb"
    assert {each.reach for each in find_suppressions(document(text))} == {Span(0, len(text) - 2)}


def test_inside_a_quotation_an_empty_quoted_line_ends_the_block(document: DocumentMaker) -> None:
    text = "> <!-- gloss:ignore A109 -- sung -->\n> Two\n> two.\n>\n> Three.\n"
    assert reach_of(document(text, "a.md", "text/markdown")) == "> Two\n> two.\n"


def test_at_the_end_of_a_text_it_is_about_nothing(document: DocumentMaker) -> None:
    assert reach_of(document("One.\n# gloss:ignore A109 -- sung\n")) == ""


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("<!-- gloss:ignore T101 -->", "it gives no reason"),
        ("<!-- gloss:ignore T101 -- -->", "it gives no reason"),
        ("<!-- gloss:ignore -- because -->", "it names no rule"),
        ("<!-- gloss:ignore until 2027-01-31 -- because -->", "it names no rule"),
        ("<!-- gloss:ignore T101 until 2027-02-31 -- because -->", "“2027-02-31” is no date"),
        ("<!-- gloss:ignore T101 until -- because -->", "“” is no date"),
        ("<!-- gloss:ignore T101 -- because", "the comment is not closed"),
    ],
)
def test_what_is_wrong_is_said(document: DocumentMaker, comment: str, fault: str) -> None:
    assert only(document(f"{comment}\nx x")).fault.startswith(fault)


def test_a_comment_is_masked_so_that_nobody_reads_it_as_prose(document: DocumentMaker) -> None:
    text = "One one. <!-- gloss:ignore A109 -- sung -->\n# gloss:ignore T -- why\nTwo.\n"
    masked = mask_suppressions(document(text)).masked
    assert [span.of(text) for span in masked] == ["<!-- gloss:ignore A109 -- sung -->", "# gloss:ignore T -- why"]


def test_what_was_masked_before_stays_masked_and_sorted(document: DocumentMaker) -> None:
    text = "**a** <!-- gloss:ignore A109 -- sung --> **b**"
    original = document(text)
    marked = Document("a.md", text, "text/markdown", original.sha256, masked=(Span(0, 2), Span(6, 12), Span(44, 46)))
    assert mask_suppressions(marked).masked == (Span(0, 2), Span(6, 40), Span(44, 46))


def test_a_text_without_suppressions_is_the_same_document(document: DocumentMaker) -> None:
    plain = document("Nothing is ignored.")
    assert mask_suppressions(plain) is plain
    assert find_suppressions(plain) == ()


parts = st.lists(
    st.sampled_from(["<!-- gloss:ignore", "-->", " T -- x", "#gloss:ignore", "\n", "\r\n", "\r", " ", "a"])
)


@given(parts)
def test_spans_are_sorted_and_every_reach_lies_inside_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    spans = suppression_spans(text)
    found = find_suppressions(Document("a.txt", text, "text/plain", "0" * 64))
    assert [each.place.span for each in found] == list(spans) == sorted(spans)
    for each in found:
        assert "gloss:ignore" in each.place.text
        assert each.reach is not None
        assert each.reach.end <= len(text)


def test_many_comments_that_are_never_closed_take_no_time(document: DocumentMaker) -> None:
    assert len(find_suppressions(document("<!-- gloss:ignore T\n" * 2_000))) == 2_000
