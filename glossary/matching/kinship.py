"""How a word of a text relates to a word of the glossary: the same, a form of it, a spelling, a slip, a relative.

Worked out once per distinct word of a run, many words at a time, never per place.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from glossary.artifacts.lexicon import Lexicon
from glossary.matching.inflection import is_english, plural_bases
from glossary.matching.keys import KeyTable, make_key_table
from glossary.matching.near import ONE_SLIP_FROM, Neighbourhood, Numbers, Pairs, Spelt, ranges
from glossary.matching.script import spelt_out
from glossary.matching.unlisted import find_unlisted_slips
from glossary.matching.words import FUNCTION_WORDS

LONGEST_WORD = 60
"""Letters beyond which a run of letters is no word, and nothing is near it."""
MOST_WORDS = 500_000
"""Distinct words remembered from document to document, so that an archive costs bounded memory."""

Number = TypeVar("Number", bound=np.generic)


class Kin(IntEnum):
    """Relation of a text's word to a term's word, the nearest first."""

    SAME = 0
    FORM = 1
    SPELLING = 2
    APOSTROPHE = 3
    SLIP = 4
    OTHER_WORD = 5
    RELATIVE = 6


_PRECEDENCE = (Kin.SAME, Kin.APOSTROPHE, Kin.FORM, Kin.SPELLING, Kin.SLIP, Kin.OTHER_WORD, Kin.RELATIVE)
"""Which relation is said where two words have several: an apostrophe set wrongly is no form."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations of a list of words: those of word i lie from `offsets[i]` to `offsets[i + 1]`.

    `term_words` are numbers of the glossary's words, ascending for each word; `kins` values of `Kin`.
    """

    offsets: NDArray[np.int64]
    term_words: NDArray[np.int32]
    kins: NDArray[np.uint8]

    def of(self, words: Numbers) -> Relations:
        """Relations of some of the words, in their order."""
        counts = self.offsets[words + 1] - self.offsets[words]
        places = ranges(self.offsets[words], counts)
        return Relations(_offsets(counts), self.term_words[places], self.kins[places])


@dataclass(frozen=True, slots=True, eq=False)
class KinTables:
    """What a glossary's words are found by: themselves, their keys, what is near them."""

    own: Container[str]
    keys: KeyTable
    near: Neighbourhood


def make_tables(term_words: Sequence[str], language: str) -> KinTables:
    """Work out the tables of `term_words`."""
    near = Neighbourhood([spelt_out(word) for word in term_words])
    return KinTables(frozenset(term_words), make_key_table(term_words, language), near)


class Kindred:
    """The words near a glossary's `term_words`, worked out when first asked for.

    A word's relations depend on the word, the glossary and the lexicon alone, not on what was asked before.
    """

    def __init__(self, term_words: Sequence[str], lexicon: Lexicon, tables: KinTables | None = None) -> None:
        self.term_words = term_words
        self.tables = tables or make_tables(term_words, lexicon.language)
        self._lexicon = lexicon
        self._own = self.tables.own
        self._keys, self._near = self.tables.keys, self.tables.near
        self._forget()

    def relate(self, words: Sequence[str]) -> Relations:
        """Relate words in their matching form; function words and overlong ones have no relations."""
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if len(self._rows) + len(new) > MOST_WORDS:
            self._forget()
            new = list(dict.fromkeys(words))
        if new:
            self._rows.update(zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True))
            self._known.append(self._work_out(new))
        rows = np.fromiter((self._rows[word] for word in words), np.int64, len(words))
        return self._known.of(rows)

    def between(self, word: str, term_word: str) -> Kin | None:
        """Relation of `word` of a text to `term_word`, None where there is none."""
        found = self._by_word.get(word)
        if found is None:
            related = self.relate((word,))
            names = [self.term_words[number] for number in related.term_words.tolist()]
            found = self._by_word[word] = dict(zip(names, map(Kin, related.kins.tolist()), strict=True))
        return found.get(term_word)

    def _forget(self) -> None:
        self._rows: dict[str, int] = {}
        self._known = _Growing()
        self._by_word: dict[str, dict[str, Kin]] = {}

    def _work_out(self, words: list[str]) -> Relations:
        numbers = np.array([n for n, word in enumerate(words) if _is_related(word)], np.int64)
        read = [words[number] for number in numbers.tolist()]
        forms, spellings = self._keys.forms_and_spellings(read)
        language = self._lexicon.language
        if is_english(language):
            slips, other_words = self._slips(read)
        else:
            slips, other_words = find_unlisted_slips(read, self.term_words, self._near, language)
        found = {
            Kin.SAME: self._keys.same(read),
            Kin.APOSTROPHE: self._keys.bare(read),
            Kin.FORM: forms,
            Kin.SPELLING: spellings,
            Kin.SLIP: slips,
            Kin.OTHER_WORD: other_words,
            Kin.RELATIVE: self._near.relatives(Spelt(read)),
        }
        pairs, kins = _nearest(found, len(self.term_words))
        counts = np.bincount(numbers[pairs.ours], minlength=len(words))
        return Relations(_offsets(counts), pairs.theirs.astype(np.int32), kins)

    def _slips(self, words: list[str]) -> tuple[Pairs, Pairs]:
        """Slips of words that nobody knows, a plural's ending aside; and what known words differ from by one edit."""
        plurals = [(base, n) for n, word in enumerate(words) if word[-1:] in "s'" for base in plural_bases(word)]
        forms = [*words, *(base for base, _ in plurals)]
        owners = np.concatenate((np.arange(len(words)), np.array([n for _, n in plurals], np.int64)))
        spelt = Spelt(forms)
        one, two = self._near.one_edit(forms, spelt), self._near.two_edits(spelt)
        printed = _join((self._keys.misread(words), self._keys.bereft(words)))
        unknown = self._unknown(words, owners[one.ours], owners[two.ours], printed.ours)
        two = two.only(unknown[owners[two.ours]])
        two = two.only(self._near.distances(forms, two) <= 2)  # noqa: PLR2004 - two edits
        near = [Pairs(owners[each.ours], each.theirs) for each in (one, two)]
        slips = _join([each.only(unknown[each.ours]) for each in (*near, printed)])
        other = one.only(
            (one.ours < len(words)) & ~unknown[owners[one.ours]] & (spelt.lengths[one.ours] >= ONE_SLIP_FROM)
        )
        return slips, other.only(np.array([words[n] not in self._own for n in other.ours.tolist()], bool))

    def _unknown(self, words: list[str], *asked: Numbers) -> NDArray[np.bool_]:
        """Whether each word is unknown, for those `asked` about; the lexicon is slow to ask about all."""
        unknown = np.zeros(len(words), bool)
        for number in np.unique(np.concatenate(asked)).tolist():
            word = words[number]
            unknown[number] = word not in self._own and not self._lexicon.knows_letters(word)
        return unknown


def _is_related(word: str) -> bool:
    return len(word) <= LONGEST_WORD and word not in FUNCTION_WORDS


def _offsets(counts: Numbers) -> Numbers:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))


def _join(parts: Sequence[Pairs]) -> Pairs:
    return Pairs(np.concatenate([each.ours for each in parts]), np.concatenate([each.theirs for each in parts]))


def _nearest(found: Mapping[Kin, Pairs], size: int) -> tuple[Pairs, NDArray[np.uint8]]:
    """Each pair once, by word, with the relation that comes first; `theirs` are numbers below `size`."""
    shift = len(_PRECEDENCE)
    ranked = np.sort(
        np.concatenate(
            [(found[kin].ours * size + found[kin].theirs) * shift + rank for rank, kin in enumerate(_PRECEDENCE)]
        )
    )
    both, ranks = ranked // shift, ranked % shift
    is_first = np.ones(len(both), bool)
    is_first[1:] = both[1:] != both[:-1]
    both = both[is_first]
    return Pairs(both // size, both % size), np.array(_PRECEDENCE, np.uint8)[ranks[is_first]]


class _Growing:
    """Relations to which further words are added, in room kept ready."""

    def __init__(self) -> None:
        self._words = self._places = 0
        self._offsets = np.zeros(1, np.int64)
        self._term_words = np.empty(0, np.int32)
        self._kins = np.empty(0, np.uint8)

    def append(self, more: Relations) -> None:
        """Add the relations of further words."""
        words, places = self._words + len(more.offsets) - 1, self._places + len(more.kins)
        self._offsets = _with_room(self._offsets, words + 1)
        self._term_words = _with_room(self._term_words, places)
        self._kins = _with_room(self._kins, places)
        self._offsets[self._words : words + 1] = more.offsets + self._places
        self._term_words[self._places : places] = more.term_words
        self._kins[self._places : places] = more.kins
        self._words, self._places = words, places

    def of(self, words: Numbers) -> Relations:
        """Relations of the words at these places."""
        return Relations(self._offsets, self._term_words, self._kins).of(words)


def _with_room(array: NDArray[Number], wanted: int) -> NDArray[Number]:
    if wanted <= len(array):
        return array
    return np.concatenate((array, np.empty(max(wanted, len(array)), array.dtype)))
