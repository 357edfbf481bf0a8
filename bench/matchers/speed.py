"""What our matcher costs through the command line: cold and warm, by glossary and by text, and on two cores."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from matchers.corpus import Corpus
from matchers.meter import finish, start
from matchers.scoring import gloss_command, lint
from matchers.terms import Pool, Term, as_csv, draw_terms, find_phrases
from matchers.texts import HALVES, Prose, bulk, half_of_prose

SEED_ROWS = 900
"""Rows that the seed glossary can give at most."""
PRIMING = "The members of the house asked about the state of the treasury in that year.\n"


@dataclass(frozen=True, slots=True)
class Speed:
    """Our figures at one size of glossary; `failed` says why there are none."""

    terms: int
    bytes: int
    cold: float = 0.0
    warm: float = 0.0
    compile_cold: float = 0.0
    compile_warm: float = 0.0
    peak: int = 0
    failed: str = ""

    @property
    def cold_rate(self) -> float:
        """MB per CPU second, everything compiled in the process."""
        return self.bytes / 1e6 / self.cold if self.cold else 0.0

    @property
    def warm_rate(self) -> float:
        """MB per CPU second, the index from its disk cache."""
        return self.bytes / 1e6 / self.warm if self.warm else 0.0


def glossary_of(corpus: Corpus, count: int, seed: int) -> list[Term]:
    """The corpus's own terms, fewer of them, or more from both halves' prose."""
    if count <= len(corpus.terms):
        return random.Random(seed).sample(corpus.terms, count)
    pool = Pool(Counter(), Counter())
    for half in HALVES:
        found = find_phrases(half_of_prose(half))
        pool.counts.update(found.counts)
    own = {term.text.lower() for term in corpus.terms} | {term.concept for term in corpus.terms}
    drawn = draw_terms(pool, count + len(own), random.Random(seed), seed_share=0.0)
    more = [term for term in drawn if term.text.lower() not in own and term.concept not in own]
    return [*corpus.terms, *more][:count]


def write_texts(corpus: Corpus, folder: Path, megabytes: float) -> int:
    """The labelled documents, and unlabelled prose up to `megabytes`; returns bytes."""
    corpus.write(folder)
    size = corpus.bytes
    further: Prose = {}
    if size < megabytes * 1e6:
        further = half_of_prose("development") | bulk()
    for name, paragraphs in further.items():
        if size >= megabytes * 1e6:
            break
        content = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs).encode()
        (folder / f"{name}.txt").write_bytes(content)
        size += len(content)
    return size


def measure(texts: Path, size: int, terms: list[Term], *, times: int, limit: float) -> Speed:
    """Alternate cold and warm; the warm cache is made by linting another text with the same glossary."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        glossary, output = folder / "terms.csv", folder / "report.jsonl"
        glossary.write_text(as_csv(terms), encoding="utf-8")
        other = folder / "other.txt"
        other.write_text(PRIMING, encoding="utf-8")
        first = lint(other, glossary, output, cache=folder / "warm", limit=limit)
        if first is None:
            return Speed(len(terms), size, failed=f"compilation not done within {limit:.0f} s")
        again = lint(other, glossary, output, cache=folder / "warm", limit=limit)
        cold, warm, peak = [], [], 0
        for number in range(times):
            for cache, taken in ((f"cold{number}", cold), ("warm", warm)):
                cost = lint(texts, glossary, output, cache=folder / cache, limit=limit)
                if cost is None:
                    return Speed(len(terms), size, failed=f"not done within {limit:.0f} s")
                taken.append(cost.cpu)
                peak = max(peak, cost.peak)
    compile_warm = again.cpu if again else 0.0
    return Speed(len(terms), size, median(cold), median(warm), first.cpu, compile_warm, peak)


def growth_in_text(corpus: Corpus, terms: list[Term], shares: tuple[float, ...], *, limit: float) -> list[list[float]]:
    """[bytes, CPU seconds over many documents, CPU seconds over one document] for shares of the corpus."""
    names = sorted(corpus.texts)
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        glossary, output, one = folder / "terms.csv", folder / "report.jsonl", folder / "one.txt"
        glossary.write_text(as_csv(terms), encoding="utf-8")
        for share in shares:
            part = folder / f"part{share}"
            part.mkdir()
            chosen = _first(names, corpus, share)
            for each in chosen:
                (part / f"{each}.txt").write_text(corpus.texts[each], encoding="utf-8")
            one.write_text("".join(corpus.texts[each] for each in chosen), encoding="utf-8")
            costs = [lint(path, glossary, output, cache=folder / "warm", limit=limit) for path in (part, one)]
            size = sum(len(corpus.texts[each].encode()) for each in chosen)
            found.append([float(size), *(cost.cpu if cost else 0.0 for cost in costs)])
    return found


def _first(names: list[str], corpus: Corpus, share: float) -> list[str]:
    wanted, size, chosen = share * corpus.bytes, 0, []
    for name in names:
        if size < wanted:
            chosen.append(name)
            size += len(corpus.texts[name].encode())
    return chosen


def scaling(texts: Path, terms: list[Term], *, times: int) -> float:
    """What two workers of one run reach, as a share of what two independent runs reach side by side."""
    shares = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        glossary = folder / "terms.csv"
        glossary.write_text(as_csv(terms), encoding="utf-8")
        environment = {"GLOSS_CACHE": str(folder / "cache")}
        for _ in range(times):
            both = [
                start(gloss_command(texts, glossary, folder / f"out{number}", jobs=1), environment) for number in (0, 1)
            ]
            apart = max(cost.wall for cost in map(finish, both) if cost)
            together = finish(start(gloss_command(texts, glossary, folder / "out2", jobs=2), environment))
            shares.append(apart / 2 / together.wall if together else 0.0)
    return median(shares)
