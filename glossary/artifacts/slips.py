"""Which words a piece may be by a slip of the hand, or by a cut, rather than by a lost ligature."""

from __future__ import annotations

import string
from collections.abc import Iterator
from itertools import product

from glossary.artifacts.proof import Proof

_LETTERS = string.ascii_lowercase
_HEADS = tuple("".join(letters) for size in (1, 2) for letters in product(_LETTERS, repeat=size))


def rival_level(word: str, restored: str, proof: Proof) -> int | None:
    """Level of the most frequent word of which `word` is a slip, or the end; None where there is none."""
    readings = set(_slips(word))
    if restored.endswith(word):
        readings.update(head + word for head in _HEADS)
    levels = [
        level
        for each in readings - {restored}
        if proof.lexicon.lists(each) and (level := proof.target_level(each)) is not None
    ]
    return min(levels, default=None)


def _slips(word: str) -> Iterator[str]:
    """Words that one slip of the hand makes into `word`."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in _LETTERS)
