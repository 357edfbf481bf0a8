"""Markdown's marks inside one block: code, tags, addresses, links, images, emphasis.

Only what is markup is found; what a reader reads stays. Each kind is found in what the kinds before it
left, and every search is bounded, so that hostile text costs no more than other text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from align.addresses import find_addresses
from align.document import Span

_LITERAL = re.compile(
    r"(?P<escape>\\(?:[!-/:-@\[-`{-~]|(?=\r?\n)))"
    r"|(?P<ticks>`++)"
    r"|(?P<comment><!--)"
    r"|(?P<tag></?[A-Za-z][^<>]{0,1000}>)"
    r"|(?P<angle><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,200}@[^\s<>@]{1,200})>)"
    r"|(?P<note>\[\^[^\]\s]{1,100}\])",
)
_LITERAL_BEGINNING = re.compile(r"[\\`<\[]")
_TARGET = re.compile(r"\((?:[^()\\]|\\.|\([^()]{0,500}\)){0,2000}+\)", re.DOTALL)
_REFERENCE = re.compile(r"\[[^\[\]]{0,300}\]")
_BRACKET = re.compile(r"!?\[|\]")
_RUN = re.compile(r"\*++|_++|~~")
_FILLER = "x"
_MAX_OPEN = 64


def find_inline_marks(text: str, start: int, end: int) -> list[Span]:
    """Stretches of `text[start:end]`, one block, that are markup: sorted, without overlaps."""
    content = text[start:end]
    literals = _find_literals(content)
    left = _fill(content, literals)
    links = _find_links(left)
    left = _fill(left, links)
    addresses = list(find_addresses(left))
    left = _fill(left, addresses)
    marks = [span for span in literals if not content.startswith("\\", span.start)]
    marks += [Span(span.start, span.start + 1) for span in literals if content.startswith("\\", span.start)]
    marks += [*links, *addresses]
    marks += _find_emphasis(left)
    return [Span(start + mark.start, start + mark.end) for mark in sorted(marks)]


def _fill(content: str, spans: Iterable[Span]) -> str:
    """Put letters where marks were found, so that no later search sees them."""
    pieces: list[str] = []
    done = 0
    for span in sorted(spans):
        pieces += (content[done : span.start], _FILLER * len(span))
        done = span.end
    return "".join([*pieces, content[done:]])


def _find_literals(content: str) -> list[Span]:
    """Escapes, code, comments, tags and note marks: nothing inside them is markup."""
    spans: list[Span] = []
    closing = _pair_ticks(content)
    last_comment_end = content.rfind("-->")
    done = 0
    for beginning in _LITERAL_BEGINNING.finditer(content):
        found = _LITERAL.match(content, beginning.start()) if beginning.start() >= done else None
        if found is None:
            continue
        end: int | None = found.end()
        if found.lastgroup == "ticks":
            end = closing.get(found.start())
        elif found.lastgroup == "comment":
            is_closed = found.end() <= last_comment_end
            end = content.find("-->", found.end()) + len("-->") if is_closed else None
        if end is not None:
            spans.append(Span(found.start(), end))
            done = end
    return spans


def _pair_ticks(content: str) -> dict[int, int]:
    """Where the code begun by each run of backticks ends: after the next run of the same length."""
    closing: dict[int, int] = {}
    following: dict[int, int] = {}
    for found in reversed(list(re.finditer(r"`+", content))):
        length = found.end() - found.start()
        if length in following:
            closing[found.start()] = following[length]
        following[length] = found.end()
    return closing


def _find_links(content: str) -> list[Span]:
    """The marks around a link's words; an image is all mark, its description too."""
    spans: list[Span] = []
    opened: list[re.Match[str]] = []
    done = 0
    for found in _BRACKET.finditer(content):
        if found.start() < done:
            continue
        if found.group() != "]":
            opened = [*opened[-_MAX_OPEN:], found]
            continue
        if not opened:
            continue
        opening = opened.pop()
        target = _TARGET.match(content, found.end()) or _REFERENCE.match(content, found.end())
        if target is None:
            continue
        done = target.end()
        if opening.group() == "![":
            spans = [span for span in spans if span.start < opening.start()]
            spans.append(Span(opening.start(), done))
        else:
            spans += (Span(opening.start(), opening.end()), Span(found.start(), done))
    return spans


class _Run(NamedTuple):
    """A run of stars, underlines or tildes that may open emphasis; `length` is its whole length as written."""

    start: int
    end: int
    length: int
    is_both: bool


def _find_emphasis(content: str) -> list[Span]:
    """Runs that open and close emphasis; one that stands alone is text."""
    spans: list[Span] = []
    opened: dict[str, list[_Run]] = defaultdict(list)
    for found in _RUN.finditer(content):
        mark, start, end = found.group()[0], found.start(), found.end()
        before, after = content[start - 1 : start], content[end : end + 1]
        can_close = bool(before) and not before.isspace() and not (mark == "_" and after.isalnum())
        can_open = bool(after) and not after.isspace() and not (mark == "_" and before.isalnum())
        run = _Run(start, end, end - start, can_close and can_open)
        while can_close and start < end and opened[mark] and _may_pair(opened[mark][-1], run):
            opening = opened[mark].pop()
            length = min(opening.end - opening.start, end - start)
            spans += (Span(opening.end - length, opening.end), Span(start, start + length))
            start += length
            if opening.start < opening.end - length:
                opened[mark].append(opening._replace(end=opening.end - length))
        if can_open and start < end:
            opened[mark].append(run._replace(start=start))
    return spans


def _may_pair(opening: _Run, closing: _Run) -> bool:
    """CommonMark's rule of three, by which `a*b and 2**3` is no emphasis."""
    if not (opening.is_both or closing.is_both):
        return True
    return (opening.length + closing.length) % 3 != 0 or (opening.length % 3 == 0 and closing.length % 3 == 0)
