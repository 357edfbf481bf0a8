"""How a word of a text relates to a word of the glossary: the same, a form of it, a spelling, a slip, a relative.

Computed once per distinct word of a text, never per place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossary.artifacts.lexicon import Lexicon, load_lexicon
from glossary.matching.inflection import are_related, bases, plural_bases
from glossary.matching.spelling import misread_key, spelling_key

# Lengths from which a slip is believed: shorter words have too many true neighbours (docs/matching.md).
ONE_SLIP_FROM = 5
TWO_SLIPS_FROM = 7
RARE_FROM = 35
"""Level of the word list from which a word is no everyday word: "frontal" and "breakthrough", not "welfare"."""
MOST_WORDS = 500_000
"""Distinct words remembered from document to document, so that an archive costs bounded memory."""
_STEM = 5
_STEM_SHARE = 0.6


class Kin(IntEnum):
    """Relation of a text's word to a term's word, the nearest first."""

    SAME = 0
    FORM = 1
    SPELLING = 2
    APOSTROPHE = 3
    SLIP = 4
    OTHER_WORD = 5
    RELATIVE = 6


@dataclass(frozen=True, slots=True)
class Kinship:
    """`of[word]` are the glossary's words near `word` of the text; `text_words[word]` the same the other way.

    `telling` are those of the glossary's words that are rare in the language: they tell a term even without a
    word of it.
    """

    of: Mapping[str, Mapping[str, Kin]]
    text_words: Mapping[str, tuple[str, ...]]
    telling: frozenset[str]

    def between(self, word: str, term_word: str) -> Kin | None:
        """Relation of `word` of the text to `term_word`, None where there is none."""
        found = self.of.get(word)
        return None if found is None else found.get(term_word)


def find_kinship(surfaces: Mapping[str, str], term_words: frozenset[str], lexicon: Lexicon) -> Kinship:
    """Relate each distinct word of a text (matching form → as it first stands) to the glossary's content words."""
    tables = _tables(term_words)
    of = {
        word: tables.relations(word, is_known=word in term_words or lexicon.knows(surface))
        for word, surface in surfaces.items()
    }
    text_words: defaultdict[str, list[str]] = defaultdict(list)
    for word, relations in of.items():
        for term_word in relations:
            text_words[term_word].append(word)
    return Kinship(of, {term_word: tuple(words) for term_word, words in text_words.items()}, tables.telling)


@lru_cache(maxsize=8)
def _tables(term_words: frozenset[str]) -> _Tables:
    return _Tables(term_words)


class _Tables:
    """What depends on the glossary and a word alone, so that a run of many documents works it out once."""

    def __init__(self, term_words: frozenset[str]) -> None:
        listed = load_lexicon()  # the language's own levels: a glossary's words are certain, not frequent
        self.telling = frozenset(word for word in term_words if (listed.level(word) or RARE_FROM) >= RARE_FROM)
        self._term_words = term_words
        self._long_words = sorted(word for word in term_words if len(word) >= ONE_SLIP_FROM)
        self._keys = _KeyTable(term_words)
        self._neighbours = _Neighbours(self._long_words)
        self._known: dict[tuple[str, bool], Mapping[str, Kin]] = {}

    def relations(self, word: str, *, is_known: bool) -> Mapping[str, Kin]:
        """The glossary's words near `word`, the nearest relation of each."""
        key = (word, is_known)
        if key not in self._known:
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            self._known[key] = self._relate(word, is_known=is_known)
        return self._known[key]

    def _relate(self, word: str, *, is_known: bool) -> dict[str, Kin]:
        found = self._keys.relate(word)
        if not is_known:
            for other in self._keys.misread(word):
                found.setdefault(other, Kin.SLIP)
            for form in (word, *plural_bases(word)):
                for other in _slips(form, self._long_words):
                    found.setdefault(other, Kin.SLIP)
        elif len(word) >= ONE_SLIP_FROM and word not in self._term_words:
            for other in self._neighbours.of(word):
                found.setdefault(other, Kin.OTHER_WORD)
        for other in self._keys.relatives(word):
            found.setdefault(other, Kin.RELATIVE)
        return found


class _KeyTable:
    """The glossary's words under each key that a relation is recognised by."""

    def __init__(self, term_words: Iterable[str]) -> None:
        self._words = frozenset(term_words)
        self._bases: defaultdict[str, set[str]] = defaultdict(set)
        self._spellings: defaultdict[str, set[str]] = defaultdict(set)
        self._bare: defaultdict[str, set[str]] = defaultdict(set)
        self._misread: defaultdict[str, set[str]] = defaultdict(set)
        self._stems: defaultdict[str, set[str]] = defaultdict(set)
        for word in self._words:
            for base in bases(word):
                self._bases[base].add(word)
                self._spellings[spelling_key(base)].add(word)
            self._bare[word.replace("'", "")].add(word)
            self._misread[misread_key(word)].add(word)
            if len(word) >= _STEM:
                self._stems[word[:_STEM]].add(word)

    def relate(self, word: str) -> dict[str, Kin]:
        """Relations of `word` that a key shows; slips come by distance."""
        found: dict[str, Kin] = {}
        if word in self._words:
            found[word] = Kin.SAME
        bare = word.replace("'", "")
        for other in self._bare.get(bare, ()):
            found.setdefault(other, Kin.APOSTROPHE)
        for base in bases(word):
            for other in self._bases.get(base, ()):
                if are_related(word, other):
                    found.setdefault(other, Kin.FORM)
            for other in self._spellings.get(spelling_key(base), ()):
                found.setdefault(other, Kin.SPELLING)
        return found

    def misread(self, word: str) -> set[str]:
        """Words that recognition could have taken `word` for."""
        return self._misread.get(misread_key(word), set()) if len(word) >= ONE_SLIP_FROM else set()

    def relatives(self, word: str) -> Iterator[str]:
        """Words of the same stem: "hostility" and "hostile"."""
        for other in self._stems.get(word[:_STEM], ()):
            if _shared_start(word, other) > _STEM_SHARE * max(len(word), len(other)):
                yield other


def _shared_start(one: str, other: str) -> int:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _slips(word: str, term_words: list[str]) -> Iterator[str]:
    """Words of `term_words` one edit away (OSA: a swap of two letters is one), two where both are long."""
    if len(word) < ONE_SLIP_FROM - 1:
        return
    for term_word, distance, _ in process.extract(word, term_words, scorer=OSA.distance, score_cutoff=2, limit=None):
        if distance == 1 or (distance and min(len(word), len(term_word)) >= TWO_SLIPS_FROM):
            yield term_word


class _Neighbours:
    """Words one edit apart, found by what both are with one letter taken out."""

    def __init__(self, term_words: Iterable[str]) -> None:
        self._shortened: defaultdict[str, set[str]] = defaultdict(set)
        for word in term_words:
            for short in _shortenings(word):
                self._shortened[short].add(word)

    def of(self, word: str) -> set[str]:
        """Words of the glossary one edit away from `word`."""
        shared = (other for short in _shortenings(word) for other in self._shortened.get(short, ()))
        return {other for other in shared if OSA.distance(word, other, score_cutoff=1) == 1}


def _shortenings(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
