"""Words near each other are found by hashes exactly as they are word by word."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from glossary.matching.near import ONE_SLIP_FROM, TWO_SLIPS_FROM, Neighbourhood, Pairs, Spelt

_lists = st.lists(st.text("abé한\U0001f600", min_size=1, max_size=11), max_size=9, unique=True)


def _set(pairs: Pairs) -> set[tuple[int, int]]:
    return set(zip(pairs.ours.tolist(), pairs.theirs.tolist(), strict=True))


@given(_lists, _lists)
def test_pairs_one_edit_apart_are_all_found_and_no_others(ours: list[str], theirs: list[str]) -> None:
    found = Neighbourhood(theirs).one_edit(ours, Spelt(ours))
    assert _set(found) == {
        (mine, its)
        for mine, word in enumerate(ours)
        for its, other in enumerate(theirs)
        if len(other) >= ONE_SLIP_FROM and OSA.distance(word, other) == 1
    }


@given(_lists, _lists)
def test_no_pair_of_long_words_two_edits_apart_is_lost(ours: list[str], theirs: list[str]) -> None:
    near = Neighbourhood(theirs)
    found = near.two_edits(Spelt(ours))
    within = found.only(near.distances(ours, found) <= 2)
    assert _set(within) == {
        (mine, its)
        for mine, word in enumerate(ours)
        for its, other in enumerate(theirs)
        if min(len(word), len(other)) >= TWO_SLIPS_FROM and OSA.distance(word, other) <= 2
    }


@given(_lists)
def test_a_word_without_a_letter_hashes_to_what_is_left(words: list[str]) -> None:
    hashes, owners = Spelt(words).without_one()
    left = [word[:place] + word[place + 1 :] for word in words for place in range(len(word))]
    whole, _ = Spelt(left).whole()
    assert set(hashes.tolist()) == set(whole.tolist())
    assert np.bincount(owners, minlength=len(words)).tolist() == [
        len({word[:place] + word[place + 1 :] for place in range(len(word))}) for word in words
    ]
