"""Which word may be taken for one put in the place of a term's, whatever the text around it says."""

from __future__ import annotations

from glossary.matching.pattern import Pattern
from glossary.matching.words import CLAUSE_WORDS, FUNCTION_WORDS, PICKING_WORDS, is_number

LEAST_TO_REPLACE = 3
"""Content words of a term from which one may be replaced, a hyphenated compound counting once."""

_NEVER_FILLING = CLAUSE_WORDS | PICKING_WORDS
MODIFYING = ("ed", "ing", "ly")
"""Endings of participles and adverbs, with which any text says more of a thing without naming another."""


def may_replace(pattern: Pattern, missing: int, surface: str) -> bool:
    """Say whether `surface` in the place of the word at `missing` could be the term worded otherwise.

    What only resembles a name could not, nor a word that picks out ("several departments" for "executive
    departments"), nor another head of a compound: "scientific research group" is no "scientific research institution".
    """
    word, wanted = surface.lower(), pattern.words[missing]
    modifies = any(word.endswith(ending) and not wanted.endswith(ending) for ending in MODIFYING)
    return is_replaceable(pattern, missing) and not surface[:1].isupper() and may_fill(word) and not modifies


def is_replaceable(pattern: Pattern, place: int) -> bool:
    """Say whether another word in the place of this one could be the term worded otherwise."""
    return not (
        _count_units(pattern) < LEAST_TO_REPLACE
        or pattern.surfaces[place][:1].isupper()
        or is_number(pattern.words[place])
        or _heads_compound(pattern, place)
    )


def may_fill(word: str) -> bool:
    """Say whether a word in small letters could be put in a term's word's place."""
    return not is_number(word) and word not in _NEVER_FILLING


def _count_units(pattern: Pattern) -> int:
    gaps = (*pattern.gaps, " ")
    return len(pattern.content) - sum(gaps[place] in ("-", "") for place in pattern.content)


def _heads_compound(pattern: Pattern, place: int) -> bool:
    """Say whether a word is the thing itself of which two others tell the kind."""
    is_compound = not any(word in FUNCTION_WORDS for word in pattern.core)
    return is_compound and len(pattern.content) == LEAST_TO_REPLACE and place == pattern.content[-1]
