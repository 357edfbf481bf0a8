"""Findings become edits: never two on one stretch, line breaks and markup kept, each with the map back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from align.document import Document, Span
from align.lines import blank_masked
from align.mended import Edit
from glossary.finding import Finding, Fix

WRITABLE_TYPES = frozenset({"text/plain", "text/markdown"})
"""Where the text as read is the file itself, so that an edit of the one is an edit of the other."""

_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"[^\S\r\n\f]*(?:\r\n|[\r\n\f])\s*")
_LINE_BREAK = re.compile(r"[\r\n\f]")
# A break goes before a plain word: before a dash, a number or a letter with a stop it would make a list item of it.
_PLACE_FOR_BREAK = re.compile(r"[^\S\r\n\f]+(?=[^\W\d_]{2,}(?![\w.)]))")
_BROKEN_AT_BLANK = re.compile(r"[^\S\r\n\f](?:\r\n|[\r\n\f])")


def choose_edits(document: Document, findings: Iterable[Finding], *, unsafe: bool = False) -> tuple[Edit, ...]:
    """What `findings` want changed: safe replacements, with `unsafe` also those that a person should look at.

    A term's replacement holds the repairs inside it and goes before them; where two findings want different
    things of one stretch, nothing is done there.
    """
    if document.media_type not in WRITABLE_TYPES:
        return ()
    allowed = (Fix.SAFE, Fix.UNSAFE) if unsafe else (Fix.SAFE,)
    wanted: dict[Span, set[str]] = {}
    for each in findings:
        if each.fix in allowed and each.replacements and each.span.of(document.text) == each.text:
            wanted.setdefault(each.span, set()).add(each.replacements[0])
    return place_edits(document, (Edit(span, said.pop()) for span, said in wanted.items() if len(said) == 1))


def place_edits(document: Document, wanted: Iterable[Edit], *, keep_markup: bool = True) -> tuple[Edit, ...]:
    """`wanted` as edits that do not overlap (the longer goes first) and keep the layout of their paragraph.

    A stretch over a line break keeps it between the same words where there are as many as before, else behind
    the stretch. A stretch with markup inside keeps that too, or stays as it is unless `keep_markup` is off.
    """
    layout = _Setting(document)
    placed = {}
    for edit in wanted:
        parts = layout.set_in(edit, keep_markup=keep_markup)
        if parts is not None:
            placed[edit] = parts
    chosen = [placed[edit] for edit in _keep_apart(placed)]
    return layout.join(chosen)


def _keep_apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Of edits that overlap the longer, of those as long the first."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (-len(each.span), each)):
        place = bisect_left(kept, edit)
        is_free = (place == 0 or kept[place - 1].span.end <= edit.span.start) and (
            place == len(kept) or edit.span.end <= kept[place].span.start
        )
        if is_free:
            kept.insert(place, edit)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What one replacement comes to, and the line break that its stretch had and has no more."""

    edits: tuple[Edit, ...]
    line_break: str = ""


class _Setting:
    """How a document's lines are set, as far as an edit must know it."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._plain = blank_masked(document.text, document.masked)
        self._has_markup = bool(document.masked)

    def set_in(self, edit: Edit, *, keep_markup: bool) -> _Parts | None:
        """Edits that put the replacement into the lines as they stand; None where markup is in the way."""
        before = edit.span.of(self._text)
        has_markup = self._has_markup and edit.span.of(self._plain) != before
        line_break = _BREAK.search(before)
        if not has_markup and line_break is None:
            return _Parts((edit,))
        words = list(_WORD.finditer(self._plain, edit.span.start, edit.span.end))
        after = edit.replacement.split()
        if len(words) == len(after):
            edits = tuple(
                Edit(Span(old.start(), old.end()), new) for old, new in zip(words, after, strict=True) if old[0] != new
            )
            if edits:
                return _Parts(edits)
        if has_markup and keep_markup:
            return None
        if line_break is None or _LINE_BREAK.search(edit.replacement):
            return _Parts((edit,))
        return _Parts((edit,), line_break.group())

    def join(self, chosen: Iterable[_Parts]) -> tuple[Edit, ...]:
        """All edits in order, the moved line breaks among them where there is a place."""
        chosen = tuple(chosen)
        edits = sorted(edit for parts in chosen for edit in parts.edits)
        moved: dict[int, Edit] = {}
        for parts in chosen:
            placed = self._place_break(parts, edits)
            if placed is not None:
                moved.setdefault(placed.span.start, placed)
        return tuple(sorted((*edits, *moved.values())))

    def _place_break(self, parts: _Parts, edits: list[Edit]) -> Edit | None:
        if not parts.line_break:
            return None
        start = parts.edits[-1].span.end
        ends = _LINE_BREAK.search(self._text, start)
        found = _PLACE_FOR_BREAK.search(self._plain, start, ends.start() if ends else len(self._text))
        if found is None or found.group() != self._text[found.start() : found.end()]:
            return None
        span = Span(found.start(), found.end())
        following = bisect_left(edits, span.start, key=lambda edit: edit.span.end)
        if following < len(edits) and edits[following].span.end == span.start:
            following += 1
        if following < len(edits) and edits[following].span.start < span.end:
            return None
        return Edit(span, self._as_set(parts.line_break))

    def _as_set(self, line_break: str) -> str:
        """The break with a blank before it where most lines of the text end in one: it says that a line goes on."""
        return line_break if line_break[0] not in "\r\n\f" or not self._keeps_blanks else f" {line_break}"

    @cached_property
    def _keeps_blanks(self) -> bool:
        broken = len(_BROKEN_AT_BLANK.findall(self._text))
        return 2 * broken > len(_LINE_BREAK.findall(self._text.replace("\r\n", "\n")))
