"""Where near words of a term stand close together: a join of the postings of its two rarest words.

Work goes with the places of rare words, never with terms × places: of a term that must keep all of its content words,
the two rarest are joined; of one that may lose a word, each pair among the three rarest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.matching.lookup import Lookup
from glossary.matching.passage import Passage
from glossary.matching.seams import find_seams
from glossary.matching.tables import Rows, spread

Places = NDArray[np.int64]

SLACK = 3
"""Words by which a variant may be longer than its term: two function words and a content word."""
AT_ONCE = 1 << 21
"""Pairs of places looked at in one go: bounds the memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Places at which near words of the glossary's content words stand.

    `keys`, sorted, are word × size + place; `kins` say how near. `counts` are the places of each content word.
    """

    size: int
    keys: Places
    kins: NDArray[np.uint8]
    counts: Places

    def between(self, words: Places, lows: Places, highs: Places) -> tuple[Places, Places]:
        """Where in `keys` the places `lows` to `highs`, both included, of each word begin, and how many there are."""
        starts = np.searchsorted(self.keys, words * self.size + np.maximum(lows, 0))
        ends = np.searchsorted(self.keys, words * self.size + np.minimum(highs, self.size - 1), side="right")
        return starts, ends - starts


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """Rows of pattern, first and last token."""

    patterns: Places
    firsts: Places
    lasts: Places

    def __len__(self) -> int:
        return len(self.patterns)

    def only(self, chosen: NDArray[np.bool_]) -> Windows:
        """Those that are chosen."""
        return Windows(self.patterns[chosen], self.firsts[chosen], self.lasts[chosen])


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A passage in running sums: how many tokens are content words, and how many gaps bound a term, before each."""

    content: Places
    bounds: Places

    def is_open(self, firsts: Places, lasts: Places) -> NDArray[np.bool_]:
        """Say whether nothing between the two tokens bounds a term."""
        is_open: NDArray[np.bool_] = self.bounds[firsts] == self.bounds[lasts]
        return is_open

    def inside(self, firsts: Places, lasts: Places) -> Places:
        """Content words between two tokens, themselves left out."""
        return self.content[lasts] - self.content[firsts + 1]


def survey(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_]) -> Ground:
    """Sum up the tokens of a passage."""
    content = lookup.words.is_content.values[passage.tokens.ids]
    none = np.zeros(1, np.int64)
    return Ground(
        np.concatenate((none, np.cumsum(content, dtype=np.int64))),
        np.concatenate((none, np.cumsum(~goes_on, dtype=np.int64))),
    )


def find_marks(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_]) -> Marks:
    """Find all places of words near the glossary's, words written apart or run together among them (kin 0 too)."""
    ids, size = passage.tokens.ids, len(passage.tokens) + 1
    near = lookup.words.near.rows
    places = np.flatnonzero((near.offsets[1:] > near.offsets[:-1])[ids])
    owners, values = spread(near.offsets[ids[places]], near.offsets[ids[places] + 1] - near.offsets[ids[places]])
    keys = near.values[values].astype(np.int64) * size + places[owners]
    kins = lookup.words.kins.values[values]
    pieces = np.concatenate((_apart(lookup, passage, goes_on, size), _together(lookup, passage, size)))
    keys = np.concatenate((keys, pieces))
    kins = np.concatenate((kins, np.full(len(pieces), PIECE, np.uint8)))
    order = np.argsort(keys, kind="stable")
    keys, kins = keys[order], kins[order]
    fresh = np.ones(len(keys), np.bool_)
    fresh[1:] = keys[1:] != keys[:-1]
    keys, kins = keys[fresh], kins[fresh]
    counts = np.bincount(keys // size, minlength=len(lookup.index.content_words))
    return Marks(size, keys, kins, counts)


PIECE = 255
"""Kin of a token that is a part of a content word, or that holds two."""


def _apart(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_], size: int) -> Places:
    """Keys of two tokens that make one content word together: "break through"."""
    words = lookup.words
    ids = passage.tokens.ids
    if len(ids) < 2:  # noqa: PLR2004 - two neighbours
        return np.zeros(0, np.int64)
    firsts, lasts = find_seams(
        lookup.index.content_seams, words.hashes.values[ids], words.factors.values[ids], goes_on, most=2
    )
    numbers = lookup.index.content_numbers
    texts = passage.tokens
    found = []
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        number = numbers.get(texts.word(first) + texts.word(last))
        if number is not None:
            found += [number * size + first, number * size + last]
    return np.array(found, np.int64)


def _together(lookup: Lookup, passage: Passage, size: int) -> Places:
    """Keys of tokens that are two content words of a term, run together."""
    ids = passage.tokens.ids
    parts = lookup.words.parts.rows
    if not len(parts.values):
        return np.zeros(0, np.int64)
    places = np.flatnonzero((parts.offsets[1:] > parts.offsets[:-1])[ids])
    owners, values = parts.expand(ids[places].astype(np.int64))
    return values.astype(np.int64) * size + places[owners]


def active_patterns(lookup: Lookup, marks: Marks) -> Places:
    """Patterns of which enough content words stand somewhere in the text."""
    index = lookup.index
    present = np.flatnonzero(marks.counts)
    _, patterns = index.by_content.expand(present)
    counts = np.bincount(patterns, minlength=len(index.columns.lengths))
    candidates = np.unique(patterns).astype(np.int64) if len(patterns) < len(counts) else np.flatnonzero(counts)
    return candidates[counts[candidates] >= index.columns.needed[candidates]]


def rank_words(lookup: Lookup, marks: Marks, patterns: Places) -> Rows:
    """Content words of each pattern that stand in the text, the rarest first."""
    content = lookup.index.columns.content
    owners, words = content.expand(patterns)
    counts = marks.counts[words]
    stand = counts > 0
    owners, words, counts = owners[stand], words[stand], counts[stand]
    order = np.lexsort((words, counts, owners))
    lengths = np.bincount(owners, minlength=len(patterns))
    return Rows(np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))), words[order])


def join_pairs(lookup: Lookup, marks: Marks, ground: Ground, patterns: Places) -> Iterator[Windows]:
    """Windows that begin and end with two of a pattern's rarest words, in bounded portions."""
    ranked = rank_words(lookup, marks, patterns)
    starts, lengths = ranked.offsets[:-1], np.diff(ranked.offsets)
    columns = lookup.index.columns
    full = columns.content.lengths(patterns)
    loses = columns.needed[patterns] < full
    for one, other, fits in (
        (0, 0, (lengths == 1) & (columns.wanted[patterns] > 1)),  # a word that a term has twice
        (0, 1, lengths >= 2),  # noqa: PLR2004 - ranks
        (0, 2, loses & (lengths == full)),
        (1, 2, loses & (lengths == full)),
    ):
        chosen = np.flatnonzero(fits)
        rarer, commoner = ranked.values[starts[chosen] + one], ranked.values[starts[chosen] + other]
        for portion in _portions(marks.counts[rarer]):
            yield _join(
                marks,
                ground,
                patterns[chosen[portion]],
                rarer[portion],
                commoner[portion],
                columns.lengths,
                columns.wanted,
            )


def _portions(counts: Places) -> Iterator[slice]:
    """Cut rows into portions of about `AT_ONCE` places."""
    sums = np.cumsum(counts)
    start = 0
    while start < len(counts):
        before = sums[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(sums, before + AT_ONCE, side="right")))
        yield slice(start, end)
        start = end


def _join(
    marks: Marks,
    ground: Ground,
    patterns: Places,
    rarer: NDArray[np.int32],
    commoner: NDArray[np.int32],
    all_lengths: Places,
    all_wanted: Places,
) -> Windows:
    """Pairs of places of two words that are close enough, with nothing that bounds a term between them."""
    firsts = np.searchsorted(marks.keys, rarer.astype(np.int64) * marks.size)
    owners, at = spread(firsts, marks.counts[rarer])
    places = marks.keys[at] - rarer[owners].astype(np.int64) * marks.size
    reach = all_lengths[patterns][owners] + SLACK - 1
    words = commoner[owners].astype(np.int64)
    starts, lengths = marks.between(words, places - reach, places + reach)
    pairs, at = spread(starts, lengths)
    others = marks.keys[at] - words[pairs] * marks.size
    places = places[pairs]
    lows, highs = np.minimum(places, others), np.maximum(places, others)
    numbers = patterns[owners[pairs]]
    kept = (lows < highs) & ground.is_open(lows, highs)
    found = Windows(numbers, lows, highs).only(kept)
    return found.only(ground.inside(found.firsts, found.lasts) < all_wanted[found.patterns])
