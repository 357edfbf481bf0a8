"""Laws of the layout: what holds for every text and every way of setting one."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.document import Span
from align.marks import find_mark
from align.sentences import Layout, find_layout
from tests.align.setting import (
    HEADING,
    PARAGRAPHS,
    SENTENCES,
    sentence_spans,
    squeeze,
    squeezed_sentences,
    wrap,
    wrap_report,
)

EXPECTED = [squeeze(sentence) for sentence in SENTENCES]
WIDTHS = range(20, 101)

WORDS = ["Party", "the", "and", "Mr.", "U.S.", "said:", "end.", "“Go!”", "…", "。", "中央", "ﬁ", "”", "(", "12"]
MARKS = ["1.", "- ", "• ", "2) ", "*", "IV. "]
BLANKS = ["\n", "\n\n", "\r\n", "\f", "  ", "\t", " ", "\x00", "\u2028", "\x01"]
pieces = st.sampled_from([*WORDS, *MARKS, *BLANKS])
texts = st.lists(pieces, max_size=60).map(" ".join) | st.lists(pieces, max_size=60).map("".join) | st.text(max_size=80)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("line_end", "between"),
    [("\n", "\n\n"), (" \n", "\n\n"), (" \n", "\n"), ("\r\n", "\r\n\r\n"), ("\n", "\n\n\n\n")],
    ids=["plain", "trailing blanks", "trailing blanks alone", "CRLF", "wide gaps"],
)
def test_wrapping_prose_anew_moves_no_sentence(width: int, line_end: str, between: str) -> None:
    assert squeezed_sentences(wrap_report(width, line_end=line_end, between=between)) == EXPECTED


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["gaps", "no gaps"])
@pytest.mark.parametrize("widths", list(itertools.permutations((24, 28, 40, 60, 72, 80), 2)), ids=str)
def test_paragraphs_may_be_wrapped_at_two_widths(between: str, widths: tuple[int, int]) -> None:
    lines = ["\n".join(wrap(" ".join(each), width)) for each, width in zip(PARAGRAPHS, widths * 3, strict=False)]
    assert squeezed_sentences(between.join(lines)) == EXPECTED


@pytest.mark.parametrize("width", WIDTHS)
def test_a_blank_line_after_any_line_of_a_sentence_does_not_end_it_where_trailing_blanks_show_the_wraps(
    width: int,
) -> None:
    lines = [wrap(" ".join(paragraph), width) for paragraph in PARAGRAPHS]
    for place in range(len(lines[1]) - 1):
        broken = [*lines[1][:place], lines[1][place] + " \n", *lines[1][place + 1 :]]
        if lines[1][place].endswith((".", ":")):
            continue
        text = "\n\n".join(" \n".join(each) for each in [lines[0], broken, *lines[2:]])
        assert squeezed_sentences(text) == EXPECTED


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_break_with_its_number_does_not_end_a_sentence_that_goes_on_in_small_letters(width: int) -> None:
    text = wrap_report(width)
    turned = re.sub(r"(?<=[a-z])\n(?=[a-z])", "\n\n- 7 -\n\f", text, count=1)
    assert [squeeze(each).replace("-7-", "") for each in squeezed_sentences(turned)] == EXPECTED


@pytest.mark.parametrize("width", [width for width in WIDTHS if width > len(HEADING) + 15])
def test_a_heading_stays_apart_at_every_width_wider_than_itself(width: int) -> None:
    for between in ("\n\n", "\n"):
        text = HEADING + between + wrap_report(width)
        assert squeezed_sentences(text) == [squeeze(HEADING), *EXPECTED]


@settings(deadline=None)
@given(texts)
def test_every_character_that_is_read_lies_in_exactly_one_sentence(text: str) -> None:
    layout = find_layout(text)
    assert_covers(text, layout, frozenset())


@settings(deadline=None)
@given(texts, st.data())
def test_masked_characters_decide_nothing_and_the_others_lie_in_one_sentence_each(
    text: str, data: st.DataObject
) -> None:
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=8))))
    masked = tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))
    hidden = frozenset(offset for span in masked for offset in range(span.start, span.end))
    assert_covers(text, find_layout(text, masked=masked), hidden)


def assert_covers(text: str, layout: Layout, hidden: frozenset[int]) -> None:
    seen: dict[int, int] = {}
    for block in layout.blocks:
        assert block.sentences
        assert all(block.span.covers(sentence) for sentence in block.sentences)
        marked = range(block.span.start, block.sentences[0].start) if block.is_listed else range(0)
        for offset in [*marked, *(place for span in block.sentences for place in range(span.start, span.end))]:
            seen[offset] = seen.get(offset, 0) + 1
    read = {offset for offset, character in enumerate(text) if not character.isspace()} - hidden
    assert all(seen.get(offset) == 1 for offset in read)
    assert max(seen.values(), default=1) == 1


@settings(deadline=None)
@given(texts)
def test_blocks_and_sentences_stand_in_order_and_hold_something(text: str) -> None:
    spans = sentence_spans(find_layout(text))
    assert all(span.of(text).strip() == span.of(text) and len(span) for span in spans)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))


@settings(deadline=None)
@given(texts)
def test_a_place_in_a_sentence_leads_to_it_and_to_its_block(text: str) -> None:
    layout = find_layout(text)
    for block in layout.blocks:
        for sentence in block.sentences:
            for offset in (sentence.start, sentence.end - 1):
                assert layout.sentence_at(offset) == sentence
                assert layout.block_at(offset) == block


@settings(deadline=None)
@given(texts, st.integers(0, 100))
def test_any_place_has_a_sentence_and_a_block(text: str, offset: int) -> None:
    layout = find_layout(text)
    assert layout.sentence_at(offset) in {*sentence_spans(layout), Span(offset, offset)}
    assert layout.block_at(offset).span.start <= max(offset, layout.block_at(0).span.start)


@settings(deadline=None)
@given(texts)
def test_a_list_mark_is_no_part_of_its_sentence(text: str) -> None:
    for block in find_layout(text).blocks:
        mark = find_mark(text, block.span.start)
        assert not block.is_listed or (mark is not None and block.sentences[0].start == mark.end)
