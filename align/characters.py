"""A text's characters as arrays: where its words and line breaks stand, and which character stands at many places."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.signedinteger[Any]]
Codes = NDArray[np.unsignedinteger[Any]]
PIECE = 1 << 17
"""So many characters are looked at together: of 2^15 to 2^20 the fastest, as its arrays stay in the cache."""

_FEW = 1 << 30
_SPARSE = 40  # so many characters are turned into numbers together in the time in which one is by itself
_BLANK, _LF, _FF, _CR = (ord(character) for character in " \n\f\r")
_AMONG_SPACES = (0x2000, 0x205F)
_OTHER_SPACES = (0x85, 0xA0, 0x1680, 0x3000)


class Trait:
    """What some characters have and others do not; each is asked for it once."""

    def __init__(self, has: Callable[[str], bool]) -> None:
        self._has = has
        self._known = np.zeros(sys.maxunicode + 1, np.uint8)

    def of(self, codes: Codes) -> NDArray[np.bool_]:
        """Which of the characters have it."""
        found = np.empty(len(codes), np.bool_)
        for low in range(0, len(codes), PIECE):
            piece = codes[low : low + PIECE]
            known = self._known[piece]
            is_new = known == 0
            if is_new.any():
                self._ask(piece[is_new])
                known = self._known[piece]
            np.equal(known, _HAS, out=found[low : low + PIECE])
        return found

    def _ask(self, codes: Codes) -> None:
        is_here = np.zeros(len(self._known), np.bool_)
        is_here[codes] = True
        for code in np.flatnonzero(is_here).tolist():
            self._known[code] = _HAS if self._has(chr(code)) else _HAS_NOT


_HAS_NOT, _HAS = 1, 2
_IS_SPACE = Trait(str.isspace)


class Outline(NamedTuple):
    """Where the runs without blanks begin and end, where line breaks stand, and what these are."""

    begins: Places
    ends: Places
    breaks: Places
    marks: bytes


def find_outline(text: str, start: int, end: int) -> Outline:
    """The outline of `text[start:end]`; a line breaks at LF, CR and form feed."""
    begins: list[Places] = []
    ends: list[Places] = []
    breaks: list[Places] = []
    kinds: list[bytes] = []
    last = start - 1
    kind = np.int32 if len(text) < _FEW else np.int64  # half the memory, where it is most
    for low in range(start, end, PIECE):
        codes = _codes(text, low, min(end, low + PIECE))
        spaces, characters = _find_spaces(codes)
        is_break = (characters == _LF) | (characters == _CR) | (characters == _FF)
        spaces += low
        breaks.append(spaces[is_break].astype(kind))
        kinds.append(characters[is_break].astype(np.uint8).tobytes())
        if low + len(codes) == end:
            spaces = np.append(spaces, end)
        before = np.concatenate((np.array([last]), spaces))
        has_words = np.diff(before) > 1
        begins.append((before[:-1][has_words] + 1).astype(kind))
        ends.append(spaces[has_words].astype(kind))
        last = before[-1]
    nowhere = np.zeros(0, kind)
    found = [np.concatenate([nowhere, *pieces]) for pieces in (begins, ends, breaks)]
    return Outline(found[0], found[1], found[2], b"".join(kinds))


def _find_spaces(codes: Codes) -> tuple[NDArray[np.intp], Codes]:
    """Where blanks of all kinds stand, and which."""
    may_be = codes <= _BLANK
    if codes.dtype != np.uint8:
        may_be |= (codes >= _AMONG_SPACES[0]) & (codes <= _AMONG_SPACES[1])
        for space in _OTHER_SPACES:
            may_be |= codes == space
    places = np.flatnonzero(may_be)
    characters = codes[places]
    is_odd = (characters != _BLANK) & (characters != _LF)
    if is_odd.any():
        is_odd[is_odd] = ~_IS_SPACE.of(characters[is_odd])
        if is_odd.any():
            return places[~is_odd], characters[~is_odd]
    return places, characters


def codes_at(text: str, places: Places) -> NDArray[np.uint32]:
    """The code points at `places`, which stand in order."""
    found = np.empty(len(places), np.uint32)
    done = 0
    while done < len(places):
        low = int(places[done])
        last = int(np.searchsorted(places, low + PIECE))
        if last - done < PIECE // _SPARSE:
            some = "".join([text[place] for place in places[done:last].tolist()])
            found[done:last] = _codes(some, 0, len(some))
        else:
            found[done:last] = _codes(text, low, low + PIECE)[places[done:last] - low]
        done = last
    return found


def _codes(text: str, start: int, end: int) -> Codes:
    piece = text[start:end]
    if piece.isascii():
        return np.frombuffer(piece.encode("ascii"), np.uint8)
    return np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
