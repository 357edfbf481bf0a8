"""Suppressions written into the text itself, and the stretch of text that each is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from align.document import LINE_BREAK, Document, LineIndex, RegionKind, Span
from glossary.suppression.suppression import IN_TEXT, Place, Suppression

SIGN = "gloss:ignore"
MARKUP_TYPES = frozenset({"text/markdown", "text/html"})  # where `#` opens a heading, not a comment
OPENING = re.compile(rf"<!--\s*{SIGN}\b")
CLOSING = "-->"
COMMENT_LINE = re.compile(rf"(?:\A|(?<=[\r\n]))[ \t]*(?P<comment>(?:#|%|//)[ \t]*{SIGN}\b[^\r\n]*)")
# In a quotation `>` stands before everything, so a line of it alone is empty.
BLANK_LINE = re.compile(r"(?:\A|(?<=\n)|(?<=\r)(?!\n))[ \t\f\v>]*(?=[\r\n]|\Z)")
WORD = re.compile(r"[^\s>]")
NO_LINE_BREAK = re.compile(r"[^\r\n]")
REASON_DASH = re.compile(r"(?:\A|(?<=\s))(?:--|[–—])(?:\s|\Z)")
UNTIL = re.compile(r"(?:\A|\s)until(?:\s+|\Z)")


@dataclass(frozen=True, slots=True)
class _Content:
    """What a comment says, or the `fault` in it."""

    rules: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None
    fault: str = ""


def find_suppressions(document: Document) -> tuple[Suppression, ...]:
    """Suppressions in `document`, in order; one that is shown inside code is none."""
    if SIGN not in document.text:
        return ()
    text, lines = document.text, LineIndex(document.text)
    spans = _meant_spans(document)
    reaches = _Reaches(text, spans)
    found = []
    for span in spans:
        place = Place(document.path, span, lines.position(span.start), lines.position(span.end), span.of(text))
        content = _read(place.text)
        found.append(
            Suppression(
                by=IN_TEXT,
                place=place,
                rules=content.rules,
                reason=content.reason,
                until=content.until,
                reach=reaches.find(span),
                fault=content.fault,
            )
        )
    return tuple(found)


def mask_suppressions(document: Document) -> Document:
    """`document` with its suppressions masked: nobody reads them as prose."""
    if SIGN not in document.text:
        return document
    return replace(document, masked=_joined(sorted((*document.masked, *_meant_spans(document)))))


def suppression_spans(text: str, media_type: str = "text/plain") -> tuple[Span, ...]:
    """Where comments that hide something stand in `text`, in order; in markup `#` and `%` open none."""
    if SIGN not in text:
        return ()
    spans = list(_markup_comments(text))
    if media_type not in MARKUP_TYPES:
        spans += (Span(*_without_trailing_blanks(found)) for found in COMMENT_LINE.finditer(text))
    apart: list[Span] = []
    for span in sorted(spans):
        if not apart or apart[-1].end <= span.start:
            apart.append(span)
    return tuple(apart)


def _markup_comments(text: str) -> Iterator[Span]:
    """Comments in `<!-- … -->`; one that the next comment finds still open ends with its line."""
    for opening in OPENING.finditer(text):
        following = text.find("<!--", opening.end())
        closing = text.find(CLOSING, opening.end(), len(text) if following < 0 else following)
        if closing >= 0:
            yield Span(opening.start(), closing + len(CLOSING))
        else:
            yield Span(opening.start(), _line_end(text, opening.end()))


def _without_trailing_blanks(found: re.Match[str]) -> tuple[int, int]:
    return found.start("comment"), found.start("comment") + len(found["comment"].rstrip())


def _meant_spans(document: Document) -> tuple[Span, ...]:
    shown = [each.span for each in document.regions if each.kind is RegionKind.CODE]
    spans = suppression_spans(document.text, document.media_type)
    return tuple(span for span in spans if not any(each.overlaps(span) for each in shown))


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Sorted spans with those that touch made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


class _Reaches:
    """Finds what each of a text's comments is about; a text of many comments is still read only once."""

    def __init__(self, text: str, comments: tuple[Span, ...]) -> None:
        self._text = text
        self._bare = _without(text, comments)
        self._blank_lines = [found.start() for found in BLANK_LINE.finditer(text)]

    def find(self, comment: Span) -> Span:
        """Its own line where other words stand on it, else the block that follows."""
        own = Span(_line_start(self._text, comment.start), _line_end(self._text, comment.end))
        if WORD.search(self._bare, own.start, own.end):
            return own
        first = WORD.search(self._bare, own.end)
        if first is None:
            return Span(len(self._text), len(self._text))
        start = _line_start(self._text, first.start())
        following = bisect_left(self._blank_lines, start)
        return Span(start, [*self._blank_lines[following : following + 1], len(self._text)][0])


def _without(text: str, comments: tuple[Span, ...]) -> str:
    """`text` with blanks where `comments` stand; every line break stays."""
    pieces: list[str] = []
    done = 0
    for comment in comments:
        start = max(done, comment.start)
        pieces += (text[done:start], NO_LINE_BREAK.sub(" ", text[start : comment.end]))
        done = max(done, comment.end)
    return "".join((*pieces, text[done:]))


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    found = LINE_BREAK.search(text, offset)
    return len(text) if found is None else found.start()


def _read(comment: str) -> _Content:
    """What `comment` says: rules, a last day, a reason."""
    if comment.startswith("<!--") and not comment.endswith(CLOSING):
        return _Content(fault=f"the comment is not closed: write {CLOSING} at its end")
    body = comment.split(SIGN, 1)[1].removesuffix(CLOSING)
    head, *after = REASON_DASH.split(body, maxsplit=1)
    reason = " ".join(after[0].split()) if after else ""
    written, *day = UNTIL.split(head, maxsplit=1)
    rules = tuple(each for each in re.split(r"[\s,]+", written) if each)
    if not rules:
        return _Content(fault=f"it names no rule: write {SIGN} T101 -- why")
    if not reason:
        return _Content(fault=f"it gives no reason: write {SIGN} {', '.join(rules)} -- why")
    if not day:
        return _Content(rules, reason)
    try:
        return _Content(rules, reason, date.fromisoformat(day[0].strip()))
    except ValueError:
        return _Content(fault=f"“{day[0].strip()}” is no date: write until 2027-01-31")
