"""Words in which recognition took letters for others that look alike: rn for m, 1 for l, cl for d."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from align.document import Span
from glossary.artifacts.damage import Damage
from glossary.artifacts.judge import LONGEST_WORD, Judge
from glossary.artifacts.pieces import is_free_standing, starts_sentence
from glossary.artifacts.proof import Proof
from glossary.artifacts.words import word_around
from glossary.finding import Fix

CODE = "A107"

# What is read for what was printed: (read, printed).
_CONFUSIONS = (
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("d", "cl"),
    ("vv", "w"),
    ("li", "h"),
    ("h", "li"),
    ("ii", "u"),
    ("I", "l"),
)
# One letter for one: as likely a slip of the pen, so the word has to be longer and more frequent.
_CLOSE = (("e", "c"), ("c", "e"))
_DIGITS = (("0", "o"), ("1", "l"), ("1", "i"))
_AT_START = (("0", "O"), ("1", "I"))
_DIGIT = re.compile(  # what begins with a set of letters is searched for far more quickly
    r"[01](?:(?<=[A-Za-z][01])(?=[a-z])|(?<![\w.,/+-][01])(?=[a-z]{3})|(?<=[a-z]{3}[01])(?![\w.,/-]))"
)
_LETTERS_AND_DIGITS = re.compile(r"[A-Za-z01'\u2019]+")
_LETTERS_PER_DIGIT = 3
_LONG_S = "\u017f"
_READ_ALIKE = re.compile("rn|m|cl|d|vv|li|h|ii|I|\u017f|e|c")

# The rarest level of a word that may have been printed, for words of so many letters at most; the last for one letter
# read for one. Beyond it lie names, dialect and foreign words. Measured in bench/artifacts.py on the addresses'
# development half and the King James Bible.
_FEWEST = 4
_LEVELS = ((4, 10, 0), (5, 20, 0), (7, 60, 20), (LONGEST_WORD, 60, 40))
_LEVEL, _NAME_LEVEL, _SHORT_LEVEL = 60, 35, 20
_NAME_FEWEST, _NAME_LONG = 6, 8
_SHORTEST_PART = 4
_PART_LEVEL = 50
_AFFIXES = re.compile(r"(?:non|un|re|over|under|out|fore|mis|pre|anti|inter|super|sub)(\w{3,})")
_ENDINGS = re.compile(r"(\w{3,}?)(?:e?s|e?d|ing|e?rs?|e?st|ness|less|like|ships?|wise|able|ment|men|man|ly|e?th|y|ish)")


def find_misread(text: str, proof: Proof) -> Iterator[Damage]:
    """Each word that is none, and that is one with its letters read otherwise; certain where there is one reading."""
    readings = {word: read for word in proof.unknown if (read := proof.judge.remember(_readings, word))}
    if readings and proof.is_readable:
        for number in proof.unknown_places:
            word = proof.words[number]
            if word not in readings:
                continue
            span = proof.span(number)
            if is_free_standing(text, span) and (word.islower() or _may_stand(word, readings[word][0], proof)):
                yield _damage(span, word, readings[word])
    yield from _find_digits(text, proof)


def _may_stand(word: str, best: str, proof: Proof) -> bool:
    """Say whether a capitalised word is none that only looks like a name."""
    if _LONG_S in word or "I" in word[1:]:
        return True
    if best.islower():
        return (
            word.isalpha() and len(word) > _FEWEST and (proof.lexicon.level(best) or 0) <= _SHORT_LEVEL
        )  # I for l at the start
    if (proof.lexicon.level(best) or 0) > _NAME_LEVEL or len(word) < _NAME_FEWEST:
        return False
    return len(word) >= _NAME_LONG or proof.stands(best)


def _readings(word: str, judge: Judge) -> tuple[str, ...]:
    if len(word) > LONGEST_WORD or not _READ_ALIKE.search(word):
        return ()
    if _LONG_S in word:
        return _ranked({each for each in (word.replace(_LONG_S, "s"),) if _is_target(each, _LEVEL, judge)}, judge)
    if len(word) < _FEWEST or not (word[1:].islower() or "I" in word[1:]):
        return ()
    if "I" not in word[1:] and _is_formed(word, judge):
        return ()
    level, close = next(levels for longest, *levels in _LEVELS if len(word) <= longest)
    found = {each for each in _swapped(word, _CONFUSIONS) if _is_target(each, level, judge)}
    found |= {each for each in _swapped(word, _CLOSE) if _is_target(each, close, judge)}
    return _ranked(found, judge)


def _swapped(word: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """`word` with one place, or all places, of one pair read as printed."""
    for read, printed in pairs:
        parts = word.split(read)
        if len(parts) == 1:
            continue
        for place in range(1, len(parts)):
            yield read.join(parts[:place]) + printed + read.join(parts[place:])
        if len(parts) > 2:  # noqa: PLR2004 - two places at least
            yield printed.join(parts)


def _is_target(word: str, highest: int, judge: Judge) -> bool:
    if not word[1:].islower():
        return False
    level = judge.lexicon.level(word)
    return level is not None and level <= highest


def _is_formed(word: str, judge: Judge) -> bool:
    """Say whether a word that no list has is made of words: whaleman, nonsecurity, prosperously."""
    lower = word.lower()
    affixed = _AFFIXES.fullmatch(lower), _ENDINGS.fullmatch(lower)
    if any(found is not None and _is_stem(found[1], judge) for found in affixed):
        return True
    return any(
        _is_part(lower[:place], judge) and _is_part(lower[place:], judge)
        for place in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1)
    )


def _is_stem(stem: str, judge: Judge) -> bool:
    return _is_part(stem, judge) or _is_part(f"{stem}e", judge)


def _is_part(word: str, judge: Judge) -> bool:
    level = judge.lexicon.level(word)
    return level is not None and level <= _PART_LEVEL


def _ranked(found: Iterable[str], judge: Judge) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda word: (judge.lexicon.level(word) or 0, not word.islower(), word)))


def _find_digits(text: str, proof: Proof) -> Iterator[Damage]:
    """Words with a 0 or a 1 in them; codes and numbers are none."""
    end = 0
    for found in _DIGIT.finditer(text):
        if found.start() < end:
            continue
        span = word_around(text, found.start())
        end = span.end
        word = span.of(text)
        if not _FEWEST <= len(word) <= LONGEST_WORD or not _LETTERS_AND_DIGITS.fullmatch(word):
            continue
        if (word.count("0") + word.count("1")) * _LETTERS_PER_DIGIT > len(word):
            continue  # a code: c0a1
        readings = _ranked({each for each in _letters(word) if _is_target(each, _LEVEL, proof.judge)}, proof.judge)
        if starts_sentence(text, span.start):
            readings = tuple(each for each in readings if not each.islower()) or readings
        if readings and is_free_standing(text, span):
            yield _damage(span, word, readings)


def _letters(word: str) -> Iterator[str]:
    """`word` with each of its digits a letter, all 1 the same."""
    for one in "li":
        plain = word.replace("0", "o").replace("1", one)
        yield plain
    for digit, letter in _AT_START:
        if word[0] == digit:
            yield letter + word[1:].replace("0", "o").replace("1", "l")


def _damage(span: Span, word: str, readings: tuple[str, ...]) -> Damage:
    is_certain = len(readings) == 1
    fix = Fix.SAFE if is_certain else Fix.UNSAFE
    return Damage(span, CODE, readings, fix, f"“{word}” is “{readings[0]}” misread", mends=is_certain)
