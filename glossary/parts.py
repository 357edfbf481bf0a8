"""A huge document is linted in parts: where it is cut, and how what the parts have becomes one again.

Each part is read with a margin of what stands around it, so that everything that is decided in a sentence or a
paragraph is decided as in the whole; it reports only what begins in its own core. What only the whole shows is found
in it before (`Whole`, `Part.settings`) or gathered from the parts (`Joining`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import sha256

from align.document import AROUND, LINE_BREAK, Document, Page, Position, Region, Span
from align.lines import blank_masked
from align.mended import mend
from align.sentences import Layout, Setting, cut_stretches, measure_stretch
from align.signs import Habits
from glossary.artifacts.testimony import Testimony
from glossary.finding import Finding
from glossary.fingerprint import number_key
from glossary.matching.hit import Hit, hits_of
from glossary.rules import RULES
from glossary.rules.pages import TWICE
from glossary.rules.rule import Reading

PART_CHARS = 2_000_000
"""Characters of a part, and of the longest document that is linted whole: at ten times as many terms as usual and
a finding in each sentence a part takes some 300 MB (docs/measurements.md)."""

MARGIN_CHARS = 4_000
"""What is read on both sides of a part at least: paragraphs and lists of some dozen lines."""

AROUND_CHARS = AROUND + AROUND // 5
"""And beyond it what counts as the text around a place; a fifth more, for the mended text may be shorter."""

_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[.!?][\"”’')\]]*[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+",  # a blank line after a sentence's end
        r"[.!?][\"”’')\]]*[ \t]*(?:\r\n|\n|\r)",  # a line's end after one
        r"[^\W\d_]{4}[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-z])",  # a sentence's end
        r"\s+",
    )
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document with its margins, as a document of its own; it begins at `offset` of the whole.

    What begins in `core`, a span of the whole, is this part's to report. `begin` is where `offset` stands. `settings`
    are of what the part has only a piece of.
    """

    document: Document
    offset: int
    begin: Position
    core: Span
    settings: tuple[Setting, ...] = ()

    @property
    def own(self) -> Span:
        """The core in the part's own text."""
        return Span(self.core.start - self.offset, self.core.end - self.offset)

    def owns(self, start: int) -> bool:
        """Say whether what begins at `start` of the part's own text is its to report."""
        return self.core.start <= self.offset + start < self.core.end

    def moved(self, finding: Finding) -> Finding:
        """A finding of the part's own text where it stands in the whole."""
        span = Span(self.offset + finding.span.start, self.offset + finding.span.end)
        return replace(finding, span=span, start=self._moved(finding.start), end=self._moved(finding.end))

    def _moved(self, place: Position) -> Position:
        column = place.column + self.begin.column - 1 if place.line == 1 else place.column
        return Position(place.line + self.begin.line - 1, column)


@dataclass(frozen=True, slots=True)
class Whole:
    """What only all of a document shows, and its parts are read by; `testimony` where damage is looked for."""

    language: str
    testimony: Testimony | None = None


Decisive = Mapping[str, tuple[tuple[Hit, Finding], ...]]
"""For each rule about whole documents the hits that may decide, and the finding that each would be."""


def cut_document(document: Document, part_chars: int = PART_CHARS) -> Iterator[Part]:
    """Cut `document` at the ends of paragraphs, or of sentences where a paragraph is huge itself."""
    text = document.text
    line = counted = 0
    settings = _Settings(document)
    for core in _cores(text, part_chars):
        start = _cut_before(text, max(0, core.start - MARGIN_CHARS - AROUND_CHARS))
        end = min(len(text), core.end + 2 * MARGIN_CHARS + AROUND_CHARS)
        end = end if end == len(text) else _cut_before(text, end)
        line += sum(1 for _ in LINE_BREAK.finditer(text, counted, start))
        counted = start
        begin = Position(line + 1, start - _line_start(text, start) + 1)
        reach = Span(start, end)
        yield Part(_clip(document, reach), start, begin, core, settings.cut_by(reach))


class _Settings:
    """How the lines of those stretches were set that are cut; each is measured once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._stretches = cut_stretches(document)
        self._starts = [stretch.start for stretch in self._stretches]
        self._measured: dict[Span, Habits] = {}

    def cut_by(self, reach: Span) -> tuple[Setting, ...]:
        """Those of the stretches that reach over the bounds of `reach`, in its own text."""
        places = {bisect_right(self._starts, bound) - 1 for bound in (reach.start, reach.end)}
        stretches = (self._stretches[place] for place in sorted(places) if place >= 0)
        return tuple(
            (_moved_into(stretch, reach), self._habits(stretch))
            for stretch in stretches
            if stretch.overlaps(reach) and not reach.covers(stretch)
        )

    def _habits(self, stretch: Span) -> Habits:
        if stretch not in self._measured:
            self._measured[stretch] = measure_stretch(self._read, self._document.text, stretch)
        return self._measured[stretch]

    @cached_property
    def _read(self) -> str:
        return blank_masked(self._document.text, self._document.masked)


def _cores(text: str, part_chars: int) -> Iterator[Span]:
    start = 0
    while len(text) - start > part_chars:
        end = _cut_before(text, start + part_chars)
        if end <= start:
            end = start + part_chars
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _cut_before(text: str, place: int) -> int:
    """The best place for a cut among the `MARGIN_CHARS` before `place`."""
    if place == 0:
        return 0
    low = max(0, place - MARGIN_CHARS)
    for cut in _CUTS:
        found = [each.end() for each in cut.finditer(text, low, place)]
        ends = [end for end in found if end < place]
        if ends:
            return ends[-1]
    return place


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _clip(document: Document, reach: Span) -> Document:
    moved = partial(_moved_into, reach=reach)
    return replace(
        document,
        text=reach.of(document.text),
        pages=tuple(Page(each.number, moved(each.span)) for each in document.pages if each.span.overlaps(reach)),
        regions=tuple(
            Region(moved(each.span), each.kind, each.locator) for each in document.regions if each.span.overlaps(reach)
        ),
        masked=tuple(moved(each) for each in document.masked if each.overlaps(reach)),
    )


def _moved_into(span: Span, reach: Span) -> Span:
    return Span(max(span.start, reach.start) - reach.start, min(span.end, reach.end) - reach.start)


class Joining:
    """What only the whole of a document shows, gathered over its parts in their order."""

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}
        self._passages: set[int] = set()
        self._decisive: dict[str, list[tuple[Hit, Finding]]] = {}

    def number(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The next findings with their fingerprints; until then each has what its own is made from."""
        for each in findings:
            if each.message == TWICE and self._is_first(each):
                continue
            key = _hash(each.fingerprint)
            ordinal = self._seen.get(key, 0)
            self._seen[key] = ordinal + 1
            yield replace(each, fingerprint=number_key(each.fingerprint, ordinal))

    def _is_first(self, passage: Finding) -> bool:
        """Say whether a passage has not stood before; a part tells all that may stand twice."""
        key = _hash(" ".join(passage.text.split()))
        is_first = key not in self._passages
        self._passages.add(key)
        return is_first

    def keep(self, decisive: Decisive) -> None:
        """Keep what may decide a rule about the whole."""
        for code, hits in decisive.items():
            self._decisive.setdefault(code, []).extend(hits)

    def finish(self, document: Document) -> Iterator[Finding]:
        """The findings of the rules about the whole."""
        for rule in RULES:
            hits = self._decisive.get(rule.code, ())
            made = {(hit.span, hit.concept): finding for hit, finding in hits}
            reading = Reading(document, mend(document.text, ()), Layout(()), hits=hits_of(hit for hit, _ in hits))
            for departure in rule.find(reading) if hits else ():
                finding = made[departure.span, departure.concept or ""]
                yield replace(finding, message=departure.message, fingerprint=number_key(finding.fingerprint, 0))


def _hash(text: str) -> int:
    return int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])
