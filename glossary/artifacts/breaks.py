"""Pages in the text: breaks inside a sentence, page numbers, running heads, and passages that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from align.blocks import Block
from align.document import RegionKind, Span
from align.sentences import Layout

_BREAK = re.compile(r"[ \t]*(?:\f\s*|\r?\n[ \t]*\r?\n\s*)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+,?$")
_WORD_AFTER = re.compile(r"[^\W\d_]+(?=[\s,.;:!?'\u2019)])")
_LONGEST_WORD = 40
_FEWEST_BEFORE = 20  # characters of the sentence before the break: less may be a heading or a key word
_MOST_ODD = 0.1
"""Share of a text's empty lines that may stand in sentences; where more do, that is how the text is set."""

_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD = 90
_FEWEST_HEADS = 3
_PAGE_END = re.compile(r"\f\s*$")
_PAGE_START = re.compile(r"\s*\f")
_REACH = 40  # characters to each side in which a page's end is looked for
_FEWEST_WORDS = 40  # of a passage that nobody writes twice
_HEAD_OF_PASSAGE = 120  # characters that two passages are first compared by


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
    parting = sum(
        _BREAK.search(text[one.span.end : other.span.start]) is not None for one, other in pairwise(layout.blocks)
    )
    yield from sorted(pages + (empty if len(empty) <= _MOST_ODD * parting else []))


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
    heads = [block for block in layout.blocks if len(block.span) <= _LONGEST_HEAD and block.kind is not RegionKind.CODE]
    counts = Counter(_levelled(text, block) for block in heads)
    if max(counts.values(), default=0) < _FEWEST_HEADS:
        return
    at_page = [block for block in heads if counts[_levelled(text, block)] >= _FEWEST_HEADS and _is_at_page(text, block)]
    there = Counter(_levelled(text, block) for block in at_page)
    for block in at_page:
        if there[_levelled(text, block)] >= _FEWEST_HEADS:
            yield block.span, f"a running head: it stands on {there[_levelled(text, block)]} pages"


def _levelled(text: str, block: Block) -> str:
    """The block's words, all numbers alike: heads hold the page's."""
    return _DIGITS.sub("0", " ".join(block.span.of(text).split()))


def _is_at_page(text: str, block: Block) -> bool:
    start, end = block.span.start, block.span.end
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return _PAGE_END.search(before) is not None or _PAGE_START.match(after) is not None


def find_passages_twice(text: str, layout: Layout) -> Iterator[Span]:
    """Whole paragraphs that already stood in the text, word by word."""
    seen: dict[tuple[str, ...], list[Block]] = {}
    for block in layout.blocks:
        if len(block.span) <= _HEAD_OF_PASSAGE or block.kind is not RegionKind.PROSE:
            continue
        head = tuple(text[block.content : block.content + _HEAD_OF_PASSAGE].split()[:-1])
        if head not in seen:
            seen[head] = [block]
            continue
        words = text[block.content : block.span.end].split()
        if len(words) >= _FEWEST_WORDS and any(
            words == text[other.content : other.span.end].split() for other in seen[head]
        ):
            yield block.span
        seen[head].append(block)
