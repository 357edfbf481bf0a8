"""The classes of variants, each with the rules that are right about it."""

from __future__ import annotations

from collections.abc import Mapping

from matchers.variants import (
    Kind,
    abbreviated,
    apostrophe,
    capitals,
    dash,
    edge_word_replaced,
    function_word_added,
    function_word_changed,
    function_word_dropped,
    inner_word_replaced,
    joined_otherwise,
    lost_ligature,
    misread,
    order,
    order_around_of,
    respelt,
    run_together,
    slip,
    slip_and_function_word,
    slip_in_a_form,
    slips_in_two_words,
    split_word,
    two_slips_in_a_word,
    word_added,
    word_left_out,
)

SLIPS = frozenset(
    ("one slip", "two slips in a word", "slips in two words", "slip in a plural", "misread", "slip and function word")
)
"""Kinds that must not make a word of another meaning."""

VARIANTS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("one slip", slip, ("T101",)),
        Kind("two slips in a word", two_slips_in_a_word, ("T101",)),
        Kind("slips in two words", slips_in_two_words, ("T101",)),
        Kind("slip in a plural", slip_in_a_form, ("T101",)),
        Kind("misread", misread, ("T101",)),
        Kind("split word", split_word, ("T101", "T104")),
        Kind("run together", run_together, ("T104", "T101")),
        Kind("lost ligature", lost_ligature, ("T101", "T104")),
        Kind("spelling", respelt, ("T101",)),
        Kind("apostrophe", apostrophe, ("T101",)),
        Kind("capitals", capitals, ("T102",)),
        Kind("hyphen or space", joined_otherwise, ("T104",)),
        Kind("dash", dash, ("T104",)),
        Kind("order", order, ("T103",)),
        Kind("order around of", order_around_of, ("T103", "T105")),
        Kind("function word changed", function_word_changed, ("T105",)),
        Kind("function word added", function_word_added, ("T105",)),
        Kind("function word dropped", function_word_dropped, ("T105",)),
        Kind("slip and function word", slip_and_function_word, ("T105",)),
        Kind("abbreviation", abbreviated, ("T105",)),
        Kind("word added", word_added, ("T105",)),
        Kind("inner word replaced", inner_word_replaced, ("T105",)),
        Kind("edge word replaced", edge_word_replaced, ("T105",)),
        Kind("word left out", word_left_out, ("T105",)),
    )
}
