"""Exact hits against a slow oracle that shares nothing with the matcher: plain string search over levelled text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from align.document import Document
from align.sentences import find_layout
from align.tokens import Vocabulary
from glossary.artifacts.detection import find_damage, mend_document
from glossary.artifacts.lexicon import load_lexicon
from glossary.concept import fingerprint
from glossary.formats import load_file
from glossary.matching.index import compile_index
from glossary.matching.lookup import Lookup
from glossary.matching.passage import read_passage
from glossary.matching.settle import match_passage
from matchers.corpus import Corpus, Planted
from matchers.scoring import OVERLAP

_LEVELLED = {"’": "'", "‐": "-", "‑": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_ENDINGS = ("", "s", "es", "'s", "'", "s'", "ed", "d", "ing", "ies", "ied", "er", "ers")

Place = tuple[int, int, str]
"""Start, end and concept."""


@dataclass(slots=True)
class HitScore:
    """How the matcher's hits agree with the oracle."""

    standing: int = 0
    found: int = 0
    reported: int = 0
    right: int = 0
    planted: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def compare_hits(corpus: Corpus, glossary_file: Path) -> HitScore:
    """Match every document in this process, damage mended, and hold its hits against the oracle's."""
    glossary = load_file(str(glossary_file))
    index = compile_index(glossary, language="en", as_of=date.today(), fingerprint=fingerprint(glossary))
    lexicon = load_lexicon().extended(each.designation.text for each in index.patterns)
    standing = [term for term in corpus.terms if term.status in ("preferred", "admitted")]
    terms = [(_level(term.text)[0], term.concept) for term in standing]
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for term in standing:
        forms = dict(term.rest).get("forms", "").split("|")
        texts[term.concept] |= {_level(each)[0] for each in (term.text, *forms) if each}
    lookup, vocabulary = Lookup(index, lexicon), Vocabulary()
    result = HitScore()
    for name, text in corpus.texts.items():
        document = Document(name, text, "text/plain", "")
        view = mend_document(document, find_damage(document, lexicon))
        passage = read_passage(view.text, find_layout(view.text), vocabulary, masked=())
        matches = match_passage(lookup, passage, min_score=100)
        hits = sorted(
            (span.start, span.end, hit.concept) for hit in matches.hits for span in [view.to_source(hit.span)]
        )
        planted = corpus.planted[name]
        _compare(result, name, text, hits, list(oracle(text, terms)))
        others = [each for each in hits if not _is_planted(each, planted)]
        _judge(result, name, text, others, texts)
        _look_for_planted(result, hits, [each for each in planted if each.group == "hit"])
    return result


def _is_planted(hit: Place, planted: list[Planted]) -> bool:
    """Whether it lies over a planted variant, which mending may have made a hit."""
    start, end, _ = hit
    return any(each.group == "variant" and start < each.end and each.start < end for each in planted)


def _compare(result: HitScore, name: str, text: str, hits: list[Place], wanted: list[Place]) -> None:
    reported = {(start, concept) for start, _, concept in hits}
    for start, end, concept in wanted:
        result.standing += 1
        if (start, concept) in reported:
            result.found += 1
        else:
            result.missed.append(f"{name} {start}: {text[start - 30 : end + 30]!r} ({concept})")


def _judge(result: HitScore, name: str, text: str, hits: list[Place], texts: dict[str, set[str]]) -> None:
    for start, end, concept in hits:
        result.reported += 1
        if any(is_form(text[start:end], each) for each in texts[concept]):
            result.right += 1
        else:
            result.wrong.append(f"{name} {start}: {text[start:end]!r} ({concept})")


def _look_for_planted(result: HitScore, hits: list[Place], planted: list[Planted]) -> None:
    starts = [start for start, _, _ in hits]
    for each in planted:
        near = hits[bisect_left(starts, each.start - 200) : bisect_left(starts, each.end)]
        common = ((min(end, each.end) - max(start, each.start), end - start, concept) for start, end, concept in near)
        length = each.end - each.start
        is_found = any(
            concept == each.term.concept and shared >= OVERLAP * max(length, own) for shared, own, concept in common
        )
        result.planted[each.kind.name].append(is_found)
        if not is_found:
            result.missed.append(f"planted {each.kind.name}: {each.form!r} ({each.term.concept})")


def oracle(text: str, terms: list[tuple[str, str]]) -> Iterator[Place]:
    """Every place at which a term stands letter for letter, over line breaks, quotes and ligature characters."""
    levelled, places = _level(text)
    for term, concept in terms:
        at = levelled.find(term)
        while at >= 0:
            end = at + len(term)
            is_bounded = not levelled[at - 1 : at].isalnum() and not levelled[end : end + 1].isalnum()
            if is_bounded and _ends_a_word(levelled, at, end):
                yield places[at], places[end - 1] + 1, concept
            at = levelled.find(term, at + 1)


def _ends_a_word(levelled: str, at: int, end: int) -> bool:
    """An apostrophe inside a word is no boundary, save before the s of a possessive."""
    after = levelled[end : end + 3]
    inside = re.match(r"'[^\W_]", after) is not None and re.match(r"'s(?![^\W_])", after) is None
    return not inside and not (levelled[at - 1 : at] == "'" and levelled[at - 2 : at - 1].isalnum())


def _level(text: str) -> tuple[str, array[int]]:
    pieces: list[str] = []
    places = array("q")
    blank = False
    for place, character in enumerate(text):
        if character.isspace():
            if not blank:
                pieces.append(" ")
                places.append(place)
            blank = True
            continue
        blank = False
        letters = _LEVELLED.get(character, character)
        pieces.append(letters)
        places.extend([place] * len(letters))
    return "".join(pieces), places


def is_form(standing: str, term: str) -> bool:
    """Whether a stretch is the term with nothing but endings, capitals and breaks that differ."""
    one, other = (_level(each)[0].lower() for each in (standing, term))
    rejoined = {one, one.replace("- ", ""), one.replace("- ", "-")}
    return any(_is_inflected(each, other) for each in rejoined)


def _is_inflected(one: str, other: str) -> bool:
    words, wanted = one.split(), other.split()
    return len(words) == len(wanted) and all(map(_may_be_form, words, wanted))


def _may_be_form(one: str, other: str) -> bool:
    if one.strip(".") == other.strip("."):
        return True
    stems = {stem for word in (other, other.rstrip("'s"), other.removesuffix("'s")) for stem in _stems(word)}
    return any(stem + ending == one for stem in stems for ending in _ENDINGS)


def _stems(word: str) -> Iterator[str]:
    yield word
    if word.endswith("man"):
        yield word[:-2] + "en"
    if word.endswith("sis"):
        yield word[:-2] + "es"
    yield word + word[-1:]
    for ending in ("s", "es", "y", "e", "ies", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "y", stem + "e")
