"""Pages in the text: breaks inside a sentence, page numbers, running heads, and passages that stand twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from align.blocks import Block
from align.document import RegionKind, Span
from align.sentences import Layout
from glossary.artifacts.around import count_around

_BREAK = re.compile(r"[ \t]*(?:\f\s*|\r?\n[ \t]*\r?\n\s*)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+,?$")
_WORD_AFTER = re.compile(r"[^\W\d_]+(?=[\s,.;:!?'\u2019)])")
_LONGEST_WORD = 40
_FEWEST_BEFORE = 20  # characters of the sentence before the break: less may be a heading or a key word
_MOST_ODD = 0.1
"""Share of the empty lines around that may stand in sentences; where more do, that is how the text is set."""

_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD = 90
_FEWEST_HEADS = 3
_PAGE_END = re.compile(r"\f\s*$")
_PAGE_START = re.compile(r"\s*\f")
_REACH = 40  # characters to each side in which a page's end is looked for
_FEWEST_WORDS = 40  # of a passage that nobody writes twice
_FEW_WORDS = 12  # by which two passages are first compared
_SHORTEST_PASSAGE = 120  # characters; shorter ones have not so many


def find_broken_sentences(text: str, layout: Layout) -> Iterator[Span]:
    """Page breaks and empty lines between two words of one sentence, with both words."""
    pages: list[Span] = []
    empty: list[Span] = []
    for block in layout.blocks:
        if block.kind is RegionKind.CODE:
            continue
        for found in _BREAK.finditer(text, block.content, block.span.end):
            span = _inside_sentence(text, layout, Span(*found.span()))
            if span is not None:
                (pages if "\f" in found.group() else empty).append(span)
    parting = [
        one.span.end
        for one, other in pairwise(layout.blocks)
        if _BREAK.search(text[one.span.end : other.span.start]) is not None
    ]
    odd = [span.start for span in empty]
    rare = [span for span in empty if count_around(odd, span.start) <= _MOST_ODD * count_around(parting, span.start)]
    yield from sorted(pages + rare)


def _inside_sentence(text: str, layout: Layout, gap: Span) -> Span | None:
    before = _WORD_BEFORE.search(text[max(0, gap.start - _LONGEST_WORD) : gap.start])
    after = _WORD_AFTER.match(text, gap.end)
    if before is None or after is None or not after.group()[0].islower():
        return None
    sentence = layout.sentence_at(gap.start - 1)
    if sentence != layout.sentence_at(gap.end) or gap.start - sentence.start < _FEWEST_BEFORE:
        return None
    return Span(gap.start - len(before.group()), after.end())


def find_running_heads(text: str, layout: Layout) -> Iterator[tuple[Span, str]]:
    """Page numbers inside sentences and heads that stand at pages' ends, each with what it is."""
    for folio in layout.folios:
        block = layout.block_at(folio.start)
        if block.span.start < folio.start and folio.end < block.span.end:
            yield folio, "a page number stands inside a sentence"
    if "\f" not in text:
        return
    places: defaultdict[str, list[int]] = defaultdict(list)
    heads = [
        block
        for block in layout.blocks
        if len(block.span) <= _LONGEST_HEAD and block.kind is not RegionKind.CODE and _is_at_page(text, block)
    ]
    for block in heads:
        places[_levelled(text, block)].append(block.span.start)
    for block in heads:
        times = count_around(places[_levelled(text, block)], block.span.start)
        if times >= _FEWEST_HEADS:
            yield block.span, f"a running head: it stands on {times} pages around here"


def _levelled(text: str, block: Block) -> str:
    """The block's words, all numbers alike: heads hold the page's."""
    return _DIGITS.sub("0", " ".join(block.span.of(text).split()))


def _is_at_page(text: str, block: Block) -> bool:
    start, end = block.span.start, block.span.end
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return _PAGE_END.search(before) is not None or _PAGE_START.match(after) is not None


def find_passages(layout: Layout) -> Iterator[Span]:
    """Paragraphs so long that one may be a passage that nobody writes twice."""
    for block in layout.blocks:
        if len(block.span) > _SHORTEST_PASSAGE and block.kind is RegionKind.PROSE:
            yield block.span


def is_passage(paragraph: str) -> bool:
    """Say whether nobody writes so many words twice."""
    return len(paragraph.split()) >= _FEWEST_WORDS


def find_twice(text: str, passages: Iterable[Span]) -> Iterator[Span]:
    """Those of `passages` that already stood in the text, word by word."""
    seen: dict[tuple[str, ...], list[Span]] = {}
    for span in passages:
        head = tuple(span.of(text).split(maxsplit=_FEW_WORDS)[:_FEW_WORDS])
        others = seen.setdefault(head, [])
        words = span.of(text).split() if others else []
        if len(words) >= _FEWEST_WORDS and any(words == other.of(text).split() for other in others):
            yield span
        else:
            others.append(span)
