"""A text becomes token arrays over a shared vocabulary, offsets kept; what stands between tokens can be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from align.document import Span
from align.normal import APOSTROPHES, gap_form, normal_form

_APOSTROPHE = f"[{APOSTROPHES}]"
_LETTER = r"[^\W_]"
_MARK = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
TOKEN = re.compile(
    rf"{_LETTER}++(?:[{_MARK}]++|{_LETTER}++)*+(?:{_APOSTROPHE}{_LETTER}++)*+(?:(?<=[sS]){_APOSTROPHE}(?!{_LETTER})|(?:\+\+|#)(?!{_LETTER}))?",
)


class Vocabulary:
    """Distinct surfaces, words and gaps, each with a number; shared by the documents of one run.

    `surfaces` are words as written, `words` their matching forms, `gap_forms` what stands between two, levelled.
    """

    def __init__(self) -> None:
        self.surfaces: list[str] = []
        self.words: list[str] = []
        self.gap_forms: list[str] = []
        self._surface_ids: dict[str, int] = {}
        self._word_ids: dict[str, int] = {}
        self._gap_ids: dict[str, int] = {}
        self._levelled_ids: dict[str, int] = {}
        self._word_of = np.zeros(1024, np.int32)

    @property
    def word_of(self) -> NDArray[np.int32]:
        """Surface number → word number."""
        return self._word_of[: len(self.surfaces)]

    def word_id(self, word: str) -> int:
        """Number of a word in its matching form."""
        return _number(word, self._word_ids, self.words)

    def surface_id(self, surface: str) -> int:
        """Number of a word as written."""
        known = self._surface_ids.get(surface)
        if known is None:
            known = _number(surface, self._surface_ids, self.surfaces)
            if known == len(self._word_of):
                self._word_of = np.concatenate((self._word_of, np.zeros_like(self._word_of)))
            self._word_of[known] = self.word_id(normal_form(surface))
        return known

    def gap_id(self, gap: str) -> int:
        """Number of what a gap as written is levelled to."""
        known = self._gap_ids.get(gap)
        if known is None:
            known = self._gap_ids[gap] = _number(gap_form(gap), self._levelled_ids, self.gap_forms)
        return known


def _number(key: str, numbers: dict[str, int], keys: list[str]) -> int:
    known = numbers.get(key)
    if known is None:
        known = numbers[key] = len(keys)
        keys.append(key)
    return known


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of one text, as arrays: `starts` and `ends` in code points, the rest numbers of the vocabulary.

    `ids` are the words; `gap_ids` say what stands after each token, after the last one up to the text's end.
    """

    text: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
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
    """Cut `text` into words: letters and digits, inner apostrophes and a plural possessive's own one included.

    A hyphen ends a token, so that one compound is several tokens with `"-"` between them. "C++" and "C#" are words.
    """
    bounds = np.array([found.span() for found in TOKEN.finditer(text)], np.int64).reshape(-1, 2)
    starts, ends = np.ascontiguousarray(bounds[:, 0]), np.ascontiguousarray(bounds[:, 1])
    following = [*starts[1:].tolist(), len(text)][: len(starts)]
    surface_ids = [vocabulary.surface_id(text[start:end]) for start, end in bounds.tolist()]
    gap_ids = [vocabulary.gap_id(text[end:start]) for end, start in zip(ends.tolist(), following, strict=True)]
    surfaces = np.array(surface_ids, np.int32)
    return Tokens(
        text,
        starts,
        ends,
        surfaces,
        vocabulary.word_of[surfaces],
        np.array(gap_ids, np.int32),
        vocabulary,
    )
