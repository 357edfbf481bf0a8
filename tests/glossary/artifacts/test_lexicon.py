"""Which words the lexicon knows, and how cheaply it is read."""

from __future__ import annotations

import time

import pytest

from glossary.artifacts.lexicon import WORDS, Lexicon, load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    "word", "the The THE firmly colour color organise organize o'clock don\u2019t XIV caf\u00e9 a I".split()
)
def test_words_are_known_in_both_spellings_and_in_capitals(word: str) -> None:
    assert LEXICON.knows(word)


@pytest.mark.parametrize("word", "fi rm ne de ed er tion rmly clarifi Samjiyon Jungphyong korea x q'".split())
def test_fragments_and_unlisted_names_are_unknown(word: str) -> None:
    assert not LEXICON.knows(word)
    assert LEXICON.level(word) is None


@pytest.mark.parametrize("word", ["", " ", "a b", "\n", "10", "the the", "a\nan"])
def test_what_is_no_word_is_unknown(word: str) -> None:
    assert not LEXICON.knows(word)


def test_a_name_is_known_with_its_capital_only() -> None:
    assert LEXICON.knows("Korea")
    assert LEXICON.knows("KOREA")
    assert not LEXICON.knows("korea")


@pytest.mark.parametrize("word", ["worker's", "worker\u2019s", "workers'", "Workers\u2019", "KOREA'S"])
def test_possessives_are_known_where_the_word_is(word: str) -> None:
    assert LEXICON.knows(word)


def test_frequent_words_have_small_levels() -> None:
    levels = [LEXICON.level(word) for word in ("the", "offensive", "fluence")]
    assert levels == sorted(levels)
    assert levels[0] == 10


def test_an_extended_lexicon_knows_more_and_the_shared_one_does_not() -> None:
    extended = LEXICON.extended(["Samjiyon City", "DPRK-US relations", "Workers\u2019 Party"])
    assert all(map(extended.knows, ("Samjiyon", "DPRK", "DPRK-US")))
    assert extended.owns("DPRK-US")
    assert not LEXICON.knows("Samjiyon")
    assert extended.extended(["Paektu"]).knows("Samjiyon")


def test_the_list_is_read_once_in_a_process() -> None:
    assert load_lexicon() is LEXICON


def test_the_shipped_list_is_small_and_quick_to_read() -> None:
    assert WORDS.stat().st_size < 1_000_000
    best = min(_reading_seconds() for _ in range(5))
    assert best < 0.060


def test_the_licence_ships_with_the_list() -> None:
    assert "SCOWL" in WORDS.with_name("words.LICENSE").read_text("utf-8")


def _reading_seconds() -> float:
    start = time.process_time()
    assert isinstance(load_lexicon.__wrapped__(), Lexicon)
    return time.process_time() - start
