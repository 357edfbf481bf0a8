"""Lines are cut in columns and come out one by one as they stand in the text."""

from __future__ import annotations

import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from align import characters, lines
from align.document import Span
from align.lines import blank_masked, cut_lines

pieces = st.sampled_from(
    ["a", "B.", " ", "\n", "\r\n", "\r", "\f", "\t", "\u3000", "\x85", "\u2028", "12", "é", "𝒶", "\ud800"]
)
texts = st.lists(pieces, max_size=60).map("".join)


@settings(deadline=None)
@given(texts, st.integers(1, 9))
def test_lines_begin_and_end_with_their_first_and_last_words(text: str, size: int) -> None:
    piece, page = characters.PIECE, lines.PAGE
    try:
        characters.PIECE, lines.PAGE = size, size
        found = list(cut_lines(text, text, Span(0, len(text))))
    finally:
        characters.PIECE, lines.PAGE = piece, page
    expected = [each for each in re.finditer(r"[^\r\n\f]+", text) if each.group().strip()]
    assert [text[line.start : line.end] for line in found] == [each.group().strip() for each in expected]
    assert [line.start - line.indent for line in found] == [each.start() for each in expected]
    assert [line.has_trailing_blank for line in found] == [each.group()[-1].isspace() for each in expected]
    befores = [text[before.end() : after.start()] for before, after in itertools.pairwise(expected)]
    is_gap = [True, *(before not in {"\n", "\r", "\r\n"} for before in befores)]
    is_below_folio = [False, *(line.is_folio for line in found)]
    parted = [gap or below for gap, below in zip(is_gap, is_below_folio, strict=False)]
    assert [line.is_apart for line in found] == parted[: len(found)]


@given(texts)
def test_neighbours_are_the_lines_one_by_one(text: str) -> None:
    found = cut_lines(text, text, Span(0, len(text)))
    every = list(found)
    assert found[:] == [found[place] for place in range(len(found))] == every
    assert found[1:3] == every[1:3]
    assert found[::-1] == every[::-1]
    assert found[-1:] == every[-1:]


def test_a_masked_mark_at_a_lines_end_is_no_trailing_blank() -> None:
    text = "one **\ntwo \n"
    plain = blank_masked(text, [Span(4, 6)])
    assert [line.has_trailing_blank for line in cut_lines(plain, text, Span(0, len(text)))] == [False, True]
