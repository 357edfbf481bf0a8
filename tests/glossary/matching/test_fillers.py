"""A word in another's place is weighed by what the text itself does with the words around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from glossary.concept import ConceptEntry, Designation, Glossary
from glossary.lint import LintResult
from glossary.matching.fillers import Elsewhere, probability
from glossary.matching.index import compile_index
from glossary.matching.pattern import Pattern

Lint = Callable[..., LintResult]

TERMS = (
    "hostile policy towards the DPRK",
    "careful attention of the Congress",
    "gradual improvement of the Navy",
    "scientific research institutions",
    "long-term security",
    "quarter of a century",
    "main road",
)
GLOSSARY = Glossary(tuple(ConceptEntry(text, (Designation(text),)) for text in TERMS))


def scores(lint: Lint, text: str) -> list[tuple[str, float | None]]:
    return [(each.text, each.score) for each in lint(text, GLOSSARY, min_score=0).findings]


def test_a_lone_departure_is_found_and_scores_less_than_any_other_kind(lint: Lint) -> None:
    ((text, score),) = scores(lint, "Their hostile attitude towards the DPRK grew.")
    ((_, order),) = scores(lint, "It was a policy hostile towards the DPRK.")
    assert text == "hostile attitude towards the DPRK"
    assert score is not None
    assert order is not None
    assert 20 < score < 80 < order


@pytest.mark.parametrize(
    "more",
    [
        "The attention of the Congress was short. By the attention of the Congress it fell.",
        "Earnest men are earnest in earnest. An earnest attention is earnest attention.",
    ],
    ids=["the rest stands by itself", "the new word is the text's own"],
)
def test_what_the_text_says_freely_lowers_the_score(lint: Lint, more: str) -> None:
    lone = "It has the earnest attention of the Congress."
    before = dict(scores(lint, lone))["earnest attention of the Congress"]
    after = dict(scores(lint, f"{lone} {more}")).get("earnest attention of the Congress", 0.0)
    assert before is not None
    assert after is not None
    assert after < before / 2


def test_the_terms_own_places_are_no_ordinary_language(lint: Lint) -> None:
    lone = "It has the earnest attention of the Congress."
    own = "The careful attention of the Congress was due. The careful attention of the Congress went on."
    assert dict(scores(lint, f"{lone} {own}")) == dict(scores(lint, lone))


@pytest.mark.parametrize(
    "text",
    [
        "A scientific research group stayed.",  # another thing of the same kind
        "Our long-term care is dear.",  # a hyphenated compound counts once
        "It has the other attention of the Congress.",  # a word that picks out
        "It has the increasing attention of the Congress.",  # a participle
        "It has the Western attention of the Congress.",  # a name
        "It has the third attention of the Congress.",  # a number
        "A quarter of a century went by.",
        "The main widened road is long.",
        "The main-road traffic grew.",  # a hyphen that the noun behind it asks for
    ],
)
def test_what_names_or_picks_another_thing_is_no_departure(lint: Lint, text: str) -> None:
    assert lint(text, GLOSSARY, min_score=0).findings == ()


def test_where_a_text_fills_the_place_with_many_words_none_is_reported(lint: Lint) -> None:
    text = "The gradual increase of the Navy, the gradual decline of the Navy, the gradual renewal of the Navy."
    assert scores(lint, text) == []
    assert len(scores(lint, text.split(",", maxsplit=1)[0] + ".")) == 1


def test_each_further_place_elsewhere_makes_a_departure_less_likely() -> None:
    pattern = _pattern("careful attention of the Congress")
    for missing in (0, 1):
        lone = probability(pattern, missing, Elsewhere(0, 0, 0))
        for more in (Elsewhere(1, 0, 0), Elsewhere(0, 1, 0), Elsewhere(0, 0, 1)):
            assert 0 < probability(pattern, missing, more) < lone < 1


def _pattern(text: str) -> Pattern:
    index = compile_index(GLOSSARY, language="en", as_of=date(2026, 1, 1), fingerprint="")
    return next(each for each in index.patterns if each.designation.text == text)
