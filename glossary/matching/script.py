"""Which script a word is written in, how much each of its letters says, and how many slips are believed of it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from enum import Enum
from functools import lru_cache


class Script(Enum):
    """Scripts that the matcher treats each in its own way; `OTHER` is any further one."""

    LATIN = "Latin"
    GREEK = "Greek"
    CYRILLIC = "Cyrillic"
    HEBREW = "Hebrew"
    ARABIC = "Arabic"
    DEVANAGARI = "Devanagari"
    HANGUL = "Hangul"
    HAN = "Han"
    KANA = "Kana"
    OTHER = "other"


# First and last letter of each block; digits and marks belong to no script.
_BLOCKS = sorted(
    (
        (0x0041, 0x024F, Script.LATIN),
        (0x0370, 0x03FF, Script.GREEK),
        (0x0400, 0x052F, Script.CYRILLIC),
        (0x0590, 0x05FF, Script.HEBREW),
        (0x0600, 0x06FF, Script.ARABIC),
        (0x0750, 0x077F, Script.ARABIC),
        (0x08A0, 0x08FF, Script.ARABIC),
        (0x0900, 0x097F, Script.DEVANAGARI),
        (0x1100, 0x11FF, Script.HANGUL),
        (0x1E00, 0x1EFF, Script.LATIN),
        (0x1F00, 0x1FFF, Script.GREEK),
        (0x2E80, 0x2FDF, Script.HAN),
        (0x3005, 0x3007, Script.HAN),
        (0x3041, 0x30FF, Script.KANA),
        (0x3131, 0x318E, Script.HANGUL),
        (0x31F0, 0x31FF, Script.KANA),
        (0x3400, 0x9FFF, Script.HAN),
        (0xAC00, 0xD7A3, Script.HANGUL),
        (0xF900, 0xFAFF, Script.HAN),
        (0xFB50, 0xFEFF, Script.ARABIC),
        (0x20000, 0x3FFFF, Script.HAN),
    ),
    key=lambda block: block[0],
)
_LEAST_BELIEVED = 9
_LEAST_JAMO = 11
_STARTS = [first for first, _, _ in _BLOCKS]

_HAN_WEIGHT = 2
"""Letters of an alphabet that a Han character is worth: two or three of them are a word."""


def script_of_letter(letter: str) -> Script:
    """Script of one character."""
    code = ord(letter)
    first, last, script = _BLOCKS[bisect_right(_STARTS, code) - 1] if code >= _STARTS[0] else (0, -1, Script.OTHER)
    return script if first <= code <= last else Script.OTHER


@lru_cache(maxsize=1 << 16)
def script_of(word: str) -> Script:
    """Script of the last letter of `word`, since what is added to a word stands at its end."""
    if word.isascii():
        return Script.LATIN
    return next((script_of_letter(letter) for letter in reversed(word) if letter.isalpha()), Script.OTHER)


def weight(text: str) -> int:
    """How many letters of an alphabet `text` is worth: a Hangul syllable its two or three, a Han character two."""
    return len([each for each in text if each.isalnum()]) if text.isascii() else sum(map(_weight, text))


def _weight(letter: str) -> int:
    if not letter.isalnum():
        return 0
    match script_of_letter(letter):
        case Script.HANGUL:
            return len(unicodedata.normalize("NFD", letter))
        case Script.HAN:
            return _HAN_WEIGHT
    return 1


@lru_cache(maxsize=1 << 16)
def spelt_out(word: str) -> str:
    """What a slip of the pen changes one of: the letters of a word, those of a Hangul syllable one by one."""
    return unicodedata.normalize("NFD", word) if script_of(word) is Script.HANGUL else word


def is_character(word: str) -> bool:
    """Say whether `word` is one character of a script that puts no space between words."""
    return len(word) == 1 and not word.isascii() and script_of_letter(word) in (Script.HAN, Script.KANA)


def is_run(words: tuple[str, ...]) -> bool:
    """Say whether the words of a designation are, but for Latin letters and digits among them, such characters."""
    return any(map(is_character, words)) and all(word.isascii() or is_character(word) for word in words)


def believes_slip(term_word: str) -> bool:
    """Say whether one edit beside `term_word` is a slip, in a language of which no word list says what exists.

    Of words of nine letters a quarter have another word one edit away, of words of seven a half; two edits are
    never believed. Of Hangul words of eleven jamo it is a fifth, of nine a half. Measured on the word lists
    of Debian's wngerman, wfrench and hunspell-ko, each word's own forms left out.
    """
    is_hangul = script_of(term_word) is Script.HANGUL
    return len(spelt_out(term_word)) >= (_LEAST_JAMO if is_hangul else _LEAST_BELIEVED)
