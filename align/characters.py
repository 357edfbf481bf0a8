"""A text's characters as arrays: where its words and line breaks stand, and which character stands at many places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.signedinteger[Any]]
PIECE = 1 << 20
"""So many characters are looked at together, which bounds what a long text takes beside itself."""

_FEW = 1 << 30
_LAST_SPACE = 0x3000
_IS_SPACE = np.array([chr(code).isspace() for code in range(_LAST_SPACE + 2)])


class Outline(NamedTuple):
    """Where the runs without blanks begin and end, where line breaks stand, and what these are."""

    begins: Places
    ends: Places
    breaks: Places
    marks: bytes


def find_outline(text: str, start: int, end: int) -> Outline:
    """The outline of `text[start:end]`; a line breaks at LF, CR and form feed."""
    edges: list[Places] = []
    breaks: list[Places] = []
    kinds: list[bytes] = []
    was_filled = False
    kind = np.int32 if len(text) < _FEW else np.int64  # half the memory, where it is most
    for low in range(start, end, PIECE):
        codes = _codes(text, low, min(end, low + PIECE))
        is_filled = ~np.take(_IS_SPACE, codes, mode="clip")
        changes = np.empty_like(is_filled)
        changes[0] = is_filled[0] != was_filled
        np.not_equal(is_filled[1:], is_filled[:-1], out=changes[1:])
        was_filled = bool(is_filled[-1])
        edges.append((np.flatnonzero(changes) + low).astype(kind))
        found = np.flatnonzero((codes == ord("\n")) | (codes == ord("\r")) | (codes == ord("\f")))
        breaks.append((found + low).astype(kind))
        kinds.append(codes[found].astype(np.uint8).tobytes())
    if was_filled:
        edges.append(np.array([end], kind))
    nowhere = np.zeros(0, kind)
    joined = np.concatenate([nowhere, *edges])
    return Outline(joined[::2], joined[1::2], np.concatenate([nowhere, *breaks]), b"".join(kinds))


def codes_at(text: str, places: Places) -> NDArray[np.uint32]:
    """The code points at `places`, which stand in order."""
    found = np.empty(len(places), np.uint32)
    done = 0
    while done < len(places):
        low = int(places[done])
        codes = _codes(text, low, low + PIECE)
        last = int(np.searchsorted(places, low + len(codes)))
        found[done:last] = codes[places[done:last] - low]
        done = last
    return found


def are(codes: NDArray[np.uint32], test: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Which of `codes` are characters that pass `test`; each is asked once."""
    counts = np.bincount(codes)
    passed = np.zeros(len(counts), np.bool_)
    for code in np.flatnonzero(counts).tolist():
        passed[code] = test(chr(code))
    return passed[codes]


def _codes(text: str, start: int, end: int) -> NDArray[np.uint8] | NDArray[np.uint32]:
    piece = text[start:end]
    if piece.isascii():
        return np.frombuffer(piece.encode("ascii"), np.uint8)
    return np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
