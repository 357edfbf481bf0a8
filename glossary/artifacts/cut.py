"""Where each word of a text stands, all of them at once."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Letters of the scripts in use, with their marks; first and last of each range.
LETTER_RANGES = (
    *("AZ", "az", "\u00c0\u00d6", "\u00d8\u00f6", "\u00f8\u02af", "\u0300\u036f", "\u0370\u1fff", "\u2c00\u2dff"),
    *("\u3040\ud7ff", "\uf900\ufdff", "\ufe70\ufefc"),
)
_LETTER, _APOSTROPHE = 1, 2
_KINDS = 0x10000  # what lies beyond is no letter

Numbers = NDArray[Any]


def cut_words(text: str) -> tuple[Numbers, Numbers]:
    """Starts and ends of the words of `text`: letters, with apostrophes between letters."""
    kinds = _kinds().take(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), mode="clip")
    inner = np.flatnonzero(kinds[1:-1] == _APOSTROPHE) + 1
    inner = inner[(kinds[inner - 1] == _LETTER) & (kinds[inner + 1] == _LETTER)]
    kinds[inner] = _LETTER
    is_letter = np.zeros(len(kinds) + 2, np.bool_)
    np.equal(kinds, _LETTER, out=is_letter[1:-1])
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1])
    return edges[::2], edges[1::2]


@cache
def _kinds() -> NDArray[np.uint8]:
    """What each character is to a word; the last one stands for all beyond."""
    kinds = np.zeros(_KINDS, np.uint8)
    for ends in LETTER_RANGES:
        kinds[ord(ends[0]) : ord(ends[1]) + 1] = _LETTER
    for mark in "'\u2019":
        kinds[ord(mark)] = _APOSTROPHE
    return kinds
