"""Laws of the search: what the arrays find is what looking at every stretch of a text finds."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from align.sentences import find_layout
from align.tokens import Vocabulary
from glossary.artifacts.lexicon import load_lexicon
from glossary.concept import ConceptEntry, Designation, Glossary
from glossary.matching import fuzzy
from glossary.matching.exact import find_standing
from glossary.matching.index import compile_index
from glossary.matching.lookup import Lookup
from glossary.matching.passage import Passage, read_passage
from glossary.matching.pattern import Pattern
from glossary.matching.walk import can_go_on
from glossary.matching.windows import SLACK
from glossary.matching.words import FUNCTION_WORDS

WORDS = ("frontier", "harvest", "orchard", "pattern", "frontal", "breakthrough", "people's")
SMALL = ("of", "the", "for", "a", "and")
DAMAGED = ("frontiers", "harvst", "orchrad", "patern", "ofthe", "frontalbreakthrough", "break", "through", "peoples")
GAPS = (" ", " ", " ", " ", "-", ", ", "\n", ". ")


def has_each_word_once(words: list[str]) -> bool:
    content = [word for word in words if word in WORDS]
    return len(content) == len(set(content))


term = st.lists(st.sampled_from((*WORDS, *SMALL)), min_size=1, max_size=5).filter(has_each_word_once).map(" ".join)
terms = st.lists(term, min_size=1, max_size=4, unique=True)
texts = st.lists(
    st.tuples(st.sampled_from((*WORDS, *WORDS, *SMALL, *DAMAGED)), st.sampled_from(GAPS)), min_size=1, max_size=14
).map(lambda pieces: "".join(word + gap for word, gap in pieces))


def read(words: list[str], text: str) -> tuple[Lookup, Passage]:
    glossary = Glossary(tuple(ConceptEntry(f"c{n}", (Designation(word),)) for n, word in enumerate(words)))
    index = compile_index(glossary, language="en", as_of=date(2026, 1, 1), fingerprint="")
    lookup = Lookup(index, load_lexicon())
    passage = read_passage(text, find_layout(text), Vocabulary(), masked=())
    lookup.read(passage.tokens.vocabulary)
    return lookup, passage


def stretches(passage: Passage, longest: int) -> list[tuple[int, int]]:
    places = range(len(passage.tokens))
    return [(first, last) for first in places for last in places[first : first + longest]]


def has_edges(passage: Passage, pattern: Pattern, first: int, last: int) -> bool:
    """Whether the function words that the term begins and ends with stand there, and none but them at an end."""
    lead, trail = pattern.content[0], pattern.content[-1] + 1
    words = [passage.tokens.word(place) for place in range(first, last + 1)]
    ends = len(pattern.words) - trail
    inner = words[lead : len(words) - ends]
    if not inner or inner[0] in FUNCTION_WORDS or inner[-1] in FUNCTION_WORDS:
        return False
    return words[:lead] == [*pattern.words[:lead]] and words[len(words) - ends :] == [*pattern.words[trail:]]


@settings(max_examples=300)
@given(words=terms, text=texts)
def test_every_stretch_that_compares_as_a_variant_is_found(words: list[str], text: str) -> None:
    lookup, passage = read(words, text)
    goes_on = can_go_on(lookup, passage)
    standing = find_standing(lookup, passage, goes_on)
    hits = [*zip(standing.patterns.tolist(), standing.firsts.tolist(), standing.lasts.tolist(), strict=True)]
    found = {
        (each.pattern.concept, each.first, each.last)
        for each in fuzzy.find_candidates(lookup, passage, goes_on, standing)
    }
    for number, pattern in enumerate(lookup.index.patterns):
        for first, last in stretches(passage, len(pattern.words) + SLACK) if pattern.content else ():
            if any(hit == number and begin <= first and last <= end for hit, begin, end in hits):
                continue
            if not has_edges(passage, pattern, first, last):
                continue
            if fuzzy._judge(lookup, passage, number, first, last) is not None:  # noqa: SLF001 - the law is about it
                assert (pattern.concept, first, last) in found, (pattern.words, text, first, last)


@given(words=terms, text=texts)
def test_every_place_where_a_terms_words_stand_is_a_hit(words: list[str], text: str) -> None:
    lookup, passage = read(words, text)
    standing = find_standing(lookup, passage, can_go_on(lookup, passage))
    found = {*zip(standing.patterns.tolist(), standing.firsts.tolist(), strict=True)}
    tokens = passage.tokens
    for number, pattern in enumerate(lookup.index.patterns):
        for first, last in stretches(passage, len(pattern.words)):
            places = range(first, last + 1)
            stands = [tokens.word(place) for place in places] == list(pattern.words) and all(
                tokens.gap(place) == " " for place in places[:-1]
            )
            if stands and passage.are_together(first, last):
                assert (number, first) in found
