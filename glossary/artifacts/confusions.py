"""What a word may have been printed as, if recognition took letters for others that look alike: no document decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossary.artifacts.judge import LONGEST_WORD, Judge

Pair = tuple[str, str]
"""What is read for what was printed: (read, printed)."""

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
LONG_S = "\u017f"
_READ_ALIKE = re.compile("rn|m|cl|d|vv|li|h|ii|I|e|c")

# The rarest level of a word that may have been printed, for words of so many letters at most; the last for one letter
# read for one. Beyond it lie names, dialect and foreign words. Measured in bench/artifacts.py on the addresses'
# development half and the King James Bible.
_FEWEST = 4
_LEVELS = ((4, 10, 0), (5, 20, 0), (7, 60, 20), (LONGEST_WORD, 60, 40))
# The same for letters that the document has misread elsewhere; at the last level a word is the document's own.
_LEARNT_LEVELS = ((3, 10), (4, 35), (5, 50), (LONGEST_WORD, 70))
_LEARNT_FEWEST = 3
_OWN_LEVEL = 80
# A compound that no list has, and a rare word, give way to a word as frequent as this.
_FORMED_LEVEL, _LISTED_LEVEL = 35, 20
_SHORTEST_PART = 4
_PART_LEVEL = 50
_AFFIXES = re.compile(r"(?:non|un|re|over|under|out|fore|mis|pre|anti|inter|super|sub)(\w{3,})")
_ENDINGS = re.compile(r"(\w{3,}?)(?:e?s|e?d|ing|e?rs?|e?st|ness|less|like|ships?|wise|able|ment|men|man|ly|e?th|y|ish)")


def read_strictly(word: str, judge: Judge) -> dict[str, Pair]:
    """What `word`, which no list has, was printed as, and by which pair; for no evidence but the word itself."""
    if not _FEWEST <= len(word) <= LONGEST_WORD or not _may_be_misread(word):
        return {}
    if "I" not in word[1:] and is_formed(word, judge):
        return {}
    level, close = next(levels for longest, *levels in _LEVELS if len(word) <= longest)
    found = _readings(word, _CONFUSIONS, level, judge)
    return found | _readings(word, _CLOSE, close, judge)


def read_loosely(word: str, judge: Judge) -> dict[str, Pair]:
    """The same for a document that has such letters misread elsewhere; every reading that a word may have."""
    if not _LEARNT_FEWEST <= len(word) <= LONGEST_WORD or not _may_be_misread(word):
        return {}
    level = _OWN_LEVEL
    if judge.is_word(word):
        level = _LISTED_LEVEL
    elif is_formed(word, judge):
        level = _FORMED_LEVEL
    return _readings(word, (*_CONFUSIONS, *_CLOSE), level, judge)


def learnt_level(word: str) -> int:
    """The rarest level of a word of so many letters that the document need not have."""
    return next(level for longest, level in _LEARNT_LEVELS if len(word) <= longest)


def is_target(word: str, highest: int, judge: Judge) -> bool:
    """Say whether `word` is written as words are, and frequent enough."""
    if not word[1:].islower():
        return False
    level = judge.lexicon.level(word)
    return level is not None and level <= highest


def _may_be_misread(word: str) -> bool:
    return _READ_ALIKE.search(word) is not None and (word[1:].islower() or "I" in word[1:])


def _readings(word: str, pairs: Iterable[Pair], highest: int, judge: Judge) -> dict[str, Pair]:
    return {each: pair for pair in pairs for each in _swapped(word, pair) if is_target(each, highest, judge)}


def _swapped(word: str, pair: Pair) -> Iterator[str]:
    """`word` with one place, or all places, of the pair read as printed."""
    read, printed = pair
    parts = word.split(read)
    for place in range(1, len(parts)):
        yield read.join(parts[:place]) + printed + read.join(parts[place:])
    if len(parts) > 2:  # noqa: PLR2004 - two places at least
        yield printed.join(parts)


def is_formed(word: str, judge: Judge) -> bool:
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
