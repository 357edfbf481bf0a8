"""A text becomes token arrays over a shared vocabulary, offsets kept; what stands between tokens can be asked for."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from align.cutting import AHEAD, Places, cut_window, cut_words, find_kinds
from align.document import Span
from align.letters import ALONE, LETTER, MARK
from align.vocabulary import Vocabulary

__all__ = ["Tokens", "Vocabulary", "tokenize"]

_SHORT: Final = 500
"""Characters up to which a loop over the words is faster than arrays: measured on English prose."""

_WINDOW: Final = 1 << 16
"""Characters cut at a time, so that what is computed of them stays in the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of one text, as arrays: `starts` and `ends` in code points, the rest numbers of the vocabulary.

    `ids` are the words; `gap_ids` say what stands after each token, after the last one up to the text's end.
    """

    text: str
    starts: Places
    ends: Places
    surface_ids: NDArray[np.int32]
    ids: NDArray[np.int32]
    gap_ids: NDArray[np.int32]
    vocabulary: Vocabulary = field(repr=False)

    def __len__(self) -> int:
        return len(self.starts)

    def start(self, place: int) -> int:
        """Where the token at `place` begins."""
        return self.starts.item(place)

    def end(self, place: int) -> int:
        """Where the token at `place` ends."""
        return self.ends.item(place)

    def word(self, place: int) -> str:
        """Matching form of the token at `place`."""
        return self.vocabulary.words[self.ids.item(place)]

    def surface(self, place: int) -> str:
        """Token at `place` as it stands."""
        return self.vocabulary.surfaces[self.surface_ids.item(place)]

    def gap(self, place: int) -> str:
        """What stands between the token at `place` and the next one, levelled."""
        return self.vocabulary.gap_forms[self.gap_ids.item(place)]

    def span(self, first: int, last: int) -> Span:
        """Stretch from token `first` to token `last`, both included."""
        return Span(self.start(first), self.end(last))


def tokenize(text: str, vocabulary: Vocabulary) -> Tokens:
    """Cut `text` into words: letters and digits with the marks on them, inner apostrophes, a plural possessive's own.

    A hyphen ends a token, so that one compound is several tokens with `"-"` between them. "C++" and "C#" are words.
    In scripts that part no words each letter is one.
    """
    if len(text) <= _SHORT:
        return _tokenize_short(text, vocabulary)
    found = _Found()
    begin = 0
    while begin < len(text):
        begin = _cut_on(text, begin, vocabulary, found)
    if found.owing is not None:
        found.gap_ids.append(vocabulary.gap_id(text[found.owing :]))
    surface_ids = np.frombuffer(found.surface_ids, np.int32)
    return Tokens(
        text,
        np.frombuffer(found.starts, np.int64),
        np.frombuffer(found.ends, np.int64),
        surface_ids,
        vocabulary.word_of[surface_ids],
        np.frombuffer(found.gap_ids, np.int32),
        vocabulary,
    )


def _tokenize_short(text: str, vocabulary: Vocabulary) -> Tokens:
    bounds = cut_words(text)
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    gaps = zip(ends, [*starts[1:], len(text)], strict=False)
    surface_ids = _numbers([vocabulary.surface_id(text[start:end]) for start, end in bounds])
    return Tokens(
        text,
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        surface_ids,
        vocabulary.word_of[surface_ids],
        _numbers([vocabulary.gap_id(text[end:start]) for end, start in gaps]),
        vocabulary,
    )


@dataclass(slots=True)
class _Found:
    """The tokens of a text up to somewhere, in arrays that grow where they are instead of being copied.

    `owing` is the end of the last token where its gap is not known yet.
    """

    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    surface_ids: array[int] = field(default_factory=lambda: array("i"))
    gap_ids: array[int] = field(default_factory=lambda: array("i"))
    owing: int | None = None


def _cut_on(text: str, begin: int, vocabulary: Vocabulary, found: _Found) -> int:
    """Find the tokens of the window at `begin`, and say where the next window begins: with its last, unfinished one."""
    window, codes = _read_window(text, begin)
    starts, ends = cut_window(*find_kinds(codes))
    if not len(starts):
        return begin + len(window)
    if found.owing is not None:
        found.gap_ids.append(vocabulary.gap_id(text[found.owing : begin + starts.item(0)]))
        found.owing = None
    is_last = begin + len(window) == len(text)
    if len(starts) == 1 and not starts[0] and not is_last:
        return _take_one(text, begin, vocabulary, found)
    closing = len(window) if is_last else starts.item(-1)
    if not is_last:
        starts, ends = starts[:-1], ends[:-1]
    surface_ids, gap_ids = vocabulary.number_window(window, codes, (starts, ends), closing)
    found.starts.frombytes((starts + begin).data.cast("B"))
    found.ends.frombytes((ends + begin).data.cast("B"))
    found.surface_ids.frombytes(surface_ids.data.cast("B"))
    found.gap_ids.frombytes(gap_ids.data.cast("B"))
    return begin + closing


def _take_one(text: str, begin: int, vocabulary: Vocabulary, found: _Found) -> int:
    """Find the end of the token at `begin`, beyond which a window's end lies in it or no other begins in the window."""
    place, going_on = begin, 0
    while True:
        window, codes = _read_window(text, place)
        kinds, present = find_kinds(codes)
        end = cut_window(kinds, present, going_on=going_on)[1].item(0)
        if end + AHEAD <= len(window) or place + len(window) == len(text):
            break
        going_on = going_on or int(kinds[0]) & (LETTER | ALONE)
        inner = end - 1
        while not kinds[inner] & (LETTER | ALONE | MARK):
            inner -= 1
        place += inner
    end += place
    found.starts.append(begin)
    found.ends.append(end)
    found.surface_ids.append(vocabulary.surface_id(text[begin:end]))
    found.owing = end
    return end


def _read_window(text: str, begin: int) -> tuple[str, NDArray[np.uint32]]:
    window = text[begin : begin + _WINDOW]
    return window, np.frombuffer(window.encode("utf-32-le", "surrogatepass"), np.uint32)


def _numbers(values: list[int]) -> NDArray[np.int32]:
    return np.array(values, np.int32)


def no_tokens() -> Tokens:
    """Tokens of an empty text."""
    return tokenize("", Vocabulary())
