"""Contexts in which a form is right although the rule says otherwise: the phrases of a designation's `allow`."""

from __future__ import annotations

import numpy as np

from align.tokens import Vocabulary, tokenize
from glossary.matching.passage import Passage
from glossary.matching.pattern import Pattern

EVERYWHERE = "*"


class AllowedContexts:
    """Where each allowed phrase stands in one passage, looked for when it is first asked."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._found: dict[str, list[tuple[int, int]]] = {}

    def covers(self, pattern: Pattern, first: int, last: int) -> bool:
        """Say whether the form of `pattern`, at tokens `first` to `last`, is right there or everywhere."""
        return EVERYWHERE in pattern.designation.allow or self.surrounds(pattern, first, last)

    def surrounds(self, pattern: Pattern, first: int, last: int) -> bool:
        """Say whether tokens `first` to `last` lie in a phrase that `pattern`'s designation allows.

        A near form of what is right everywhere is not right for that.
        """
        return any(
            start <= first and last <= end
            for phrase in pattern.designation.allow
            if phrase != EVERYWHERE
            for start, end in self._places(phrase)
        )

    def _places(self, phrase: str) -> list[tuple[int, int]]:
        if phrase not in self._found:
            self._found[phrase] = self._find(phrase)
        return self._found[phrase]

    def _find(self, phrase: str) -> list[tuple[int, int]]:
        cut = tokenize(phrase, Vocabulary())
        words = [cut.word(place) for place in range(len(cut))]
        if not words:
            return []
        tokens = self._passage.tokens
        starts = np.flatnonzero(tokens.ids == tokens.vocabulary.word_id(words[0])).tolist()
        return [
            (start, start + len(words) - 1)
            for start in starts
            if start + len(words) <= len(tokens)
            and all(tokens.word(start + place) == word for place, word in enumerate(words))
        ]
