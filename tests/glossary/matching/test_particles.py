"""Korean words: a noun and its particles, and one word in the spelling of North and South."""

from __future__ import annotations

import pytest

from glossary.matching.inflection import are_related, ending_of, inflect
from glossary.matching.orthography import initial_key
from glossary.matching.particles import attach, nouns


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("당은", "당"),
        ("나라는", "나라"),
        ("위원회에서는", "위원회"),
        ("로동당으로부터", "로동당"),
        ("인민들에게로", "인민"),
        ("동지들의", "동지"),
        ("서울로", "서울"),
        ("원수님께서는", "원수"),
        ("공장에서만", "공장"),
        ("wpk는", "wpk"),
    ],
)
def test_a_noun_is_found_under_its_particles(word: str, noun: str) -> None:
    assert noun in nouns(word)
    assert are_related(word, noun)


@pytest.mark.parametrize(
    ("word", "noun"),
    [("국가", "국"), ("당는", "당"), ("나라은", "나라"), ("서울으로", "서울"), ("당중앙", "당"), ("", "당")],
)
def test_only_the_form_that_the_last_sound_asks_for_is_a_particle(word: str, noun: str) -> None:
    assert noun not in nouns(word)


def test_a_particle_is_taken_off_the_text_never_off_the_term() -> None:
    """A glossary's 회의 (meeting) is not found in a text's 회 (time)."""
    assert are_related("회의에서", "회의")
    assert not are_related("회", "회의")


@pytest.mark.parametrize(
    ("word", "term", "form"), [("당은", "나라", "나라는"), ("나라로", "평양", "평양으로"), ("나라로", "서울", "서울로")]
)
def test_another_noun_takes_the_particle_in_its_own_form(word: str, term: str, form: str) -> None:
    noun = next(each for each in sorted(nouns(word)) if each != word)
    assert inflect(term, ending_of(word, noun)) == form


def test_what_has_no_particle_stays() -> None:
    assert attach("당", "") == "당"


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("로동", "노동"),
        ("녀성", "여성"),
        ("령도", "영도"),
        ("리론", "이론"),
        ("량심", "양심"),
        ("규률", "규율"),
        ("대렬", "대열"),
        ("조선로동당", "조선노동당"),
    ],
)
def test_north_and_south_write_one_word_in_two_ways(north: str, south: str) -> None:
    assert initial_key(north) == initial_key(south)


@pytest.mark.parametrize(("one", "other"), [("나라", "나나"), ("진리", "진이"), ("국력", "국역"), ("가", "나")])
def test_inside_a_word_the_consonants_tell_words_apart(one: str, other: str) -> None:
    assert initial_key(one) != initial_key(other)
