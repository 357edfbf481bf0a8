"""A text's lines as they were set: where each stands, how deep, and what parts it from the line before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from align.document import Span

_LINE = re.compile(r"[^\r\n\f]+")
_PLAIN_BREAKS = frozenset({"\n", "\r\n", "\r"})
_FOLIO = re.compile(r"(?:[-–—~|\[(]\s*)?(?:[Pp]age\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—~|\])])?")
_LONGEST_FOLIO = 20
_NOT_BREAK = re.compile(r"[^\r\n\f]")


class Line(NamedTuple):
    """One line that is not blank; `start` and `end` are its first and last words' bounds in the text.

    `has_trailing_blank` is evidence of wrapping where a file keeps such blanks; `is_apart` says that a
    blank line or a page break stands before it.
    """

    start: int
    end: int
    indent: int
    has_trailing_blank: bool
    is_apart: bool
    is_folio: bool


def blank_masked(text: str, masked: Iterable[Span]) -> str:
    """Put blanks in the place of masked stretches; line breaks and all offsets stay."""
    pieces: list[str] = []
    done = 0
    for span in masked:
        if span.start < done:
            span = Span(done, max(done, span.end))  # noqa: PLW2901 - only the part not yet blanked
        pieces += (text[done : span.start], _NOT_BREAK.sub(" ", text[span.start : span.end]))
        done = span.end
    pieces.append(text[done:])
    return "".join(pieces) if done else text


def cut_lines(text: str, raw: str, stretch: Span) -> list[Line]:
    """Lines of `stretch` that are not blank.

    `text` is `raw` with its masked parts blanked: trailing blanks are looked for in `raw`, so that a
    masked mark at a line's end is no evidence of anything.
    """
    lines: list[Line] = []
    done = stretch.start
    is_apart = True
    for found in _LINE.finditer(text, stretch.start, stretch.end):
        content = found.group()
        body = content.lstrip()
        if not body:
            is_apart = True
            done = found.end()
            continue
        first = found.start()
        start = found.end() - len(body)
        end = start + len(body.rstrip())
        is_apart = is_apart or text[done:first] not in _PLAIN_BREAKS
        is_folio = end - start < _LONGEST_FOLIO and _FOLIO.fullmatch(text, start, end) is not None
        lines.append(Line(start, end, start - first, raw[found.end() - 1].isspace(), is_apart, is_folio))
        is_apart = False
        done = found.end()
    return _settle_folios(lines)


def find_folios(text: str) -> tuple[Span, ...]:
    """The page numbers of `text` that stand alone on their lines beside a gap: read over, and no words of it."""
    return folios_among(cut_lines(text, text, Span(0, len(text))))


def folios_among(lines: Iterable[Line]) -> tuple[Span, ...]:
    """The page numbers among lines that were cut."""
    return tuple(Span(line.start, line.end) for line in lines if line.is_folio)


def _settle_folios(lines: list[Line]) -> list[Line]:
    """A number alone on its line is a page's only beside a blank line or a page break."""
    for place, line in enumerate(lines):
        if not line.is_folio:
            continue
        following = lines[place + 1] if place + 1 < len(lines) else None
        is_beside_gap = line.is_apart or following is None or following.is_apart
        if not is_beside_gap or (place == 0 and following is None):
            lines[place] = line._replace(is_folio=False)
        elif following is not None and not following.is_apart:
            lines[place + 1] = following._replace(is_apart=True)
    return lines
