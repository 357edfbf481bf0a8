"""The mended view: a text as it should read, with the map back to the text as read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from align.document import Span
from align.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `replacement` where `span` stands in the text as read."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class MendedView:
    """`text` is `source` with `edits` applied; offsets go both ways.

    An offset inside a replacement goes to the edit's start (as a start) or to its end (as an end), so
    that a stretch which touches a mended place covers the whole damaged place.
    """

    source: str
    text: str
    edits: tuple[Edit, ...]
    _mended_starts: tuple[int, ...]
    _mended_ends: tuple[int, ...]

    def to_source(self, span: Span) -> Span:
        """Stretch of the text as read that `span` of the mended text stands for."""
        start = self._start_to_source(span.start)
        return Span(start, max(start, self._end_to_source(span.end)))

    def to_mended(self, span: Span) -> Span:
        """Stretch of the mended text that stands for `span` of the text as read."""
        start = self._to_mended(span.start, is_end=False)
        return Span(start, max(start, self._to_mended(span.end, is_end=True)))

    def edits_within(self, span: Span) -> tuple[Edit, ...]:
        """The edits that touch `span` of the text as read, in order."""
        low = bisect_right(self.edits, span.start, key=_end)
        found = []
        while low < len(self.edits) and self.edits[low].span.start < span.end:
            found.append(self.edits[low])
            low += 1
        return tuple(found)

    @property
    def places(self) -> tuple[tuple[Edit, Span], ...]:
        """Each edit, and where its replacement stands in the mended text."""
        stands = zip(self.edits, self._mended_starts, self._mended_ends, strict=True)
        return tuple((edit, Span(start, end)) for edit, start, end in stands)

    def then(self, edits: Iterable[Edit]) -> MendedView:
        """Apply `edits` to the mended text as well; the map leads back over both steps.

        Edits of the two steps that touch become one.
        """
        steps = sorted(
            [
                *((span, edit.replacement, edit.span) for edit, span in self.places),
                *((edit.span, edit.replacement, None) for edit in edits),
            ],
            key=lambda step: (step[0], step[2] is None),
        )
        joined: list[Edit] = []
        place = 0
        while place < len(steps):
            group = [steps[place]]
            end = group[0][0].end
            place += 1
            while place < len(steps) and steps[place][0].start <= end:
                group.append(steps[place])
                end = max(end, steps[place][0].end)
                place += 1
            joined.append(self._join(group, Span(group[0][0].start, end)))
        return mend(self.source, joined)

    def _join(self, group: list[tuple[Span, str, Span | None]], reach: Span) -> Edit:
        """One edit of the source that does what a group of steps does to `reach` of the mended text."""
        earlier = [(span, source) for span, _, source in group if source is not None]
        if earlier:
            start = earlier[0][1].start - (earlier[0][0].start - reach.start)
            end = earlier[-1][1].end + (reach.end - earlier[-1][0].end)
        else:
            start, end = self._start_to_source(reach.start), self._end_to_source(reach.end)
        pieces: list[str] = []
        done = reach.start
        for span, replacement, source in group:
            if source is None:
                pieces += (self.text[done : span.start], replacement)
                done = span.end
        return Edit(Span(start, end), "".join([*pieces, self.text[done : reach.end]]))

    def _start_to_source(self, offset: int) -> int:
        before = bisect_right(self._mended_starts, offset) - 1
        if before < 0:
            return offset
        edit, mended_end = self.edits[before], self._mended_ends[before]
        if offset < mended_end:
            return edit.span.start
        return edit.span.end + offset - mended_end

    def _end_to_source(self, offset: int) -> int:
        before = bisect_right(self._mended_starts, offset - 1) - 1 if offset else -1
        if before < 0:
            return offset
        edit, mended_end = self.edits[before], self._mended_ends[before]
        if offset <= mended_end:
            return edit.span.end
        return edit.span.end + offset - mended_end

    def _to_mended(self, offset: int, *, is_end: bool) -> int:
        before = bisect_right(self.edits, offset - 1 if is_end else offset, key=_start) - 1
        if before < 0:
            return offset
        edit = self.edits[before]
        if offset < edit.span.end or (offset == edit.span.end and is_end):
            return self._mended_ends[before] if is_end else self._mended_starts[before]
        return self._mended_ends[before] + offset - edit.span.end


def _start(edit: Edit) -> int:
    return edit.span.start


def _end(edit: Edit) -> int:
    return edit.span.end


def mend(source: str, edits: Iterable[Edit]) -> MendedView:
    """Apply `edits` to `source`.

    Raises:
        SpanError: two edits overlap, or one lies outside the text.
    """
    ordered = tuple(sorted(edits))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = length = 0
    for edit in ordered:
        if edit.span.start < done or edit.span.end > len(source):
            raise SpanError(f"edit at {edit.span.start}:{edit.span.end} overlaps another or leaves the text")
        pieces += (source[done : edit.span.start], edit.replacement)
        length += edit.span.start - done
        starts.append(length)
        length += len(edit.replacement)
        ends.append(length)
        done = edit.span.end
    pieces.append(source[done:])
    return MendedView(source, "".join(pieces), ordered, tuple(starts), tuple(ends))
