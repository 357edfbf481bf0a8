"""Characters that should not stand in a word: ligatures, look-alikes of another script, and those that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.proof import LETTERS, WORD, Proof
from glossary.artifacts.words import word_around
from glossary.finding import Fix

LIGATURE_CHARACTER, CONFUSABLE, INVISIBLE = "A103", "A112", "A113"

_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_FEW_LETTERS = 2
_SHORTEST_WORD = 3
_SYMBOLS = "\u03b1\u03b9\u03bd\u03c1"  # in so short a word they are a formula's: "\u03c1gh"
_CYRILLIC = "\u0400"
_REACH = 30  # characters to each side in which a neighbour is looked for

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

_HARD_SPACE_INSIDE = re.compile(
    rf"(?<![\w'\u2019\u00a0])([{LETTERS}]{{1,40}})\u00a0([a-z][{LETTERS}]{{0,39}})(?![\w\u00a0])"
)


def find_ligature_characters(text: str, proof: Proof) -> Iterator[Damage]:
    """Words with U+FB00 to U+FB06 in them."""
    del proof
    if text.isascii():
        return
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
    """Latin words with a Cyrillic or Greek letter in them that looks Latin, or written wholly with such letters."""
    if text.isascii():
        return
    mixed: list[Damage] = []
    whole: list[Damage] = []
    is_foreign = False  # a word that is truly of the other script stands in the text
    for span in _words_of_others(text):
        word = span.of(text)
        plain = word.translate(_LOOKALIKES)
        if _OTHER_SCRIPT.search(plain):
            is_foreign = is_foreign or not _LATIN.search(word)
        elif not _LATIN.search(word):
            whole.append(_lookalike(span, plain))
        elif _is_of_two_scripts(word, plain, proof) and not _stands_among_others(text, span):
            mixed.append(_lookalike(span, plain))
    yield from mixed
    if not is_foreign:
        yield from _judge_whole(text, whole, proof, has_mixed=bool(mixed))


def _words_of_others(text: str) -> Iterator[Span]:
    """Each word with a letter of another script in it."""
    end = 0
    for found in _OTHER_SCRIPT.finditer(text):
        if found.start() >= end:
            span = word_around(text, found.start())
            end = span.end
            yield span


def _judge_whole(text: str, whole: list[Damage], proof: Proof, *, has_mixed: bool) -> Iterator[Damage]:
    """Words of nothing but look-alikes: damage between Latin words, if they are words or others are damaged too."""
    for damage in whole:
        plain = damage.replacements[0]
        if len(plain) == 1 or not _stands_among_latin(text, damage.span):
            continue
        is_word = proof.target_level(plain) is not None or proof.stands(plain)
        if has_mixed:
            yield damage if is_word else replace(damage, fix=Fix.UNSAFE)
        elif is_word:  # it may be a word of the other script that the text speaks of
            yield replace(damage, fix=Fix.UNSAFE, mends=False)


def _lookalike(span: Span, plain: str) -> Damage:
    message = f"“{plain}” is written with a letter of another script that looks the same"
    return Damage(span, CONFUSABLE, (plain,), Fix.SAFE, message)


def _is_of_two_scripts(word: str, plain: str, proof: Proof) -> bool:
    """Say whether the other script's letters are no symbols: Greek ones often are ("\u03c1V"), Cyrillic ones never."""
    if proof.target_level(plain) is not None:
        return True
    others = _OTHER_SCRIPT.findall(word)
    if all(each >= _CYRILLIC for each in others):
        return len(word) > _FEW_LETTERS
    if len(word) <= _SHORTEST_WORD and any(each in _SYMBOLS for each in others):
        return False
    return len(word) - len(others) >= max(_FEW_LETTERS, len(others))


def _stands_among_others(text: str, span: Span) -> bool:
    """Say whether a word of the other script stands beside: then the Latin letter is the wrong one."""
    return any(len(each) > 1 and not _LATIN.search(each) for each in _beside(text, span))


def _stands_among_latin(text: str, span: Span) -> bool:
    before, after = _beside(text, span)
    return bool(before or after) and not _OTHER_SCRIPT.search(before + after)


def _beside(text: str, span: Span) -> tuple[str, str]:
    """The words before and after, empty where there are none."""
    before = WORD.findall(text[max(0, span.start - _REACH) : span.start])
    after = WORD.search(text[span.end : span.end + _REACH])
    return before[-1] if before else "", after.group() if after else ""


def find_invisible(text: str, proof: Proof) -> Iterator[Damage]:
    """Characters that nobody sees and that part a word for search; joiners and marks that a script needs are left."""
    if text.isascii():
        return
    yield from _find_unseen(text, proof)
    if "\u00a0" not in text:
        return
    for found in _HARD_SPACE_INSIDE.finditer(text):
        left, right = found.groups()
        if proof.target_level(left + right) is None or (proof.is_word(left) and proof.is_word(right)):
            continue
        message = f"a non-breaking space stands in “{left + right}”"
        yield Damage(Span(*found.span()), INVISIBLE, (left + right,), Fix.SAFE, message)
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
