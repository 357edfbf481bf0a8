"""Slips in languages of which there is no word list here: nobody says which words exist, so few are believed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from glossary.matching.endings import may_be_slip
from glossary.matching.inflection import unjoined
from glossary.matching.near import Neighbourhood, Pairs, Spelt
from glossary.matching.script import believes_slip, spelt_out


def find_unlisted_slips(
    words: Sequence[str], term_words: Sequence[str], near: Neighbourhood, language: str
) -> tuple[Pairs, Pairs]:
    """Pairs one edit apart before their endings: those that are slips, and those that may well be other words.

    `near` holds `term_words` spelt out. Another word of the glossary is never a slip of one.
    """
    own = frozenset(term_words)
    read = [
        (form, number)
        for number, word in enumerate(words)
        if word not in own
        for form in (word, *sorted(unjoined(word, language)))
        if form not in own
    ]
    forms = [spelt_out(form) for form, _ in read]
    owners = np.array([number for _, number in read], np.int64)
    one = near.one_edit(forms, Spelt(forms))
    apart = [
        may_be_slip(read[ours][0], term_words[theirs])
        for ours, theirs in zip(one.ours.tolist(), one.theirs.tolist(), strict=True)
    ]
    one = one.only(np.array(apart, bool))
    believed = np.array([believes_slip(term_words[number]) for number in one.theirs.tolist()], bool)
    pairs = Pairs(owners[one.ours], one.theirs)
    return pairs.only(believed), pairs.only(~believed)
