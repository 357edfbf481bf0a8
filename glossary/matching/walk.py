"""One walk over the trie of designations from every token of a text at once, a word at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.matching.lookup import ODD_JOINT, Lookup
from glossary.matching.passage import Passage
from glossary.matching.shape import ODD
from glossary.matching.tables import spread

Places = NDArray[np.int64]
Step = Callable[[NDArray[np.int32], NDArray[np.int32]], NDArray[np.int32]]
ODD_WRITING = -2


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """Places where all words of a pattern stand in order: its number, first and last token.

    `is_plain` says that nothing differs: neither an ending, nor capitals, nor what joins the words.
    """

    patterns: Places
    firsts: Places
    lasts: Places
    is_plain: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Walkers:
    """Where each walk began, where it is in text and trie, and how its words are written (ODD_WRITING: oddly)."""

    firsts: Places
    lasts: Places
    nodes: NDArray[np.int32]
    writing: Places

    def only(self, chosen: NDArray[np.bool_]) -> _Walkers:
        return _Walkers(self.firsts[chosen], self.lasts[chosen], self.nodes[chosen], self.writing[chosen])


def can_go_on(lookup: Lookup, passage: Passage) -> NDArray[np.bool_]:
    """Say of each token whether a term may go on from it to the next: one block, and nothing odd between."""
    goes_on = lookup.may_join.values[passage.tokens.gap_ids]
    if len(goes_on):
        goes_on[:-1] &= passage.blocks[:-1] == passage.blocks[1:]
        goes_on[-1] = False
    return goes_on


def walk(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_]) -> Ends:
    """Find every place where the words of a pattern, or forms of them, stand in order."""
    trie, tokens = lookup.index.trie, passage.tokens
    opens = _opening_words(lookup)
    places = np.flatnonzero(opens[tokens.ids])
    start = _Walkers(places, places - 1, np.zeros(len(places), np.int32), np.zeros(len(places), np.int64))
    walkers = _step(start, lookup, passage, trie.begin)
    found: list[tuple[Places, Places, Places, NDArray[np.bool_]]] = []
    while len(walkers.nodes):
        found.append(_arrive(walkers, lookup))
        walkers = _step(walkers.only(goes_on[walkers.lasts]), lookup, passage, trie.step)
    if not found:
        none = np.zeros(0, np.int64)
        return Ends(none, none, none, np.zeros(0, np.bool_))
    patterns, firsts, lasts, is_plain = (np.concatenate(each) for each in zip(*found, strict=True))
    return Ends(patterns, firsts, lasts, is_plain)


def _opening_words(lookup: Lookup) -> NDArray[np.bool_]:
    """Which words of the vocabulary may stand first."""
    options = lookup.words.options.rows
    leads = lookup.index.trie.roots[options.values] >= 0
    sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(leads, dtype=np.int64)))
    opens: NDArray[np.bool_] = sums[options.offsets[1:]] > sums[options.offsets[:-1]]
    return opens


def _step(walkers: _Walkers, lookup: Lookup, passage: Passage, step: Step) -> _Walkers:
    """Take every walk one token further, by each word that the token may stand for."""
    nexts = walkers.lasts + 1
    tokens = passage.tokens
    ids = tokens.ids[nexts]
    rows = lookup.words.options.rows
    owners, places = spread(rows.offsets[ids], rows.offsets[ids + 1] - rows.offsets[ids])
    children = step(walkers.nodes[owners], rows.values[places])
    kept = children >= 0
    owners, places, children = owners[kept], places[kept], children[kept]
    firsts, nexts = walkers.firsts[owners], nexts[owners]
    shapes = lookup.shapes.values[tokens.surface_ids[nexts]].astype(np.int64)
    joints = np.where(nexts > firsts, lookup.joints.values[tokens.gap_ids[nexts - 1]], 0).astype(np.int64)
    is_odd = (shapes == ODD) | (joints == ODD_JOINT) | ~lookup.words.verbatim.values[places]
    before = walkers.writing[owners]
    writing = np.where(is_odd | (before < 0), ODD_WRITING, before * 16 + joints + shapes)
    return _Walkers(firsts, nexts, children, writing)


def _arrive(walkers: _Walkers, lookup: Lookup) -> tuple[Places, Places, Places, NDArray[np.bool_]]:
    """The patterns that end where walks are."""
    ending = lookup.index.trie.ending
    at = walkers.nodes.astype(np.int64)
    owners, patterns = ending.expand(at)
    numbers = patterns.astype(np.int64)
    is_plain = walkers.writing[owners] == lookup.index.columns.writing[numbers]
    return numbers, walkers.firsts[owners], walkers.lasts[owners], is_plain
