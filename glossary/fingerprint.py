"""Fingerprints of findings: what makes two of them the same one in another edition of a text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from align.mended import MendedView
from align.sentences import Layout
from align.tokens import Vocabulary, tokenize
from glossary.rules.rule import Departure

_DIGITS = 20


def digest(parts: Iterable[str]) -> str:
    """Twenty hexadecimal digits over `parts`, in order."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_DIGITS]


class Fingerprints:
    """Makes the fingerprints of one document, in order of place.

    A fingerprint is over the rule, the concept, the text with its white space folded, the words of its own
    sentence as mended, and the ordinal among equals: never over a path or a line number.
    """

    def __init__(self, view: MendedView, layout: Layout) -> None:
        self._view = view
        self._layout = layout
        self._vocabulary = Vocabulary()
        self._sentences: dict[int, str] = {}
        self._seen: Counter[tuple[str, ...]] = Counter()

    def make(self, code: str, departure: Departure) -> str:
        """Fingerprint of the next finding."""
        text = " ".join(departure.span.of(self._view.source).split())
        mended = self._view.to_mended(departure.span)
        key = (code, departure.concept or "", text, self._words_around(mended.start))
        ordinal = self._seen[key]
        self._seen[key] += 1
        return digest((*key, str(ordinal)))

    def _words_around(self, offset: int) -> str:
        if not self._layout.blocks:
            return ""
        span = self._layout.sentence_at(offset)
        if span.start not in self._sentences:
            tokens = tokenize(span.of(self._view.text), self._vocabulary)
            self._sentences[span.start] = " ".join(tokens.word(place) for place in range(len(tokens)))
        return self._sentences[span.start]
