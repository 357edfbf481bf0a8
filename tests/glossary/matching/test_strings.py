"""Strings kept as arrays are found as in a dictionary, asked for a few or for all of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.matching.strings import Sequences, StringMap, keep_sequences, keep_strings

WORDS = st.text(st.characters(), max_size=6)


@settings(deadline=None)
@given(st.lists(WORDS, unique=True, max_size=60), st.lists(WORDS, max_size=10))
def test_each_string_is_found_at_its_place_and_no_other(strings: list[str], others: list[str]) -> None:
    kept = keep_strings(strings)
    numbers = {string: number for number, string in enumerate(strings)}
    for asked in (*others, *strings, *others):  # the first in the arrays, the last in what was read of them
        assert keep_strings(strings).find(asked) == kept.find(asked) == numbers.get(asked)
        assert (asked in kept) is (asked in numbers)


@settings(deadline=None)
@given(st.lists(WORDS, unique=True, max_size=60))
def test_strings_come_in_order(strings: list[str]) -> None:
    assert [keep_strings(strings)[number] for number in range(len(strings))] == strings
    assert list(keep_strings(strings)) == strings
    assert keep_strings(strings)[1:3] == strings[1:3]
    assert len(keep_strings(strings)) == len(strings)


def test_half_a_surrogate_pair_is_kept() -> None:
    kept = keep_strings(["\ud800", "a\udfffb"])
    assert kept.find("a\udfffb") == 1
    assert kept[0] == "\ud800"


def test_what_a_string_leads_to_is_made_when_it_is_asked_for() -> None:
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return f"value {number}"

    kept = StringMap(keep_strings(["one", "two"]), make)
    assert not made
    assert kept["two"] == kept.get("two") == "value 1"
    assert kept.get("three", "nothing") == "nothing"
    assert "three" not in kept
    assert set(made) == {1}
    assert dict(kept) == {"one": "value 0", "two": "value 1"}


def test_rows_of_words_are_told_apart_where_they_are_joined_differently() -> None:
    kept = Sequences(keep_sequences([("a", "", "b"), ("ab",), ("",)]))
    assert ("a", "", "b") in kept
    assert ("a", "b") not in kept
    assert ("ab",) in kept
    assert set(kept) == {("a", "", "b"), ("ab",), ("",)}
