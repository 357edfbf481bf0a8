"""The word around a place in a text; its cost is the word's length, whatever the text's."""

from __future__ import annotations

import re

from align.document import Span

_AFTER = re.compile(r"[\w'\u2019]*")


def word_around(text: str, place: int, *, beside: str = "") -> Span:
    """Stretch of letters, digits and inner apostrophes around `place`; characters in `beside` count as letters."""
    after = _AFTER if not beside else re.compile(rf"[\w'\u2019{re.escape(beside)}]*")
    start = place
    while start and (text[start - 1].isalnum() or text[start - 1] in "_'\u2019" or text[start - 1] in beside):
        start -= 1
    end = after.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing at least
    while start < place and text[start] in "'\u2019":
        start += 1
    while end > place + 1 and text[end - 1] in "'\u2019":
        end -= 1
    return Span(start, end)
