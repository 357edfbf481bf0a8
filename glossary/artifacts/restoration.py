"""Which word stood where a ligature was lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from glossary.artifacts.proof import LIGATURES, Proof

# What was lost where nothing, a space or U+FFFD is left in its place.
_BLOTS = frozenset("\ufffd\x00")
# A shorter word needs a more frequent restoration: "rst" is "first", but "mu" is no "muff".
_SHORTEST = 3
_LEVELS = {3: 20, 4: 35, 5: 50, 6: 60}
_LEVEL = 70
_MARGIN = 15  # levels between the best reading and the next


@dataclass(frozen=True, slots=True)
class Restoration:
    """Words that may have stood there, best first; certain where no other reading comes near."""

    words: tuple[str, ...]
    is_certain: bool


def restore_gap(left: str, right: str, proof: Proof) -> Restoration | None:
    """What `left` and `right` were before the ligature between them turned into a space: `de nition`."""
    if not right.islower() or not (left.islower() or left.istitle()):
        return None
    if proof.target_level(left + right) is not None:
        return None  # a word split by a space is another kind of damage
    if proof.is_word(left) and proof.is_word(right):
        return None
    return _choose((left + ligature + right for ligature in LIGATURES if ligature != "Th"), proof, _LEVEL)


def restore_word(word: str, proof: Proof) -> Restoration | None:
    """What `word` was before a ligature in it vanished (`condence`) or left its first letter (`confdence`)."""
    if len(word) < _SHORTEST or not word.islower():
        return None
    level = _LEVELS.get(len(word), _LEVEL)
    return _choose(_with_ligature(word), proof, level)


def restore_blotted(word: str, proof: Proof) -> Restoration | None:
    """What `word` was before U+FFFD or NUL took the place of each ligature."""
    readings = [""]
    for letter in word:
        letters = LIGATURES if letter in _BLOTS else (letter,)
        readings = [reading + each for reading in readings for each in letters]
        if len(readings) > len(LIGATURES) ** 2:
            return None
    return _choose(readings, proof, _LEVEL)


def _with_ligature(word: str) -> Iterable[str]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        for ligature in LIGATURES:
            if ligature != "Th":
                yield head + ligature + tail
        if tail.startswith("f"):
            yield from (head + ligature + tail[1:] for ligature in ("fi", "fl", "ff", "ffi", "ffl"))


def _choose(readings: Iterable[str], proof: Proof, highest: int) -> Restoration | None:
    levels = {word: level for word in readings if (level := proof.target_level(word)) is not None and level <= highest}
    if not levels:
        return None
    ranked = sorted(levels.items(), key=lambda reading: (reading[1], reading[0]))
    is_certain = all(other - best >= _MARGIN for (_, best), (_, other) in pairwise(ranked[:2]))
    return Restoration(tuple(word for word, _ in ranked), is_certain)
