"""What holds of every text: repairs are stable, lead back, and touch nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.document import Document, Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.detection import find_damage, mend_document
from glossary.artifacts.lexicon import load_lexicon

WORDS = (
    "the committee held firmly to its first aim and the office was efficient in a difficult fight for final reform "
    "DPRK US Kim Jong Samjiyon state-of-the-art self-reliance revolution anti-socialist had that of in to a I 1990 "
    "caf\u00e9"
).split()
DAMAGE = (
    "fi rmly; o ffi ce; con dence; rmly; rst; de\ufffdnition; \ufb01rst; \u00e2\u20ac\u2122; caf\u00c3\u00a9; "
    "P\u0430rty; revo\u00adlution; a\u200bb; the the; revolu-\ntion; DPRK-\nUS; state-of-\nthe-\nart; fi; e; Th; "
    "tt; -; \u00ad; \x00; '; ofthe; revo lution; C e n t r a l; govemment; c0mmittee; vvorkers; "
    "fir\u017ft; rn; cl; l; 1; 0"
).split("; ")
GAPS = (" ", "  ", "\n", "\n\n", ", ", ". ", " , ", ".", "-\n", "- ", "\u00a0", " \u00a0", "\t", "\f", "")

texts = st.one_of(
    st.lists(st.tuples(st.sampled_from(WORDS + DAMAGE), st.sampled_from(GAPS)), max_size=14).map(
        lambda pairs: "".join(word + gap for word, gap in pairs),
    ),
    st.text(max_size=60),
)


def document(text: str) -> Document:
    return Document("law.txt", text, "text/plain", "")


def find(text: str) -> tuple[Damage, ...]:
    return find_damage(document(text), load_lexicon())


@settings(max_examples=400, deadline=None)
@given(texts)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    mended = mend_document(document(text), find(text)).text
    assert [damage for damage in find(mended) if damage.mends] == []


@settings(max_examples=200, deadline=None)
@given(texts)
def test_damage_is_sorted_inside_the_text_and_mends_without_overlap(text: str) -> None:
    found = find(text)
    assert list(found) == sorted(found)
    assert all(damage.span.end <= len(text) and len(damage.span) > 0 for damage in found)
    assert all(damage.replacements and damage.replacements[0] != damage.span.of(text) for damage in found)
    mending = [damage.span for damage in found if damage.mends]
    assert all(before.end <= after.start for before, after in pairwise(mending))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_the_map_leads_there_and_back(text: str) -> None:
    found = [damage for damage in find(text) if damage.mends]
    view = mend_document(document(text), found)
    for damage in found:
        there = view.to_mended(damage.span)
        assert there.of(view.text) == damage.replacements[0]
        assert not damage.replacements[0] or view.to_source(there) == damage.span


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("fi rmly", "firmly"),
        ("con fi dence", "confidence"),
        ("con dence", "confidence"),
        ("o\ufffdce", "office"),
        ("\ufb01rst", "first"),
        ("revolu-\ntion", "revolution"),
        ("caf\u00c3\u00a9", "caf\u00e9"),
        ("P\u0430rty", "Party"),
        ("revo\u00adlution", "revolution"),
        ("with with", "with"),
        ("tomake", "to make"),
        ("revo lution", "revolution"),
        ("C e n t r a l", "Central"),
        ("govemment", "government"),
        ("c0mmittee", "committee"),
    ],
)
@given(before=st.integers(0, 20), after=st.integers(0, 20))
@settings(max_examples=25, deadline=None)
def test_damage_planted_in_clean_text_is_found_there_and_nowhere_else(
    damaged: str, whole: str, before: int, after: int
) -> None:
    clean = "the people of this town met and spoke about the harvest while a bell rang in every street nearby".split()
    head, tail = " ".join(clean[:before]), " ".join(clean[len(clean) - after :])
    text = f"{head} {damaged} {tail}".strip(" ")
    place = text.index(damaged)
    found = find(text)
    assert [damage.span for damage in found] == [Span(place, place + len(damaged))]
    assert found[0].replacements[0] == whole
