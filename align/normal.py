"""The matching form of a token and of what stands between two tokens: style is levelled, words are not changed."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

APOSTROPHES = "'\u2018\u2019\u02bc\u201b\u2032\uff07`\u00b4"  # noqa: RUF100 - each is used as one in print
DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02'
HYPHENS = "-\u2010\u2011\ufe63\uff0d"
DASHES = "\u2012\u2013\u2014\u2015\u2212"
IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"

BREAK = "\x01"
"""Stands in a text for a stretch over which nothing reads on, such as inline code."""

_GERESH, _GERSHAYIM = "\u05f3", "\u05f4"
_TATWEEL = "\u0640"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SELECTORS = tuple(map(chr, chain(range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))))
_LETTERS_OWN_MARKS = "\u0653\u0654\u0655"
"""Madda and hamza above or below: parts of Arabic letters, no vowel signs."""
_VOWEL_SIGNS = tuple(
    sign
    for sign in map(chr, chain(range(0x0591, 0x05C8), range(0x0610, 0x0700), range(0x08CA, 0x0900)))
    if unicodedata.category(sign) == "Mn" and sign not in _LETTERS_OWN_MARKS
)
"""Hebrew points and accents, Arabic harakat and reading signs: a text may write them or not."""

_LEVELLED = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES + _GERESH, "'"),
        **dict.fromkeys(DOUBLE_QUOTES + _GERSHAYIM, '"'),
        **dict.fromkeys(HYPHENS, "-"),
        **dict.fromkeys(DASHES, "\u2013"),
        **dict.fromkeys((*IGNORED, *_DIRECTIONS, *_SELECTORS), None),
    },
)
_UNWRITTEN = dict.fromkeys(map(ord, (*_VOWEL_SIGNS, _TATWEEL)))
_LONGEST_LEVELLED = 1000
"""Code points beyond which a token is noise: putting its marks in order takes the square of their number."""

_BLANKS = re.compile(r"\s+")
_AFTER_HYPHEN = re.compile(r"-\s+$")


def normal_form(token: str) -> str:
    """Level quotes, hyphens, ligature characters, width and case: `Workers\u2019` is `workers'`.

    What a text may write or leave out, Hebrew points, Arabic vowel signs and tatweel, the dots of a Russian ё, is
    left out.
    """
    if token.isascii() or len(token) > _LONGEST_LEVELLED:
        return token.lower().replace("`", "'")
    levelled = unicodedata.normalize("NFKC", token.translate(_LEVELLED)).casefold()
    if levelled.isascii():
        return levelled
    written = unicodedata.normalize("NFKC", levelled).translate(_UNWRITTEN).replace("\u0451", "\u0435")
    return written or levelled


def gap_form(gap: str) -> str:
    """Level what stands between two tokens.

    `" "` is any white space, line breaks included; `"-"` a hyphen, also one at a line's end;
    `"\u2013"` any dash; everything else stays what it is, its white space folded.
    """
    levelled = _BLANKS.sub(" ", gap.translate(_LEVELLED))
    return "-" if _AFTER_HYPHEN.fullmatch(levelled) and "\n" in gap else levelled
