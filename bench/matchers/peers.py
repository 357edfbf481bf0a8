"""The peers, each in its own process and its own virtual environment: what it finds and what that costs.

Run by bench/matching.py as `python peers.py NAME REQUEST ANSWER`, with the interpreter of the peers' environment; it
imports nothing of the project. A peer whose time is up stops, and says how much of the text it has read.
"""

from __future__ import annotations

import json
import re
import sys
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

Found = Iterator[tuple[int, int, int]]
"""Start, end and the number of the term."""
Search = Callable[[str], Found]

CUTOFF = 85
"""Ratio from which rapidfuzz's users take two stretches for the same; the first trial's choice."""
FAR, NEAR = 8, 5
"""Letters from which two edits, and one, are allowed."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE = re.compile(r"[^.!?]+[.!?]?")


def _is_bounded(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def ahocorasick(terms: list[str]) -> Search:
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick([term.lower() for term in terms])

    def search(text: str) -> Found:
        for number, start, end in automaton.find_matches_as_indexes(text.lower(), overlapping=True):
            if _is_bounded(text, start, end):
                yield start, end, number

    return search


def flashtext(terms: list[str]) -> Search:
    from flashtext import KeywordProcessor

    processor = KeywordProcessor()
    for number, term in enumerate(terms):
        processor.add_keyword(term, str(number))

    def search(text: str) -> Found:
        for number, start, end in processor.extract_keywords(text, span_info=True):
            yield start, end, int(number)

    return search


def flashtext2(terms: list[str]) -> Search:
    from flashtext2 import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for number, term in enumerate(terms):
        processor.add_keyword(term, str(number))

    def search(text: str) -> Found:
        for number, start, end in processor.extract_keywords_with_span(text):
            yield start, end, int(number)

    return search


def spacy_phrases(terms: list[str]) -> Search:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for number, term in enumerate(terms):
        matcher.add(str(number), [nlp.make_doc(term)])

    def search(text: str) -> Found:
        doc = nlp.make_doc(text)
        for label, first, last in matcher(doc):
            span = doc[first:last]
            yield span.start_char, span.end_char, int(nlp.vocab.strings[label])

    return search


def rapidfuzz_per_term(terms: list[str]) -> Search:
    """Each term against each sentence, in bulk; where it is, only for the pairs above the cut-off."""
    import numpy as np
    from rapidfuzz import fuzz, process

    lowered = [term.lower() for term in terms]

    def search(text: str) -> Found:
        spans = [each.span() for each in _SENTENCE.finditer(text)]
        sentences = [text[start:end].lower() for start, end in spans]
        scores = process.cdist(
            lowered, sentences, scorer=fuzz.partial_ratio, score_cutoff=CUTOFF, dtype=np.uint8, workers=1
        )
        for number, sentence in zip(*scores.nonzero(), strict=True):
            placed = fuzz.partial_ratio_alignment(lowered[number], sentences[sentence], score_cutoff=CUTOFF)
            if placed is not None:
                start = spans[sentence][0]
                yield start + placed.dest_start, start + placed.dest_end, int(number)

    return search


def rapidfuzz_windows(terms: list[str]) -> Search:
    """Each term against each window of as many words, and one more or less."""
    import numpy as np
    from rapidfuzz import fuzz, process

    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for number, term in enumerate(terms):
        by_length[len(_WORD.findall(term))].append(number)

    def search(text: str) -> Found:
        words = [each.span() for each in _WORD.finditer(text)]
        for length, numbers in by_length.items():
            windows = [
                (words[at][0], words[at + size - 1][1])
                for size in range(max(1, length - 1), length + 2)
                for at in range(len(words) - size + 1)
            ]
            if not windows:
                continue
            scores = process.cdist(
                [terms[number].lower() for number in numbers],
                [text[start:end].lower() for start, end in windows],
                scorer=fuzz.ratio,
                score_cutoff=CUTOFF,
                dtype=np.uint8,
                workers=1,
            )
            for row, column in zip(*scores.nonzero(), strict=True):
                yield *windows[column], numbers[row]

    return search


def _edits(term: str) -> int:
    return 2 if len(term) >= FAR else int(len(term) >= NEAR)


def fuzzysearch(terms: list[str]) -> Search:
    from fuzzysearch import find_near_matches

    lowered = [(number, term.lower(), _edits(term)) for number, term in enumerate(terms)]

    def search(text: str) -> Found:
        lower = text.lower()
        for number, term, edits in lowered:
            for each in find_near_matches(term, lower, max_l_dist=edits):
                yield each.start, each.end, number

    return search


def spaczz(terms: list[str]) -> Search:
    import spacy
    from spaczz.matcher import FuzzyMatcher

    nlp = spacy.blank("en")
    matcher = FuzzyMatcher(nlp.vocab)
    for number, term in enumerate(terms):
        matcher.add(str(number), [nlp.make_doc(term)])

    def search(text: str) -> Found:
        doc = nlp.make_doc(text)
        for label, first, last, *_ in matcher(doc):
            span = doc[first:last]
            yield span.start_char, span.end_char, int(label)

    return search


def hyperscan(terms: list[str]) -> Search:
    """All terms in one database, two edits allowed from eight letters on; ends only, starts are reckoned."""
    import hyperscan as hs

    database = hs.Database()
    extensions = [hs.ExpressionExt(flags=hs.HS_EXT_FLAG_EDIT_DISTANCE, edit_distance=_edits(term)) for term in terms]
    database.compile(
        expressions=[re.escape(term).encode() for term in terms],
        ids=list(range(len(terms))),
        elements=len(terms),
        flags=[hs.HS_FLAG_CASELESS] * len(terms),
        ext=extensions,
    )

    def search(text: str) -> Found:
        found: list[tuple[int, int]] = []
        content = text.encode()
        database.scan(content, match_event_handler=lambda number, _, end, *__: found.append((number, end)))
        ends = list(range(len(text) + 1)) if len(content) == len(text) else _byte_ends(text)
        for number, end in found:
            at = ends[end] if len(content) == len(text) else bisect_right(ends, end) - 1
            yield max(0, at - len(terms[number])), at, number

    return search


def _byte_ends(text: str) -> list[int]:
    ends = [0]
    for character in text:
        ends.append(ends[-1] + len(character.encode()))
    return ends


PEERS: dict[str, tuple[str, Callable[[list[str]], Search], bool]] = {
    "ahocorasick_rs": ("ahocorasick_rs", ahocorasick, False),
    "FlashText": ("flashtext", flashtext, False),
    "flashtext2": ("flashtext2", flashtext2, False),
    "spaCy PhraseMatcher": ("spacy", spacy_phrases, False),
    "rapidfuzz per term": ("rapidfuzz", rapidfuzz_per_term, True),
    "rapidfuzz on windows": ("rapidfuzz", rapidfuzz_windows, True),
    "fuzzysearch": ("fuzzysearch", fuzzysearch, True),
    "spaczz": ("spaczz", spaczz, True),
    "Hyperscan, distance 2": ("hyperscan", hyperscan, False),
}
"""Distribution, what makes the search, and whether it is slow enough to be given a stretch."""


def _pieces(documents: dict[str, str], *, cut: bool) -> Iterator[tuple[str, int, str]]:
    """Documents, or for a slow peer their paragraphs spread over all of them."""
    for name, text in documents.items():
        if not cut:
            yield name, 0, text
            continue
        start = 0
        for piece in re.split(r"(?<=\n\n)", text):
            yield name, start, piece
            start += len(piece)


def _spread(pieces: Iterable[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """The same pieces in an order that is a fair sample at any length."""
    import random

    listed = list(pieces)
    random.Random(1).shuffle(listed)
    return listed


def main() -> None:
    name, request, answer = sys.argv[1:]
    asked: dict[str, Any] = json.loads(Path(request).read_text("utf-8"))
    distribution, make, is_slow = PEERS[name]
    gold = {document: sorted(map(tuple, spans)) for document, spans in asked["gold"].items()}
    began = time.process_time()
    search = make(asked["terms"])
    compiled = time.process_time()
    pieces = _spread(_pieces(asked["documents"], cut=True)) if is_slow else _pieces(asked["documents"], cut=False)
    spent, read, total, places = 0.0, 0, 0, 0
    found: list[tuple[str, int, int, int]] = []
    stretches: list[tuple[str, int, int]] = []
    for document, at, text in pieces:
        before = time.process_time()
        reported = list(search(text))
        spent += time.process_time() - before
        read += len(text.encode())
        total += len(reported)
        spans = [span for span in gold.get(document, ()) if at <= span[0] < at + len(text)]
        places += len(spans)
        stretches.append((document, at, at + len(text)))
        for start, end, number in reported:
            if any(start + at < last and first < end + at for first, last in spans):
                found.append((document, start + at, end + at, number))
        if is_slow and spent > asked["seconds"] and places >= asked["places"]:
            break
    told = {
        "version": version(distribution),
        "compile": compiled - began,
        "match": spent,
        "bytes": read,
        "reported": total,
        "stretches": stretches if is_slow else None,
        "found": found,
    }
    Path(answer).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
