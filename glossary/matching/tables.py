"""What the array stages need of a glossary's patterns: a trie of words, and columns with a row for each pattern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from glossary.matching.near import ranges
from glossary.matching.pattern import Pattern
from glossary.matching.replacing import is_replaceable
from glossary.matching.shape import JOINS, MOST_WORDS, writing_of
from glossary.matching.wording import function_class


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows of various length laid end to end: row `i` is `values[offsets[i]:offsets[i + 1]]`."""

    offsets: NDArray[np.int64]
    values: NDArray[np.int32]

    def lengths(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """How long each of `rows` is."""
        return self.offsets[rows + 1] - self.offsets[rows]

    def expand(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """All values of `rows`, each with the place in `rows` that it comes from."""
        owners, places = spread(self.offsets[rows], self.lengths(rows))
        return owners, self.values[places]


def spread(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For ranges that begin at `starts`: the number of the range, and the place, of every member."""
    owners = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    return owners, ranges(starts, lengths)


def as_rows(lists: Iterable[Sequence[int]]) -> Rows:
    """Lay lists end to end."""
    kept = list(lists)
    offsets = np.zeros(len(kept) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, kept), dtype=np.int64, count=len(kept)), out=offsets[1:])
    return Rows(offsets, np.fromiter(chain.from_iterable(kept), dtype=np.int32, count=int(offsets[-1])))


def turn_round(rows: Rows, count: int) -> Rows:
    """The rows that hold each of `count` values."""
    lengths = np.diff(rows.offsets)
    owners = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    order = np.argsort(rows.values, kind="stable")
    counts = np.bincount(rows.values, minlength=count)
    return Rows(np.concatenate((np.zeros(1, np.int64), np.cumsum(counts))), owners[order])


TWICE = -1
LEAST_TO_LOSE = 3
"""Content words from which a term is looked for without one of them (interface.md: replaced, left out)."""


@dataclass(frozen=True, slots=True, eq=False)
class Trie:
    """All patterns by their words.

    Node 0 is the root. `edges` are the sorted keys node × number of words + word, `children` where each leads;
    `ending` are the patterns that end at a node; `roots`, by word, the nodes to which words lead from the root (-1:
    none).
    """

    words: int
    edges: NDArray[np.int64]
    children: NDArray[np.int32]
    ending: Rows
    roots: NDArray[np.int32]

    def begin(self, nodes: NDArray[np.int32], words: NDArray[np.int32]) -> NDArray[np.int32]:
        """Where each word leads from the root, `nodes` being that; -1 where nowhere."""
        del nodes
        return self.roots[words]

    def step(self, nodes: NDArray[np.int32], words: NDArray[np.int32]) -> NDArray[np.int32]:
        """Where each word leads from its node; -1 where nowhere."""
        if not len(self.edges):
            return np.full(len(nodes), -1, dtype=np.int32)
        keys = nodes.astype(np.int64) * self.words + words
        places = np.minimum(np.searchsorted(self.edges, keys), len(self.edges) - 1)
        return np.where(self.edges[places] == keys, self.children[places], np.int32(-1))


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A row for each pattern.

    `writing` is how its words are written and joined (-1 where that is out of the ordinary). `content` are the
    numbers of its distinct content words where near forms of it are looked for, `positions` where in the pattern
    each stands (TWICE for one that does so more than once); `wanted` how many content words it has, and `needed` how
    many of the distinct ones must stand. `cores` have for each word from the first content word to the last the class
    of its function word (0: a content word), and `oddly_joined` are those with more than a blank, hyphen or dash
    between two words. `lead_goes` and `trail_goes` say of the first content word and the last whether another may
    take its place, the steps how far they are from the next one. `concepts` are the places of their concepts in the
    glossary, `standing` says which a text may use, `tailed` which have more after their last word.
    """

    lengths: NDArray[np.int64]
    writing: NDArray[np.int64]
    content: Rows
    positions: NDArray[np.int32]
    wanted: NDArray[np.int64]
    needed: NDArray[np.int64]
    cores: Rows
    oddly_joined: NDArray[np.bool_]
    lead_goes: NDArray[np.bool_]
    trail_goes: NDArray[np.bool_]
    lead_steps: NDArray[np.int64]
    trail_steps: NDArray[np.int64]
    concepts: NDArray[np.int64]
    standing: NDArray[np.bool_]
    tailed: NDArray[np.bool_]


def build_trie(patterns: Sequence[Pattern], numbers: dict[str, int]) -> Trie:
    """Put every pattern in; `numbers` are those of their words."""
    count = max(1, len(numbers))
    following: dict[int, int] = {}
    ending: list[list[int]] = [[]]
    for place, pattern in enumerate(patterns):
        node = 0
        for word in pattern.words:
            key = node * count + numbers[word]
            child = following.get(key)
            if child is None:
                child = following[key] = len(ending)
                ending.append([])
            node = child
        ending[node].append(place)
    edges = np.fromiter(following.keys(), dtype=np.int64, count=len(following))
    children = np.fromiter(following.values(), dtype=np.int32, count=len(following))
    order = np.argsort(edges)
    edges, children = edges[order], children[order]
    roots = np.full(count, -1, dtype=np.int32)
    from_root = edges < count
    roots[edges[from_root]] = children[from_root]
    return Trie(count, edges, children, as_rows(ending), roots)


def build_columns(
    patterns: Sequence[Pattern], content_words: Sequence[str], shared: frozenset[tuple[str, ...]]
) -> Columns:
    """Lay out what the array stages ask of each pattern; `shared` is what several are without one word."""
    content_numbers = {word: number for number, word in enumerate(content_words)}
    content = [
        sorted({content_numbers[pattern.words[place]] for place in pattern.content}) if pattern.is_fuzzy else []
        for pattern in patterns
    ]
    positions = [
        _position(pattern, content_words[number])
        for pattern, row in zip(patterns, content, strict=True)
        for number in row
    ]
    wanted = np.array([len(each.content) for each in patterns], dtype=np.int64)
    distinct = np.array([len(each) for each in content], dtype=np.int64)
    goes = [[_goes(pattern, place, shared) for place in pattern.content] for pattern in patterns]
    may_lose = (wanted >= LEAST_TO_LOSE) & (distinct >= LEAST_TO_LOSE)
    may_lose &= (wanted > LEAST_TO_LOSE) | np.array([any(each) for each in goes], dtype=np.bool_)
    return Columns(
        lengths=np.array([len(each.words) for each in patterns], dtype=np.int64),
        writing=np.array([_writing_of(each) for each in patterns], dtype=np.int64),
        content=as_rows(content),
        positions=np.array(positions, dtype=np.int32),
        wanted=wanted,
        needed=distinct - may_lose,
        cores=as_rows([[function_class(word) for word in each.core] for each in patterns]),
        oddly_joined=np.array([not JOINS.issuperset(each.gaps) for each in patterns], dtype=np.bool_),
        lead_goes=np.array([any(each[:1]) for each in goes], dtype=np.bool_),
        trail_goes=np.array([any(each[-1:]) for each in goes], dtype=np.bool_),
        lead_steps=np.array([_step(each.content[:2]) for each in patterns], dtype=np.int64),
        trail_steps=np.array([_step(each.content[-2:]) for each in patterns], dtype=np.int64),
        concepts=np.array([each.order for each in patterns], dtype=np.int64),
        standing=np.array([each.is_standing for each in patterns], dtype=np.bool_),
        tailed=np.array([bool(each.tail) for each in patterns], dtype=np.bool_),
    )


def _goes(pattern: Pattern, place: int, shared: frozenset[tuple[str, ...]]) -> bool:
    return is_replaceable(pattern, place) and pattern.without(place) not in shared


def _position(pattern: Pattern, word: str) -> int:
    return pattern.words.index(word) if pattern.words.count(word) == 1 else TWICE


def _step(places: Sequence[int]) -> int:
    return places[-1] - places[0] if places else 0


def _writing_of(pattern: Pattern) -> int:
    if pattern.swapped is not None or len(pattern.words) > MOST_WORDS:
        return -1
    return writing_of(pattern.surfaces, pattern.gaps)
