"""A text becomes token arrays over a shared vocabulary, offsets kept; what stands between tokens can be asked for."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

from align.document import Span
from align.normal import APOSTROPHES, gap_form, normal_form

_APOSTROPHE = f"[{APOSTROPHES}]"
_LETTER = r"[^\W_]"
_MARK = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
TOKEN = re.compile(
    rf"{_LETTER}++(?:[{_MARK}]++|{_LETTER}++)*+(?:{_APOSTROPHE}{_LETTER}++)*+(?:(?<=[sS]){_APOSTROPHE}(?!{_LETTER})|(?:\+\+|#)(?!{_LETTER}))?",
)


class Vocabulary:
    """Distinct words in their matching form, each with a number; shared by the documents of one run."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._ids: dict[str, int] = {}
        self._surfaces: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.words)

    def word_id(self, word: str) -> int:
        """Number of a word in its matching form."""
        known = self._ids.get(word)
        if known is None:
            known = self._ids[word] = len(self.words)
            self.words.append(word)
        return known

    def surface_id(self, surface: str) -> int:
        """Number of the word that `surface` is a spelling of."""
        known = self._surfaces.get(surface)
        if known is None:
            known = self._surfaces[surface] = self.word_id(normal_form(surface))
        return known


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text: `starts`, `ends` in code points, `ids` into the vocabulary."""

    text: str
    starts: array[int]
    ends: array[int]
    ids: array[int]
    vocabulary: Vocabulary = field(repr=False)

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, place: int) -> str:
        """Matching form of the token at `place`."""
        return self.vocabulary.words[self.ids[place]]

    def surface(self, place: int) -> str:
        """Token at `place` as it stands."""
        return self.text[self.starts[place] : self.ends[place]]

    def gap(self, place: int) -> str:
        """What stands between the token at `place` and the next one, levelled."""
        return gap_form(self.text[self.ends[place] : self.starts[place + 1]])

    def span(self, first: int, last: int) -> Span:
        """Stretch from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.ends[last])


def tokenize(text: str, vocabulary: Vocabulary) -> Tokens:
    """Cut `text` into words: letters and digits, inner apostrophes and a plural possessive's own one included.

    A hyphen ends a token, so that one compound is several tokens with `"-"` between them. "C++" and "C#" are words.
    """
    starts, ends, ids = array("q"), array("q"), array("q")
    number = vocabulary.surface_id
    for found in TOKEN.finditer(text):
        starts.append(found.start())
        ends.append(found.end())
        ids.append(number(found.group()))
    return Tokens(text, starts, ends, ids, vocabulary)
