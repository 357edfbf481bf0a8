"""The matching form of a token and of what stands between two tokens: style is levelled, words are not changed."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'\u2018\u2019\u02bc\u201b\u2032\uff07`\u00b4"  # noqa: RUF100 - each is used as one in print
DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02'
HYPHENS = "-\u2010\u2011\ufe63\uff0d"
DASHES = "\u2012\u2013\u2014\u2015\u2212"
IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"

BREAK = "\x01"
"""Stands in a text for a stretch over which nothing reads on, such as inline code."""

_LEVELLED = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(DOUBLE_QUOTES, '"'),
        **dict.fromkeys(HYPHENS, "-"),
        **dict.fromkeys(DASHES, "\u2013"),
        **dict.fromkeys(IGNORED, None),
    },
)
_BLANKS = re.compile(r"\s+")
_AFTER_HYPHEN = re.compile(r"-\s+$")


def normal_form(token: str) -> str:
    """Level quotes, hyphens, ligature characters, width and case: `Workers\u2019` is `workers'`."""
    if token.isascii():
        return token.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", token.translate(_LEVELLED)).casefold()


def gap_form(gap: str) -> str:
    """Level what stands between two tokens.

    `" "` is any white space, line breaks included; `"-"` a hyphen, also one at a line's end;
    `"\u2013"` any dash; everything else stays what it is, its white space folded.
    """
    levelled = _BLANKS.sub(" ", gap.translate(_LEVELLED))
    return "-" if _AFTER_HYPHEN.fullmatch(levelled) and "\n" in gap else levelled
