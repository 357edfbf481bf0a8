"""Sentences as the matcher asks for them: found where asked, the same as the layout's own."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from align.document import Span
from align.sentences import find_layout
from align.tokens import Vocabulary
from glossary.matching.passage import Passage, read_passage

_WORDS = ("orchard", "Gate", "No.", "3", "Dr. Ash", "held", "U.S.", "(", "”", "“Go!”", "園。門", ".", "?", "…")
_BREAKS = (" ", " ", " ", "\n", "\n\n", "\n- ", "\n1. ", "\n\n# ", "\t")
texts = st.lists(st.sampled_from(_WORDS + _BREAKS), max_size=40).map(" ".join)


def read(text: str, masked: tuple[tuple[Span, bool], ...] = ()) -> Passage:
    return read_passage(text, find_layout(text), Vocabulary(), masked=masked)


def place_of(passage: Passage, word: str) -> int:
    return next(place for place in range(len(passage.tokens)) if passage.tokens.surface(place) == word)


@example("1. A gate.\n2. Dr. Ash held it. He left.")
@given(texts)
def test_tokens_are_together_where_the_layout_has_them_in_one_sentence(text: str) -> None:
    passage = read(text)
    sentences = [passage.layout.sentence_at(start) for start in passage.tokens.starts.tolist()]
    if not passage.layout.blocks:
        return
    for first, sentence in enumerate(sentences):
        assert passage.sentence_of(first) == sentence.start
        for last in range(first, len(sentences)):
            assert passage.are_together(first, last) == (sentence == sentences[last])
        assert passage.ends_sentence(first) == (sentences[first + 1 : first + 2] != [sentence])


@given(texts)
def test_one_block_without_a_stop_is_one_sentence(text: str) -> None:
    passage = read(text.translate(dict.fromkeys(map(ord, ".?!…。"), " ")))
    blocks = passage.blocks.tolist()
    for first, block in enumerate(blocks):
        assert all(passage.are_together(first, last) == (block == blocks[last]) for last in range(first, len(blocks)))


def test_capitals_are_free_in_a_heading_and_a_shouted_line_only() -> None:
    passage = read(
        "The Orchard Union Meets\n\nHe said that the Union had met in Harrowgate.\n\nTHE UNION HAS GONE HOME\n"
    )
    assert passage.has_free_capitals(place_of(passage, "Orchard"))
    assert not passage.has_free_capitals(place_of(passage, "Harrowgate"))
    assert passage.has_free_capitals(place_of(passage, "GONE"))
    assert passage.is_shouted(place_of(passage, "GONE"))
    assert not passage.is_shouted(place_of(passage, "Orchard"))


def test_a_capital_is_free_where_a_sentence_or_a_quotation_begins_and_after_a_colon() -> None:
    passage = read("Gates stand. Walls fall, and “Doors open: Windows too.”")
    starts = [passage.tokens.surface(place) for place in range(len(passage.tokens)) if passage.is_start(place)]
    assert starts == ["Gates", "Walls", "Doors", "Windows"]


def test_reading_goes_on_over_markup_and_not_over_code() -> None:
    text = "a **gate** of `iron` bars"
    over, stop = (Span(text.index(mark), text.index(mark) + 2) for mark in ("**g", "** "))
    passage = read(text, ((over, True), (stop, True), (Span(text.index("`"), text.rindex("`") + 1), False)))
    assert [passage.tokens.surface(place) for place in range(len(passage.tokens))] == ["a", "gate", "of", "bars"]
    assert [passage.tokens.gap(place) for place in range(3)] == [" ", " ", " " + 6 * "\x01" + " "]
