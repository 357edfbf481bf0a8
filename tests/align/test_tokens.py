"""Words of a text: what is one, what its matching form is, and that arrays find what a regular expression does."""

from __future__ import annotations

import re
import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from align import tokens as cut
from align.normal import APOSTROPHES, gap_form, normal_form
from align.tokens import Tokens, tokenize
from align.vocabulary import Vocabulary

_EVERY = [chr(point) for point in range(sys.maxunicode + 1)]
_MARK = re.escape("".join(each for each in _EVERY if unicodedata.category(each) in ("Mn", "Mc", "Me")))
_MARK += "\u00ad\u200b-\u200d\u2060\uff9e\uff9f"
_ALONE = (
    "\u0e01-\u0e46\u0e80-\u0ec8\u0edc-\u0eff\u1000-\u103f\u104a-\u108f\u109a-\u109f\u1780-\u17df\u17ea-\u17ff"
    "\u3005-\u3007\u3021-\u3029\u3031-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua9e0-\ua9ef\ua9fa-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9d"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
_LETTER = rf"(?:(?![{_ALONE}{_MARK}])[^\W_])"
_LONE = rf"(?:(?=[^\W_])(?![{_MARK}])[{_ALONE}])"
_PART = rf"{_LETTER}(?:{_LETTER}|[{_MARK}])*"
_APOSTROPHE = f"[{APOSTROPHES}]"
_TOKEN = re.compile(
    rf"{_LONE}[{_MARK}]*|{_PART}(?:{_APOSTROPHE}{_PART})*"
    rf"(?:(?<=[sS]){_APOSTROPHE}(?!{_LETTER})|(?:\+\+|#)(?!{_LETTER}))?",
)
"""The words by a plain regular expression: slow, and sharing nothing with what is tested."""

_TELLING = "aeisSZé9²_ '’`-–.,+#\n\t\x00\x01\u00ad\u200d\u0301\u0940\u094dकאָבًـ漢字かガｶﾞ한글ไทมြ๓𐐀𠀀\U000e0100\ud800"
texts = st.text(st.one_of(st.sampled_from(_TELLING), st.characters()), max_size=60)


def words(text: str) -> list[str]:
    found = tokenize(text, Vocabulary())
    return [found.surface(place) for place in range(len(found))]


def check(found: Tokens) -> None:
    """Compare everything that is known of the tokens with what the regular expression finds."""
    text, places = found.text, range(len(found))
    bounds = [each.span() for each in _TOKEN.finditer(text)]
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == bounds
    assert [found.surface(place) for place in places] == [text[start:end] for start, end in bounds]
    assert [found.word(place) for place in places] == [normal_form(text[start:end]) for start, end in bounds]
    gaps = [gap_form(text[end:start]) for (_, end), (start, _) in pairwise([*bounds, (len(text), 0)])]
    assert [found.gap(place) for place in places] == gaps
    assert [found.span(place, place).of(text) for place in places] == [found.surface(place) for place in places]


@given(texts)
def test_short_texts_are_cut_as_the_regular_expression_cuts_them(text: str) -> None:
    check(tokenize(text, Vocabulary()))


@settings(max_examples=400)
@example(["s'", "a"], 4)
@example(["漢" + 20 * "\u0301" + "a"], 8)
@example(["क" + 20 * "\u0940" + "क'क"], 8)
@example([20 * "a'"], 8)
@example([20 * " ", "\u0301a"], 8)
@given(st.lists(texts, max_size=4), st.integers(8, 80))
def test_windows_are_cut_as_the_regular_expression_cuts_the_whole(texts: list[str], window: int) -> None:
    shared = Vocabulary()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cut, "_SHORT", 0)
        patch.setattr(cut, "_WINDOW", window)
        for text in texts:
            check(tokenize(text, shared))


def test_thue_morse_words_are_told_apart() -> None:
    """Any polynomial hash modulo a power of two takes these for one another."""
    one, other = "a", "b"
    while len(one) < 4096:
        one, other = one + other, other + one
    found = tokenize(f"{one} {other} " * 3, Vocabulary())
    assert len(set(found.ids.tolist())) == 2


@pytest.mark.parametrize("text", ["a", " ", "'", "\u0301", "a\u0301", "漢\u0301", "a'", "+", "s' "])
def test_a_text_without_blanks_or_words_is_cut_like_any_other(text: str) -> None:
    text *= 150_000
    check(tokenize(text, Vocabulary()))


def test_numbers_stay_the_same_from_document_to_document() -> None:
    shared = Vocabulary()
    long = tokenize("The orchard's gate, the ORCHARD'S gate — " * 100, shared)
    short = tokenize("the orchard’s gate — The", shared)
    assert short.ids.tolist() == [*long.ids[:3].tolist(), long.ids.item(0)]
    assert short.surface_ids.item(3) == long.surface_ids.item(0)
    assert short.surface_ids.item(1) not in long.surface_ids
    assert short.gap_ids.item(2) == long.gap_ids.item(5)


def test_what_is_read_of_a_token_is_plain() -> None:
    found = tokenize("gate of gates", Vocabulary())
    assert {type(each) for each in (found.start(0), found.end(0), found.span(0, 1).start)} == {int}


def test_a_vocabulary_of_many_words_is_full() -> None:
    vocabulary = Vocabulary()
    assert not vocabulary.is_full
    tokenize("a" * (1 << 24) + "b", vocabulary)
    assert vocabulary.is_full


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("workers' 'growers’ well-kept C++ C# don’t", ["workers'", "growers’", "well", "kept", "C++", "C#", "don’t"]),
        ("cafe\u0301s co\u00adop", ["cafe\u0301s", "co\u00adop"]),
        ("हिन्दी में क्षत्रिय", ["हिन्दी", "में", "क्षत्रिय"]),
        ("الكِتَابُ كتـــاب", ["الكِتَابُ", "كتـــاب"]),
        ("שָׁלוֹם", ["שָׁלוֹם"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("第3次中央委员会A组", ["第", "3", "次", "中", "央", "委", "员", "会", "A", "组"]),
        ("がか\u3099ｶﾞー", ["が", "か\u3099", "ｶﾞ", "ー"]),
        ("ที่ ๑๒", ["ที่", "๑๒"]),
        ("당중앙위원회는 2014년", ["당중앙위원회는", "2014년"]),
    ],
)
def test_words_of_every_script(text: str, cut: list[str]) -> None:
    assert words(text) == cut


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Workers’", "workers'"),
        ("ﬁrm", "FIRM"),
        ("ＡＢＣ", "abc"),
        ("ΟΔΟΣ", "οδος"),
        ("الكِتَابُ", "الكتاب"),
        ("كتـــاب", "كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("می‌خواهم", "میخواهم"),
        ("ｶﾞ", "ガ"),
        ("\u0627\u0653", "\u0622"),
        ("葛\U000e0100", "葛"),
    ],
)
def test_what_only_style_tells_apart_is_one_word(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(("one", "other"), [("résumé", "resume"), ("آن", "ان"), ("कि", "की"), ("ㅡ", "ー"), ("ـ", "ا")])
def test_what_letters_tell_apart_are_two_words(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


@given(texts)
def test_a_matching_form_is_its_own(text: str) -> None:
    for word in words(text):
        assert normal_form(word)
        assert normal_form(normal_form(word)) == normal_form(word)
