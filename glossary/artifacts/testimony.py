"""What all of a document says of its words and habits, as it stands: the same wherever it is cut to be linted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import numpy as np

from glossary.artifacts.cut import WordTable, cut_table
from glossary.artifacts.judge import DOUBTFUL, UNKNOWN, Judge, judge_of
from glossary.artifacts.lexicon import Lexicon

# Where more of the words are unknown, or doubtful, the text is in another language than the word list. English prose
# has .01 to .05 doubtful ones, with every ligature split .10.
_STRANGE_SHARE = 0.4
_FEW_WORDS = 40

_COMPOUND = re.compile(r"\w+(?:['\u2019]\w+)*(?:[-\u2010\u2011]\w+(?:['\u2019]\w+)*)+")
_HYPHENED_NAME = re.compile(r"([A-Z][a-z]+)[-\u2010\u2011]([a-z]+)")
_HYPHEN = re.compile(r"[-\u2010\u2011]")

_STRETCH = 2_000_000
"""Characters whose words are cut at a time; a document up to this length is cut once."""

_MOST_WORDS = 500_000
"""Distinct words from which a stretch adds none: they take 50 MB; the 100 MB that any document may have rarely have so
many."""

_BLANK = re.compile(r"\s")

Answer = TypeVar("Answer")


class _Words(NamedTuple):
    """The distinct words of a document, those that are none, and which stand twice on end more than once."""

    vocabulary: frozenset[str]
    unknown: frozenset[str]
    doubled: frozenset[str]
    is_readable: bool
    is_legible: bool


class Testimony:
    """What a document, before any of it is mended, says of its words and habits; worked out when first asked for."""

    def __init__(self, lexicon: Lexicon, text: str, table: WordTable | None = None) -> None:
        self.text = text
        self.lexicon = lexicon
        self._given_table = table
        self._answers: dict[Callable[[Testimony], object], object] = {}

    def __getstate__(self) -> dict[str, Any]:
        """What was asked already: the text itself is too large for another process."""
        return {name: value for name, value in vars(self).items() if name not in ("text", "lexicon", "_given_table")}

    def settle(self, asks: Iterable[Callable[[Testimony], object]]) -> Testimony:
        """The same with all of it worked out, `asks` included."""
        for ask in (_vocabulary, _compounds, _hyphens_names, *asks):
            self.tell(ask)
        return self

    def tell(self, ask: Callable[[Testimony], Answer]) -> Answer:
        """What `ask` says of the document; asked once."""
        if ask not in self._answers:
            self._answers[ask] = ask(self)
        return self._answers[ask]  # type: ignore[return-value]  # what `ask` itself has said

    @property
    def judge(self) -> Judge:
        """Judge of the document's words."""
        return judge_of(self.lexicon)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Distinct words of the document as they stand."""
        return self._words.vocabulary

    def stands(self, word: str) -> bool:
        """Say whether the document has `word`, or has it in small letters."""
        return word in self.vocabulary or word.lower() in self.vocabulary

    @property
    def unknown(self) -> frozenset[str]:
        """Distinct words of the document that are none."""
        return self._words.unknown

    @property
    def doubled(self) -> frozenset[str]:
        """Words, in small letters, that follow themselves more than once."""
        return self._words.doubled

    @property
    def is_readable(self) -> bool:
        """Say whether so many words are known that the text is in the word list's language."""
        return self._words.is_readable

    @property
    def is_legible(self) -> bool:
        """Say whether so few words may be pieces of damaged ones that those can be told from the others."""
        return self._words.is_legible

    @property
    def compounds(self) -> frozenset[str]:
        """Each two neighbours in a compound of the document, in small letters: `of-the`, `the-art`."""
        return self.tell(_compounds)

    @property
    def hyphens_names(self) -> bool:
        """Say whether the document writes names as `Jong-un`."""
        return self.tell(_hyphens_names)

    @cached_property
    def _words(self) -> _Words:
        vocabulary: set[str] = set()
        unknown: set[str] = set()
        doubles: Counter[str] = Counter()
        strange = doubtful = count = 0
        for _, table in self.tables():
            judge = self.judge
            marks = judge.marks()[table.ids]
            places = np.flatnonzero(marks & UNKNOWN).tolist()
            doubtful += int(np.count_nonzero(marks & DOUBTFUL))
            folded = judge.folded()[table.ids]
            doubles.update(table.surfaces[at].lower() for at in np.flatnonzero(folded[1:] == folded[:-1]).tolist())
            strange += len(places)
            count += len(table.surfaces)
            if len(vocabulary) < _MOST_WORDS:
                vocabulary.update(table.surfaces)
                unknown.update(table.surfaces[place] for place in places)
        return _Words(
            frozenset(vocabulary),
            frozenset(unknown),
            frozenset(word for word, times in doubles.items() if times > 1),
            strange <= max(_FEW_WORDS, count * _STRANGE_SHARE),
            doubtful <= max(_FEW_WORDS, count * _STRANGE_SHARE),
        )

    def tables(self) -> Iterator[tuple[str, WordTable]]:
        """The text, a stretch at a time, with its words."""
        if self._given_table is not None:
            yield self.text, self._given_table
            return
        for stretch in self.stretches():
            yield stretch, cut_table(stretch, self.judge.number)

    def stretches(self) -> Iterator[str]:
        """The text, a stretch at a time; a stretch ends at a blank."""
        start = 0
        while len(self.text) - start > _STRETCH:
            blank = _BLANK.search(self.text, start + _STRETCH)
            end = blank.end() if blank else len(self.text)
            yield self.text[start:end]
            start = end
        yield self.text[start:]


def _vocabulary(testimony: Testimony) -> int:
    return len(testimony.vocabulary)


def _whole_compounds(testimony: Testimony) -> frozenset[str]:
    chunks = {chunk for stretch in testimony.stretches() for chunk in set(stretch.split()) if _HYPHEN.search(chunk)}
    return frozenset(compound for chunk in chunks for compound in _COMPOUND.findall(chunk))


def _hyphens_names(testimony: Testimony) -> bool:
    compounds = testimony.tell(_whole_compounds)
    names = (found for each in compounds if (found := _HYPHENED_NAME.fullmatch(each)) is not None)
    return any(not testimony.judge.is_word(found[1]) and testimony.judge.is_doubtful(found[2]) for found in names)


def _compounds(testimony: Testimony) -> frozenset[str]:
    pairs: set[str] = set()
    for compound in testimony.tell(_whole_compounds):
        parts = _HYPHEN.split(compound.lower())
        pairs.update(f"{left}-{right}" for left, right in pairwise(parts))
    return frozenset(pairs)
