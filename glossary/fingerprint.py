"""Fingerprints of findings: what makes two of them the same one in another edition of a text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import numpy as np

from align.document import Span
from align.mended import MendedView
from align.sentences import Layout
from align.tokens import Tokens
from glossary.rules.rule import Departure

_DIGITS = 20
_JOINT = "\x1f"


def digest(parts: Iterable[str]) -> str:
    """Twenty hexadecimal digits over `parts`, in order."""
    joined = _JOINT.join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_DIGITS]


def number_key(key: str, ordinal: int) -> str:
    """The fingerprint of the finding number `ordinal` among those with the same key."""
    return digest((key, str(ordinal)))


def _without(content: str, start: int, folios: Iterable[Span]) -> str:
    """What a reader reads of `content`, which begins at `start`: blanks in the place of page numbers."""
    for folio in folios:
        content = content[: folio.start - start] + " " * len(folio) + content[folio.end - start :]
    return content


class Fingerprints:
    """Makes the fingerprints of one document, in order of place.

    A fingerprint is over the rule, the concept, the text with its white space folded, the words of its own
    sentence as mended, and the ordinal among equals: never over a path, a line number or a page number.
    """

    def __init__(self, view: MendedView, layout: Layout, tokens: Tokens) -> None:
        self._view = view
        self._layout = layout
        self._tokens = tokens
        self._sentences: dict[int, str] = {}
        self._seen: Counter[str] = Counter()

    def make(self, code: str, departure: Departure) -> str:
        """Fingerprint of the next finding."""
        key = self.key(code, departure)
        ordinal = self._seen[key]
        self._seen[key] += 1
        return number_key(key, ordinal)

    def key(self, code: str, departure: Departure) -> str:
        """What the fingerprint of a finding is made from, the ordinal aside."""
        mended = self._view.to_mended(departure.span)
        read = departure.span.of(self._view.source)
        if self._layout.folios:
            folios = [self._view.to_source(folio) for folio in self._layout.folios_in(mended)]
            read = _without(read, departure.span.start, folios)
        text = " ".join(read.split())
        return _JOINT.join((code, departure.concept or "", text, self._words_around(mended.start)))

    def _words_around(self, offset: int) -> str:
        if not self._layout.blocks:
            return ""
        span = self._layout.sentence_at(offset)
        if span.start not in self._sentences:
            low, high = np.searchsorted(self._tokens.starts, (span.start, span.end)).tolist()
            words = self._tokens.vocabulary.words
            self._sentences[span.start] = " ".join([words[each] for each in self._tokens.ids[low:high].tolist()])
        return self._sentences[span.start]
