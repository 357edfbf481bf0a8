"""A mended text cut for matching: tokens, which sentence each is in, and where capitals are free."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from align.document import RegionKind, Span
from align.normal import BREAK, DOUBLE_QUOTES
from align.sentences import Layout
from align.tokens import Tokens, Vocabulary, tokenize
from glossary.matching.words import FUNCTION_WORDS

_OPENS = re.compile(rf"[:{re.escape(DOUBLE_QUOTES)}\u2018(\[\u2014\u2013]\s*$")
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_SHORT_WORD, _LONG_WORD = 3, 4
_SHORTEST_TITLE = 2
_TITLE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Passage:
    """What the matcher reads.

    `sentences[place]` numbers the sentence of the token at `place`; `titles` are the sentences in which capitals
    are free (headings in title case or all capitals); `postings` leads from a word's number to its places.
    """

    tokens: Tokens
    layout: Layout
    sentences: array[int]
    first_in_sentence: frozenset[int]
    titles: frozenset[int]
    postings: Mapping[int, list[int]]

    def is_start(self, place: int) -> bool:
        """Whether a capital is free at `place`: a sentence, a quotation or what follows a colon begins there."""
        if place in self.first_in_sentence:
            return True
        start = self.tokens.ends[place - 1] if place else 0
        return _OPENS.search(self.tokens.text[start : self.tokens.starts[place]]) is not None

    def has_free_capitals(self, place: int) -> bool:
        """Whether the token at `place` stands in a heading or a title, where capitals say nothing."""
        return self.sentences[place] in self.titles

    def ends_sentence(self, place: int) -> bool:
        """Whether the token at `place` is the last one of its sentence."""
        return place + 1 == len(self.sentences) or self.sentences[place + 1] != self.sentences[place]

    def is_shouted(self, place: int) -> bool:
        """Whether the sentence of the token at `place` is all in capitals."""
        number = self.sentences[place]
        low, high = bisect_left(self.sentences, number), bisect_right(self.sentences, number)
        return self.tokens.text[self.tokens.starts[low] : self.tokens.ends[high - 1]].isupper()

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
    visible = _blank_out(text, masked)
    tokens = tokenize(visible, vocabulary)
    sentences, first = _number_sentences(tokens, layout)
    postings: defaultdict[int, list[int]] = defaultdict(list)
    for place, word in enumerate(tokens.ids):
        postings[word].append(place)
    return Passage(tokens, layout, sentences, first, _find_titles(tokens, layout, sentences), postings)


def _blank_out(text: str, masked: Iterable[tuple[Span, bool]]) -> str:
    pieces: list[str] = []
    done = 0
    for span, reads_on in masked:
        instead = " " if _LINE_BREAK.match(text, span.start) else "\x00" if reads_on else BREAK
        pieces += (text[done : span.start], instead * len(span))
        done = span.end
    pieces.append(text[done:])
    return "".join(pieces)


def _number_sentences(tokens: Tokens, layout: Layout) -> tuple[array[int], frozenset[int]]:
    spans = [sentence for block in layout.blocks for sentence in block.sentences]
    numbers, first = array("q", bytes(8 * len(tokens))), set()
    current, seen = 0, -1
    for place, start in enumerate(tokens.starts):
        while current < len(spans) and start >= spans[current].end:
            current += 1
        numbers[place] = current
        if current != seen:
            first.add(place)
            seen = current
    return numbers, frozenset(first)


def _find_titles(tokens: Tokens, layout: Layout, sentences: array[int]) -> frozenset[int]:
    """Sentences in title case or all capitals: headings, captions, and lines that read like one."""
    kinds = [block.kind for block in layout.blocks for _ in block.sentences]
    minor = {tokens.vocabulary.word_id(word) for word in FUNCTION_WORDS}
    upper: Counter[int] = Counter()
    lower: Counter[int] = Counter()
    is_prose = -1
    for place, number in enumerate(sentences):
        if number == is_prose:
            continue
        start = tokens.starts[place]
        length = tokens.ends[place] - start
        if length < _SHORT_WORD or tokens.ids[place] in minor:
            continue
        if tokens.text[start].isupper():
            upper[number] += length >= _LONG_WORD
        elif tokens.text[start].isalpha():
            lower[number] += 1
            if number >= len(kinds) or kinds[number] is RegionKind.PROSE:
                is_prose = number
    return frozenset(
        number
        for number, count in upper.items()
        if count + lower[number] >= _SHORTEST_TITLE and _is_title(count, lower[number], number, kinds)
    )


def _is_title(upper: int, lower: int, number: int, kinds: list[RegionKind]) -> bool:
    is_heading = number < len(kinds) and kinds[number] is not RegionKind.PROSE
    return not lower or (is_heading and upper >= _TITLE_SHARE * (upper + lower))
