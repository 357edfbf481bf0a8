"""Characters that should not stand in a word: ligatures, look-alikes of another script, and those that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import WORD, Proof
from glossary.artifacts.words import word_around
from glossary.finding import Fix

LIGATURE_CHARACTER, CONFUSABLE, INVISIBLE = "A103", "A112", "A113"

_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_MANY_WORDS = 2

_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Letters that a Latin font draws alike: after Unicode's confusables.txt, only those that look the same upright.
_LOOKALIKES = str.maketrans(
    "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u04ae\u0430\u0441\u0435\u04bb"
    "\u0456\u0458\u043e\u0440\u0455\u0445\u0443\u0501\u051b\u051d"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03b1\u03b9\u03c1",
    "ABCEHIJKMOPSTXYacehijopsxydqwABEZHIKMNOPTYXovaip",
)

# Soft hyphen, zero-width characters, byte-order mark, marks of direction.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_INVISIBLE = re.compile(rf"[{_UNSEEN}]+")
_UNSEEN_LETTERS = "".join(
    map(chr, (0xAD, 0xFEFF, 0x2060, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_ZERO_WIDTH_SPACE = "\u200b"
_AT_LINE_END = re.compile(r"\u00ad[ \t\u00a0]*(?=[\r\n\f])")
# Scripts that need joiners and marks of direction, and symbols that are joined into one.
_NEEDS_MARKS = re.compile(
    r"[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\u1800-\u18af\u2600-\u27bf\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U0001f000-\U0001faff]"
)
_NEIGHBOURHOOD = 12
_HARD_SPACE = re.compile(r"(?<=[^\s])(?: +\u00a0|\u00a0+ )[ \u00a0]*(?=[^\s])")


def find_ligature_characters(text: str, proof: Proof) -> Iterator[Damage]:
    """Words with U+FB00 to U+FB06 in them."""
    del proof
    end = 0
    for found in _LIGATURE.finditer(text):
        if found.start() < end:
            continue
        span = word_around(text, found.start())
        end = span.end
        word = span.of(text)
        plain = _LIGATURE.sub(lambda ligature: unicodedata.normalize("NFKC", ligature.group()), word)
        message = f"“{word}” has a ligature for a letter; search does not find “{plain}”"
        yield Damage(span, LIGATURE_CHARACTER, (plain,), Fix.SAFE, message)


def find_lookalikes(text: str, proof: Proof) -> Iterator[Damage]:
    """Latin words with a Cyrillic or Greek letter in them that looks Latin."""
    end = 0
    for found in _OTHER_SCRIPT.finditer(text):
        if found.start() < end:
            continue
        span = word_around(text, found.start())
        end = span.end
        word = span.of(text)
        plain = word.translate(_LOOKALIKES)
        if _OTHER_SCRIPT.search(plain) or not _LATIN.search(word):
            continue
        others = len(_OTHER_SCRIPT.findall(word))
        is_known = proof.target_level(plain) is not None
        if not is_known and len(word) - others < max(_MANY_WORDS, others):
            continue
        message = f"“{plain}” is written with a letter of another script that looks the same"
        yield Damage(span, CONFUSABLE, (plain,), Fix.SAFE, message)


def find_invisible(text: str, proof: Proof) -> Iterator[Damage]:
    """Characters that nobody sees and that part a word for search; joiners and marks that a script needs are left."""
    yield from _find_unseen(text, proof)
    if "\u00a0" not in text:
        return
    for found in _HARD_SPACE.finditer(text):
        message = "a non-breaking space stands beside another space"
        yield Damage(Span(*found.span()), INVISIBLE, (" ",), Fix.SAFE, message)


def _find_unseen(text: str, proof: Proof) -> Iterator[Damage]:
    end = 0
    for found in _INVISIBLE.finditer(text):
        start = found.start()
        if start < end or _AT_LINE_END.match(text, found.end() - 1):
            continue
        if _NEEDS_MARKS.search(text, max(0, start - _NEIGHBOURHOOD), found.end() + _NEIGHBOURHOOD):
            continue
        span = word_around(text, start, beside=_UNSEEN_LETTERS)
        end = span.end
        yield _unseen_damage(text, span, proof)


def _unseen_damage(text: str, span: Span, proof: Proof) -> Damage:
    word = span.of(text)
    plain = _INVISIBLE.sub("", word)
    name = unicodedata.name(next(iter(_INVISIBLE.findall(word)))[0]).lower()
    parts = word.split(_ZERO_WIDTH_SPACE)
    if (
        len(parts) > 1
        and not proof.is_word(plain)
        and all(WORD.fullmatch(part) and proof.is_word(part) for part in parts)
    ):
        return Damage(
            span, INVISIBLE, (" ".join(parts), plain), Fix.UNSAFE, f"an invisible character ({name}) parts two words"
        )
    where = f"stands in “{plain}”" if plain else "stands here"
    return Damage(span, INVISIBLE, (plain,), Fix.SAFE, f"an invisible character ({name}) {where}")
