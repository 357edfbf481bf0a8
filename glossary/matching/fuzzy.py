"""The fuzzy stage: a term is looked for only where its rarest words, or near forms of them, stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from glossary.matching.comparison import JOINED_SCORE, Verdict, compare
from glossary.matching.exact import Found
from glossary.matching.index import LONGEST_JOINED, Index
from glossary.matching.inflection import Endings, bases, ending_of
from glossary.matching.kinship import Kin
from glossary.matching.lookup import Lookup
from glossary.matching.pairing import Stretch
from glossary.matching.passage import Passage
from glossary.matching.pattern import Pattern
from glossary.matching.script import Script, script_of
from glossary.matching.seams import find_seams
from glossary.matching.stretches import complete, outside
from glossary.matching.windows import Marks, Windows, active_patterns, find_marks, join_pairs, survey
from glossary.matching.words import CLAUSE_WORDS, DETERMINERS, FUNCTION_WORDS

MOST_VERDICTS = 1 << 20
"""Verdicts remembered from document to document, so that an archive costs bounded memory."""
_TELLING_ALONE = (Kin.SPELLING, Kin.APOSTROPHE, Kin.SLIP)
"""Relations that make a variant of a term with one content word."""
_OWN_ARTICLES = frozenset(("a", "an"))  # a "the" in front belongs to the whole, as in "the WPK Central Committee"
_FROM_HERE_ON = FUNCTION_WORDS | CLAUSE_WORDS


@dataclass(frozen=True, slots=True)
class Candidate:
    """`verdict` on tokens `first` to `last`, both included, beside `pattern`."""

    pattern: Pattern
    first: int
    last: int
    verdict: Verdict


def find_candidates(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_], found: Found) -> Iterator[Candidate]:
    """Find every stretch that is nearly a designation, before overlaps are settled."""
    marks = find_marks(lookup, passage, goes_on)
    ground = survey(lookup, passage, goes_on, marks)
    patterns = active_patterns(lookup, marks)
    order = np.lexsort((found.firsts, found.patterns))
    hits = Windows(found.patterns[order], found.firsts[order], found.lasts[order], np.ones(len(order), np.bool_))
    yield from _judge_all(lookup, passage, _alone(lookup, marks, patterns))
    for pairs in join_pairs(lookup, marks, ground, patterns):
        windows = complete(lookup, passage, marks, ground, outside(pairs, hits, marks.size))
        yield from _judge_all(lookup, passage, outside(windows, hits, marks.size))
    yield from _find_joined(lookup, passage, goes_on)


def _alone(lookup: Lookup, marks: Marks, patterns: NDArray[np.int64]) -> Windows:
    """Places of near forms of terms that have one content word."""
    columns, index = lookup.index.columns, lookup.index
    single = np.zeros(len(columns.wanted), np.bool_)
    single[patterns] = columns.wanted[patterns] == 1
    rows = np.flatnonzero(np.isin(marks.kins, _TELLING_ALONE))
    words = marks.keys[rows] // marks.size
    owners, numbers = index.by_content.expand(words)
    kept = single[numbers]
    places = marks.keys[rows[owners[kept]]] % marks.size
    return Windows(numbers[kept].astype(np.int64), places, places, np.zeros(len(places), np.bool_))


def _judge_all(lookup: Lookup, passage: Passage, windows: Windows) -> Iterator[Candidate]:
    for number, first, last in zip(
        windows.patterns.tolist(), windows.firsts.tolist(), windows.lasts.tolist(), strict=True
    ):
        pattern = lookup.index.patterns[number]
        whole = _with_edges(passage, pattern, first, last)
        if whole is None:
            continue
        for begin in (whole[0] - 1, whole[0]) if _has_article_before(passage, pattern, whole[0]) else (whole[0],):
            verdict = _judge(lookup, passage, number, begin, whole[1])
            if verdict is not None:
                yield Candidate(pattern, begin, whole[1], verdict)


def _with_edges(passage: Passage, pattern: Pattern, first: int, last: int) -> tuple[int, int] | None:
    """The stretch with the function words that the term begins and ends with; None where they do not stand there.

    They are all that tells "in-depth" from "depth", so nothing else may stand for them.
    """
    lead, trail = pattern.content[0], len(pattern.words) - 1 - pattern.content[-1]
    if not lead and not trail:
        return first, last
    tokens = passage.tokens
    begin, end = first - lead, last + trail
    if begin < 0 or end >= len(tokens):
        return None
    wanted = (*pattern.words[:lead], *pattern.words[len(pattern.words) - trail :])
    standing = (*range(begin, first), *range(last + 1, end + 1))
    agree = all(tokens.word(place) == word for place, word in zip(standing, wanted, strict=True))
    return (begin, end) if agree else None


def _has_article_before(passage: Passage, pattern: Pattern, first: int) -> bool:
    """Say whether an article that the term has inside stands right before the stretch, as in another order."""
    own = _OWN_ARTICLES.intersection(pattern.core)
    return bool(own) and first > 0 and passage.tokens.word(first - 1) in own


def _judge(lookup: Lookup, passage: Passage, number: int, first: int, last: int) -> Verdict | None:
    pattern, tokens = lookup.index.patterns[number], passage.tokens
    surface_ids = tokens.surface_ids[first : last + 1].tobytes()
    goes_on = _goes_on(passage, last)
    key = (number, surface_ids, tokens.gap_ids[first:last].tobytes(), goes_on)
    if key not in lookup.verdicts:
        if len(lookup.verdicts) >= MOST_VERDICTS:
            lookup.verdicts.clear()
        lookup.verdicts[key] = _compare(lookup, passage, pattern, first, last, goes_on=goes_on)
    verdict = lookup.verdicts[key]
    if verdict is None or _is_in_a_name(passage, pattern, first) or not passage.are_together(first, last):
        return None
    return None if _is_clause(passage, pattern, first, last, goes_on=goes_on) else verdict


def _is_clause(passage: Passage, pattern: Pattern, first: int, last: int, *, goes_on: bool) -> bool:
    """Say whether a term that lost its "of" reads as a clause: "fear the LORD", "the day the LORD made"."""
    tokens, inner = passage.tokens, (*range(first + 1, last),)
    if len(pattern.content) != 2 or "of" not in pattern.core or len(inner) != 1:  # noqa: PLR2004 - two words
        return False
    if tokens.word(inner[0]) not in _POINTING:
        return False
    before = tokens.word(first - 1) if first and passage.are_together(first - 1, first) else ""
    return goes_on or before not in _POINTING


_POINTING = DETERMINERS | _OWN_ARTICLES


def _compare(
    lookup: Lookup, passage: Passage, pattern: Pattern, first: int, last: int, *, goes_on: bool
) -> Verdict | None:
    tokens, places = passage.tokens, range(first, last + 1)
    words = tuple(tokens.word(place) for place in places)
    if words == pattern.words:
        return None
    surfaces = tuple(tokens.surface(place) for place in places)
    gaps = tuple(tokens.gap(place) for place in places[:-1])
    return compare(pattern, Stretch(words, surfaces, gaps, goes_on), lookup.kindred, lookup.index)


def _is_in_a_name(passage: Passage, pattern: Pattern, first: int) -> bool:
    """Say whether a lone small word stands with a capital that only a name explains: "Lincoln Center"."""
    if len(pattern.words) > 1 or not pattern.surfaces[0].islower() or not passage.tokens.surface(first)[0].isupper():
        return False
    return not passage.is_start(first) and not passage.has_free_capitals(first)


def _goes_on(passage: Passage, last: int) -> bool:
    tokens = passage.tokens
    if last + 1 >= len(tokens) or tokens.gap(last) not in (" ", "-"):
        return False
    return tokens.word(last + 1) not in _FROM_HERE_ON and bool(passage.blocks[last] == passage.blocks[last + 1])


def _find_joined(lookup: Lookup, passage: Passage, goes_on: NDArray[np.bool_]) -> Iterator[Candidate]:
    """Designations of few words written together or apart otherwise: "standoff", "stand off"."""
    tokens, words = passage.tokens, lookup.words
    alone = np.flatnonzero(words.is_joined.values[tokens.ids])
    hashes, factors = words.hashes.values[tokens.ids], words.factors.values[tokens.ids]
    firsts, lasts = find_seams(lookup.index.joined_seams, hashes, factors, goes_on, most=LONGEST_JOINED)
    for first, last in [
        *zip(alone.tolist(), alone.tolist(), strict=True),
        *zip(firsts.tolist(), lasts.tolist(), strict=True),
    ]:
        joined = "".join(tokens.word(place) for place in range(first, last + 1))
        for number in _patterns_joined(lookup.index, joined):
            pattern = lookup.index.patterns[number]
            if _ends_in_particle(pattern, joined, tokens.word(last)):
                continue
            verdict = _judge_joined(pattern, passage, first, last) if last - first + 1 != len(pattern.words) else None
            if verdict is not None:
                endings = Endings(head=ending_of(joined, pattern.joined))
                yield Candidate(pattern, first, last, replace(verdict, endings=endings))


def _ends_in_particle(pattern: Pattern, joined: str, last: str) -> bool:
    """Say whether the last word is nothing but what could be a particle, and could be a word too: 로동당 이 사람."""
    return script_of(last) is Script.HANGUL and len(pattern.joined) <= len(joined) - len(last)


def _plain(word: str) -> frozenset[str]:
    """A word, and the words that it could be the plural or possessive of."""
    return bases(word) if word.endswith(("s", "'")) or not word.isascii() else frozenset((word,))


def _patterns_joined(index: Index, joined: str) -> Iterator[int]:
    """Patterns whose words run together are `joined`, or whose plural or possessive it is."""
    yield from index.joined.get(joined, ())
    for base in sorted({*_plain(joined)} - {joined}):
        for number in index.joined.get(base, ()):
            pattern = index.patterns[number]
            if pattern.head == len(pattern.words) - 1:
                yield number


def _judge_joined(pattern: Pattern, passage: Passage, first: int, last: int) -> Verdict | None:
    tokens = passage.tokens
    if any(tokens.gap(place) not in (" ", "-") for place in range(first, last)):
        return None
    if pattern.surfaces[0][:1].isupper() and not tokens.surface(first)[:1].isupper():
        return None
    explained = min(len(pattern.content), last - first + 1)
    return Verdict("T104", JOINED_SCORE, explained, (), "written together or apart otherwise")
