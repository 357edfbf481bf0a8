"""The matcher on a labelled corpus of running prose, its speed, and its peers, in one run.

    python bench/matching.py [--full] [--half development|test] [--only accuracy,speed,peers,growth] [--show N]

The quick form (2 MB labelled, 20 MB for our own speed) is the default; --full labels 9.5 MB and takes every size of
glossary. The development half is for tuning: State of the Union addresses of even years and Moby Dick; the test half,
odd years and the King James Bible, is for the figures in docs/measurements.md. Nothing of the corpus is kept in the
project.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from matchers.corpus import Corpus, make_corpus
from matchers.growth import growth_section
from matchers.judged import draw, judged_share, write_sheet
from matchers.plot import write_svg
from matchers.rivals import Run, run_all, run_peer
from matchers.scoring import Score, lint, read_findings, score
from matchers.speed import Speed, glossary_of, measure, scaling, write_texts
from matchers.tables import (
    GROUPS,
    accuracy_table,
    examples,
    further_peers,
    judged_precision,
    peer_table,
    recall_plot,
    speed_table,
)
from matchers.terms import as_csv
from matchers.texts import HALVES, kept
from measurements import PAGE, write_section

PLOT = PAGE.parent / "images" / "bench-matching.svg"
SCALED_PEER = "rapidfuzz per term"
PARTS = ("accuracy", "speed", "peers", "growth")


@dataclass(frozen=True, slots=True)
class Form:
    """How much is measured."""

    megabytes: float
    bulk: float
    per_class: int
    sizes: tuple[int, ...]
    times: int
    seconds: float
    places: int
    limit: float
    shares: tuple[float, ...]
    more: tuple[int, ...] = ()


QUICK = Form(
    megabytes=2,
    bulk=20,
    per_class=60,
    sizes=(100, 1_000, 10_000),
    times=1,
    seconds=4,
    places=0,
    limit=120,
    shares=(0.25, 1),
    more=(10_000,),
)
FULL = Form(
    megabytes=9.5,
    bulk=20,
    per_class=250,
    sizes=(100, 1_000, 10_000, 100_000),
    times=3,
    seconds=20,
    places=100,
    limit=600,
    shares=(0.125, 0.25, 0.5, 1),
    more=(10_000,),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--full", action="store_true")
    form.add_argument("--quick", action="store_true", help="the default")
    parser.add_argument("--half", choices=HALVES, default="test")
    parser.add_argument("--only", default=",".join(PARTS), metavar="PARTS", help="parts, with commas between")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--terms", type=int, default=1_000)
    parser.add_argument("--megabytes", type=float, help="labelled text for accuracy")
    parser.add_argument("--per-class", type=int, help="planted places of each class")
    parser.add_argument("--sizes", help="sizes of glossary for the speed, with commas between")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="examples of each class of misses and alarms")
    asked = parser.parse_args()
    chosen = FULL if asked.full else QUICK
    if asked.sizes:
        chosen = replace(chosen, sizes=tuple(int(each) for each in asked.sizes.split(",")))
    corpus = make_corpus(
        asked.half,
        seed=asked.seed,
        terms=asked.terms,
        megabytes=asked.megabytes or chosen.megabytes,
        per_class=asked.per_class or chosen.per_class,
    )
    parts = asked.only.split(",")
    body = measure_parts(corpus, parts, chosen, asked)
    print(body)
    if asked.half == "test" and parts == list(PARTS) and not asked.show:
        write_section("matching", "The matcher on running prose, and its peers", body)


def measure_parts(corpus: Corpus, parts: list[str], form: Form, asked: argparse.Namespace) -> str:
    """Every part asked for, in the order in which a reader wants them."""
    planted = sum(each.group == "variant" for _, each in corpus.places())
    name = f"{'Full' if asked.full else 'Quick'} form, {asked.half} half, seed {asked.seed}"
    size = f"{corpus.bytes / 1e6:.1f} MB in {len(corpus.texts)} documents, {len(corpus.terms):,} terms"
    sections = [f"{name}: {size}, {planted:,} planted variants."]
    panels = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        result = _accuracy(corpus, folder)
        if "accuracy" in parts:
            sections += [accuracy_table(corpus, result, folder / "terms.csv"), _judging(corpus, result, asked)]
            sections += examples(result, asked.show)
        size = write_texts(corpus, folder / "texts", form.bulk) if {"speed", "peers"} & set(parts) else 0
        speeds = _speeds(corpus, folder / "texts", size, form, asked) if {"speed", "peers"} & set(parts) else []
        if "speed" in parts:
            two = scaling(folder / "texts", glossary_of(corpus, len(corpus.terms), asked.seed), times=form.times)
            sections.append(speed_table(speeds, two))
        if "peers" in parts:
            runs = _peers(corpus, form)
            further = _further(corpus, form, asked)
            ours = next((each for each in speeds if each.terms == len(corpus.terms)), Speed(0, size))
            sections.append(peer_table(result, ours, runs))
            sections += further_peers(speeds, further)
            panels.append(recall_plot(result, ours, runs))
        if "growth" in parts:
            told, drawn = growth_section(corpus, speeds, form.shares, limit=form.limit)
            sections.append(told)
            panels += drawn
    if panels and asked.half == "test":
        write_svg(PLOT, panels, "Recall against speed of the matcher and its peers; time against text and glossary")
        sections.append("![Recall against speed, and growth](images/bench-matching.svg)")
    return "\n\n".join(sections)


def _accuracy(corpus: Corpus, folder: Path) -> Score:
    glossary, output = folder / "terms.csv", folder / "report.jsonl"
    glossary.write_text(as_csv(corpus.terms), encoding="utf-8")
    lint(corpus.write(folder / "texts"), glossary, output, cache=folder / "cache")
    return score(corpus, read_findings(output))


def _judging(corpus: Corpus, result: Score, asked: argparse.Namespace) -> str:
    sample = draw(result.unplanted, asked.seed)
    sheet = kept("judging") / f"{asked.half}.tsv"
    write_sheet(sheet, sample, corpus)
    right, wrong, unjudged = judged_share(sample)
    words = sum(len(text.split()) for text in corpus.texts.values())
    shares = ", ".join(
        f"{group}: {right[group]} of {right[group] + wrong[group]} right" for group in sorted({*right, *wrong})
    )
    print(f"Unplanted findings to judge: {sheet}")
    return (
        f"Unplanted findings: {len(result.unplanted)} in {words:,} words; of {len(sample)} drawn, {unjudged} not judged"
        f"{'; ' + shares if shares else ''}. Precision over everything reported: "
        + ", ".join(f"{group} **{judged_precision(result, group):.3f}**" for group in GROUPS)
        + "."
    )


def _speeds(corpus: Corpus, texts: Path, size: int, form: Form, asked: argparse.Namespace) -> list[Speed]:
    return [
        measure(texts, size, glossary_of(corpus, count, asked.seed), times=form.times, limit=form.limit)
        for count in form.sizes
    ]


def _peers(corpus: Corpus, form: Form) -> list[Run]:
    terms = [term.text for term in corpus.terms]
    return run_all(corpus, terms, seconds=form.seconds, places=form.places, limit=max(form.limit, 120))


def _further(corpus: Corpus, form: Form, asked: argparse.Namespace) -> list[Run]:
    """The fuzzy peer that is quickest to start, at larger glossaries."""
    return [
        run_peer(
            SCALED_PEER,
            corpus,
            [term.text for term in glossary_of(corpus, count, asked.seed)],
            seconds=form.seconds,
            places=form.places,
            limit=form.limit,
        )
        for count in form.more
    ]


if __name__ == "__main__":
    main()
