"""Relations worked out in bulk are those of two words looked at side by side."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from glossary.artifacts.lexicon import Lexicon, load_lexicon
from glossary.matching import kinship
from glossary.matching.english import IRREGULAR
from glossary.matching.inflection import bases, plural_bases
from glossary.matching.keys import ENDINGS, MOST_TAKEN_OFF
from glossary.matching.kinship import Kin, Kindred
from glossary.matching.spelling import WHOLE, are_respelt, misread_key, spelling_key, spelling_keys, without_ligature

_STEMS = (
    "organis organiz colour color centr center central defence defens travell travel catalog catalogu stop stopp try "
    "tri plough plow programm program analys analyz aesthetic esthetic canoe cane go man men offen confid con firm f "
    "conscience confine nation nations hostil host bur burn modern modem clear dear"
).split()
_TAILS = ["", *"e s es ed ied ies y ing ings ation 's s' ' er ers ence ity ful m rn d cl fi ffi ae oe our".split()]
_built = st.builds(lambda stem, tail, more: stem + tail + more, st.sampled_from(_STEMS), *[st.sampled_from(_TAILS)] * 2)


@st.composite
def _words(draw: st.DrawFn) -> str:
    """A word, perhaps with a slip or two."""
    word: str = draw(_built)
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(word) - 1))
        written = draw(st.sampled_from(["", *"aens'1ß"]))
        word = (word[:place] + written + word[place + draw(st.integers(0, 1)) :]) or "x"
    return word


def _relation(word: str, other: str, own: frozenset[str], lexicon: Lexicon) -> Kin | None:
    """The relation of two words, rule by rule."""
    is_known = word in own or lexicon.knows_letters(word)
    if word == other:
        return Kin.SAME
    if word.replace("'", "") == other.replace("'", ""):
        return Kin.APOSTROPHE
    if bases(word) & bases(other):
        return Kin.FORM
    if set(map(spelling_key, bases(word))) & set(map(spelling_key, bases(other))):
        return Kin.SPELLING
    if not is_known and _is_slip(word, other):
        return Kin.SLIP
    is_near = min(len(word), len(other)) >= 5 and OSA.distance(word, other) == 1
    if is_known and word not in own and is_near:
        return Kin.OTHER_WORD
    shared = next((n for n, pair in enumerate(zip(word, other, strict=False)) if len({*pair}) > 1), None)
    shared = min(len(word), len(other)) if shared is None else shared
    return Kin.RELATIVE if shared >= 5 and shared > 0.6 * max(len(word), len(other)) else None


def _is_slip(word: str, other: str) -> bool:
    if (len(word) >= 5 and misread_key(word) == misread_key(other)) or word in without_ligature(other):
        return True
    return any(
        len(other) >= 5 and 0 < OSA.distance(form, other) <= (2 if min(len(form), len(other)) >= 7 else 1)
        for form in (word, *plural_bases(word))
    )


def _relations(kindred: Kindred, words: list[str]) -> list[dict[str, Kin]]:
    found = kindred.relate(words)
    return [
        {
            kindred.term_words[number]: Kin(kin)
            for number, kin in zip(found.term_words[first:end].tolist(), found.kins[first:end].tolist(), strict=True)
        }
        for first, end in zip(found.offsets[:-1].tolist(), found.offsets[1:].tolist(), strict=True)
    ]


@given(st.lists(_words(), max_size=12), st.sets(_words(), max_size=12), st.sets(_words(), max_size=4))
def test_words_in_bulk_relate_as_two_words_do(words: list[str], term_words: set[str], known: set[str]) -> None:
    lexicon = Lexicon({}).extended(known)
    kindred = Kindred(sorted(term_words), lexicon)
    own = frozenset(term_words)
    plain = [
        {other: kin for other in term_words if (kin := _relation(word, other, own, lexicon)) is not None}
        for word in words
    ]
    assert _relations(kindred, words) == plain


@given(_words())
def test_a_word_that_loses_no_ending_and_no_spelling_is_its_only_key(word: str) -> None:
    regular = "'" not in word and word.isascii() and word not in IRREGULAR
    if regular and not word.endswith(ENDINGS):
        assert bases(word) == {word}
    if regular and not are_respelt([word])[0]:
        keys = {*bases(word), *map(spelling_key, bases(word))}
        begins = word[:-MOST_TAKEN_OFF]
        assert all(key.startswith(begins) for key in keys) or any(whole.startswith(begins) for whole in WHOLE)


@given(st.lists(_words(), max_size=9))
def test_spelling_keys_of_many_words_are_those_of_each(words: list[str]) -> None:
    assert spelling_keys(words) == [spelling_key(word) for word in words]


def _kin(word: str, term_word: str, known: Iterable[str] = ()) -> Kin | None:
    return Kindred([term_word], load_lexicon().extended(known)).between(word, term_word)


@pytest.mark.parametrize(
    ("word", "term_word", "kin"),
    [
        ("policies", "policy", Kin.FORM),
        ("men's", "man", Kin.FORM),
        ("defense", "defence", Kin.SPELLING),
        ("ploughed", "plow", Kin.SPELLING),
        ("workers", "workers'", Kin.APOSTROPHE),
        ("breaktrough", "breakthrough", Kin.SLIP),
        ("breakthruogh", "breakthrough", Kin.SLIP),
        ("detterents", "deterrent", Kin.SLIP),
        ("modemise", "modernise", Kin.SLIP),
        ("construction", "constriction", Kin.OTHER_WORD),
        ("hostility", "hostile", Kin.RELATIVE),
        ("home", "hostile", None),
        ("the", "then", None),
    ],
)
def test_relation_of_two_words(word: str, term_word: str, kin: Kin | None) -> None:
    assert _kin(word, term_word) is kin


@pytest.mark.parametrize(
    ("left", "whole"),
    [("condence", "confidence"), ("rmly", "firmly"), ("denition", "definition"), ("eciency", "efficiency")],
)
def test_what_a_lost_ligature_leaves_is_a_slip_of_the_word(left: str, whole: str) -> None:
    assert _kin(left, whole) is Kin.SLIP


def test_what_a_lost_ligature_leaves_is_no_slip_where_it_is_a_word() -> None:
    assert _kin("oces", "offices", known=["Oces"]) is None
    assert _kin("oces", "offices") is Kin.SLIP


def test_a_name_is_known_however_it_is_written() -> None:
    assert _kin("mcleod", "mclead") is Kin.OTHER_WORD


def test_relations_do_not_depend_on_what_was_asked_before() -> None:
    words = ["policies", "breaktrough", "hostility", "home", "polices"]
    term_words = ["breakthrough", "hostile", "policy"]
    lexicon = load_lexicon()
    at_once = _relations(Kindred(term_words, lexicon), words)
    kindred = Kindred(term_words, lexicon)
    one_by_one = [_relations(kindred, [word])[0] for word in reversed(words)][::-1]
    assert at_once == one_by_one == _relations(kindred, words)


def test_more_words_than_are_remembered_are_still_related(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinship, "MOST_WORDS", 3)
    kindred = Kindred(["policy"], load_lexicon())
    assert _relations(kindred, ["policies", "a", "b"])[0] == {"policy": Kin.FORM}
    assert _relations(kindred, ["policies", "c", "d", "e", "policy"])[::4] == [
        {"policy": Kin.FORM},
        {"policy": Kin.SAME},
    ]
    assert kindred.between("policies", "policy") is Kin.FORM


def test_an_overlong_word_has_no_relations() -> None:
    long = "a" * kinship.LONGEST_WORD
    assert _kin(long + "s", long) is None
    assert _kin(long, long) is Kin.SAME
