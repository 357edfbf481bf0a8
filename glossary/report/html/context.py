"""The sentence that a finding stands in, cut around it where it is long."""

from __future__ import annotations

from dataclasses import dataclass

from align.document import Span
from align.sentences import Layout, find_layout
from glossary.finding import Finding

ABOUT_NO_PROSE = "X"  # suppressions stand in comments and sidecars


@dataclass(frozen=True, slots=True)
class Context:
    """A finding's text with what stands before and after it; `is_cut_…` where the sentence goes on."""

    before: str
    marked: str
    after: str
    is_cut_before: bool = False
    is_cut_after: bool = False


class Contexts:
    """Cuts the contexts of one document's findings; its sentences are found once."""

    def __init__(self, text: str | None, context_chars: int) -> None:
        self._text = text
        self._chars = context_chars
        self._layout: Layout | None = None

    def find(self, finding: Finding) -> Context:
        """Context of `finding`; its own words alone where it is about no prose, or the text is not to be had."""
        text, span = self._text, finding.span
        if finding.code.startswith(ABOUT_NO_PROSE) or text is None or span.of(text) != finding.text:
            return Context("", finding.text, "")
        if self._layout is None:
            self._layout = find_layout(text)
        sentence = _around(self._layout, span)
        room = max(40, self._chars - len(span))
        short_side = min(span.start - sentence.start, sentence.end - span.end, room // 2)
        start = _cut_start(text, max(sentence.start, span.start - (room - short_side)), sentence.start, span.start)
        end = _cut_end(text, min(sentence.end, span.end + (room - short_side)), sentence.end, span.end)
        return Context(
            before=text[start : span.start],
            marked=finding.text,
            after=text[span.end : end],
            is_cut_before=start > sentence.start,
            is_cut_after=end < sentence.end,
        )


def _around(layout: Layout, span: Span) -> Span:
    """The sentences that `span` touches, and `span` itself."""
    first, last = layout.sentence_at(span.start), layout.sentence_at(max(span.start, span.end - 1))
    return Span(min(first.start, span.start), max(last.end, span.end))


def _cut_start(text: str, start: int, sentence_start: int, limit: int) -> int:
    """`start`, moved on to the beginning of a word."""
    if start == sentence_start:
        return start
    blank = text.find(" ", start, limit)
    return start if blank < 0 else blank + 1


def _cut_end(text: str, end: int, sentence_end: int, limit: int) -> int:
    """`end`, moved back to the end of a word."""
    if end == sentence_end:
        return end
    blank = text.rfind(" ", limit, end)
    return end if blank < 0 else blank
