"""Where near words of a term stand close together: a join of the postings of its two rarest words.

Work goes with the places of rare words, never with terms × places: of a term that must keep all of its content words,
the two rarest are joined; of one that may lose a word, each pair among the three rarest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.matching.kinship import Kin
from glossary.matching.lookup import Lookup
from glossary.matching.passage import Passage
from glossary.matching.seams import find_seams
from glossary.matching.tables import TWICE, spread

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
    """Rows of pattern, first and last token.

    `in_place` says of a pair of words that both stand for the term's own as far apart as in the term: all else may
    then be in its place too.
    """

    patterns: Places
    firsts: Places
    lasts: Places
    in_place: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.patterns)

    def only(self, chosen: NDArray[np.bool_]) -> Windows:
        """Those that are chosen."""
        return Windows(self.patterns[chosen], self.firsts[chosen], self.lasts[chosen], self.in_place[chosen])


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A passage in running sums before each token.

    They are of content words; of gaps that bound any term, and that bound most; of `pieces`, which are a word written
    apart, or two run together. `oddly_joined` are the patterns that have other gaps than most.
    """

    content: Places
    bounds: Places
    usual_bounds: Places
    pieces: Places
    oddly_joined: NDArray[np.bool_]

    def is_open(self, firsts: Places, lasts: Places, patterns: Places) -> NDArray[np.bool_]:
        """Say whether nothing between the two tokens bounds the pattern."""
        is_open: NDArray[np.bool_] = (self.usual_bounds[firsts] == self.usual_bounds[lasts]) | (
            self.oddly_joined[patterns] & (self.bounds[firsts] == self.bounds[lasts])
        )
        return is_open

    def has_piece(self, firsts: Places, lasts: Places) -> NDArray[np.bool_]:
        """Say whether one of the tokens is no word by itself."""
        has_piece: NDArray[np.bool_] = self.pieces[lasts + 1] > self.pieces[firsts]
        return has_piece

    def inside(self, firsts: Places, lasts: Places) -> Places:
        """Content words between two tokens, themselves left out."""
        return self.content[lasts] - self.content[firsts + 1]


def survey(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_], marks: Marks) -> Ground:
    """Sum up the tokens of a passage."""
    content = lookup.words.is_content.values[passage.tokens.ids]
    usual = goes_on & lookup.is_join.values[passage.tokens.gap_ids]
    is_piece = lookup.words.is_amalgam.values[passage.tokens.ids]
    is_piece[marks.keys[marks.kins == PIECE] % marks.size] = True
    return Ground(_sums(content), _sums(~goes_on), _sums(~usual), _sums(is_piece), lookup.index.columns.oddly_joined)


def _sums(flags: NDArray[np.bool_]) -> Places:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(flags, dtype=np.int64)))


def find_marks(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_]) -> Marks:
    """Find all places of words near the glossary's, words written apart or run together among them (kin 0 too)."""
    ids, size = passage.tokens.ids, len(passage.tokens) + 1
    near = lookup.words.near.rows
    places = np.flatnonzero((near.offsets[1:] > near.offsets[:-1])[ids])
    owners, values = spread(near.offsets[ids[places]], near.offsets[ids[places] + 1] - near.offsets[ids[places]])
    keys = near.values[values].astype(np.int64) * size + places[owners]
    kins = lookup.words.kins.values[values]
    pieces = np.concatenate((_apart(lookup, passage, goes_on, size), _together(lookup, passage, size)))
    keys = np.concatenate((pieces, keys))  # a piece of a word may be its relative too, but is first a piece
    kins = np.concatenate((np.full(len(pieces), PIECE, np.uint8), kins))
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
    """Keys of two tokens that make one content word together, a ligature lost between them or not."""
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
        joined = texts.word(first) + texts.word(last)
        for number in (numbers.get(joined), *lookup.index.bereft.get(joined, ())):
            found += [number * size + first, number * size + last] if number is not None else []
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


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Content words of each pattern that stand in the text, the rarest first, with their positions in the pattern."""

    starts: Places
    lengths: Places
    words: Places
    positions: Places


def rank_words(lookup: Lookup, marks: Marks, patterns: Places) -> Ranked:
    """Rank the content words of each pattern by how often they stand."""
    columns = lookup.index.columns
    content = columns.content
    owners, at = spread(content.offsets[patterns], content.lengths(patterns))
    words = content.values[at].astype(np.int64)
    counts = marks.counts[words]
    order = np.argsort(owners * marks.size + counts, kind="stable")  # no word stands more often than there are tokens
    order = order[counts[order] > 0]
    lengths = np.bincount(owners[order], minlength=len(patterns))
    return Ranked(np.cumsum(lengths) - lengths, lengths, words[order], columns.positions[at[order]].astype(np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Two content words for each of some patterns: their numbers, and how far the second stands behind the first."""

    patterns: Places
    rarer: Places
    commoner: Places
    steps: Places

    def part(self, portion: slice) -> Pairs:
        """Some of them."""
        return Pairs(self.patterns[portion], self.rarer[portion], self.commoner[portion], self.steps[portion])


def join_pairs(lookup: Lookup, marks: Marks, ground: Ground, patterns: Places) -> Iterator[Windows]:
    """Windows that begin and end with two of a pattern's rarest words, in bounded portions."""
    ranked = rank_words(lookup, marks, patterns)
    columns = lookup.index.columns
    full = columns.content.lengths(patterns)
    may_lose = (columns.needed[patterns] < full) | _have_pieces(marks, ranked)  # two words may be in one token
    loses = may_lose & (ranked.lengths == full) & (full > 2)  # noqa: PLR2004 - ranks
    asked = [
        _pair(ranked, patterns, one, other, np.flatnonzero(fits))
        for one, other, fits in (
            (0, 0, (ranked.lengths == 1) & (columns.wanted[patterns] > 1)),  # a word that a term has twice
            (0, 1, ranked.lengths >= 2),  # noqa: PLR2004 - ranks
            (0, 2, loses),
            (1, 2, loses),
        )
    ]
    pairs = Pairs(*(np.concatenate(each) for each in zip(*asked, strict=True)))
    for portion in _portions(marks.counts[pairs.rarer]):
        yield _join(lookup, marks, ground, pairs.part(portion))


def _have_pieces(marks: Marks, ranked: Ranked) -> NDArray[np.bool_]:
    """Say of each pattern whether a piece stands for one of its words."""
    is_piece = np.zeros(len(marks.counts), np.bool_)
    is_piece[marks.keys[marks.kins == PIECE] // marks.size] = True
    owners = np.repeat(np.arange(len(ranked.lengths)), ranked.lengths)
    return np.bincount(owners[is_piece[ranked.words]], minlength=len(ranked.lengths)) > 0


def _pair(
    ranked: Ranked, patterns: Places, one: int, other: int, chosen: Places
) -> tuple[Places, Places, Places, Places]:
    """Columns of `Pairs`: the words of two ranks for those patterns that are chosen."""
    first, second = ranked.starts[chosen] + one, ranked.starts[chosen] + other
    steps = ranked.positions[second] - ranked.positions[first]
    steps[(ranked.positions[first] == TWICE) | (ranked.positions[second] == TWICE)] = NO_STEP
    return patterns[chosen], ranked.words[first], ranked.words[second], steps


NO_STEP = 1 << 20
"""Further apart than any two words of a term."""


def _portions(counts: Places) -> Iterator[slice]:
    """Cut rows into portions of about `AT_ONCE` places."""
    sums = np.cumsum(counts)
    start = 0
    while start < len(counts):
        before = sums[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(sums, before + AT_ONCE, side="right")))
        yield slice(start, end)
        start = end


def _join(lookup: Lookup, marks: Marks, ground: Ground, asked: Pairs) -> Windows:
    """Pairs of places of two words that are close enough, with nothing that bounds a term between them."""
    columns = lookup.index.columns
    owners, at = spread(np.searchsorted(marks.keys, asked.rarer * marks.size), marks.counts[asked.rarer])
    places = marks.keys[at] - asked.rarer[owners] * marks.size
    reach = columns.lengths[asked.patterns][owners] + SLACK - 1
    starts, lengths = marks.between(asked.commoner[owners], places - reach, places + reach)
    pairs, other_at = spread(starts, lengths)
    owners = owners[pairs]
    others = marks.keys[other_at] - asked.commoner[owners] * marks.size
    places = places[pairs]
    is_own = (marks.kins[at][pairs] <= Kin.FORM) & (marks.kins[other_at] <= Kin.FORM)
    steps = asked.steps[owners]
    in_place = is_own & ((others - places == steps) | (steps == NO_STEP))
    found = Windows(asked.patterns[owners], np.minimum(places, others), np.maximum(places, others), in_place)
    kept = (places != others) & ground.is_open(found.firsts, found.lasts, found.patterns)
    wanted, inside = columns.wanted[found.patterns], ground.inside(found.firsts, found.lasts)
    # a further word inside a term of two leaves all else in its place
    is_added = is_own & ((others - places == steps + np.sign(steps)) | (steps == NO_STEP))
    is_added |= ground.has_piece(found.firsts, found.lasts)
    return found.only(kept & (inside < wanted) & ((wanted > 2) | (inside == 0) | is_added))  # noqa: PLR2004
