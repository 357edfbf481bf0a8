"""A designation is cut into words as a text is."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from align.tokens import Vocabulary, tokenize
from glossary.concept import ConceptEntry, Designation
from glossary.matching.pattern import compile_concept, compile_designation

SIGNS = st.sampled_from(["a", "B", "é", "'", "’", "-", "–", "\u00ad", " ", "\n", ".", "ﬁ", "당", "中", "7", "+", "&"])


@settings(deadline=None)
@given(st.one_of(st.text(SIGNS, max_size=30), st.text(max_size=20)))
@example("x" * 600 + " y")
def test_a_designation_is_cut_as_a_text_is(text: str) -> None:
    pattern = compile_designation("c", Designation(text), 0)
    tokens = tokenize(text, Vocabulary())
    places = range(len(tokens))
    if pattern is None:
        assert not places
        return
    assert pattern.words == tuple(map(tokens.word, places))
    assert pattern.surfaces == tuple(map(tokens.surface, places))
    assert pattern.gaps == tuple(map(tokens.gap, places[:-1]))
    assert pattern.tail == text[tokens.end(len(tokens) - 1) :].rstrip()


def test_each_form_that_is_listed_is_a_pattern_of_its_designation() -> None:
    designation = Designation("man-of-war", forms=("men-of-war", "…"))
    found = list(compile_concept(ConceptEntry("c", (designation,)), 4))
    assert [(each.words, each.designation, each.order) for each in found] == [
        (("man", "of", "war"), designation, 4),
        (("men", "of", "war"), designation, 4),
    ]
