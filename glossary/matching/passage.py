"""A mended text cut for matching: tokens, which of them share a sentence, and where capitals are free."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from align.characters import Places
from align.document import RegionKind, Span
from align.normal import BREAK, DOUBLE_QUOTES
from align.sentences import Layout
from align.stops import STOP
from align.tokens import Tokens, Vocabulary, tokenize
from glossary.matching.words import FUNCTION_WORDS

_OPENS = re.compile(rf"[:{re.escape(DOUBLE_QUOTES)}\u2018(\[\u2014\u2013]\s*$")
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_SHORT_WORD, _LONG_WORD = 3, 4
_SHORTEST_TITLE = 2
_TITLE_SHARE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What the matcher reads.

    `blocks[place]` numbers the layout's block in which the token at `place` lies: two tokens of one block with no
    stop between them are in one sentence. Sentences themselves are looked at only where they are asked for.
    """

    tokens: Tokens
    layout: Layout
    blocks: NDArray[np.int32]
    _titles: dict[int, bool] = field(default_factory=dict, repr=False)

    def sentence_of(self, place: int) -> int:
        """Where the sentence of the token at `place` begins, which tells it from every other one."""
        if not self.layout.blocks:
            return 0
        return self.layout.sentence_at(self.tokens.start(place)).start

    def are_together(self, first: int, last: int) -> bool:
        """Whether the tokens `first` to `last` are in one sentence."""
        if self.blocks[first] != self.blocks[last]:
            return False
        tokens = self.tokens
        if STOP.search(tokens.text, tokens.end(first), tokens.start(last)) is None:
            return True
        return self.sentence_of(first) == self.sentence_of(last)

    def is_start(self, place: int) -> bool:
        """Whether a capital is free at `place`: a sentence, a quotation or what follows a colon begins there."""
        if not place or not self.are_together(place - 1, place):
            return True
        tokens = self.tokens
        return _OPENS.search(tokens.text[tokens.end(place - 1) : tokens.start(place)]) is not None

    def has_free_capitals(self, place: int) -> bool:
        """Whether the token at `place` stands in a heading or a title, where capitals say nothing."""
        number = self.sentence_of(place)
        if number not in self._titles:
            self._titles[number] = _is_title(self.tokens, self._around(place), self._kind(place))
        return self._titles[number]

    def ends_sentence(self, place: int) -> bool:
        """Whether the token at `place` is the last one of its sentence."""
        return place + 1 == len(self.tokens) or not self.are_together(place, place + 1)

    def is_shouted(self, place: int) -> bool:
        """Whether the sentence of the token at `place` is all in capitals."""
        sentence = self._around(place)
        return self.tokens.span(sentence.start, sentence.stop - 1).of(self.tokens.text).isupper()

    def _around(self, place: int) -> range:
        """Places of the sentence of the token at `place`; only sentences of its block are looked at."""
        if not self.layout.blocks:
            return range(len(self.tokens))
        sentence = self.layout.sentence_at(self.tokens.start(place))
        low, high = np.searchsorted(self.tokens.starts, (sentence.start, sentence.end)).tolist()
        return range(min(low, place), high)

    def _kind(self, place: int) -> RegionKind:
        return self.layout.block_at(self.tokens.start(place)).kind

    def is_quoted_title(self, first: int, last: int) -> bool:
        """Whether tokens `first` to `last` lie in a quotation whose long words are all capitalised."""
        text = self.tokens.text
        begin, end = _quotation(text, self.tokens.starts[first], self.tokens.ends[last])
        if begin is None or end is None:
            return False
        words = [word for word in re.findall(r"[^\W\d_]{2,}", text[begin:end]) if len(word) >= _LONG_WORD]
        return len(words) >= _SHORTEST_TITLE and all(word[0].isupper() for word in words)


_LONGEST_TITLE = 200


def _quotation(text: str, start: int, end: int) -> tuple[int | None, int | None]:
    """Where the innermost curly or straight double quotation around the stretch begins and ends."""
    before = text[max(0, start - _LONGEST_TITLE) : start]
    after = text[end : end + _LONGEST_TITLE]
    opened = max(before.rfind("\u201c"), before.rfind('"'))
    closes = [place for place in (after.find("\u201d"), after.find('"')) if place >= 0]
    if opened < 0 or not closes or "\u201d" in before[opened:]:
        return None, None
    return start - len(before) + opened + 1, end + min(closes)


def read_passage(text: str, layout: Layout, vocabulary: Vocabulary, *, masked: Iterable[tuple[Span, bool]]) -> Passage:
    """Cut the mended `text`; `masked` are stretches of markup, each with whether reading goes on over it."""
    tokens = tokenize(_blank_out(text, masked), vocabulary)
    return Passage(tokens, layout, _spread(layout.block_starts[1:], tokens.starts))


def _spread(starts: Places, places: Places) -> NDArray[np.int32]:
    """How many of the `starts` are at or before each of the `places`; both rise."""
    begins = np.searchsorted(places, starts.astype(places.dtype))
    counts = np.bincount(begins, minlength=len(places))[: len(places)]
    return counts.cumsum(dtype=np.int32)


def _blank_out(text: str, masked: Iterable[tuple[Span, bool]]) -> str:
    pieces: list[str] = []
    done = 0
    for span, reads_on in masked:
        instead = " " if _LINE_BREAK.match(text, span.start) else "\x00" if reads_on else BREAK
        pieces += (text[done : span.start], instead * len(span))
        done = span.end
    pieces.append(text[done:])
    return "".join(pieces)


def _is_title(tokens: Tokens, sentence: range, kind: RegionKind) -> bool:
    """Whether a sentence is in title case or all capitals: a heading, a caption, or a line that reads like one."""
    upper = lower = 0
    is_prose = kind is RegionKind.PROSE
    for surface in tokens.surface_ids[sentence.start : sentence.stop].tolist():
        written = tokens.vocabulary.surfaces[surface]
        if len(written) < _SHORT_WORD or written.lower() in FUNCTION_WORDS:
            continue
        if written[0].isupper():
            upper += len(written) >= _LONG_WORD
        elif written[0].isalpha():
            if is_prose:
                return False
            lower += 1
    return upper + lower >= _SHORTEST_TITLE and (not lower or upper >= _TITLE_SHARE * (upper + lower))
