"""How a document uses words that no list has: in code, by themselves, often, or twice on end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from align.document import Span
from glossary.artifacts.cut import WordTable
from glossary.artifacts.judge import DOUBTFUL, LIGATURES, UNKNOWN, Judge
from glossary.artifacts.surroundings import touches_code
from glossary.artifacts.testimony import Testimony

_GAP = re.compile(r"\s{0,24}")
_FEWEST_ALONE = 2  # so many places where a piece joins no neighbour make it a word of the document's own
_SHORTEST = 3  # letters of such a word: "nd" is the rest of "2nd" too
_OFTEN = 3
_MOST_DOUBLES = 3  # so often doubled, a word stands there for what a command takes: "a file of type type"


@dataclass(frozen=True, slots=True)
class Usage:
    """Words that are none: those in code, by themselves between words that they do not join, and those had often.

    `doubled` are words of any kind, in small letters, that follow themselves often.
    """

    in_code: frozenset[str]
    alone: frozenset[str]
    often: frozenset[str]
    doubled: frozenset[str]


def ask_usage(testimony: Testimony) -> Usage:
    """How the document uses words that no list has."""
    in_code: set[str] = set()
    counts: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    doubles: Counter[str] = Counter()
    judge = testimony.judge
    for text, table in testimony.tables():
        marks = judge.marks()[table.ids]
        folded = judge.folded()[table.ids]
        doubles.update(table.surfaces[at].lower() for at in np.flatnonzero(folded[1:] == folded[:-1]).tolist())
        doubtful = (marks & DOUBTFUL).astype(np.bool_).tolist()
        for number in np.flatnonzero(marks & UNKNOWN).tolist():
            word = table.surfaces[number]
            counts[word] += 1
            if word not in in_code and touches_code(text, Span(int(table.starts[number]), int(table.ends[number]))):
                in_code.add(word)
            if len(word) >= _SHORTEST and word not in LIGATURES and alone[word] < _FEWEST_ALONE:
                alone[word] += word in in_code or _stands_alone(number, text, table, doubtful, judge)
    return Usage(
        frozenset(in_code),
        frozenset(word for word, times in alone.items() if times >= _FEWEST_ALONE),
        frozenset(word for word, times in counts.items() if times >= _OFTEN),
        frozenset(word for word, times in doubles.items() if times >= _MOST_DOUBLES),
    )


def _stands_alone(number: int, text: str, table: WordTable, doubtful: list[bool], judge: Judge) -> bool:
    """Say whether neither neighbour may be the rest of the word."""
    for left, beside in ((number - 1, number - 1), (number, number + 1)):
        if not 0 <= beside < len(doubtful):
            continue
        if _GAP.fullmatch(text, int(table.ends[left]), int(table.starts[left + 1])) is None:
            continue
        if doubtful[beside] or judge.target_level(table.surfaces[left] + table.surfaces[left + 1]) is not None:
            return False
    return True
