"""The fuzzy stage: a term is looked for only where its rarest words, or near forms of them, stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from glossary.artifacts.lexicon import Lexicon
from glossary.matching.comparison import JOINED_SCORE, LEAST_TO_REPLACE, Verdict, compare
from glossary.matching.index import LONGEST_JOINED, Index
from glossary.matching.inflection import Endings, bases, ending_of
from glossary.matching.kinship import Kinship, find_kinship
from glossary.matching.pairing import Stretch
from glossary.matching.passage import Passage
from glossary.matching.pattern import Pattern
from glossary.matching.words import CLAUSE_WORDS, FUNCTION_WORDS

LONGEST_WORD = 60
"""Letters from which a run of letters is no word, and nothing is near it."""

SLACK = 3
"""Words by which a variant may be longer than its term: two function words and a content word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`verdict` on tokens `first` to `last`, both included, beside `pattern`."""

    pattern: Pattern
    first: int
    last: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class _Search:
    """One text, one index: what is computed once and asked for often."""

    index: Index
    passage: Passage
    kinship: Kinship
    places: Mapping[str, list[int]]
    pieces: Mapping[str, list[int]]
    verdicts: dict[tuple[int, Stretch], Verdict | None] = field(default_factory=dict)


def find_candidates(index: Index, passage: Passage, lexicon: Lexicon) -> Iterator[Candidate]:
    """Find every stretch that is nearly a designation, before overlaps are settled."""
    search = _prepare(index, passage, lexicon)
    for number, pattern in enumerate(index.patterns):
        if pattern.is_fuzzy:
            yield from _search_pattern(search, number, pattern)
    yield from _find_joined(index, passage)


def _prepare(index: Index, passage: Passage, lexicon: Lexicon) -> _Search:
    vocabulary, tokens = passage.tokens.vocabulary, passage.tokens
    surfaces = {vocabulary.words[number]: tokens.surface(places[0]) for number, places in passage.postings.items()}
    surfaces = {
        word: surface for word, surface in surfaces.items() if len(word) <= LONGEST_WORD and word not in FUNCTION_WORDS
    }
    kinship = find_kinship(surfaces, index.content_words, lexicon)
    places = {
        term_word: sorted(place for word in words for place in passage.postings[vocabulary.word_id(word)])
        for term_word, words in kinship.text_words.items()
    }
    return _Search(index, passage, kinship, places, _find_pieces(index, passage))


def _find_pieces(index: Index, passage: Passage) -> dict[str, list[int]]:
    """Places of tokens that make one content word of the glossary together ("break through"), or two in one."""
    tokens = passage.tokens
    found: defaultdict[str, list[int]] = defaultdict(list)
    words = tokens.vocabulary.words
    for place in _places_of_beginnings(passage, index.content_words):
        if place + 1 < len(tokens):
            joined = words[tokens.ids[place]] + words[tokens.ids[place + 1]]
            if joined in index.content_words:
                found[joined] += [place, place + 1]
    for number, places in passage.postings.items():
        for word in index.run_together.get(words[number], ()):
            found[word] += places
    return found


def _plain(word: str) -> Iterable[str]:
    """A word, and the words that it could be the plural or possessive of."""
    return bases(word) if word.endswith(("s", "'")) else (word,)


def _places_of_beginnings(passage: Passage, wanted: Collection[str]) -> list[int]:
    """Places of words that one of the `wanted` begins with, or whose plural or possessive they are."""
    beginnings = {word[:length] for word in wanted for length in range(1, len(word) + 1)}
    words = passage.tokens.vocabulary.words
    numbers = (number for number in passage.postings if not beginnings.isdisjoint(_plain(words[number])))
    return sorted(place for number in numbers for place in passage.postings[number])


def _search_pattern(search: _Search, number: int, pattern: Pattern) -> Iterator[Candidate]:
    content = [pattern.words[place] for place in pattern.content]
    if not content:
        return
    spare = 1 if len(content) >= LEAST_TO_REPLACE else 0
    rarity = sorted((len(search.places.get(word, ())) + len(search.pieces.get(word, ())), word) for word in content)
    if rarity[spare][0] == 0:
        return
    near = sorted({place for word in content for place in search.places.get(word, ())})
    near = sorted({*near, *(place for word in content for place in search.pieces.get(word, ()))})
    anchors = {
        place
        for _, word in rarity[: spare + 1]
        for place in (*search.places.get(word, ()), *search.pieces.get(word, ()))
    }
    marks = set(near)
    stretches = {
        whole
        for anchor in anchors
        for stretch in _stretches(search, pattern, anchor, marks, least=len(content) - spare)
        if (whole := _with_edges(search, pattern, *stretch)) is not None
    }
    for first, last in sorted(stretches):
        verdict = _judge(search, number, pattern, first, last)
        if verdict is not None:
            yield Candidate(pattern, first, last, verdict)


def _with_edges(search: _Search, pattern: Pattern, first: int, last: int) -> tuple[int, int] | None:
    """The stretch with the function words that the term begins and ends with; None where they do not stand there.

    They are all that tells "in-depth" from "depth", so nothing else may stand for them.
    """
    lead, trail = pattern.content[0], len(pattern.words) - 1 - pattern.content[-1]
    if not lead and not trail:
        return first, last
    tokens = search.passage.tokens
    begin, end = first - lead, last + trail
    if begin < 0 or end >= len(tokens) or not search.passage.are_together(begin, end):
        return None
    wanted = (*pattern.words[:lead], *pattern.words[len(pattern.words) - trail :])
    standing = (*range(begin, first), *range(last + 1, end + 1))
    agree = all(tokens.word(place) == word for place, word in zip(standing, wanted, strict=True))
    return (begin, end) if agree else None


def _stretches(
    search: _Search,
    pattern: Pattern,
    anchor: int,
    marks: set[int],
    *,
    least: int,
) -> Iterator[tuple[int, int]]:
    """Stretches around `anchor`, inside its sentence, that begin and end with near words and hold enough of them."""
    passage = search.passage
    longest = len(pattern.words) + SLACK
    reach = range(anchor - longest + 1, anchor + longest)
    inside = [
        place for place in reach if place in marks and passage.are_together(min(place, anchor), max(place, anchor))
    ]
    middle = inside.index(anchor)
    for left in range(middle + 1):
        for right in range(middle, len(inside)):
            first, last = inside[left], inside[right]
            if last - first < longest and right - left + 1 >= least:
                yield first, last
                if _has_article_before(search, pattern, first):
                    yield first - 1, last
                if least < len(pattern.content):
                    yield from _with_foreign_edge(search, pattern, first, last)


_OWN_ARTICLES = frozenset(("a", "an"))  # a "the" in front belongs to the whole, as in "the WPK Central Committee"


def _has_article_before(search: _Search, pattern: Pattern, first: int) -> bool:
    """Say whether an article that the term has inside stands right before the stretch, as in another order."""
    if first == 0 or not search.passage.are_together(first - 1, first):
        return False
    return search.passage.tokens.word(first - 1) in _OWN_ARTICLES.intersection(pattern.core)


def _with_foreign_edge(search: _Search, pattern: Pattern, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The same stretch with one more word where the term's first or last content word would stand."""
    tokens = search.passage.tokens
    before = first - (pattern.content[1] - pattern.content[0])
    after = last + (pattern.content[-1] - pattern.content[-2])
    for place, stretch in ((before, (before, last)), (after, (first, after))):
        inside = 0 <= place < len(tokens) and search.passage.are_together(stretch[0], stretch[1])
        if inside and tokens.word(place) not in FUNCTION_WORDS:
            yield stretch


def _judge(search: _Search, number: int, pattern: Pattern, first: int, last: int) -> Verdict | None:
    tokens = search.passage.tokens
    places = range(first, last + 1)
    words = tuple(tokens.word(place) for place in places)
    if words == pattern.words or _is_in_a_name(search.passage, pattern, first):
        return None
    surfaces = tuple(tokens.surface(place) for place in places)
    gaps = tuple(tokens.gap(place) for place in places[:-1])
    stretch = Stretch(words, surfaces, gaps, _goes_on(search.passage, last))
    key = (number, stretch)
    if key not in search.verdicts:
        search.verdicts[key] = compare(pattern, stretch, search.kinship, search.index)
    return search.verdicts[key]


def _is_in_a_name(passage: Passage, pattern: Pattern, first: int) -> bool:
    """Say whether a lone small word stands with a capital that only a name explains: "Lincoln Center"."""
    if len(pattern.words) > 1 or not pattern.surfaces[0].islower() or not passage.tokens.surface(first)[0].isupper():
        return False
    return not passage.is_start(first) and not passage.has_free_capitals(first)


def _goes_on(passage: Passage, last: int) -> bool:
    tokens = passage.tokens
    follows = last + 1 < len(tokens) and passage.are_together(last, last + 1)
    return follows and tokens.gap(last) in (" ", "-") and tokens.word(last + 1) not in FUNCTION_WORDS | CLAUSE_WORDS


def _find_joined(index: Index, passage: Passage) -> Iterator[Candidate]:
    """Designations of few words written together or apart otherwise: "standoff", "stand off"."""
    tokens = passage.tokens
    words = tokens.vocabulary.words
    for first in _places_of_beginnings(passage, index.joined):
        joined = ""
        for last in range(first, min(first + LONGEST_JOINED, len(tokens))):
            if not passage.are_together(first, last):
                break
            joined += words[tokens.ids[last]]
            for number in _patterns_joined(index, joined):
                pattern = index.patterns[number]
                if last - first + 1 != len(pattern.words):
                    verdict = _judge_joined(pattern, passage, first, last)
                    if verdict is not None:
                        endings = Endings(head=ending_of(joined, pattern.joined))
                        yield Candidate(pattern, first, last, replace(verdict, endings=endings))


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
    return Verdict("T104", JOINED_SCORE, len(pattern.content), (), "written together or apart otherwise")
