"""Text that was read in the wrong encoding: found by its byte sequences, put right by ftfy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import Proof
from glossary.finding import Fix

CODE = "A111"

# The lead byte of a UTF-8 sequence and one that goes on with it, as Windows-1252 or Latin-1 shows them.
_GOES_ON = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_SUSPECT = re.compile(rf"[\u00c2-\u00f4][{_GOES_ON}]")
# A sequence may hold characters that Python counts as white space (U+0085, U+00A0); a word here ends at plain blanks.
_REST = re.compile(r"[^ \t\r\n\f]*")
_BLANKS = " \t\r\n\f"


def find_mojibake(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word that reads right in another encoding."""
    del proof
    if text.isascii():
        return
    end = 0
    for found in _SUSPECT.finditer(text):
        if found.start() < end:
            continue
        start = found.start()
        while start > end and text[start - 1] not in _BLANKS:
            start -= 1
        end = _REST.match(text, found.start()).end()  # type: ignore[union-attr]  # it matches nothing at least
        damage = _repair(text, Span(start, end))
        if damage is not None:
            yield damage


def _repair(text: str, span: Span) -> Damage | None:
    import ftfy

    word = span.of(text)
    plain = ftfy.fix_encoding(word)
    if plain == word or not plain.isprintable() or not plain:
        return None  # what reads no better is no repair
    span, plain = _trim(word, plain, span)
    return Damage(span, CODE, (plain,), Fix.SAFE, f"“{span.of(text)}” was read in the wrong encoding")


def _trim(word: str, plain: str, span: Span) -> tuple[Span, str]:
    """Keep what the repair touches, and the letters around it."""
    shorter = min(len(word), len(plain))
    head = _shared(word, plain)
    tail = min(_shared(word[::-1], plain[::-1]), shorter - head)
    while head and word[head - 1].isalnum():
        head -= 1
    while tail and word[len(word) - tail].isalnum():
        tail -= 1
    return Span(span.start + head, span.end - tail), plain[head : len(plain) - tail]


def _shared(first: str, second: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))
