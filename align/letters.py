"""What a character is to a word: a letter, a word by itself, a mark on what stands before it, or none of these."""

from __future__ import annotations

import unicodedata

import numpy as np

from align.normal import APOSTROPHES

LETTER, ALONE, MARK, APOSTROPHE, PLUS, SHARP, ESS = (1 << bit for bit in range(7))
"""Kinds, as bits; ESS, the letter after which an apostrophe is a plural possessive's, is a LETTER too."""

UNKNOWN = 1 << 7
"""Stands in `KINDS` for a character that no text has had."""

SIGNS = {"l": LETTER, "s": LETTER | ESS, "1": ALONE, "m": MARK, "'": APOSTROPHE, "+": PLUS, "#": SHARP, " ": 0}
"""The kinds as one character each, so that a regular expression can read them."""

KINDS = np.full(0x110000, UNKNOWN, np.uint8)
"""Code point → kind, filled as characters are met."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
_HALF_WIDTH_MARKS = "\uff9e\uff9f"
_SCRIPTS_THAT_PART_NO_WORDS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # signs among Han ideographs
    (0x3021, 0x3029),
    (0x3031, 0x30FF),  # kana and their repeat marks
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xA9E0, 0xA9FF),  # Myanmar, extended
    (0xAA60, 0xAA7F),
    (0xF900, 0xFAFF),  # Han, compatibility
    (0xFF66, 0xFF9D),  # half-width kana
    (0x1AFF0, 0x1B16F),  # kana, extended
    (0x20000, 0x3FFFF),  # Han, the planes of rare ideographs
)


def sign_of(character: str) -> str:
    """The kind of a character, as a key of `SIGNS`."""
    if unicodedata.category(character)[0] == "M" or character in _INVISIBLE or character in _HALF_WIDTH_MARKS:
        return "m"
    if character.isalnum():
        if character in "sS":
            return "s"
        return "1" if _is_alone(character) else "l"
    if character in APOSTROPHES:
        return "'"
    return character if character in "+#" else " "


def _is_alone(character: str) -> bool:
    """Whether a letter is one of a script without blanks between words; its digits make numbers as everywhere."""
    point = ord(character)
    return not character.isdecimal() and any(low <= point <= high for low, high in _SCRIPTS_THAT_PART_NO_WORDS)
