"""What a fix would change, as a unified diff: bytes as the files have them, for `patch -p0` and `git apply -p0`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

CONTEXT = 3
_LINE = re.compile(rb"[^\n]*\n|[^\n]+\Z")
_ANCHOR = 2
"""So many equal lines show that two texts run together again."""
_FAR = 16
"""Lines that are looked at for that: a fix moves a line break by a line or two, and a text of many fixes is not read
over and over."""
_PLAIN_NAME = re.compile(r"[^\s\"\\\x00-\x1f\x7f]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines `[start, end)` of the old text that lines `[new_start, new_end)` of the new one take the place of."""

    start: int
    end: int
    new_start: int
    new_end: int


def write_patch(path: str, before: bytes, after: bytes) -> bytes:
    """Unified diff that makes `before` into `after`; empty where they are the same."""
    if before == after:
        return b""
    old, new = _LINE.findall(before), _LINE.findall(after)
    name = _quote(path)
    pieces = [f"--- {name}\n+++ {name}\n".encode("utf-8", "surrogateescape")]
    for hunk in _gather(list(_find_changes(old, new))):
        pieces += _write_hunk(hunk, old, new)
    return b"".join(pieces)


def _quote(path: str) -> str:
    """The name as `patch` and git read it back: quoted where it has what would end it."""
    if _PLAIN_NAME.fullmatch(path):
        return path
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in path) + '"'


def _find_changes(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[_Change]:
    """Where the two differ, in order, with changes that touch made one."""
    place = new_place = 0
    open_change: _Change | None = None
    while place < len(old) or new_place < len(new):
        if place < len(old) and new_place < len(new) and old[place] == new[new_place]:
            if open_change is not None:
                yield open_change
                open_change = None
            place, new_place = place + 1, new_place + 1
            continue
        end, new_end = _run_together(old, new, place, new_place)
        start, new_start = (place, new_place) if open_change is None else (open_change.start, open_change.new_start)
        open_change = _Change(start, end, new_start, new_end)
        place, new_place = end, new_end
    if open_change is not None:
        yield open_change


def _run_together(old: Sequence[bytes], new: Sequence[bytes], place: int, new_place: int) -> tuple[int, int]:
    """The nearest place where both are the same again; a line further on each side where none is near."""
    for distance in range(1, _FAR):
        for taken in range(distance + 1):
            end, new_end = place + taken, new_place + distance - taken
            if end < len(old) and old[end : end + _ANCHOR] == new[new_end : new_end + _ANCHOR]:
                return end, new_end
    if len(old) - place < _FAR and len(new) - new_place < _FAR:
        return len(old), len(new)
    return min(place + 1, len(old)), min(new_place + 1, len(new))


def _gather(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Changes whose lines of context touch go into one hunk."""
    hunk = changes[:1]
    for last, change in pairwise(changes):
        if change.start - last.end > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _write_hunk(hunk: list[_Change], old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    first, last = hunk[0], hunk[-1]
    lead = min(CONTEXT, first.start)
    tail = min(CONTEXT, len(old) - last.end)
    start, new_start = first.start - lead, first.new_start - lead
    end, new_end = last.end + tail, last.new_end + tail
    yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n".encode()
    place = start
    for change in hunk:
        yield from (_write_line(b" ", line) for line in old[place : change.start])
        yield from (_write_line(b"-", line) for line in old[change.start : change.end])
        yield from (_write_line(b"+", line) for line in new[change.new_start : change.new_end])
        place = change.end
    yield from (_write_line(b" ", line) for line in old[place:end])


def _range(start: int, end: int) -> str:
    count = end - start
    return f"{start + 1 if count else start},{count}"


def _write_line(sign: bytes, line: bytes) -> bytes:
    return sign + line if line.endswith(b"\n") else sign + line + b"\n\\ No newline at end of file\n"
