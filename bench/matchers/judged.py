"""Findings that nobody planted: written out for judging by hand, and the judgements kept beside the bench.

A judgement is a line of judged.txt, `HASH yes` or `HASH no`; the hash is of the rule, the words and the term, so that
nothing of the prose is kept.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from matchers.corpus import Corpus
from matchers.scoring import Reported

VERDICTS = Path(__file__).resolve().parent / "judged.txt"
SAMPLE = 300
AROUND = 70


def mark(each: Reported) -> str:
    """What a judgement is filed under."""
    told = "\t".join((each.code, " ".join(each.text.split()), each.preferred))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def verdicts() -> dict[str, bool]:
    """Judgements by hash."""
    if not VERDICTS.is_file():
        return {}
    lines = (line.split() for line in VERDICTS.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {key: verdict == "yes" for key, verdict in lines}


def draw(found: Iterable[Reported], seed: int) -> list[Reported]:
    """Sample for judging: the same for the same findings."""
    ordered = sorted(found, key=lambda each: (each.name, each.start, each.code))
    return random.Random(seed).sample(ordered, min(SAMPLE, len(ordered)))


def write_sheet(file: Path, sample: Iterable[Reported], corpus: Corpus) -> None:
    """Write a sheet for a reader: hash, judgement so far, rule, score, the term, and the place in its sentence."""
    known = verdicts()
    rows = []
    for each in sample:
        text = corpus.texts[each.name]
        before, after = text[max(0, each.start - AROUND) : each.start], text[each.end : each.end + AROUND]
        place = " ".join(f"{before}[[{each.text}]]{after}".split())
        verdict = {True: "yes", False: "no", None: "?"}[known.get(mark(each))]
        rows.append(f"{mark(each)}\t{verdict}\t{each.code}\t{each.score:.0f}\t{each.preferred}\t{place}\n")
    file.write_text("".join(rows), encoding="utf-8")


def judged_share(sample: Iterable[Reported]) -> tuple[Counter[str], Counter[str], int]:
    """Right and wrong by group of rules, and how many are not judged yet."""
    known = verdicts()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    open_ones = 0
    for each in sample:
        verdict = known.get(mark(each))
        if verdict is None:
            open_ones += 1
        else:
            (right if verdict else wrong)[each.group] += 1
    return right, wrong, open_ones
